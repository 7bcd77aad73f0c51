import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEPARTMENTS } from '../../../shared/registers/references.ts';
import type { ReadCell } from '../../../shared/sheet/cell.ts';
import type { Layout } from '../../../shared/sheet/print.ts';
import { guessLayout, headerOf, positionsIn, readTab, sameLayout } from '../../../shared/sheet/tab.ts';
import type { Merge, TabSnapshot } from '../../../shared/sheet/sheets.ts';

type Texts = readonly (string | boolean | ReadCell | undefined)[];

const cells = (texts: Texts): readonly (ReadCell | undefined)[] => texts.map((raw) => (raw === undefined || typeof raw === 'object' ? raw : { raw }));
const tab = (keys: readonly (string | undefined)[], ...rows: readonly Texts[]): TabSnapshot => ({
  sheetId: 7, title: '部门', rowCount: 1_000, columnCount: keys.length, keys, merges: [],
  rows: rows.map((texts, index) => ({ index, metadata: [], cells: cells(texts) })),
});
const read = (snapshot: TabSnapshot) => readTab(DEPARTMENTS, snapshot);

describe('columns are found by identity, never by letter', () => {
  test.each<[string, TabSnapshot, Layout]>([
    ['by the key in their metadata', tab(['name', 'head'], ['部门', '负责人']), ['name', 'head']],
    ['wherever they were moved', tab(['head', 'name'], ['负责人', '部门']), ['head', 'name']],
    ['whatever the title says now', tab(['name', 'head'], ['科室', '头儿']), ['name', 'head']],
    ['also under a title of another column of ours', tab(['name', 'head'], ['负责人', '部门']), ['name', 'head']],
    ['also without a title', tab(['name', 'head'], []), ['name', 'head']],
    ['by the title, where the metadata is gone', tab([undefined, undefined], ['部门', '负责人']), ['name', 'head']],
    ['by the title, where there is less metadata than columns', tab(['name'], ['部门', '负责人']), ['name', 'head']],
    ['by the title, where a key is a stranger\'s', tab(['colour', 'head'], ['部门', '负责人']), ['name', 'head']],
    ['a column of somebody else is left alone', tab(['name', undefined, 'head'], ['部门', '备注', '负责人']), ['name', null, 'head']],
    ['a key this register does not have is a stranger', tab(['name', 'colour'], ['部门', '颜色']), ['name', null]],
    ['a stranger with a title of ours, while ours is there', tab(['name', undefined], ['部门', '部门']), ['name', null]],
    ['wherever the stranger stands', tab([undefined, 'name'], ['部门', '部门']), [null, 'name']],
    ['of two with one title and no key the left one counts', tab([undefined, undefined], ['部门', '部门']), ['name', null]],
    ['of two with one key the left one counts', tab(['name', 'name'], ['部门', '部门']), ['name', null]],
    ['whatever the right one is called', tab(['name', 'name', 'head'], ['科室', '部门', '负责人']), ['name', null, 'head']],
    ['spaces around a title do no harm', tab([undefined], [' 部门 ']), ['name']],
    ['a title that was changed and lost its key is left out', tab(['name', undefined], ['部门', '头儿']), ['name', null]],
    ['nothing is found where nothing is', tab([]), []],
  ])('%s', (_, snapshot, layout) => {
    const { layout: found, position } = read(snapshot);
    expect([found, position]).toEqual([layout, positionsIn(layout)]);
  });

  test('each stands in one place', () =>
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(undefined, 'name', 'head', 'colour'), fc.constantFrom('部门', '负责人', '颜色', '')), { maxLength: 6 }), (columns) => {
      const { layout } = read(tab(columns.map(([key]) => key), columns.map(([, title]) => title)));
      const keys = layout.filter((key) => key !== null);
      expect([layout.length, new Set(keys).size, keys.includes('colour')]).toEqual([columns.length, keys.length, false]);
      const marked = ['name', 'head'].map((key) => [key, columns.findIndex(([own]) => own === key)] as const).filter(([, index]) => index >= 0);
      expect(marked.map(([key]) => [key, layout.indexOf(key)])).toEqual(marked);
    })));
  test('positions leave out strangers', () => expect(positionsIn([null, 'name', null, 'head'])).toEqual(new Map([['name', 1], ['head', 3]])));
  test('the header is read as text', () => expect(headerOf(['部门', 2_026, true, undefined, null, ''])).toEqual(['部门', '2026', '', '', '', '']));
});

describe('layouts are the same', () => {
  test.each<[string, Layout, Layout, boolean]>([
    ['column by column', ['name', null, 'head'], ['name', null, 'head'], true],
    ['whatever strangers stand beyond', ['name'], ['name', null, null], true],
    ['where there is nothing but strangers', [], [null], true],
    ['not with a stranger between', ['name', 'head'], ['name', null, 'head'], false],
    ['not with a stranger before', ['name'], [null, 'name'], false],
    ['not in another order', ['name', 'head'], ['head', 'name'], false],
    ['not with another first', ['name', 'head'], ['leader', 'head'], false],
    ['not with another last', ['name', 'head'], ['name', 'leader'], false],
    ['not with a column less', ['name', 'head'], ['name'], false],
  ])('%s', (_, one, other, expected) => expect([sameLayout(one, other), sameLayout(other, one)]).toEqual([expected, expected]));
});

describe('under a changed header columns are looked for', () => {
  const header = ['部门', '备注', '负责人', '最高领导'];
  const before = { header, layout: ['name', null, 'head', 'leader'] };

  test.each<[string, readonly string[], Layout]>([
    ['where they stood, if one was renamed', ['科室', '备注', '负责人', '最高领导'], ['name', null, 'head', 'leader']],
    ['also if all were', ['a', 'b', 'c', 'd'], ['name', null, 'head', 'leader']],
    ['also if a title was emptied', ['', '备注', '负责人', '最高领导'], ['name', null, 'head', 'leader']],
    ['under their titles, if one was moved', ['备注', '负责人', '最高领导', '部门'], [null, 'head', 'leader', 'name']],
    ['or one came in', ['部门', '新', '备注', '负责人', '最高领导'], ['name', null, null, 'head', 'leader']],
    ['or one without a title', ['', '部门', '备注', '负责人', '最高领导'], [null, 'name', null, 'head', 'leader']],
    ['or came in at the end', [...header, '新'], ['name', null, 'head', 'leader', null]],
    ['or one was deleted', ['部门', '备注', '最高领导'], ['name', null, 'leader']],
    ['or the last was', ['部门', '备注', '负责人'], ['name', null, 'head']],
    ['or one was copied: the left one counts', ['部门', '备注', '负责人', '负责人', '最高领导'], ['name', null, 'head', null, 'leader']],
    ['a renamed one beside one that moved in front', ['最高领导', '科室', '备注', '负责人'], ['leader', null, null, 'head']],
  ])('%s', (_, now, expected) => expect(guessLayout(before, now)).toEqual(expected));

  test('an emptied title is not taken for one that never was', () => expect(guessLayout({ header: ['部门', '', '负责人'], layout: ['name', null, 'head'] }, ['', '', '负责人'])).toEqual(['name', null, 'head']));
  test('of two with one title each is taken once, from the left', () => expect(guessLayout({ header: ['备注', '备注'], layout: ['name', 'head'] }, ['新', '备注', '备注'])).toEqual([null, 'name', 'head']));
  test('no column is found twice', () =>
    fc.assert(fc.property(fc.array(fc.constantFrom(...header, '', '新'), { maxLength: 7 }), (now) => {
      const keys = guessLayout(before, now).filter((key) => key !== null);
      expect(new Set(keys).size).toBe(keys.length);
    })));
  test('as it was, nothing changes', () => expect(guessLayout(before, header)).toEqual(before.layout));
});

describe('rows', () => {
  const snapshot = tab(['name', undefined, 'head'], ['部门', '备注', '负责人'], ['售后部', undefined, '赵头'], [undefined, undefined, undefined], [undefined, '只有备注', undefined], ['安装部', '', false]);

  test('are read by column key', () => expect(read(snapshot).rows.map((row) => row.cells)).toEqual([{ name: { raw: '售后部' }, head: { raw: '赵头' } }, { name: { raw: '安装部' } }]));
  test('keep their place', () => expect(read(snapshot).rows.map(({ index }) => index)).toEqual([1, 4]));
  test('know where they are from', () => expect(read(snapshot)).toMatchObject({ sheetId: 7, title: '部门', rowCount: 1_000, columnCount: 3, header: ['部门', '备注', '负责人'] }));
  test('of an empty tab there are none', () => expect([read(tab(['name'], ['部门'])).rows, read(tab([])).rows, read(tab([])).header]).toEqual([[], [], []]));
  test('a zero and a tick are something', () => expect(read(tab(['name', 'head'], ['部门', '负责人'], [{ raw: 0 }, true])).rows[0]?.cells).toEqual({ name: { raw: 0 }, head: { raw: true } }));
  test('a row that carries a mark is kept, however blank its columns', () => {
    const marked = { ...snapshot, rows: snapshot.rows.map((row) => (row.index === 3 ? { ...row, metadata: [2_000_001] } : row)) };
    expect(read(marked).rows.map(({ index, metadata }) => [index, metadata])).toEqual([[1, []], [3, [2_000_001]], [4, []]]);
  });
  test('a formula and an error come along', () => expect(read(tab(['name'], ['部门'], [{ raw: '#N/A', formula: '=A9', broken: true }])).rows[0]?.cells).toEqual({ name: { raw: '#N/A', formula: '=A9', broken: true } }));
  test('notes are told apart from values', () =>
    expect(read(tab(['name', 'head', undefined], ['部门'], [{ raw: '售后部', note: '看这里' }, { raw: '', note: '空白也有' }, { raw: '', note: '别人的' }])).rows[0])
      .toMatchObject({ cells: { name: { raw: '售后部' } }, notes: { name: '看这里', head: '空白也有' } }));
  test('a row of which only a note is left is none', () => expect(read(tab(['name'], ['部门'], [{ raw: '', note: '看这里' }])).rows).toEqual([]));
  test('say whether only their mark was read', () => {
    const rows = read({ ...snapshot, rows: [...snapshot.rows.slice(0, 2), { index: 8, metadata: [5], cells: [], partial: true }] }).rows;
    expect(rows.map(({ partial }) => partial)).toEqual([false, true]);
  });
});

const told = (...merges: readonly Merge[]) =>
  read({ ...tab(['name', 'head', 'leader'], ['部门', '负责人', '最高领导'], ['售后部', '赵头', { raw: '孙领', note: '注' }], ['安装部', '郑头', '冯领']), merges }).rows.map(({ cells: its, covered, notes }) => [Object.keys(its), [...covered], Object.keys(notes)]);

describe('a cell under a merge says nothing', () => {
  const FREE = [['name', 'head', 'leader'], [], []];

  test.each<[string, Merge, readonly unknown[]]>([
    ['beside its first', { rows: [1, 2], columns: [0, 2] }, [[['name', 'leader'], ['head'], ['leader']], FREE]],
    ['below its first', { rows: [1, 3], columns: [1, 2] }, [[['name', 'head', 'leader'], [], ['leader']], [['name', 'leader'], ['head'], []]]],
    ['beside and below', { rows: [1, 3], columns: [1, 3] }, [[['name', 'head'], ['leader'], []], [['name'], ['head', 'leader'], []]]],
    ['that begins in the header', { rows: [0, 2], columns: [0, 1] }, [[['head', 'leader'], ['name'], ['leader']], FREE]],
    ['of a whole row', { rows: [2, 3], columns: [0, Infinity] }, [[['name', 'head', 'leader'], [], ['leader']], [['name'], ['head', 'leader'], []]]],
    ['not above it', { rows: [3, 5], columns: [0, 3] }, [[['name', 'head', 'leader'], [], ['leader']], FREE]],
    ['not below it', { rows: [0, 1], columns: [0, 3] }, [[['name', 'head', 'leader'], [], ['leader']], FREE]],
  ])('%s', (_, merge, expected) => expect(told(merge)).toEqual(expected));
  test('of two merges each covers its own', () => expect(told({ rows: [1, 2], columns: [0, 2] }, { rows: [2, 3], columns: [1, 3] }).map(([, covered]) => covered)).toEqual([['head'], ['leader']]));
});

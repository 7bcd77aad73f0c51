import { describe, expect, test } from 'vitest';
import { DEPARTMENTS } from '../../../shared/registers/references.ts';
import type { ReadCell } from '../../../shared/sheet/cell.ts';
import { readTab } from '../../../shared/sheet/tab.ts';
import type { TabSnapshot } from '../../../shared/sheet/sheets.ts';

const cells = (texts: readonly (string | boolean | undefined)[]): readonly (ReadCell | undefined)[] => texts.map((raw) => (raw === undefined ? undefined : { raw }));
const tab = (keys: readonly (string | undefined)[], ...rows: readonly (readonly (string | boolean | undefined)[])[]): TabSnapshot => ({
  sheetId: 7, title: '部门', rowCount: 1_000, columnCount: keys.length, keys,
  rows: rows.map((texts, index) => ({ index, metadata: [], cells: cells(texts) })),
});
const read = (snapshot: TabSnapshot) => readTab(DEPARTMENTS, snapshot);

describe('columns are found by identity, never by letter', () => {
  test.each<[string, TabSnapshot, readonly (string | null)[]]>([
    ['by the key in their metadata', tab(['name', 'head'], ['部门', '负责人']), ['name', 'head']],
    ['wherever they were moved', tab(['head', 'name'], ['负责人', '部门']), ['head', 'name']],
    ['whatever the title says now', tab(['name', 'head'], ['科室', '头儿']), ['name', 'head']],
    ['by the title, where the metadata is gone', tab([undefined, undefined], ['部门', '负责人']), ['name', 'head']],
    ['a column of somebody else is left alone', tab(['name', undefined, 'head'], ['部门', '备注', '负责人']), ['name', null, 'head']],
    ['a key this register does not have is a stranger', tab(['name', 'colour'], ['部门', '颜色']), ['name', null]],
    ['a stranger with a title of ours, while ours is there', tab(['name', undefined], ['部门', '部门']), ['name', null]],
    ['wherever the stranger stands', tab([undefined, 'name'], ['部门', '部门']), [null, 'name']],
    ['a copied column is not taken twice', tab(['name', 'name'], ['部门', '部门']), ['name', null]],
    ['spaces around a title do no harm', tab([undefined], [' 部门 ']), ['name']],
    ['a title that was changed and lost its key is left out', tab(['name', undefined], ['部门', '头儿']), ['name', null]],
  ])('%s', (_, snapshot, layout) => expect(read(snapshot).layout).toEqual(layout));
});

describe('rows', () => {
  const snapshot = tab(['name', undefined, 'head'], ['部门', '备注', '负责人'], ['售后部', undefined, '赵头'], [undefined, undefined, undefined], [undefined, '只有备注', undefined], ['安装部', '', false]);

  test('are read by column key', () => expect(read(snapshot).rows.map((row) => row.cells)).toEqual([{ name: { raw: '售后部' }, head: { raw: '赵头' } }, { name: { raw: '安装部' } }]));
  test('keep their place', () => expect(read(snapshot).rows.map(({ index }) => index)).toEqual([1, 4]));
  test('the first free one lies below everything that is filled', () => expect(read(snapshot).firstFree).toBe(5));
  test('of an empty tab there are none', () => expect([read(tab(['name'], ['部门'])).rows, read(tab(['name'], ['部门'])).firstFree]).toEqual([[], 1]));
  test('a row that carries a mark is kept, however blank its columns', () => {
    const marked = { ...snapshot, rows: snapshot.rows.map((row) => (row.index === 3 ? { ...row, metadata: [2_000_001] } : row)) };
    expect(read(marked).rows.map(({ index }) => index)).toEqual([1, 3, 4]);
  });
  test('notes are told apart from values', () => {
    const noted: TabSnapshot = { ...snapshot, rows: [...snapshot.rows.slice(0, 1), { index: 1, metadata: [], cells: [{ raw: '售后部', note: '看这里' }] }] };
    expect(read(noted).rows[0]).toMatchObject({ cells: { name: { raw: '售后部' } }, notes: { name: '看这里' } });
  });
});

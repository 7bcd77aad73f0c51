import { describe, expect, test } from 'vitest';
import type { WireCell, WireGrid, WireSheet, WireValue, Window } from '../../../shared/sheet/sheets.ts';
import { rawOf, snapshotOf } from '../../../shared/sheet/snapshot.ts';

const WHOLE: Window = { sheetId: 7 };
const text = (stringValue: string): WireCell => ({ effectiveValue: { stringValue } });
const mark = (metadataId: number) => ({ developerMetadata: [{ metadataId, metadataKey: 'r' }] });
const column = (metadataValue: string) => ({ developerMetadata: [{ metadataKey: 'c', metadataValue }] });
/** Rows of texts from a row and a column on; a blank is an empty cell. */
const grid = (startRow: number, startColumn: number, rows: readonly (readonly string[])[], marks: readonly (number | undefined)[] = []): WireGrid => ({
  startRow, startColumn, rowData: rows.map((cells) => ({ values: cells.map((it) => (it === '' ? {} : text(it))) })), rowMetadata: Array.from({ length: Math.max(rows.length, marks.length) }, (_, at) => (marks[at] === undefined ? {} : mark(marks[at]))),
});
const sheet = (...data: readonly WireGrid[]): WireSheet => ({ properties: { sheetId: 7, title: '部门', gridProperties: { rowCount: 40, columnCount: 3 } }, data: [...data] });
const read = (data: readonly WireGrid[], window: Window = WHOLE) => snapshotOf(sheet(...data), window);
const shown = (data: readonly WireGrid[], window: Window) => read(data, window).rows.map(({ index, metadata, cells, partial }) => [index, Array.from(cells, (cell) => cell?.raw ?? ''), metadata, ...(partial ? ['partial'] : [])]);

describe('a value of a grid read is what a values read would give', () => {
  test.each<[string, WireValue | undefined, string | number | boolean | undefined]>([
    ['a text', { stringValue: '张' }, '张'],
    ['a number', { numberValue: 46_307.375 }, 46_307.375],
    ['zero', { numberValue: 0 }, 0],
    ['a tick', { boolValue: true }, true],
    ['an unticked box', { boolValue: false }, false],
    ['a text that is empty is blank', { stringValue: '' }, undefined],
    ['nothing', {}, undefined],
    ['no value at all', undefined, undefined],
    ...([['N_A', '#N/A'], ['DIVIDE_BY_ZERO', '#DIV/0!'], ['VALUE', '#VALUE!'], ['REF', '#REF!'], ['NAME', '#NAME?'], ['NUM', '#NUM!'], ['NULL_VALUE', '#NULL!'], ['ERROR', '#ERROR!'], ['LOADING', '#ERROR!']] as const)
      .map(([type, raw]): [string, WireValue, string] => [`the error ${type}`, { errorValue: { type, message: 'why' } }, raw]),
    ['an error of no type', { errorValue: {} }, '#ERROR!'],
  ])('%s', (_, value, expected) => expect(rawOf(value)).toBe(expected));
});

describe('a cell', () => {
  test.each<[string, WireCell, unknown]>([
    ['has a value', text('张'), { raw: '张' }],
    ['and its formula', { effectiveValue: { numberValue: 3 }, userEnteredValue: { formulaValue: '=1+2' } }, { raw: 3, formula: '=1+2' }],
    ['not what was typed as a value', { effectiveValue: { numberValue: 3 }, userEnteredValue: { numberValue: 3 } }, { raw: 3 }],
    ['or is broken', { effectiveValue: { errorValue: { type: 'REF' } }, userEnteredValue: { formulaValue: '=A0' } }, { raw: '#REF!', formula: '=A0', broken: true }],
    ['and has a note', { ...text('张'), note: '看' }, { raw: '张', note: '看' }],
    ['which may be alone', { note: '看' }, { raw: '', note: '看' }],
    ['is unticked', { effectiveValue: { boolValue: false } }, { raw: false }],
    ['is blank', {}, undefined],
    ['also where its formula gives nothing', { effectiveValue: { stringValue: '' }, userEnteredValue: { formulaValue: '=""' } }, undefined],
    ['with an empty note has none', { ...text('张'), note: '' }, { raw: '张' }],
  ])('%s', (_, cell, expected) => expect(read([{ rowData: [{ values: [cell] }] }]).rows[0]?.cells).toEqual([expected]));
});

describe('a tab', () => {
  test('comes with its name and size', () => expect(read([])).toEqual({ sheetId: 7, title: '部门', rowCount: 40, columnCount: 3, keys: [], rows: [], merges: [] }));
  test('of which Google leaves out what is zero or empty', () => expect(snapshotOf({}, { sheetId: 0 })).toEqual({ sheetId: 0, title: '', rowCount: 0, columnCount: 0, keys: [], rows: [], merges: [] }));
  test('without places begins in the first cell', () => expect(read([{ rowData: [{ values: [text('部门')] }, { values: [text('售后部')] }] }]).rows.map(({ index, cells }) => [index, cells])).toEqual([[0, [{ raw: '部门' }]], [1, [{ raw: '售后部' }]]]));
  test('has rows that carry nothing but a mark', () => expect(shown([{ rowData: [{ values: [text('部门')] }], rowMetadata: [{}, mark(5)] }], WHOLE)).toEqual([[0, ['部门'], []], [1, [], [5]]]));
  test('may be nothing but marks', () => expect(shown([{ rowMetadata: [{}, mark(5)] }], WHOLE)).toEqual([[0, [], []], [1, [], [5]]]));
  test('has rows without a cell', () => expect(shown([{ rowData: [{}, { values: [] }], rowMetadata: [] }], WHOLE)).toEqual([[0, [], []], [1, [], []]]));
  test('knows our marks by their key', () => {
    const tags = [{ metadataId: 1, metadataKey: 'r' }, { metadataId: 2, metadataKey: 'x' }, { metadataKey: 'r' }, { metadataId: 3, metadataKey: 'r' }];
    expect(read([{ rowData: [{}], rowMetadata: [{ developerMetadata: tags }] }]).rows[0]?.metadata).toEqual([1, 3]);
  });
  test('knows its columns by theirs', () => {
    const columnMetadata = [column('name'), {}, { developerMetadata: [{ metadataKey: 'step', metadataValue: '部门' }, { metadataKey: 'c', metadataValue: 'head' }] }, { developerMetadata: [{ metadataKey: 'c' }] }];
    expect(read([{ columnMetadata }])).toMatchObject({ keys: ['name', undefined, 'head', undefined], rows: [] });
  });
  test('knows them through every window', () => {
    const keys = read([{ startColumn: 2, columnMetadata: [column('head')] }, { columnMetadata: [column('name'), {}, {}] }, { startColumn: 1, columnMetadata: [column('leader'), column('other')] }]).keys;
    expect(keys).toEqual(['name', 'leader', 'head']);
  });
  test('has merges, with no end where they have none', () =>
    expect(snapshotOf({ merges: [{ startRowIndex: 1, endRowIndex: 3, startColumnIndex: 2, endColumnIndex: 4 }, { endRowIndex: 1 }, { startColumnIndex: 1, endColumnIndex: 2 }] }, WHOLE).merges).toEqual([
      { rows: [1, 3], columns: [2, 4] }, { rows: [0, 1], columns: [0, Infinity] }, { rows: [0, Infinity], columns: [1, 2] },
    ]));
});

describe('windows are put together', () => {
  const HEADER = grid(0, 0, [['部门', '编号', '负责人']]);
  const NUMBERS: Window = { sheetId: 7, rows: [[2, 3]], marks: { column: 1, spans: [[1, 4]] } };

  test('in the order of their rows', () => expect(shown([grid(4, 0, [['丁'], ['戊']]), HEADER, grid(2, 0, [['乙']])], WHOLE).map(([index]) => index)).toEqual([0, 2, 4, 5]));
  test('each cell in its column', () => expect(shown([grid(1, 2, [['赵头']])], WHOLE)).toEqual([[1, ['', '', '赵头'], []]]));
  test('of which one brings only marks and numbers', () =>
    expect(shown([HEADER, grid(1, 1, [['1'], ['2'], ['3']], [11, 12, 13]), grid(2, 0, [['乙', '2', '赵头']], [12])], NUMBERS)).toEqual([
      [0, ['部门', '编号', '负责人'], []], [1, ['', '1'], [11], 'partial'], [2, ['乙', '2', '赵头'], [12]], [3, ['', '3'], [13], 'partial'],
    ]));
  test('in whatever order they come', () => expect(shown([grid(2, 0, [['乙', '2', '赵头']], [12]), grid(1, 1, [['1'], ['2'], ['3']], [11, 12, 13]), HEADER], NUMBERS)[2]).toEqual([2, ['乙', '2', '赵头'], [12]]));
  test('a row found by its mark is whole, though its number was all that was asked for', () => expect(shown([grid(1, 1, [['1']], [11]), grid(1, 0, [['甲', '1', '钱']], [11])], NUMBERS)).toEqual([[1, ['甲', '1', '钱'], [11]]]));
  test('also where it comes first', () => expect(shown([grid(1, 0, [['甲', '1', '钱']], [11]), grid(1, 1, [['1']], [11])], NUMBERS)).toEqual([[1, ['甲', '1', '钱'], [11]]]));
  test('one found far from where was looked is whole however short', () => expect(shown([grid(9, 0, [['壬']], [19])], { ...NUMBERS, find: [19] })).toEqual([[9, ['壬'], [19]]]));
  test('one in which nothing stands beyond the number may be more than that', () => expect(shown([grid(1, 0, [['甲', '1']], [11])], NUMBERS)).toEqual([[1, ['甲', '1'], [11], 'partial']]));
  test('a bare one may be more than its mark', () => expect(shown([grid(3, 1, [[]], [13])], NUMBERS)).toEqual([[3, [], [13], 'partial']]));
  test('the header is never partial', () => expect(shown([grid(0, 1, [['编号']])], { ...NUMBERS, marks: { column: 1, spans: [[0, 9]] } })).toEqual([[0, ['', '编号'], []]]));
  test('of a whole tab nothing is', () => expect(shown([grid(1, 1, [['1']], [11])], { sheetId: 7, marks: { column: 1, spans: [[0, 9]] } })).toEqual([[1, ['', '1'], [11]]]));
  test('an end without an end holds every row below', () => expect(shown([grid(30, 1, [['9']], [39])], { sheetId: 7, rows: [], marks: { column: 1, spans: [[20, Infinity]] } })).toEqual([[30, ['', '9'], [39], 'partial']]));
  test('spans begin where they say and end before', () =>
    expect(shown([grid(1, 1, [['1'], ['2'], ['3'], ['4'], ['5']])], { sheetId: 7, rows: [[4, 5]], marks: { column: 1, spans: [[2, 5]] } }).map(([index, , , partial]) => [index, partial])).toEqual([[1, undefined], [2, 'partial'], [3, 'partial'], [4, undefined], [5, undefined]]));
});

import { describe, expect, it } from 'vitest';
import type { Ask, Change, Values } from '../../../../infra/local/page/client/changes.ts';
import { rectangles } from '../../../../infra/local/page/client/changes.ts';
import { movedChange, placesAfter } from '../../../../infra/local/page/client/rebase.ts';
import { columnName, firstCall, writeOf } from '../../../../infra/local/page/client/requests.ts';
import { table } from '../../../../infra/local/page/client/table.ts';
import type { Op } from '../../../../infra/local/page/client/wire.ts';

const sheetId = 7;
const values = (row: number, ...lines: (string | number)[][]): Values => ({ kind: 'values', sheetId, row, column: 2, values: lines });
const note = (row: number): Change => ({ kind: 'note', sheetId, row, column: 1, note: 'n' });
const rows = { sheetId, dimension: 'ROWS' } as const;
const remove = (start: number, end: number): Ask => ({ ...rows, kind: 'delete', start, end });
const insert = (start: number, end: number): Ask => ({ ...rows, kind: 'insert', start, end, inherit: true });
const move = (start: number, end: number, to: number): Ask => ({ ...rows, kind: 'move', start, end, to });
const cut = (start: number, to: number): Ask => ({ kind: 'cut', sheetId, start, end: start + 2, to, count: 2 });
const order = (start: number, ...order: number[]): Ask => ({ kind: 'order', sheetId, start, width: 3, order });
const sort = (start: number, end: number): Ask => ({ kind: 'sort', sheetId, start, end, width: 3, keys: [{ column: 1, descending: true }] });
const put = (start: number): Ask => ({ kind: 'put', sheetId, blocks: [{ start, cells: [[{ note: 'x' }]] }] });

const inserted: Op = { op: 'insert', ...rows, start: 3, end: 5 };
const deleted: Op = { op: 'delete', ...rows, start: 3, end: 5 };
const reordered: Op = { op: 'reorder', sheetId, start: 1, order: [3, 1, 2] };

describe('a change that waits while others change rows', () => {
  it.each<[string, Change, Op, Change[]]>([
    ['stays above an insert', values(2, ['a']), inserted, [values(2, ['a'])]],
    ['moves below an insert', values(3, ['a'], ['b']), inserted, [values(5, ['a'], ['b'])]],
    ['is split by an insert', values(2, ['a'], ['b']), inserted, [values(2, ['a']), values(5, ['b'])]],
    ['falls away with its row', values(4, ['a']), deleted, []],
    ['moves up after a delete', values(6, ['a']), deleted, [values(4, ['a'])]],
    ['follows a sort', values(3, ['a']), reordered, [values(1, ['a'])]],
    ['ignores columns, which a fresh read tells', values(3, ['a']), { ...inserted, dimension: 'COLUMNS' }, [values(3, ['a'])]],
    ['moves a note', note(6), deleted, [note(4)]],
    ['loses a note', note(3), deleted, []],
    ['moves an insert', insert(6, 8), inserted, [insert(8, 10)]],
    ['keeps an insert after the row it stood after', insert(3, 4), inserted, [insert(3, 4)]],
    ['keeps an insert where its rows went', insert(5, 6), deleted, [insert(3, 4)]],
    ['moves a delete', remove(5, 7), deleted, [remove(3, 5)]],
    ['gives up a delete of rows that are torn apart', remove(2, 4), inserted, []],
    ['gives up a delete of rows that are gone', remove(3, 4), deleted, []],
    ['moves a move with its target', move(6, 7, 1), inserted, [move(8, 9, 1)]],
    ['moves a sort', sort(1, 9), inserted, [sort(1, 11)]],
    ['moves a former order', order(5, 6, 5), inserted, [order(7, 8, 7)]],
    ['gives up a former order of rows that are gone', order(2, 3, 2), deleted, []],
    ['moves both ends of a cut', cut(0, 6), inserted, [cut(0, 8)]],
    ['gives up a cut onto rows that are gone', cut(0, 3), deleted, []],
    ['moves rows that are written over', put(6), deleted, [put(4)]],
    ['gives up rows to write over that are gone', put(3), deleted, []],
  ])('%s', (_, change, op, expected) => {
    expect(movedChange(change, placesAfter(op))).toEqual(expected);
  });

  it('follows columns too, cell by cell', () => {
    const places = { row: (row: number) => row, column: (column: number) => (column === 2 ? undefined : column + 1) };
    expect(movedChange(values(4, ['gone', 'kept']), places)).toEqual([{ ...values(4, ['kept']), column: 4 }]);
  });
});

const data = (at: string, ...line: unknown[]) => [{ range: `'它''s'!${at}`, majorDimension: 'ROWS', values: [line] }];
const title = () => "它's";

describe('cells of one command', () => {
  it('become few rectangles', () => {
    const cells = new Map([
      [4, new Map([[2, 'a'], [3, 'b']])],
      [5, new Map([[2, 'c'], [3, 'd']])],
      [9, new Map([[0, 'e'], [2, 'f']])],
    ]);
    expect(rectangles(sheetId, cells)).toEqual([
      { kind: 'values', sheetId, row: 4, column: 2, values: [['a', 'b'], ['c', 'd']] },
      { kind: 'values', sheetId, row: 9, column: 0, values: [['e']] },
      { kind: 'values', sheetId, row: 9, column: 2, values: [['f']] },
    ]);
  });

  it('are told apart: text as it is, formulas as typed', () => {
    const [plain, formulas] = rectangles(sheetId, new Map([[1, new Map([[2, '0013'], [3, '=A1']])]]));
    expect([plain, formulas].map((change) => change && writeOf([change], title))).toEqual([
      { path: 'values:batchUpdate', body: { valueInputOption: 'RAW', data: data('C2:D2', '0013', null) } },
      { path: 'values:batchUpdate', body: { valueInputOption: 'USER_ENTERED', data: data('C2:D2', null, '=A1') } },
    ]);
  });

  it.each<[string, number, Change[]]>([
    ['values with values', 2, [values(1, ['a']), values(2, [5]), note(3)]],
    ['notes with notes', 2, [note(1), note(2), values(3, ['a'])]],
    ['formulas by themselves', 1, [values(1, ['=A1']), values(2, ['a'])]],
    ['what is asked alone', 1, [remove(4, 5), remove(3, 4)]],
    ['nothing', 0, []],
  ])('leave in their order: %s', (_, count, changes) => {
    expect(firstCall(changes)).toBe(count);
  });

  it.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %i is %s', (index, name) => {
    expect(columnName(index)).toBe(name);
  });
});

const range = (startIndex: number, endIndex: number, dimension = 'ROWS') => ({ sheetId, dimension, startIndex, endIndex });
const CONTENT = 'userEnteredValue,userEnteredFormat,note,dataValidation';
const place = (rowIndex: number, columnIndex: number) => ({ sheetId, rowIndex, columnIndex });

describe('what is asked of the server', () => {
  it.each<[Ask, object[]]>([
    [insert(3, 5), [{ insertDimension: { range: range(3, 5), inheritFromBefore: true } }]],
    [remove(3, 5), [{ deleteDimension: { range: range(3, 5) } }]],
    [move(3, 5, 1), [{ moveDimension: { source: range(3, 5), destinationIndex: 1 } }]],
    [
      { ...rows, kind: 'restore', start: 3, end: 4, kept: { cells: [[{ note: 'x' }]], widths: [], tags: [{ offset: 0, tag: { metadataId: 9, metadataKey: 'r' } }] } },
      [
        { insertDimension: { range: range(3, 4), inheritFromBefore: true } },
        { updateCells: { start: place(3, 0), fields: CONTENT, rows: [{ values: [{ note: 'x' }] }] } },
        { createDeveloperMetadata: { developerMetadata: { metadataId: 9, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: range(3, 4) } } } },
      ],
    ],
    [sort(1, 9), [{ sortRange: { range: { sheetId, startRowIndex: 1, endRowIndex: 9, startColumnIndex: 0, endColumnIndex: 3 }, sortSpecs: [{ dimensionIndex: 1, sortOrder: 'DESCENDING' }] } }]],
    [
      order(5, 6, 5),
      [
        { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
        { updateCells: { start: place(5, 3), fields: CONTENT, rows: [1, 0].map((numberValue) => ({ values: [{ userEnteredValue: { numberValue } }] })) } },
        { sortRange: { range: { sheetId, startRowIndex: 5, endRowIndex: 7, startColumnIndex: 0, endColumnIndex: 4 }, sortSpecs: [{ dimensionIndex: 3, sortOrder: 'ASCENDING' }] } },
        { deleteDimension: { range: range(3, 4, 'COLUMNS') } },
      ],
    ],
    [cut(1, 6), [{ cutPaste: { source: { sheetId, startRowIndex: 1, endRowIndex: 3 }, destination: { sheetId, rowIndex: 6 }, pasteType: 'PASTE_NORMAL' } }]],
    [put(6), [{ updateCells: { start: place(6, 0), fields: CONTENT, rows: [{ values: [{ note: 'x' }] }] } }]],
  ])('%o', (ask, requests) => {
    expect(writeOf([ask], title)).toEqual({ path: ':batchUpdate', body: { requests } });
  });
});

describe('a pasted block', () => {
  it.each([
    ['a\tb\nc\td', [['a', 'b'], ['c', 'd']]],
    ['a\r\nb\r\n', [['a'], ['b']]],
    ['"第一行\n第二行"\tb', [['第一行\n第二行', 'b']]],
    ['"他说""好"""', [['他说"好"']]],
    ['a\t\tb', [['a', '', 'b']]],
    ['5" 板', [['5" 板']]],
    ['"没有结尾', [['"没有结尾']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['', [['']]],
    ['a\t', [['a', '']]],
  ])('%j', (text, rows) => {
    expect(table(text)).toEqual(rows);
  });
});

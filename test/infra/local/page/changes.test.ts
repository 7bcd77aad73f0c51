import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../infra/local/page/client/changes.ts';
import { rebased, rectangles } from '../../../../infra/local/page/client/changes.ts';
import { columnName, writesOf } from '../../../../infra/local/page/client/requests.ts';
import { table } from '../../../../infra/local/page/client/table.ts';
import type { Op } from '../../../../infra/local/page/client/wire.ts';

const values = (row: number, ...lines: (string | number)[][]): Change => ({ kind: 'values', sheetId: 7, row, column: 2, values: lines });
const insert: Op = { op: 'insert', sheetId: 7, dimension: 'ROWS', start: 3, end: 5 };
const remove: Op = { op: 'delete', sheetId: 7, dimension: 'ROWS', start: 3, end: 5 };
const reorder: Op = { op: 'reorder', sheetId: 7, start: 1, order: [3, 1, 2] };

describe('a change that waits while others change rows', () => {
  it.each<[string, Change, Op, Change[]]>([
    ['stays above an insert', values(2, ['a']), insert, [values(2, ['a'])]],
    ['moves below an insert', values(3, ['a']), insert, [values(5, ['a'])]],
    ['is split by an insert', values(2, ['a'], ['b']), insert, [values(2, ['a']), values(5, ['b'])]],
    ['falls away with its row', values(4, ['a']), remove, []],
    ['moves up after a delete', values(6, ['a']), remove, [values(4, ['a'])]],
    ['follows a sort', values(3, ['a']), reorder, [values(1, ['a'])]],
    ['ignores another tab', values(3, ['a']), { ...insert, sheetId: 8 }, [values(3, ['a'])]],
    ['moves a note', { kind: 'note', sheetId: 7, row: 6, column: 1, note: 'n' }, remove, [{ kind: 'note', sheetId: 7, row: 4, column: 1, note: 'n' }]],
    ['moves an insert', { kind: 'insert', sheetId: 7, start: 6, end: 8 }, insert, [{ kind: 'insert', sheetId: 7, start: 8, end: 10 }]],
  ])('%s', (_, change, op, expected) => {
    expect(rebased(change, op)).toEqual(expected);
  });
});

const data = (at: string, ...line: unknown[]) => [{ range: `'它''s'!${at}`, majorDimension: 'ROWS', values: [line] }];

describe('cells of one command', () => {
  it('become few rectangles', () => {
    const cells = new Map([
      [4, new Map([[2, 'a'], [3, 'b']])],
      [5, new Map([[2, 'c'], [3, 'd']])],
      [9, new Map([[0, 'e'], [2, 'f']])],
    ]);
    expect(rectangles(7, cells)).toEqual([
      { kind: 'values', sheetId: 7, row: 4, column: 2, values: [['a', 'b'], ['c', 'd']] },
      { kind: 'values', sheetId: 7, row: 9, column: 0, values: [['e']] },
      { kind: 'values', sheetId: 7, row: 9, column: 2, values: [['f']] },
    ]);
  });

  it('keep their order among changes of shape, and formulas are told apart from text', () => {
    const changes: Change[] = [values(1, ['0013', '=A1']), { kind: 'delete', sheetId: 7, start: 4, end: 5 }, values(2, [5])];
    const range = { sheetId: 7, dimension: 'ROWS', startIndex: 4, endIndex: 5 };
    expect(writesOf(changes, () => "它's")).toEqual([
      { path: 'values:batchUpdate', body: { valueInputOption: 'RAW', data: data('C2:D2', '0013', null) } },
      { path: 'values:batchUpdate', body: { valueInputOption: 'USER_ENTERED', data: data('C2:D2', null, '=A1') } },
      { path: ':batchUpdate', body: { requests: [{ deleteDimension: { range } }] } },
      { path: 'values:batchUpdate', body: { valueInputOption: 'RAW', data: data('C3:C3', 5) } },
    ]);
  });

  it.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %i is %s', (index, name) => {
    expect(columnName(index)).toBe(name);
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

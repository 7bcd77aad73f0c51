import type { Typed } from './typed.ts';
import type { Op } from './wire.ts';

/** Something a person did on the page that the server must learn; rows and columns are zero-based. */
export type Change =
  | { readonly kind: 'values'; readonly sheetId: number; readonly row: number; readonly column: number; readonly values: readonly (readonly Typed[])[] }
  | { readonly kind: 'insert' | 'delete'; readonly sheetId: number; readonly start: number; readonly end: number }
  | { readonly kind: 'note'; readonly sheetId: number; readonly row: number; readonly column: number; readonly note: string }
  | {
      readonly kind: 'sort';
      readonly sheetId: number;
      readonly startRow: number;
      readonly endRow: number;
      readonly endColumn: number;
      readonly keys: readonly { readonly column: number; readonly descending: boolean }[];
    };

/** Where a row is after a change of shape; undefined when it is gone. */
export function movedRow(row: number, op: Op): number | undefined {
  if (op.op === 'insert') return row >= op.start ? row + op.end - op.start : row;
  if (op.op === 'delete') return row < op.start ? row : row < op.end ? undefined : row - (op.end - op.start);
  if (op.op !== 'reorder' || row < op.start || row >= op.start + op.order.length) return row;
  return op.start + op.order.indexOf(row);
}

/** A change that waits, after somebody else changed the shape of the same tab: its rows follow, gone rows fall away. */
export function rebased(change: Change, op: Op): Change[] {
  if (op.op === 'reload' || op.op === 'cells' || op.sheetId !== change.sheetId) return [change];
  if (op.op !== 'reorder' && op.dimension === 'COLUMNS') return [change];
  if (change.kind === 'sort') return [change];
  if (change.kind === 'values')
    return change.values.flatMap((line, index) => {
      const row = movedRow(change.row + index, op);
      return row === undefined ? [] : [{ ...change, row, values: [line] }];
    });
  const row = movedRow(change.kind === 'note' ? change.row : change.start, op);
  if (row === undefined) return [];
  return [change.kind === 'note' ? { ...change, row } : { ...change, start: row, end: row + change.end - change.start }];
}

/** Joins cells into rectangles, row by row: neighbours of a row first, then equal runs of rows below each other. */
export function rectangles(sheetId: number, cells: ReadonlyMap<number, ReadonlyMap<number, Typed>>): Change[] {
  const done: { row: number; column: number; values: Typed[][] }[] = [];
  for (const [row, line] of [...cells].toSorted(([a], [b]) => a - b)) {
    const runs: { column: number; values: Typed[] }[] = [];
    for (const [column, value] of [...line].toSorted(([a], [b]) => a - b)) {
      const last = runs.at(-1);
      if (last && last.column + last.values.length === column) last.values.push(value);
      else runs.push({ column, values: [value] });
    }
    for (const run of runs) {
      const above = done.find((block) => block.column === run.column && block.row + block.values.length === row && block.values[0]?.length === run.values.length);
      if (above) above.values.push(run.values);
      else done.push({ row, column: run.column, values: [run.values] });
    }
  }
  return done.map((block) => ({ kind: 'values', sheetId, ...block }));
}

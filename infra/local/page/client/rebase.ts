import type { Ask, Change, Values } from './changes.ts';
import type { Op } from './wire.ts';

/** Where rows and columns went; undefined = gone. */
export interface Places {
  readonly row: (row: number) => number | undefined;
  readonly column: (column: number) => number | undefined;
}

/** Where a row is after a change of shape; undefined when it is gone. */
export function movedRow(row: number, op: Op): number | undefined {
  if (op.op === 'cells' || op.op === 'reload') return row;
  if (op.op === 'reorder') return row < op.start || row >= op.start + op.order.length ? row : op.start + op.order.indexOf(row);
  if (op.dimension === 'COLUMNS') return row;
  if (op.op === 'insert') return row >= op.start ? row + op.end - op.start : row;
  return row < op.start ? row : row < op.end ? undefined : row - (op.end - op.start);
}

/** The places after an operation on the same tab. */
export const placesAfter = (op: Op): Places => ({ row: (row) => movedRow(row, op), column: (column) => column });

/** Neighbours that are still neighbours: where they start now; undefined when they were torn apart or lost one. */
function together(start: number, end: number, at: (index: number) => number | undefined): number | undefined {
  const first = at(start);
  if (first === undefined) return undefined;
  for (let index = start + 1; index < end; index++) if (at(index) !== first + index - start) return undefined;
  return first;
}

/** Values as one block where they stayed together, else cell by cell where their rows and columns went. */
function movedValues(change: Values, { row, column }: Places): Values[] {
  const top = together(change.row, change.row + change.values.length, row);
  const left = together(change.column, change.column + (change.values[0]?.length ?? 0), column);
  if (top !== undefined && left !== undefined) return [{ ...change, row: top, column: left }];
  return change.values.flatMap((line, index) => {
    const to = row(change.row + index);
    return line.flatMap((value, offset) => {
      const at = column(change.column + offset);
      return to === undefined || at === undefined || value === null ? [] : [{ ...change, row: to, column: at, values: [[value]] }];
    });
  });
}

/** A place before which something goes: right after what stood before it, else where what stood there went. */
const before = (index: number, at: (index: number) => number | undefined): number => {
  const previous = index > 0 ? at(index - 1) : undefined;
  return previous === undefined ? (at(index) ?? index) : previous + 1;
};

function movedBlocks(ask: Extract<Ask, { kind: 'put' }>, { row }: Places): Ask[] {
  const blocks = ask.blocks.flatMap((block) => {
    const start = together(block.start, block.start + block.cells.length, row);
    return start === undefined ? [] : [{ ...block, start }];
  });
  return blocks.length === ask.blocks.length ? [{ ...ask, blocks }] : [];
}

function movedAsk(ask: Ask, places: Places): Ask[] {
  if (ask.kind === 'put') return movedBlocks(ask, places);
  if (ask.kind === 'order') {
    const start = together(ask.start, ask.start + ask.order.length, places.row);
    return start === undefined ? [] : [{ ...ask, start, order: ask.order.map((row) => row + start - ask.start) }];
  }
  const at = 'dimension' in ask && ask.dimension === 'COLUMNS' ? places.column : places.row;
  const length = ask.end - ask.start;
  if (ask.kind === 'insert' || ask.kind === 'restore') {
    const start = before(ask.start, at);
    return [{ ...ask, start, end: start + length }];
  }
  if (ask.kind === 'sort') return [{ ...ask, start: at(ask.start) ?? ask.start, end: (at(ask.end - 1) ?? ask.end - 1) + 1 }];
  const start = together(ask.start, ask.end, at);
  if (start === undefined) return [];
  if (ask.kind === 'delete') return [{ ...ask, start, end: start + length }];
  if (ask.kind === 'move') return [{ ...ask, start, end: start + length, to: before(ask.to, at) }];
  const to = together(ask.to, ask.to + ask.count, at);
  return to === undefined ? [] : [{ ...ask, start, end: start + length, to }];
}

/** A change that waits, after rows or columns of its tab went elsewhere: it follows them; what cannot follow falls away. */
export function movedChange(change: Change, places: Places): Change[] {
  if (change.kind === 'values') return movedValues(change, places);
  if (change.kind !== 'note') return movedAsk(change, places);
  const [row, column] = [places.row(change.row), places.column(change.column)];
  return row === undefined || column === undefined ? [] : [{ ...change, row, column }];
}

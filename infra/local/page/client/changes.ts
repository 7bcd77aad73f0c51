import type { Typed } from './typed.ts';
import type { CellData, Dimension, Metadata } from './wire.ts';

/** Cells typed, pasted or filled: shown at once, sent after. `null` cells are not part of it. */
export interface Values {
  readonly kind: 'values';
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly (Typed | null)[])[];
}

/** A note that a person wrote, changed or, with '', took away. */
export interface NoteChange {
  readonly kind: 'note';
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly note: string;
}

/** What the page shows before the server knows it. */
export type Typing = Values | NoteChange;

/** Cells of some rows or columns with all they carry, the width of each column, and developer metadata by its distance from the first. */
export interface Kept {
  readonly cells: readonly (readonly CellData[])[];
  readonly widths: readonly number[];
  readonly tags: readonly { readonly offset: number; readonly tag: Metadata }[];
}

interface Stretch {
  readonly sheetId: number;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
}

/** Whole rows that are written over: the rows from `start`, with all their cells. */
export interface Block {
  readonly start: number;
  readonly cells: readonly (readonly CellData[])[];
}

/** One thing the server did for this page: how to take it back, and how to do it again. Each doing renews the other way. */
export interface Step {
  undo: Ask;
  redo: Ask;
}

/**
 * What only the server does, so that rows keep what hangs on them; it shows when the server tells it.
 * `order` names the former rows in their new order; `restore` brings deleted lines back; `put` writes whole rows over.
 * `from` says which step of the undo stack is taken back or taken again.
 */
export type Ask = (
  | (Stretch & { readonly kind: 'insert'; readonly inherit: boolean })
  | (Stretch & { readonly kind: 'delete' })
  | (Stretch & { readonly kind: 'move'; readonly to: number })
  | (Stretch & { readonly kind: 'restore'; readonly kept: Kept })
  | {
      readonly kind: 'sort';
      readonly sheetId: number;
      readonly start: number;
      readonly end: number;
      readonly width: number;
      readonly keys: readonly { readonly column: number; readonly descending: boolean }[];
    }
  | { readonly kind: 'order'; readonly sheetId: number; readonly start: number; readonly width: number; readonly order: readonly number[] }
  | { readonly kind: 'cut' | 'copy'; readonly sheetId: number; readonly start: number; readonly end: number; readonly to: number; readonly count: number }
  | { readonly kind: 'put'; readonly sheetId: number; readonly blocks: readonly Block[] }
) & { readonly from?: { readonly step: Step; readonly way: keyof Step } };

/** Something a person did on the page that the server must learn; rows and columns are zero-based, ends exclusive. */
export type Change = Typing | Ask;

/** Whether the page shows a change before the server knows it. */
export const isTyping = (change: Change): change is Typing => change.kind === 'values' || change.kind === 'note';

const isFormula = (value: Typed | null): boolean => typeof value === 'string' && value.startsWith('=') && value.length > 1;

/** Whether a change holds formulas; one that does holds nothing else. */
export const hasFormulas = (change: Values): boolean => change.values.some((line) => line.some(isFormula));

function only(change: Values, wanted: (value: Typed | null) => boolean): Values[] {
  const values = change.values.map((line) => line.map((value) => (wanted(value) ? value : null)));
  return values.some((line) => line.some((value) => value !== null)) ? [{ ...change, values }] : [];
}

/** Joins cells into rectangles, row by row: neighbours of a row first, then equal runs of rows below each other; formulas stand apart. */
export function rectangles(sheetId: number, cells: ReadonlyMap<number, ReadonlyMap<number, Typed>>): Values[] {
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
  const found = done.map((block): Values => ({ kind: 'values', sheetId, ...block }));
  return found.flatMap((change) => [...only(change, (value) => !isFormula(value)), ...only(change, isFormula)]);
}

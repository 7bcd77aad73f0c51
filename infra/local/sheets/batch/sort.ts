import * as z from 'zod';
import { type Area, areaOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { Evaluator } from '../evaluator.ts';
import { carried } from '../formulas.ts';
import type { Tab } from '../model.ts';
import { guard } from '../protection.ts';
import type { ExtendedValue } from '../schema/cell.ts';
import { sortSpecs } from '../schema/decor.ts';
import { gridRange } from '../schema/range.ts';
import { kind } from './kind.ts';

type Specs = z.infer<typeof sortSpecs>;

const rank = (value: ExtendedValue | undefined): number =>
  value?.numberValue !== undefined ? 0 : value?.stringValue ? 1 : value?.boolValue !== undefined ? 2 : value?.errorValue ? 3 : 4;
const BLANK = 4;

/** Numbers before text before booleans, blanks last whichever way; text as the locale orders it. */
function comparer(collator: Intl.Collator, descending: boolean) {
  return (a: ExtendedValue | undefined, b: ExtendedValue | undefined): number => {
    const [left, right] = [rank(a), rank(b)];
    if (left === BLANK || right === BLANK) return left - right;
    const way = descending ? -1 : 1;
    if (left !== right) return (left - right) * way;
    if (left === 1) return collator.compare(a?.stringValue ?? '', b?.stringValue ?? '') * way;
    return (Number(a?.numberValue ?? a?.boolValue ?? 0) - Number(b?.numberValue ?? b?.boolValue ?? 0)) * way;
  };
}

/** Old row numbers in their new order; rows that tie keep theirs. */
function newOrder(draft: Draft, tab: Tab, area: Area, specs: Specs): readonly number[] {
  const evaluator = new Evaluator(draft.book, draft.at);
  const collator = new Intl.Collator(draft.book.properties.locale.replace('_', '-'));
  const rules = specs.map(
    ({ dimensionIndex = 0, sortOrder }) => ({ column: dimensionIndex, compare: comparer(collator, sortOrder === 'DESCENDING') }),
  );
  const keyed = Array.from({ length: area.bottom - area.top }, (_, offset) => {
    const row = area.top + offset;
    return { row, keys: rules.map(({ column }) => evaluator.value(tab, row, column)) };
  });
  const compare = (a: readonly (ExtendedValue | undefined)[], b: readonly (ExtendedValue | undefined)[]) =>
    rules.reduce((found, rule, index) => found || rule.compare(a[index], b[index]), 0);
  return keyed.toSorted((a, b) => compare(a.keys, b.keys)).map(({ row }) => row);
}

/** Whether everything in the rows lies inside the columns sorted; then the rows move with all they carry. */
const wholeRows = (tab: Tab, { top, bottom, left, right }: Area): boolean =>
  tab.rows.slice(top, bottom).every(
    (row) => !row || row.cells.every((cell, column) => !cell?.userEnteredValue || (column >= left && column < right)),
  );

function moveRows(draft: Draft, tab: Tab, { top }: Area, order: readonly number[]): void {
  const old = order.map((row) => tab.rows[row]);
  const heights = order.map((_, offset) => tab.rows[top + offset]?.pixelSize);
  old.forEach((row, offset) => {
    tab.rows[top + offset] = row;
    if (!row) return;
    if (row.pixelSize !== heights[offset]) delete draft.row(tab, top + offset).pixelSize;
    row.cells.forEach((cell, column) => {
      const next = cell && carried(cell, top + offset - (order[offset] ?? 0), 0);
      if (next !== cell && next?.userEnteredValue?.formulaValue !== cell?.userEnteredValue?.formulaValue) {
        draft.put(tab, top + offset, column, next);
      }
    });
  });
}

function moveCells(draft: Draft, tab: Tab, { top, left, right }: Area, order: readonly number[]): void {
  const old = order.map((row) => Array.from({ length: right - left }, (_, column) => cellAt(tab, row, left + column)));
  old.forEach((cells, offset) => {
    const shift = top + offset - (order[offset] ?? 0);
    if (shift !== 0) cells.forEach((cell, column) => draft.put(tab, top + offset, left + column, cell && carried(cell, shift, 0)));
  });
}

/** Sorts the rows of an area. A sort over all that the rows hold takes developer metadata along; one over a part moves cells only. */
export function sortArea(draft: Draft, asked: Area, specs: Specs): void {
  const tab = draft.tab(asked.sheetId);
  const area = { ...asked, bottom: Math.min(asked.bottom, Math.max(tab.rows.length, asked.top + 1)) };
  guard(draft, tab, area);
  moveOrder(draft, tab, area, newOrder(draft, tab, area, specs));
}

/** Puts the rows of an area into a new order, given by their old numbers; metadata as `sortArea` says. */
export function moveOrder(draft: Draft, tab: Tab, area: Area, order: readonly number[]): void {
  if (order.every((row, offset) => row === area.top + offset)) return;
  if (!wholeRows(tab, area)) return moveCells(draft, tab, area, order);
  const { sheetId } = tab.properties;
  const at = new Map(order.map((from, offset) => [from, area.top + offset]));
  const remap = {
    sheetId,
    dimension: 'ROWS',
    at: (row: number) => at.get(row) ?? row,
    span: (start: number, end: number) => [start, end] as const,
  } as const;
  draft.changes.shape({ op: 'reorder', sheetId, start: area.top, order }, remap);
  moveRows(draft, tab, area, order);
}

/** Sorting of a range. */
export const sortKinds = {
  sortRange: kind(z.strictObject({ range: gridRange, sortSpecs: sortSpecs.exactOptional() }), (draft, { range, sortSpecs: specs = [] }) =>
    sortArea(draft, areaOf(draft.book, range), specs),
  ),
} as const;

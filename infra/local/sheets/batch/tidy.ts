import * as z from 'zod';
import { type Area, areaOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { Evaluator } from '../evaluator.ts';
import { invalid, notImitated } from '../failure.ts';
import type { Tab } from '../model.ts';
import { guard } from '../protection.ts';
import { dimensionRange, gridRange } from '../schema/range.ts';
import { nonZero } from '../values/updates.ts';
import { entered } from '../values/write.ts';
import { kind } from './kind.ts';
import { moveOrder } from './sort.ts';

const ranged = z.strictObject({ range: gridRange });

/** The area down to the last row that holds anything. */
const filled = (tab: Tab, area: Area): Area => ({ ...area, bottom: Math.max(area.top, Math.min(area.bottom, tab.rows.length)) });

/** Spaces, tabs and line breaks at the ends of a text go, those inside become one space; what is left stays text. */
function trim(draft: Draft, asked: Area): object {
  const tab = draft.tab(asked.sheetId);
  const area = filled(tab, asked);
  guard(draft, tab, asked);
  let changed = 0;
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) {
      const cell = cellAt(tab, row, column);
      const text = cell?.userEnteredValue?.stringValue;
      const next = text?.trim().replace(/\s+/g, ' ');
      if (next === undefined || next === text) continue;
      draft.put(tab, row, column, entered(draft, cell, next, 'RAW'));
      changed += 1;
    }
  }
  return nonZero({ cellsChangedCount: changed });
}

function columnsOf(area: Area, given: readonly z.infer<typeof dimensionRange>[] | undefined): readonly number[] {
  const all = Array.from({ length: area.right - area.left }, (_, n) => area.left + n);
  if (!given?.length) return all;
  return all.filter((column) => given.some(({ startIndex = 0, endIndex = area.right }) => column >= startIndex && column < endIndex));
}

/** Rows that repeat an earlier one, whatever the letter case, leave the range, and what is below in the range moves up. */
function dedupe(draft: Draft, asked: Area, comparison: readonly z.infer<typeof dimensionRange>[] | undefined): object {
  const tab = draft.tab(asked.sheetId);
  const area = filled(tab, asked);
  guard(draft, tab, asked);
  const evaluator = new Evaluator(draft.book, draft.at);
  const columns = columnsOf(area, comparison);
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = area.top; row < area.bottom; row++) {
    const key = JSON.stringify(columns.map((column) => evaluator.value(tab, row, column) ?? null)).toLowerCase();
    if (!seen.has(key)) kept.push(row);
    seen.add(key);
  }
  const rows = kept.map((row) => Array.from({ length: area.right - area.left }, (_, n) => cellAt(tab, row, area.left + n)));
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) draft.put(tab, row, column, rows[row - area.top]?.[column - area.left]);
  }
  return nonZero({ duplicatesRemovedCount: area.bottom - area.top - kept.length });
}

/** A new order of the rows, by chance. */
function shuffle(draft: Draft, asked: Area): void {
  const tab = draft.tab(asked.sheetId);
  const area = filled(tab, asked);
  guard(draft, tab, asked);
  const order = Array.from({ length: area.bottom - area.top }, (_, n) => area.top + n);
  for (let last = order.length - 1; last > 0; last--) {
    const other = draft.chance() % (last + 1);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  moveOrder(draft, tab, area, order);
}

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

/** Texts of one column are split over it and the columns to its right, whatever was there, each part read as if typed. */
function split(draft: Draft, asked: Area, delimiter: string): void {
  const tab = draft.tab(asked.sheetId);
  const area = filled(tab, asked);
  if (asked.right - asked.left !== 1) throw invalid('The source must span exactly one column.');
  for (let row = area.top; row < area.bottom; row++) {
    const text = cellAt(tab, row, area.left)?.userEnteredValue?.stringValue;
    const parts = text?.split(delimiter) ?? [];
    if (parts.length < 2) continue;
    const right = area.left + parts.length;
    if (right > tab.grid.columnCount) throw notImitated('textToColumns beyond the last column');
    guard(draft, tab, { ...area, top: row, bottom: row + 1, right });
    parts.forEach((part, n) => draft.put(tab, row, area.left + n, entered(draft, cellAt(tab, row, area.left + n), part, 'USER_ENTERED')));
  }
}

const splitShape = z.strictObject({ source: gridRange, delimiter: z.string().exactOptional(), delimiterType: z.string().exactOptional() });
const dedupeShape = z.strictObject({ range: gridRange, comparisonColumns: z.array(dimensionRange).exactOptional() });

/** Requests that tidy or stir a range, as staff do from the menu Data. https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request */
export const tidyKinds = {
  trimWhitespace: kind(ranged, (draft, { range }) => trim(draft, areaOf(draft.book, range))),
  deleteDuplicates: kind(dedupeShape, (draft, it) => dedupe(draft, areaOf(draft.book, it.range), it.comparisonColumns)),
  randomizeRange: kind(ranged, (draft, { range }) => shuffle(draft, areaOf(draft.book, range))),
  textToColumns: kind(splitShape, (draft, { source, delimiter, delimiterType = 'CUSTOM' }) => {
    const by = delimiterType === 'CUSTOM' ? delimiter : DELIMITERS[delimiterType];
    if (!by) throw delimiterType === 'CUSTOM' ? invalid('A custom delimiter must be given.') : notImitated(`textToColumns by ${delimiterType}`);
    split(draft, areaOf(draft.book, source), by);
  }),
} as const;

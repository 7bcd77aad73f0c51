import * as z from 'zod';
import { tabOf } from '../area.ts';
import type { Draft } from '../draft.ts';
import { Evaluator } from '../evaluator.ts';
import { invalid, notImitated } from '../failure.ts';
import { type Mask, merge, updateMask } from '../mask.ts';
import type { Cell, Line, Tab } from '../model.ts';
import { guard } from '../protection.ts';
import { formatted } from '../render.ts';
import { dimension, type Dimension, dimensionRange, type DimensionRange } from '../schema/range.ts';
import { dimensionProperties, type DimensionProperties } from '../schema/sheet.ts';
import { deleteLines, insertLines, moveLines } from '../shape.ts';
import { kind } from './kind.ts';

interface Stretch {
  readonly tab: Tab;
  readonly dimension: Dimension;
  readonly start: number;
  readonly end: number;
  readonly limit: number;
}

/** A stretch of rows or columns of a tab; open ends become the grid's, an end past it is clipped. */
export function stretchOf(draft: Draft, range: DimensionRange): Stretch {
  const tab = tabOf(draft.book, range.sheetId, 'grid');
  const dimension = range.dimension ?? 'ROWS';
  const limit = dimension === 'ROWS' ? tab.grid.rowCount : tab.grid.columnCount;
  const [start, end] = [range.startIndex ?? 0, Math.min(range.endIndex ?? limit, limit)];
  if (start < 0 || start >= end) {
    throw invalid(`range.startIndex[${start}] must be before range.endIndex[${range.endIndex ?? limit}] and inside the grid`);
  }
  return { tab: draft.tab(range.sheetId), dimension, start, end, limit };
}

const linesArea = ({ tab, dimension, start, end }: Stretch) => {
  const { rowCount, columnCount } = tab.grid;
  const base = { sheetId: tab.properties.sheetId, top: 0, left: 0, bottom: rowCount, right: columnCount };
  return dimension === 'ROWS' ? { ...base, top: start, bottom: end } : { ...base, left: start, right: end };
};

const look = (cell: Cell | undefined): Cell | undefined =>
  cell && {
    ...(cell.userEnteredFormat && { userEnteredFormat: cell.userEnteredFormat }),
    ...(cell.dataValidation && { dataValidation: cell.dataValidation }),
  };

/** New lines take formats and rules over from a neighbour. */
function inherit(draft: Draft, tab: Tab, dimension: Dimension, start: number, end: number, from: number): void {
  if (dimension === 'ROWS') {
    const source = tab.rows[from]?.cells ?? [];
    for (let row = start; row < end; row++) source.forEach((cell, column) => draft.put(tab, row, column, look(cell)));
    return;
  }
  for (const [row, line] of tab.rows.entries()) {
    const cell = look(line?.cells[from]);
    if (cell) for (let column = start; column < end; column++) draft.put(tab, row, column, cell);
  }
}

function insert(draft: Draft, range: DimensionRange, fromBefore: boolean): void {
  const { startIndex: start, endIndex: end, dimension = 'ROWS' } = range;
  if (start === undefined || end === undefined) throw invalid('DimensionRange must specify both a startIndex and an endIndex');
  const { grid } = tabOf(draft.book, range.sheetId, 'grid');
  const limit = dimension === 'ROWS' ? grid.rowCount : grid.columnCount;
  if (start < 0 || end <= start) throw invalid(`range.startIndex[${start}] must be before range.endIndex[${end}]`);
  if (start > limit) throw invalid(`range.startIndex is larger than current grid size (${limit})`);
  if (start === limit && !fromBefore) throw invalid(`range.startIndex must be less than the grid size (${limit}) if inheritFromBefore is false.`);
  if (fromBefore && start === 0) throw invalid('inheritFromBefore cannot be true if inserting at the first row or column.');
  const tab = draft.tab(range.sheetId);
  insertLines(draft, tab, dimension, start, end - start);
  inherit(draft, tab, dimension, start, end, fromBefore ? start - 1 : end);
}

function move(draft: Draft, source: DimensionRange, to: number): void {
  const stretch = stretchOf(draft, source);
  guard(draft, stretch.tab, linesArea(stretch));
  if (to < 0 || to > stretch.limit) throw invalid(`destinationIndex[${to}] is outside the grid`);
  if (to >= stretch.start && to <= stretch.end) return;
  moveLines(draft, stretch.tab, stretch.dimension, stretch.start, stretch.end, to);
}

const own = ({ pixelSize, hiddenByUser }: DimensionProperties | Line): DimensionProperties => ({
  ...(pixelSize !== undefined && { pixelSize }),
  ...(hiddenByUser && { hiddenByUser }),
});

function updateProperties(draft: Draft, range: DimensionRange, given: DimensionProperties, mask: Mask): void {
  const { tab, dimension, start, end } = stretchOf(draft, range);
  for (let index = start; index < end; index++) {
    const line: Line = dimension === 'ROWS' ? draft.row(tab, index) : draft.column(tab, index);
    const next = own(merge<DimensionProperties>(own(line), own(given), mask));
    delete line.pixelSize;
    delete line.hiddenByUser;
    Object.assign(line, next);
  }
  draft.changes.reload();
}

const PADDING = 11;
const CHARACTER = 9.25;

/** Columns as wide as their longest line of text needs. Recorded for capitals (1,024 take 9,483 pixels); others are taken to be as wide. */
function autoResize(draft: Draft, range: DimensionRange): void {
  const { tab, dimension, start, end } = stretchOf(draft, range);
  if (dimension === 'ROWS') throw notImitated('autoResizeDimensions of rows');
  const evaluator = new Evaluator(draft.book, draft.at);
  for (let column = start; column < end; column++) {
    const widths = tab.rows.map((row, index) => {
      const cell = row?.cells[column];
      const text = cell ? (formatted(cell, evaluator.value(tab, index, column)) ?? '') : '';
      return Math.max(...text.split('\n').map((line) => line.length));
    });
    const longest = widths.reduce((a, b) => Math.max(a, b), 0);
    if (longest > 0) draft.column(tab, column).pixelSize = Math.round(longest * CHARACTER) + PADDING;
  }
  draft.changes.reload();
}

const propertiesShape = z.strictObject({ range: dimensionRange, properties: dimensionProperties, fields: z.string().exactOptional() });

/** Requests about whole rows and columns. */
export const lineKinds = {
  insertDimension: kind(z.strictObject({ range: dimensionRange, inheritFromBefore: z.boolean().exactOptional() }), (draft, it) =>
    insert(draft, it.range, it.inheritFromBefore ?? false),
  ),
  appendDimension: kind(
    z.strictObject({ sheetId: z.int().exactOptional(), dimension: dimension.exactOptional(), length: z.int() }),
    (draft, { sheetId, dimension = 'ROWS', length }) => {
      const tab = draft.tab(sheetId);
      if (length < 1) throw invalid('length must be at least 1');
      insertLines(draft, tab, dimension, dimension === 'ROWS' ? tab.grid.rowCount : tab.grid.columnCount, length);
    },
  ),
  deleteDimension: kind(z.strictObject({ range: dimensionRange }), (draft, { range }) => {
    const stretch = stretchOf(draft, range);
    guard(draft, stretch.tab, linesArea(stretch));
    deleteLines(draft, stretch.tab, stretch.dimension, stretch.start, stretch.end);
  }),
  moveDimension: kind(z.strictObject({ source: dimensionRange, destinationIndex: z.int().exactOptional() }), (draft, it) =>
    move(draft, it.source, it.destinationIndex ?? 0),
  ),
  autoResizeDimensions: kind(z.strictObject({ dimensions: dimensionRange }), (draft, { dimensions }) => autoResize(draft, dimensions)),
  updateDimensionProperties: kind(propertiesShape, (draft, it) =>
    updateProperties(draft, it.range, it.properties, updateMask(it.fields)),
  ),
} as const;

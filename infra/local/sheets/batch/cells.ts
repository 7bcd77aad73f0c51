import * as z from 'zod';
import { type Area, areaOf, fit, tabOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { colored, coloredMask } from '../colors.ts';
import { below, type Mask, merge, updateMask } from '../mask.ts';
import type { Cell, Tab } from '../model.ts';
import { guard } from '../protection.ts';
import { type CellData, cellData, opaque, type RowData, rowData } from '../schema/cell.ts';
import { gridCoordinate, gridRange } from '../schema/range.ts';
import { resize } from '../shape.ts';
import { checkLength } from '../values/write.ts';
import { carried } from '../formulas.ts';
import { kind } from './kind.ts';

function check({ userEnteredValue: value }: CellData): void {
  if (!value) return;
  if (Object.keys(value).length > 1) throw invalid('An ExtendedValue must have exactly one value.');
  checkLength(value.stringValue ?? value.formulaValue ?? '');
  if (value.formulaValue !== undefined && !value.formulaValue.startsWith('=')) throw invalid('A formula must start with "=".');
  if (value.errorValue) throw invalid('errorValue is read-only.');
}

const WRITABLE = ['userEnteredValue', 'userEnteredFormat', 'note', 'dataValidation', 'textFormatRuns', 'chipRuns'] as const;

/** What a request may set of a cell; an empty note or string is none. */
function writable(given: CellData): Cell {
  const kept = Object.fromEntries(WRITABLE.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])));
  const cell: { -readonly [field in keyof Cell]: Cell[field] } = kept;
  if (cell.note === '') delete cell.note;
  if (cell.userEnteredFormat) cell.userEnteredFormat = colored(cell.userEnteredFormat);
  if (cell.textFormatRuns) cell.textFormatRuns = cell.textFormatRuns.map((run) => colored(run));
  if (cell.userEnteredValue?.stringValue === '' || Object.keys(cell.userEnteredValue ?? { one: 1 }).length === 0) {
    delete cell.userEnteredValue;
  }
  return cell;
}

/** A cell after the masked fields of `given` were put on it. */
function applied(old: Cell | undefined, given: Cell, mask: Mask): Cell {
  const { textFormatRuns: _, ...plain } = old ?? {};
  const kept = below(mask, 'userEnteredValue') ? plain : (old ?? {});
  return merge<Cell>(kept, given, mask);
}

function putRows(draft: Draft, tab: Tab, area: Area, rows: readonly RowData[], mask: Mask): void {
  guard(draft, tab, area);
  rows.forEach(({ values = [] }, r) => {
    values.forEach((given, c) => {
      check(given);
      draft.put(tab, area.top + r, area.left + c, applied(cellAt(tab, area.top + r, area.left + c), writable(given), mask));
    });
  });
}

const widthOf = (rows: readonly RowData[]): number => Math.max(0, ...rows.map((row) => row.values?.length ?? 0));

/** Writes rows from a corner; throws 400 when they leave the area. */
export function updateCells(draft: Draft, area: Area, rows: readonly RowData[], mask: Mask): void {
  const tab = draft.tab(area.sheetId);
  const [height, width] = [area.bottom - area.top, area.right - area.left];
  if (rows.length > height) throw invalid(`Attempting to write row: ${area.bottom}, beyond the last requested row of: ${area.bottom - 1}`);
  if (widthOf(rows) > width) {
    throw invalid(`Attempting to write column: ${area.right}, beyond the last requested column of: ${area.right - 1}`);
  }
  putRows(draft, tab, area, rows, mask);
}

/** Clears the masked fields of the cells of an area that `rows` do not cover. */
function clearUncovered(draft: Draft, area: Area, rows: readonly RowData[], mask: Mask): void {
  const tab = draft.tab(area.sheetId);
  guard(draft, tab, area);
  for (let row = area.top; row < Math.min(area.bottom, tab.rows.length); row++) {
    const from = area.left + (rows[row - area.top]?.values?.length ?? 0);
    for (let column = from; column < Math.min(area.right, tab.rows[row]?.cells.length ?? 0); column++) {
      const old = cellAt(tab, row, column);
      if (old) draft.put(tab, row, column, applied(old, {}, mask));
    }
  }
}

/** The row after the last one that holds a value. */
export const endOfData = (tab: Tab): number => tab.rows.findLastIndex((row) => row?.cells.some((cell) => cell?.userEnteredValue)) + 1;

function appendCells(draft: Draft, sheetId: number | undefined, rows: readonly RowData[], mask: Mask): void {
  const tab = draft.tab(sheetId);
  const top = endOfData(tab);
  const size = { rowCount: Math.max(tab.grid.rowCount, top + rows.length), columnCount: Math.max(tab.grid.columnCount, widthOf(rows)) };
  if (size.columnCount > tab.grid.columnCount) draft.changes.reload();
  const grown = size.rowCount - tab.grid.rowCount;
  const { sheetId: id } = tab.properties;
  if (grown > 0) draft.changes.shapes.push({ op: 'insert', sheetId: id, dimension: 'ROWS', start: tab.grid.rowCount, end: size.rowCount });
  resize(draft, tab, size);
  putRows(draft, tab, { sheetId: id, top, left: 0, bottom: top + rows.length, right: size.columnCount }, rows, mask);
}

type Change = (cell: Cell | undefined, row: number, column: number) => Cell;

/** Does something to every cell of an area, empty ones included. */
export function eachCell(draft: Draft, area: Area, change: Change): void {
  const tab = draft.tab(area.sheetId);
  guard(draft, tab, area);
  for (let row = area.top; row < area.bottom; row++) {
    for (let column = area.left; column < area.right; column++) draft.put(tab, row, column, change(cellAt(tab, row, column), row, column));
  }
}

/** The mask of a request; one that is missing is refused by name later. */
const fields = z.string().exactOptional();
const maskOf = (text: string | undefined): Mask => coloredMask(updateMask(text));

const appendShape = z.strictObject({ sheetId: z.int().exactOptional(), rows: z.array(rowData).exactOptional(), fields });
const repeatShape = z.strictObject({ range: gridRange, cell: cellData.exactOptional(), fields });

/** Requests about what is in cells. */
export const cellKinds = {
  updateCells: kind(
    z.strictObject({
      rows: z.array(rowData).exactOptional(),
      start: gridCoordinate.exactOptional(),
      range: gridRange.exactOptional(),
      fields,
    }),
    (draft, { rows = [], start, range, fields }) => {
      const mask = maskOf(fields);
      if (range) clearUncovered(draft, areaOf(draft.book, range), rows, mask);
      const corner = { startRowIndex: start?.rowIndex ?? 0, startColumnIndex: start?.columnIndex ?? 0 };
      updateCells(draft, range ? areaOf(draft.book, range) : fit(tabOf(draft.book, start?.sheetId), corner), rows, mask);
    },
  ),
  appendCells: kind(appendShape, (draft, it) =>
    appendCells(draft, it.sheetId, it.rows ?? [], maskOf(it.fields)),
  ),
  repeatCell: kind(repeatShape, (draft, { range, cell = {}, fields }) => {
    check(cell);
    const [mask, given] = [maskOf(fields), writable(cell)];
    const area = areaOf(draft.book, range);
    eachCell(draft, area, (old, row, column) => applied(old, carried(given, row - area.top, column - area.left), mask));
  }),
  setDataValidation: kind(
    z.strictObject({ range: gridRange, rule: opaque.exactOptional(), filteredRowsIncluded: z.boolean().exactOptional() }),
    (draft, { range, rule }) =>
      eachCell(draft, areaOf(draft.book, range), (old) => {
        const { dataValidation: _, ...rest } = old ?? {};
        return rule ? { ...rest, dataValidation: rule } : rest;
      }),
  ),
} as const;

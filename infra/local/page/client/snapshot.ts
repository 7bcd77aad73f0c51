import type { IColumnData, ICellData, IWorkbookData, IWorksheetData } from '@univerjs/core';
import { BooleanNumber, DataValidationErrorStyle, DataValidationRenderMode, DataValidationType, LocaleType } from '@univerjs/core';
import { gridCell } from './cells.ts';
import { pale, styleOf } from './looks.ts';
import type { Answers, Book, Column, Tab } from './model.ts';
import { cellIn, cellsOf, sheetIn } from './model.ts';
import type { Sheet, Validation } from './wire.ts';

/** Dropdowns and checkboxes reach below the last row, so that rows added later have them too. */
const FAR_ROW = 50_000;
const ROW_HEIGHT = 26;
const HEADER_HEIGHT = 40;
/** A moment in full: `2026-10-12 09:34`. */
const MOMENT_WIDTH = 134;

/** Options are joined by commas in the grid, quoted where they hold one. */
const listText = (options: readonly string[]): string =>
  options.map((option) => (/[",]/.test(option) ? `"${option.replaceAll('"', '""')}"` : option)).join(',');

function control({ condition, strict }: Validation): object | undefined {
  const options = (condition?.values ?? []).flatMap(({ userEnteredValue }) => userEnteredValue ?? []);
  if (condition?.type === 'BOOLEAN') return { type: DataValidationType.CHECKBOX };
  if (condition?.type !== 'ONE_OF_LIST') return undefined;
  return {
    type: DataValidationType.LIST,
    formula1: listText(options),
    renderMode: DataValidationRenderMode.ARROW,
    errorStyle: strict ? DataValidationErrorStyle.STOP : DataValidationErrorStyle.INFO,
    showErrorMessage: strict === true,
    error: '请从下拉列表里选一个。',
  };
}

function controls(tab: Tab): object[] {
  return tab.columns.flatMap(({ validation }, column) => {
    const rule = validation && control(validation);
    const range = { startRow: tab.headerRows, endRow: FAR_ROW, startColumn: column, endColumn: column };
    return rule ? [{ uid: `${tab.id}-${column}`, allowBlank: true, ranges: [range], ...rule }] : [];
  });
}

/** The size of a note's box by its text. */
export function noteOf(text: string, row: number, col: number) {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 17)), 0);
  return { id: crypto.randomUUID().slice(0, 8), row, col, width: 260, height: Math.min(320, 28 + lines * 20), note: text };
}

function notes(sheet: Sheet | undefined): object {
  const found: Record<number, Record<number, object>> = {};
  for (const { cell, row, column } of cellsOf(sheet)) if (cell.note) (found[row] ??= {})[column] = noteOf(cell.note, row, column);
  return found;
}

function gridOf(tab: Tab, cells: Sheet | undefined, looks: Sheet | undefined): Record<number, Record<number, ICellData>> {
  const found: Record<number, Record<number, ICellData>> = {};
  for (const { cell, row, column } of cellsOf(cells)) {
    const { v, t, f } = gridCell(cell);
    if (v !== null || f) (found[row] ??= {})[column] = { v, t, ...(f ? { f } : {}) };
  }
  for (const { cell, row, column } of tab.register ? [] : cellsOf(looks))
    if (cell.userEnteredFormat) ((found[row] ??= {})[column] ??= {}).s = { ...styleOf(cell.userEnteredFormat), pd: { l: 8, r: 8 } };
  return found;
}

function columnData(sheet: Sheet, columns: readonly Column[], folded: (column: number) => boolean): Record<number, Partial<IColumnData>> {
  const known = sheet.data?.[0]?.columnMetadata ?? [];
  const widths = Array.from({ length: Math.max(columns.length, known.length) }, (_, index) => ({
    w: Math.max(known[index]?.pixelSize ?? 100, columns[index]?.kind === 'moment' ? MOMENT_WIDTH : 0),
    hd: folded(index) ? BooleanNumber.TRUE : BooleanNumber.FALSE,
  }));
  return Object.fromEntries(widths.entries());
}

/** Pages of prose have rows as high as their text; a Chinese character is as wide as the font is high. */
function proseHeights(sheet: Sheet, cells: Sheet | undefined, looks: Sheet | undefined): Record<number, { h: number }> {
  const heights: Record<number, { h: number }> = {};
  for (const { cell, row, column } of cellsOf(cells)) {
    const { textFormat, wrapStrategy } = cellIn(looks, row, column).userEnteredFormat ?? {};
    const size = ((textFormat?.fontSize ?? 10) * 4) / 3;
    const perLine = wrapStrategy === 'WRAP' ? Math.max(1, Math.floor((sheet.data?.[0]?.columnMetadata?.[column]?.pixelSize ?? 100) / size)) : Infinity;
    const lines = (cell.effectiveValue?.stringValue ?? '').split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / perLine)), 0);
    heights[row] = { h: Math.max(heights[row]?.h ?? ROW_HEIGHT, Math.round(lines * size * 1.4 + 8)) };
  }
  return heights;
}

/** Merges become inclusive ranges. */
const merges = (sheet: Sheet) =>
  (sheet.merges ?? []).map((range) => ({
    startRow: range.startRowIndex ?? 0,
    endRow: (range.endRowIndex ?? 1) - 1,
    startColumn: range.startColumnIndex ?? 0,
    endColumn: (range.endColumnIndex ?? 1) - 1,
  }));

function worksheet(sheet: Sheet, tab: Tab, answers: Answers): Partial<IWorksheetData> {
  const { gridProperties: grid = {}, tabColor, tabColorStyle, hidden } = sheet.properties;
  const [rows, columns] = [grid.frozenRowCount ?? 0, grid.frozenColumnCount ?? 0];
  const color = tabColorStyle?.rgbColor ?? tabColor;
  const hiddenColumns = sheet.data?.[0]?.columnMetadata ?? [];
  const isFolded = (column: number) =>
    hiddenColumns[column]?.hiddenByUser === true || tab.steps.some(({ fold, folded }) => folded && fold && column >= fold.start && column < fold.end);
  return {
    id: tab.id,
    name: tab.title,
    ...(color ? { tabColor: pale(color) } : {}),
    hidden: hidden ? BooleanNumber.TRUE : BooleanNumber.FALSE,
    rowCount: grid.rowCount ?? 1000,
    columnCount: grid.columnCount ?? 26,
    freeze: { xSplit: columns, ySplit: rows, startRow: rows || -1, startColumn: columns || -1 },
    defaultRowHeight: ROW_HEIGHT,
    defaultColumnWidth: 100,
    rowHeader: { width: 46 },
    columnHeader: { height: 22 },
    defaultStyle: { ff: 'Arial', fs: 10, vt: 2 },
    mergeData: merges(sheet),
    cellData: gridOf(tab, sheetIn(answers.cells, tab.sheetId), sheetIn(answers.looks, tab.sheetId)),
    columnData: columnData(sheet, tab.columns, isFolded),
    rowData: tab.register ? { 0: { h: HEADER_HEIGHT } } : proseHeights(sheet, sheetIn(answers.cells, tab.sheetId), sheetIn(answers.looks, tab.sheetId)),
    showGridlines: tab.register ? BooleanNumber.TRUE : BooleanNumber.FALSE,
  };
}

/** A workbook of the API as the grid opens it; `unit` is its id in the grid, new at each load. */
export function snapshotOf(book: Book, answers: Answers, unit: string): IWorkbookData {
  const sheets = answers.layout.sheets ?? [];
  const pairs = sheets.flatMap((sheet) => {
    const tab = book.tabs.get(String(sheet.properties.sheetId ?? 0));
    return tab ? [{ sheet, tab }] : [];
  });
  const by = (value: (tab: Tab) => unknown) => JSON.stringify(Object.fromEntries(pairs.map(({ tab }) => [tab.id, value(tab)])));
  return {
    id: unit,
    name: book.title,
    appVersion: '0.25.1',
    locale: LocaleType.ZH_CN,
    styles: {},
    sheetOrder: pairs.map(({ tab }) => tab.id),
    sheets: Object.fromEntries(pairs.map(({ sheet, tab }) => [tab.id, worksheet(sheet, tab, answers)])),
    resources: [
      { name: 'SHEET_DATA_VALIDATION_PLUGIN', data: by(controls) },
      { name: 'SHEET_NOTE_PLUGIN', data: by((tab) => notes(sheetIn(answers.cells, tab.sheetId))) },
    ],
  };
}

import type { IRange, IStyleData } from '@univerjs/core';
import { BorderStyleTypes } from '@univerjs/core';
import type { Rule } from './conditions.ts';
import { ruleOf, within } from './conditions.ts';
import { styleOf } from './looks.ts';
import type { Step } from './stages.ts';
import { stepsOf } from './stages.ts';
import type { Kind, Typed } from './typed.ts';
import type { CellData, CellFormat, ProtectedRange, Sheet, Spreadsheet, Validation } from './wire.ts';

/** One column of a register: what it takes and how its header and its body look. */
export interface Column {
  readonly title: string;
  readonly kind: Kind;
  readonly header: IStyleData;
  readonly body: IStyleData;
  readonly validation?: Validation;
}

/** One tab as the page knows it. A register has a frozen header and looks by column; other tabs look by cell. */
export interface Tab {
  readonly id: string;
  readonly sheetId: number;
  readonly title: string;
  readonly headerRows: number;
  readonly rowCount: number;
  readonly register: boolean;
  readonly columns: readonly Column[];
  readonly steps: readonly Step[];
  readonly rules: readonly Rule[];
  readonly guards: readonly ProtectedRange[];
}

/** One workbook as the page knows it; tabs by their id in the grid. */
export interface Book {
  readonly id: string;
  readonly title: string;
  readonly tabs: ReadonlyMap<string, Tab>;
  /** All of it but cells and row counts, as a text to compare by: while it stays the same, the grid can stay too. */
  readonly layout: string;
}

/** What was copied or cut on this page, until it is pasted: nothing moves before. It follows rows that move meanwhile. */
export interface Clip {
  readonly tab: Tab;
  readonly isCut: boolean;
  /** Whole rows go to the server as rows, with all that is in them. */
  readonly isRows: boolean;
  readonly range: IRange;
  /** The rows and columns in sight, and what their cells held. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly values: readonly (readonly Typed[])[];
}

/** A ground hides the grid lines, so the system's cells bring their own. */
const LINE = { s: BorderStyleTypes.THIN, cl: { rgb: '#e1e5e8' } };
const GUARDED: IStyleData = { bg: { rgb: '#f4f5f7' }, cl: { rgb: '#5b6470' }, bd: { b: LINE, r: LINE } };
const KINDS: Readonly<Record<string, Kind>> = {
  TEXT: 'text',
  DATE_TIME: 'moment',
  TIME: 'moment',
  DATE: 'day',
  NUMBER: 'number',
  CURRENCY: 'number',
  PERCENT: 'number',
};

function kindOf(format: CellFormat, validation: Validation | undefined): Kind {
  if (validation?.condition?.type === 'BOOLEAN') return 'checkbox';
  return KINDS[format.numberFormat?.type ?? ''] ?? 'free';
}

/** The cell at a place of the sheet's grid data. */
export function cellIn(sheet: Sheet | undefined, row: number, column: number): CellData {
  for (const data of sheet?.data ?? []) {
    const cell = data.rowData?.[row - (data.startRow ?? 0)]?.values?.[column - (data.startColumn ?? 0)];
    if (cell) return cell;
  }
  return {};
}

/** So many first rows tell how a register's columns look and what they take: some of them may have been cut or cleared. */
export const LOOK_ROWS = 10;

/** Whether a tab is a register: its header is frozen. */
export const isRegister = (sheet: Sheet): boolean => (sheet.properties.gridProperties?.frozenRowCount ?? 0) > 0;

const only = (cell: CellData | undefined): CellData => (cell?.dataValidation ? { dataValidation: cell.dataValidation } : {});

function columnOf(sheet: Sheet, cells: Sheet | undefined, looks: Sheet | undefined, index: number): Column {
  const headerRows = sheet.properties.gridProperties?.frozenRowCount ?? 0;
  const body = Array.from({ length: LOOK_ROWS }, (_, row) => cellIn(looks, headerRows + row, index));
  const first = { ...body.find(({ userEnteredFormat }) => userEnteredFormat), ...only(body.find(({ dataValidation }) => dataValidation)) };
  const head = cellIn(looks, 0, index);
  const guarded = isGuarded(sheet.protectedRanges ?? [], headerRows, index);
  return {
    title: cellIn(cells, 0, index).effectiveValue?.stringValue ?? '',
    kind: kindOf(first.userEnteredFormat ?? {}, first.dataValidation),
    header: styleOf(head.userEnteredFormat ?? {}),
    body: { ...(guarded ? GUARDED : {}), ...styleOf(first.userEnteredFormat ?? {}) },
    ...(first.dataValidation ? { validation: first.dataValidation } : {}),
  };
}

/** Whether a cell is the system's. */
export const isGuarded = (guards: readonly ProtectedRange[], row: number, column: number): boolean =>
  guards.some(
    ({ range = {}, unprotectedRanges = [] }) =>
      within(range, row, column) && !unprotectedRanges.some((open) => within(open, row, column)),
  );

function tabOf(sheet: Sheet, cells: Sheet | undefined, looks: Sheet | undefined): Tab {
  const { sheetId = 0, title = '', gridProperties = {} } = sheet.properties;
  const columns = Array.from({ length: gridProperties.columnCount ?? 0 }, (_, index) => columnOf(sheet, cells, looks, index));
  return {
    id: String(sheetId),
    sheetId,
    title,
    headerRows: gridProperties.frozenRowCount ?? 0,
    rowCount: gridProperties.rowCount ?? 1000,
    register: isRegister(sheet),
    columns,
    steps: isRegister(sheet) ? stepsOf(sheet, columns.map(({ title }) => title)) : [],
    rules: (sheet.conditionalFormats ?? []).flatMap((format) => ruleOf(format) ?? []),
    guards: sheet.protectedRanges ?? [],
  };
}

/** The three answers that make a workbook on the page, all of one revision: its layout, its cells, and the looks of its first rows. */
export interface Answers {
  readonly rev: number;
  readonly layout: Spreadsheet;
  readonly cells: Spreadsheet;
  readonly looks: Spreadsheet;
}

/** The sheet of an answer by its ID. */
export const sheetIn = (answer: Spreadsheet, sheetId: number | undefined): Sheet | undefined =>
  answer.sheets?.find((sheet) => (sheet.properties.sheetId ?? 0) === (sheetId ?? 0));

/** A cell and where it stands. */
export interface PlacedCell {
  readonly cell: CellData;
  readonly row: number;
  readonly column: number;
}

/** Every cell of an answer. */
export const cellsOf = (sheet: Sheet | undefined): PlacedCell[] =>
  (sheet?.data ?? []).flatMap(({ startRow = 0, startColumn = 0, rowData = [] }) =>
    rowData.flatMap(({ values = [] }, row) => values.map((cell, column) => ({ cell, row: row + startRow, column: column + startColumn }))),
  );

function layoutText(sheet: Sheet, tab: Tab, looks: Sheet | undefined): string {
  const { properties, ...rest } = sheet;
  const { rowCount: _, ...grid } = properties.gridProperties ?? {};
  return JSON.stringify([{ ...properties, gridProperties: grid }, rest, tab.register ? tab.columns : looks]);
}

/** Reads a workbook's answers into what the page works with. */
export function bookOf({ layout, cells, looks }: Answers): Book {
  const tabs = (layout.sheets ?? []).map((sheet) => {
    const { sheetId } = sheet.properties;
    return tabOf(sheet, sheetIn(cells, sheetId), sheetIn(looks, sheetId));
  });
  const texts = (layout.sheets ?? []).map((sheet, index) => {
    const tab = tabs[index];
    return tab ? layoutText(sheet, tab, sheetIn(looks, tab.sheetId)) : '';
  });
  const title = layout.properties?.title ?? '';
  return { id: layout.spreadsheetId, title, tabs: new Map(tabs.map((tab) => [tab.id, tab])), layout: texts.join('\n') };
}

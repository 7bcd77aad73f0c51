import type { sheets_v4 } from '@googleapis/sheets';
import type { Raw, ReadCell } from './cell.ts';

/** One request of spreadsheets.batchUpdate, as Google's discovery document has it. */
export type SheetRequest = sheets_v4.Schema$Request;

/** A tab as the light read gives it: unformatted values, rows and cells beyond the last filled one left out. */
export interface TabValues {
  readonly sheetId: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** One row of a grid read. */
export interface SnapshotRow {
  /** Zero-based index in the tab at the moment of the read. */
  readonly index: number;
  /** Ids of this product's developer metadata on the row. */
  readonly metadata: readonly number[];
  /** Cells by column index. */
  readonly cells: readonly (ReadCell | undefined)[];
}

/** A tab as a grid read gives it: what only such a read can tell is formulas, notes and developer metadata. */
export interface TabSnapshot {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Column key by index, from column metadata. */
  readonly keys: readonly (string | undefined)[];
  /** Header row and all below it. */
  readonly rows: readonly SnapshotRow[];
}

/** System cells for the row that carries a metadata id; '' empties a cell, null leaves it alone. */
export interface RowWrite {
  readonly metadataId: number;
  readonly values: readonly (Raw | null)[];
}

/** The row as it stands after a write, proof that the write landed on it; absent when nothing matched. */
export type RowEcho = ReadonlyMap<number, readonly unknown[]>;

/** What the product asks of Google Sheets. Every call throws when it fails; none ever answers half. */
export interface Sheets {
  /** One values read of whole tabs; tabs that are gone are missing from the answer. */
  values(spreadsheetId: string, sheetIds: readonly number[]): Promise<readonly TabValues[]>;
  /** One grid read of whole tabs. */
  snapshot(spreadsheetId: string, sheetIds: readonly number[]): Promise<readonly TabSnapshot[]>;
  /** One values write addressed by row metadata, answered by the rows as they stand afterwards. */
  writeRows(spreadsheetId: string, rows: readonly RowWrite[]): Promise<RowEcho>;
  /** One atomic batch of edits; `echo` asks for the rows so numbered as they stand afterwards. */
  edit(spreadsheetId: string, requests: readonly SheetRequest[], echo?: { readonly title: string; readonly rows: readonly number[] }): Promise<ReadonlyMap<number, readonly unknown[]>>;
  /** Makes a workbook in Simplified Chinese, Asia/Shanghai; answers its id and the id of its first tab. */
  create(title: string, timeZone: string): Promise<{ readonly spreadsheetId: string; readonly sheetId: number }>;
}

/** Key of the developer metadata on rows and columns: one character, for the limit counts them (30,000 a tab). */
export const ROW_KEY = 'r';
export const COLUMN_KEY = 'c';
/** Names the step of the work a column belongs to, for whoever shows the tab. */
export const STEP_KEY = 'step';

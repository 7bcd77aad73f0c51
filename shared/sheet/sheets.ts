import type { sheets_v4 } from '@googleapis/sheets';
import type { Raw, ReadCell } from './cell.ts';

/** One request of spreadsheets.batchUpdate, as Google's discovery document has it. */
export type SheetRequest = sheets_v4.Schema$Request;

/** What a grid read is answered with, as Google's discovery document has it: a tab, a window of it, a cell, a value and a range. */
export type WireSheet = sheets_v4.Schema$Sheet;
export type WireGrid = sheets_v4.Schema$GridData;
export type WireCell = sheets_v4.Schema$CellData;
export type WireValue = sheets_v4.Schema$ExtendedValue;
export type WireRange = sheets_v4.Schema$GridRange;

/** A tab as the light read gives it: unformatted values, rows and cells beyond the last filled one left out. */
export interface TabValues {
  readonly sheetId: number;
  readonly rows: readonly (readonly unknown[])[];
}

/** Rows of a tab by zero-based index, the second not included; Infinity = to the end of the tab. */
export type Span = readonly [from: number, to: number];

/** What a grid read is to give of a tab; its header row always comes along. */
export interface Window {
  readonly sheetId: number;
  /** Rows wanted whole; absent = the whole tab. */
  readonly rows?: readonly Span[];
  /** Rows of which the marks and one cell are enough. */
  readonly marks?: { readonly column: number; readonly spans: readonly Span[] };
  /** Marks wanted wherever their rows stand. */
  readonly find?: readonly number[];
}

/** One row of a grid read. */
export interface SnapshotRow {
  /** Zero-based index in the tab at the moment of the read. */
  readonly index: number;
  /** Ids of this product's developer metadata on the row. */
  readonly metadata: readonly number[];
  /** Cells by column index. */
  readonly cells: readonly (ReadCell | undefined)[];
  /** Only the marks and one cell were asked for. */
  readonly partial?: true;
}

/** A block of cells that were merged: only the first of them says anything. */
export interface Merge {
  readonly rows: Span;
  readonly columns: Span;
}

/** A tab as a grid read gives it: what only such a read can tell is formulas, notes, merges and developer metadata. */
export interface TabSnapshot {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Column key by index, from column metadata. */
  readonly keys: readonly (string | undefined)[];
  /** The header row and the rows asked for, by index. */
  readonly rows: readonly SnapshotRow[];
  readonly merges: readonly Merge[];
}

/** Cells for the row that carries a metadata id; '' empties a cell, null leaves it alone. */
export interface RowWrite {
  readonly metadataId: number;
  readonly values: readonly (Raw | null)[];
}

/** Cells for a place that carries no mark: the line of a tab that nobody sorts. */
export interface PlaceWrite {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly value: Raw;
}

/** The rows as they stand after a write, proof that it landed on them; absent when nothing matched. */
export interface RowsEcho {
  /** By metadata id. */
  readonly rows: ReadonlyMap<number, readonly unknown[]>;
  /** Header rows by sheetId; absent where the reply left them out. */
  readonly headers: ReadonlyMap<number, readonly unknown[]>;
}

/** Rows of a tab whose values after a batch of edits are to be in the reply. */
export interface EchoWish {
  readonly sheetId: number;
  readonly title: string;
  readonly rows: readonly number[];
}

/** Rows after a batch of edits, by sheetId and index. */
export type EditEcho = ReadonlyMap<number, ReadonlyMap<number, readonly unknown[]>>;

/** Google took the call and refused it: the same call again would be refused again. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
}

/** What the product asks of Google Sheets. Every call throws when it fails; none ever answers half. */
export interface Sheets {
  /** One values read of whole tabs; tabs that are gone are missing from the answer. */
  values(spreadsheetId: string, sheetIds: readonly number[]): Promise<readonly TabValues[]>;
  /** One grid read. Throws `CallRefused` where a mark to be found is nowhere and Google takes that for a mistake. */
  snapshot(spreadsheetId: string, windows: readonly Window[]): Promise<readonly TabSnapshot[]>;
  /**
   * One values write addressed by row metadata, answered by the rows, and the header rows of these tabs, as they stand
   * afterwards. What is `typed` counts as a person's typing, so that `=…` is a formula; else every text stays text.
   */
  writeRows(spreadsheetId: string, rows: readonly RowWrite[], headers: readonly number[], places?: readonly PlaceWrite[], typed?: boolean): Promise<RowsEcho>;
  /** One atomic batch of edits; `echo` asks for rows as they stand afterwards. */
  edit(spreadsheetId: string, requests: readonly SheetRequest[], echo?: readonly EchoWish[]): Promise<EditEcho>;
  /** sheetId and title of every tab there is. */
  tabs(spreadsheetId: string): Promise<ReadonlyMap<number, string>>;
/** Makes a workbook in Simplified Chinese, Asia/Shanghai; answers its id and the id of its first tab. */
  create(title: string, timeZone: string): Promise<{ readonly spreadsheetId: string; readonly sheetId: number }>;
}

/** Key of the developer metadata on rows and columns: one character, for the limit counts them (30,000 a tab). */
export const ROW_KEY = 'r';
export const COLUMN_KEY = 'c';
/** Names the step of the work a column belongs to, for whoever shows the tab. */
export const STEP_KEY = 'step';

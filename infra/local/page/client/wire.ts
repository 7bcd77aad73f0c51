/** What the page reads and writes of the Sheets API v4, and the shapes of one-machine mode's own addresses. */
export interface ExtendedValue {
  readonly numberValue?: number;
  readonly stringValue?: string;
  readonly boolValue?: boolean;
  readonly formulaValue?: string;
  readonly errorValue?: { readonly type?: string; readonly message?: string };
}

/** Parts from 0 to 1; a missing part is 0. */
export interface Color {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
}

interface ColorStyle {
  readonly rgbColor?: Color;
}

/** The parts of a format that the page shows. */
export interface CellFormat {
  readonly numberFormat?: { readonly type?: string; readonly pattern?: string };
  readonly backgroundColor?: Color;
  readonly backgroundColorStyle?: ColorStyle;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: string;
  readonly textFormat?: {
    readonly foregroundColor?: Color;
    readonly foregroundColorStyle?: ColorStyle;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly strikethrough?: boolean;
    readonly fontSize?: number;
  };
}

/** A condition of a dropdown or of a conditional format. */
export interface Condition {
  readonly type: string;
  readonly values?: readonly { readonly userEnteredValue?: string }[];
}

/** A validation rule of a cell. */
export interface Validation {
  readonly condition?: Condition;
  readonly strict?: boolean;
  readonly inputMessage?: string;
}

/** One cell; an empty object is an empty cell. */
export interface CellData {
  readonly userEnteredValue?: ExtendedValue;
  readonly effectiveValue?: ExtendedValue;
  readonly userEnteredFormat?: CellFormat;
  readonly note?: string;
  readonly dataValidation?: Validation;
}

/** The two ways a grid runs. */
export type Dimension = 'ROWS' | 'COLUMNS';

/** Developer metadata: what the system hangs on a row or column so that it finds it again. */
export interface Metadata {
  readonly metadataId?: number;
  readonly metadataKey?: string;
  readonly metadataValue?: string;
  readonly visibility?: string;
}

/** Half open; a missing bound is unbounded. */
export interface GridRange {
  readonly sheetId?: number;
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

/** What a row or a column carries beside its cells. */
export interface Line {
  readonly pixelSize?: number;
  readonly hiddenByUser?: boolean;
  readonly developerMetadata?: readonly Metadata[];
}

/** A stretch of cells as the API answers it. */
export interface GridData {
  readonly startRow?: number;
  readonly startColumn?: number;
  readonly rowData?: readonly { readonly values?: readonly CellData[] }[];
  readonly rowMetadata?: readonly Line[];
  readonly columnMetadata?: readonly Line[];
}

/** A warning-only or real protection; the page refuses typing in both. */
export interface ProtectedRange {
  readonly range?: GridRange;
  readonly unprotectedRanges?: readonly GridRange[];
  readonly description?: string;
}

/** A rule that colours cells. */
export interface ConditionalFormat {
  readonly ranges?: readonly GridRange[];
  readonly booleanRule?: { readonly condition?: Condition; readonly format?: CellFormat };
}

/** One tab. */
export interface Sheet {
  readonly properties: {
    readonly sheetId?: number;
    readonly title?: string;
    readonly hidden?: boolean;
    readonly tabColorStyle?: ColorStyle;
    readonly tabColor?: Color;
    readonly gridProperties?: {
      readonly rowCount?: number;
      readonly columnCount?: number;
      readonly frozenRowCount?: number;
      readonly frozenColumnCount?: number;
    };
  };
  readonly data?: readonly GridData[];
  readonly merges?: readonly GridRange[];
  readonly columnGroups?: readonly {
    readonly range?: { readonly startIndex?: number; readonly endIndex?: number };
    readonly depth?: number;
    readonly collapsed?: boolean;
  }[];
  readonly protectedRanges?: readonly ProtectedRange[];
  readonly conditionalFormats?: readonly ConditionalFormat[];
}

/** One workbook. */
export interface Spreadsheet {
  readonly spreadsheetId: string;
  readonly properties?: { readonly title?: string };
  readonly sheets?: readonly Sheet[];
}

/** One change that the live stream tells; rows and columns are zero-based, `null` cells are unchanged. */
export type Op =
  | {
      readonly op: 'cells';
      readonly sheetId: number;
      readonly startRow: number;
      readonly startColumn: number;
      readonly rows: readonly (readonly (CellData | null)[])[];
    }
  | {
      readonly op: 'insert' | 'delete';
      readonly sheetId: number;
      readonly dimension: Dimension;
      readonly start: number;
      readonly end: number;
    }
  | { readonly op: 'reorder'; readonly sheetId: number; readonly start: number; readonly order: readonly number[] }
  | { readonly op: 'reload' };

/** One event of the live stream: one accepted request. */
export interface LiveEvent {
  readonly rev: number;
  readonly spreadsheetId: string;
  readonly client: string | null;
  readonly ops: readonly Op[];
}

/** The four workbooks by the name the product gives them. */
export type BookName = 'service' | 'people' | 'finance' | 'rules';

/** What `GET /local` answers, as far as the page needs it. */
export interface LocalInfo {
  readonly workbooks: Readonly<Record<BookName, string>>;
}

/** What `/local/clock` answers. */
export interface ClockState {
  readonly now: string;
  readonly mode: 'wall' | 'wound';
  readonly speed: number;
}

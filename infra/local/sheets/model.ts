import type { Instant } from '../../../shared/words/time.ts';
import type * as z from 'zod';
import type { CellData, Opaque } from './schema/cell.ts';
import type { bandedRange, basicFilter, conditionalFormat, FilterView, namedRange, ProtectedRange } from './schema/decor.ts';
import type { GridRange } from './schema/range.ts';
import type { dimensionGroup, SheetProperties, spreadsheetProperties } from './schema/sheet.ts';

/** A cell as people made it. Never changed in place: a new one replaces it, so cells, formats and rules may be shared. */
export type Cell = Readonly<
  Pick<CellData, 'userEnteredValue' | 'userEnteredFormat' | 'note' | 'dataValidation' | 'textFormatRuns' | 'chipRuns'>
>;

/** Developer metadata without its place: the place is whoever carries it, so it travels with its row or column. */
export interface Tag {
  readonly metadataId: number;
  readonly metadataKey: string;
  readonly metadataValue?: string;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
}

/** What a row or a column carries beside cells. */
export interface Line {
  tags: readonly Tag[];
  pixelSize?: number;
  hiddenByUser?: boolean;
}

/** A row that holds anything; `key` is its own for life, whatever its position. */
export interface Row extends Line {
  readonly key: number;
  cells: (Cell | undefined)[];
}

/** Size and frozen edges of a tab. */
export interface Grid extends Readonly<NonNullable<SheetProperties['gridProperties']>> {
  readonly rowCount: number;
  readonly columnCount: number;
}

/** One tab. `rows` and `columns` end at the last one that carries anything. */
export interface Tab {
  properties: Omit<SheetProperties, 'index' | 'gridProperties'> & { readonly sheetId: number; readonly title: string };
  grid: Grid;
  rows: (Row | undefined)[];
  columns: (Line | undefined)[];
  tags: readonly Tag[];
  merges: readonly GridRange[];
  protectedRanges: readonly (ProtectedRange & { readonly protectedRangeId: number })[];
  conditionalFormats: readonly z.infer<typeof conditionalFormat>[];
  bandedRanges: readonly z.infer<typeof bandedRange>[];
  basicFilter?: z.infer<typeof basicFilter>;
  filterViews?: readonly FilterView[];
  rowGroups: readonly z.infer<typeof dimensionGroup>[];
  columnGroups: readonly z.infer<typeof dimensionGroup>[];
}

/** Drive's side of a spreadsheet. */
export interface DriveFile {
  readonly owner: string;
  readonly createdAt: Instant;
  modifiedAt: Instant;
  readonly parents: readonly string[];
  permissions: readonly Opaque[];
  /** Only the owner and whom the permissions name may come in; absent: anybody may. */
  readonly closed?: true;
  /** In the bin: it still opens, and lists tell. */
  readonly trashed?: boolean;
}

/** One spreadsheet; its tabs in their order. Frozen once a change is kept: the next change works on a draft. */
export interface Book {
  readonly spreadsheetId: string;
  properties: z.infer<typeof spreadsheetProperties> & { readonly title: string; readonly locale: string; readonly timeZone: string };
  tabs: Tab[];
  namedRanges: readonly (z.infer<typeof namedRange> & { readonly range: GridRange })[];
  tags: readonly Tag[];
  file: DriveFile;
  /** Counts kept changes. */
  rev: number;
  /** The last number used for a row key or an ID. */
  serial: number;
}

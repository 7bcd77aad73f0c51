import * as z from 'zod';

const int = z.int();

/** Zero-based, half-open; a missing index is unbounded, a missing sheetId is 0. */
export const gridRange = z.strictObject({
  sheetId: int.exactOptional(),
  startRowIndex: int.exactOptional(),
  endRowIndex: int.exactOptional(),
  startColumnIndex: int.exactOptional(),
  endColumnIndex: int.exactOptional(),
});
export type GridRange = z.infer<typeof gridRange>;

export const gridCoordinate = z.strictObject({
  sheetId: int.exactOptional(),
  rowIndex: int.exactOptional(),
  columnIndex: int.exactOptional(),
});

export const dimension = z.enum(['ROWS', 'COLUMNS']);
export type Dimension = z.infer<typeof dimension>;

export const dimensionRange = z.strictObject({
  sheetId: int.exactOptional(),
  dimension: dimension.exactOptional(),
  startIndex: int.exactOptional(),
  endIndex: int.exactOptional(),
});
export type DimensionRange = z.infer<typeof dimensionRange>;

import * as z from 'zod';
import { opaque } from './cell.ts';
import { developerMetadata } from './metadata.ts';
import { dimensionRange } from './range.ts';

const int = z.int();
const gridProperties = z.strictObject({
  rowCount: int.exactOptional(),
  columnCount: int.exactOptional(),
  frozenRowCount: int.exactOptional(),
  frozenColumnCount: int.exactOptional(),
  hideGridlines: z.boolean().exactOptional(),
  rowGroupControlAfter: z.boolean().exactOptional(),
  columnGroupControlAfter: z.boolean().exactOptional(),
});
export const sheetProperties = z.strictObject({
  sheetId: int.exactOptional(),
  title: z.string().exactOptional(),
  index: int.exactOptional(),
  sheetType: z.string().exactOptional(),
  gridProperties: gridProperties.exactOptional(),
  hidden: z.boolean().exactOptional(),
  rightToLeft: z.boolean().exactOptional(),
  tabColor: opaque.exactOptional(),
  tabColorStyle: opaque.exactOptional(),
});
export type SheetProperties = z.infer<typeof sheetProperties>;

export const spreadsheetProperties = z.strictObject({
  title: z.string().exactOptional(),
  locale: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  autoRecalc: z.string().exactOptional(),
  defaultFormat: opaque.exactOptional(),
  iterativeCalculationSettings: opaque.exactOptional(),
  spreadsheetTheme: opaque.exactOptional(),
  importFunctionsExternalUrlAccessAllowed: z.boolean().exactOptional(),
});

export const dimensionProperties = z.strictObject({
  pixelSize: int.exactOptional(),
  hiddenByUser: z.boolean().exactOptional(),
  hiddenByFilter: z.boolean().exactOptional(),
  developerMetadata: z.array(developerMetadata).exactOptional(),
});
export type DimensionProperties = z.infer<typeof dimensionProperties>;

export const dimensionGroup = z.strictObject({
  range: dimensionRange.exactOptional(),
  depth: int.exactOptional(),
  collapsed: z.boolean().exactOptional(),
});

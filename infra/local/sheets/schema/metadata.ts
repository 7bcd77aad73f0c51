import * as z from 'zod';
import { dimensionRange, gridRange } from './range.ts';

const int = z.int();
const visibility = z.enum(['DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED', 'DOCUMENT', 'PROJECT']);
const locationType = z.enum(['DEVELOPER_METADATA_LOCATION_TYPE_UNSPECIFIED', 'ROW', 'COLUMN', 'SHEET', 'SPREADSHEET']);
const metadataLocation = z.strictObject({
  locationType: locationType.exactOptional(),
  spreadsheet: z.boolean().exactOptional(),
  sheetId: int.exactOptional(),
  dimensionRange: dimensionRange.exactOptional(),
});
export const developerMetadata = z.strictObject({
  metadataId: int.exactOptional(),
  metadataKey: z.string().exactOptional(),
  metadataValue: z.string().exactOptional(),
  visibility: visibility.exactOptional(),
  location: metadataLocation.exactOptional(),
});
export type DeveloperMetadata = z.infer<typeof developerMetadata>;

const lookup = z.strictObject({
  locationType: locationType.exactOptional(),
  metadataLocation: metadataLocation.exactOptional(),
  locationMatchingStrategy: z
    .enum(['DEVELOPER_METADATA_LOCATION_MATCHING_STRATEGY_UNSPECIFIED', 'EXACT_LOCATION', 'INTERSECTING_LOCATION'])
    .exactOptional(),
  metadataId: int.exactOptional(),
  metadataKey: z.string().exactOptional(),
  metadataValue: z.string().exactOptional(),
  visibility: visibility.exactOptional(),
});
export type Lookup = z.infer<typeof lookup>;

export const dataFilter = z.strictObject({
  a1Range: z.string().exactOptional(),
  gridRange: gridRange.exactOptional(),
  developerMetadataLookup: lookup.exactOptional(),
});
export type DataFilter = z.infer<typeof dataFilter>;

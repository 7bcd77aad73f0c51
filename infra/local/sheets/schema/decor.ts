import * as z from 'zod';
import { opaque } from './cell.ts';
import { gridRange as range } from './range.ts';

const int = z.int();
export const protectedRange = z.strictObject({
  protectedRangeId: int.exactOptional(),
  range: range.exactOptional(),
  namedRangeId: z.string().exactOptional(),
  description: z.string().exactOptional(),
  warningOnly: z.boolean().exactOptional(),
  requestingUserCanEdit: z.boolean().exactOptional(),
  unprotectedRanges: z.array(range).exactOptional(),
  editors: z
    .strictObject({
      users: z.array(z.string()).exactOptional(),
      groups: z.array(z.string()).exactOptional(),
      domainUsersCanEdit: z.boolean().exactOptional(),
    })
    .exactOptional(),
});
export type ProtectedRange = z.infer<typeof protectedRange>;

export const conditionalFormat = z.strictObject({
  ranges: z.array(range).exactOptional(),
  booleanRule: opaque.exactOptional(),
  gradientRule: opaque.exactOptional(),
});
export const namedRange = z.strictObject({
  namedRangeId: z.string().exactOptional(),
  name: z.string().exactOptional(),
  range: range.exactOptional(),
});
export const bandedRange = z.strictObject({
  bandedRangeId: int.exactOptional(),
  bandedRangeReference: z.string().exactOptional(),
  range: range.exactOptional(),
  rowProperties: opaque.exactOptional(),
  columnProperties: opaque.exactOptional(),
});
const sortSpec = z.strictObject({
  dimensionIndex: int.exactOptional(),
  sortOrder: z.enum(['ASCENDING', 'DESCENDING', 'SORT_ORDER_UNSPECIFIED']).exactOptional(),
});
export const sortSpecs = z.array(sortSpec);
export const filterView = z.strictObject({
  filterViewId: int.exactOptional(),
  title: z.string().exactOptional(),
  range: range.exactOptional(),
  sortSpecs: sortSpecs.exactOptional(),
  criteria: opaque.exactOptional(),
  filterSpecs: z.array(opaque).exactOptional(),
});
export type FilterView = z.infer<typeof filterView>;
export const basicFilter = z.strictObject({
  range: range.exactOptional(),
  sortSpecs: sortSpecs.exactOptional(),
  criteria: opaque.exactOptional(),
  filterSpecs: z.array(opaque).exactOptional(),
});

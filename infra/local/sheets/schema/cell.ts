import * as z from 'zod';

/** Formats, rules and colours: kept and returned, never understood. */
export const opaque = z.record(z.string(), z.unknown());
export type Opaque = z.infer<typeof opaque>;

export const extendedValue = z.strictObject({
  numberValue: z.number().exactOptional(),
  stringValue: z.string().exactOptional(),
  boolValue: z.boolean().exactOptional(),
  formulaValue: z.string().exactOptional(),
  errorValue: z.strictObject({ type: z.string(), message: z.string().exactOptional() }).exactOptional(),
});
export type ExtendedValue = z.infer<typeof extendedValue>;

/** A cell as a request gives it; the fields that only Google computes are accepted and ignored. */
export const cellData = z.strictObject({
  userEnteredValue: extendedValue.exactOptional(),
  userEnteredFormat: opaque.exactOptional(),
  note: z.string().exactOptional(),
  dataValidation: opaque.exactOptional(),
  textFormatRuns: z.array(opaque).exactOptional(),
  chipRuns: z.array(opaque).exactOptional(),
  effectiveValue: extendedValue.exactOptional(),
  effectiveFormat: opaque.exactOptional(),
  formattedValue: z.string().exactOptional(),
  hyperlink: z.string().exactOptional(),
});
export type CellData = z.infer<typeof cellData>;

export const rowData = z.strictObject({ values: z.array(cellData).exactOptional() });
export type RowData = z.infer<typeof rowData>;

/** What a cell of `values` may hold: null leaves the cell alone, '' clears it. */
export type Scalar = string | number | boolean | null;

/** The `values` of a ValueRange. */
export const valueRows = z.array(
  z.array(z.custom<Scalar>((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value))),
);

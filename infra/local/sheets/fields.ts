import { type ApiError, badRequest, invalid } from './failure.ts';
import { type Mask, parseMask } from './mask.ts';
import type { Discovery, Schema } from './schema/documents.ts';

/** The first path of a mask that leads nowhere in a schema. */
function astray(schemas: Discovery['schemas'], schema: Schema, mask: Mask, path: string): string | undefined {
  if (schema.$ref) return astray(schemas, schemas[schema.$ref] ?? {}, mask, path);
  if (schema.items) return astray(schemas, schema.items, mask, path);
  if (mask === true || schema.type === 'any') return undefined;
  for (const [field, sub] of mask) {
    const here = path ? `${path}.${field}` : field;
    const inner = field === '*' ? schema : (schema.properties?.[field] ?? schema.additionalProperties);
    const found = inner ? astray(schemas, inner, sub, here) : here;
    if (found !== undefined) return found;
  }
  return undefined;
}

const MOST = 500;
const known = new Set<string>();

/** Throws Google's 400 when the `fields` asked for are not all fields of the reply. https://developers.google.com/workspace/sheets/api/guides/field-masks */
export function checkFields({ name, schemas }: Discovery, response: string, fields: string): void {
  const key = `${response} ${fields}`;
  if (known.has(key)) return;
  const lost = astray(schemas, { $ref: response }, parseMask(fields), '');
  if (lost !== undefined) throw name === 'drive' ? invalid(`Invalid field selection ${lost}`) : unmatched(lost, fields);
  if (known.size >= MOST) known.clear();
  known.add(key);
}

/** What the masks of updates are masks of. */
const MASKED: Readonly<Record<string, string>> = {
  appendCells: 'CellData',
  repeatCell: 'CellData',
  updateCells: 'CellData',
  updateBanding: 'BandedRange',
  updateDeveloperMetadata: 'DeveloperMetadata',
  updateDimensionGroup: 'DimensionGroup',
  updateDimensionProperties: 'DimensionProperties',
  updateFilterView: 'FilterView',
  updateNamedRange: 'NamedRange',
  updateProtectedRange: 'ProtectedRange',
  updateSheetProperties: 'SheetProperties',
  updateSpreadsheetProperties: 'SpreadsheetProperties',
};

/** Throws 400 when the mask of a request names what it has no field for. */
export function checkMask({ schemas }: Discovery, request: string, fields: unknown): void {
  const $ref = MASKED[request];
  const lost = $ref && typeof fields === 'string' && fields !== '' ? astray(schemas, { $ref }, parseMask(fields), '') : undefined;
  if (lost !== undefined) throw invalid(`Invalid field: ${lost}`);
}

function unmatched(path: string, field: string): ApiError {
  const description = `Error expanding 'fields' parameter. Cannot find matching fields for path '${path}'.`;
  return invalid('Request contains an invalid argument.', badRequest([{ field, description }]));
}

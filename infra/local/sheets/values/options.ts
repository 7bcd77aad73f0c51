import * as z from 'zod';
import { invalid } from '../failure.ts';
import { read } from '../payload.ts';
import type { Rendering } from '../render.ts';
import { dimension, type Dimension } from '../schema/range.ts';
import type { InputOption } from './write.ts';

const value = z.enum(['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA']);
const dates = z.enum(['SERIAL_NUMBER', 'FORMATTED_STRING']);

/** The fields by which reading calls say how they want their values. */
export const renderFields = { valueRenderOption: value.exactOptional(), dateTimeRenderOption: dates.exactOptional() };

/** The fields by which writing calls say what they want echoed. */
export const echoFields = {
  includeValuesInResponse: z.boolean().exactOptional(),
  responseValueRenderOption: value.exactOptional(),
  responseDateTimeRenderOption: dates.exactOptional(),
};

export const majorDimension = z.enum(['DIMENSION_UNSPECIFIED', ...dimension.options]);

const renderingShape = z.strictObject({ value: value.exactOptional(), dates: dates.exactOptional() });
const defaults: Rendering = { value: 'FORMATTED_VALUE', dates: 'SERIAL_NUMBER' };

/** How values are wanted, from a body or from the query (`prefix` is `response` in writing calls). */
export function rendering(given: { readonly [field: string]: unknown }, prefix: '' | 'response' = ''): Rendering {
  const field = (name: string) => given[prefix ? `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}` : name];
  const asked = read(
    renderingShape,
    Object.fromEntries(
      Object.entries({ value: field('valueRenderOption'), dates: field('dateTimeRenderOption') }).filter(([, each]) => each !== undefined),
    ),
  );
  return { ...defaults, ...asked };
}

/** A flag of the query; clients write it in either case. */
export const isTrue = (given: string | null): boolean => given?.toLowerCase() === 'true';

/** The direction of `values`, rows unless said otherwise. */
export const direction = (given: string | null | undefined): Dimension => (given === 'COLUMNS' ? 'COLUMNS' : 'ROWS');

/** The input option, which every write must state; throws 400 without it. */
export function inputOption(given: unknown): InputOption {
  if (given === 'RAW' || given === 'USER_ENTERED') return given;
  throw invalid("'valueInputOption' is required but not specified");
}

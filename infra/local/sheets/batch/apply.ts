import * as z from 'zod';
import type { Call, Method } from '../call.ts';
import { viewBook } from '../book/view.ts';
import type { Draft } from '../draft.ts';
import { invalid, notImitated, within } from '../failure.ts';
import type { FaultSet } from '../faults.ts';
import { checkMask } from '../fields.ts';
import { locate } from '../locate.ts';
import { below, parseMask } from '../mask.ts';
import { read } from '../payload.ts';
import { DOCUMENTS } from '../schema/documents.ts';
import { bandKinds } from './bands.ts';
import { borderKinds } from './borders.ts';
import { cellKinds } from './cells.ts';
import { decorKinds } from './decor.ts';
import { fillKinds } from './fill.ts';
import { filterKinds } from './filter.ts';
import { findKinds } from './find.ts';
import { groupKinds } from './groups.ts';
import type { Kind } from './kind.ts';
import { lineKinds } from './lines.ts';
import { lookKinds } from './looks.ts';
import { mergeKinds } from './merges.ts';
import { nameKinds } from './names.ts';
import { pasteKinds } from './paste.ts';
import { sortKinds } from './sort.ts';
import { tabKinds } from './tabs.ts';
import { tagKinds } from './tags.ts';
import { tidyKinds } from './tidy.ts';
import { UNRECORDED } from './unrecorded.ts';

const MAX_REQUESTS = 100_000;

/** Every kind of request this server carries out. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries({
    ...tabKinds,
    ...lineKinds,
    ...groupKinds,
    ...cellKinds,
    ...sortKinds,
    ...tagKinds,
    ...decorKinds,
    ...lookKinds,
    ...nameKinds,
    ...filterKinds,
    ...mergeKinds,
    ...pasteKinds,
    ...bandKinds,
    ...findKinds,
    ...fillKinds,
    ...tidyKinds,
    ...borderKinds,
  }),
);

const body = z.strictObject({
  requests: z.array(z.record(z.string(), z.unknown())).exactOptional(),
  includeSpreadsheetInResponse: z.boolean().exactOptional(),
  responseRanges: z.array(z.string()).exactOptional(),
  responseIncludeGridData: z.boolean().exactOptional(),
});

function one(draft: Draft, request: Readonly<Record<string, unknown>>, index: number, faults: FaultSet): object {
  const where = `requests[${index}]`;
  const [name, second] = Object.keys(request);
  if (name === undefined) throw invalid(`Invalid ${where}: No request set.`);
  if (second !== undefined) {
    throw invalid(`Invalid value at '${where}' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`);
  }
  const apply = KINDS.get(name);
  if (!apply && UNRECORDED.has(name)) throw notImitated(`the request kind ${name}`);
  if (!apply) throw invalid(`Invalid JSON payload received. Unknown name "${name}" at '${where}': Cannot find field.`);
  const payload = request[name];
  const reply = within(`${where}.${name}`, () => {
    if (typeof payload === 'object' && payload !== null && 'fields' in payload) checkMask(DOCUMENTS[0], name, payload.fields);
    return apply(draft, payload, `${where}.${name}`, faults);
  });
  return reply ? { [name]: reply } : {};
}

function batchUpdate(call: Call): object {
  const [spreadsheetId = ''] = call.path;
  const { requests = [], includeSpreadsheetInResponse, responseRanges, responseIncludeGridData = false } = read(body, call.body);
  if (requests.length === 0) throw invalid('Must specify at least one request.');
  if (requests.length > MAX_REQUESTS) throw invalid(`Cannot exceed ${MAX_REQUESTS} requests in a single batch.`);
  const { result, state } = call.shelf.change(spreadsheetId, call.author, (draft) =>
    requests.map((request, index) => one(draft, request, index, call.faults)),
  );
  const fields = call.query.get('fields');
  const mask = fields ? (below(parseMask(fields), 'updatedSpreadsheet') ?? new Map<string, true>()) : undefined;
  const areas = responseRanges?.map((range) => locate(state.book, range));
  const updatedSpreadsheet = includeSpreadsheetInResponse
    ? viewBook(state, { ...(areas && { areas }), ...(mask && { mask }), gridData: responseIncludeGridData, user: call.author.user })
    : undefined;
  return { spreadsheetId, replies: result, ...(updatedSpreadsheet && { updatedSpreadsheet }) };
}

/** `spreadsheets.batchUpdate`: all requests in order, or none. */
export const batchMethod: Method = { quota: 'write', answer: batchUpdate };

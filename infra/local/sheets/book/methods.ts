import * as z from 'zod';
import { type Area, tabOf } from '../area.ts';
import { copyTab, copyTitle, viewProperties } from '../batch/tabs.ts';
import type { Call, Method } from '../call.ts';
import { notFound } from '../failure.ts';
import { Finder, grouped, someFilters, viewFilter } from '../filters.ts';
import { locate } from '../locate.ts';
import { parseMask } from '../mask.ts';
import { viewTag } from '../metadata.ts';
import { read } from '../payload.ts';
import { dataFilter } from '../schema/metadata.ts';
import { isTrue } from '../values/options.ts';
import { create } from './create.ts';
import { viewBook } from './view.ts';

const filterBody = z.strictObject({
  dataFilters: z.array(dataFilter).exactOptional(),
  includeGridData: z.boolean().exactOptional(),
  excludeTablesInBandedRanges: z.boolean().exactOptional(),
});
const searchBody = z.strictObject({ dataFilters: z.array(dataFilter).exactOptional() });

const stateOf = ({ shelf, path: [spreadsheetId = ''], author }: Call) => shelf.state(spreadsheetId, author.at);

function view(call: Call, areas: readonly Area[] | undefined, gridData: boolean): object {
  const fields = call.query.get('fields');
  return viewBook(stateOf(call), { ...(areas && { areas }), ...(fields && { mask: parseMask(fields) }), gridData, user: call.author.user });
}

function get(call: Call): object {
  const ranges = call.query.getAll('ranges');
  const { book } = stateOf(call);
  return view(
    call,
    ranges.length > 0 ? ranges.map((range) => locate(book, range)) : undefined,
    isTrue(call.query.get('includeGridData')),
  );
}

function getByDataFilter(call: Call): object {
  const { dataFilters, includeGridData = false } = read(filterBody, call.body);
  const finder = new Finder(stateOf(call).book, call.faults);
  const areas = grouped(someFilters(dataFilters), (filter) => finder.areas(filter), (area) => JSON.stringify(area)).map(({ found }) => found);
  return view(call, areas, includeGridData);
}

function tag(call: Call): object {
  const id = Number(call.path[1]);
  const [placed] = new Finder(stateOf(call).book).tags({ metadataId: id });
  if (!placed) throw notFound(`No developer metadata with ID ${call.path[1] ?? ''}.`);
  return viewTag(placed);
}

function search(call: Call): object {
  const { book } = stateOf(call);
  const finder = new Finder(book, call.faults);
  const filters = someFilters(read(searchBody, call.body).dataFilters);
  const found = grouped(filters, (filter) => finder.tagsOf(filter), (placed) => String(placed.tag.metadataId));
  const matched = found.map((each) => ({ developerMetadata: viewTag(each.found), dataFilters: each.dataFilters.map(viewFilter) }));
  return matched.length > 0 ? { matchedDeveloperMetadata: matched } : {};
}

function copyTo(call: Call): object {
  const { destinationSpreadsheetId } = read(z.strictObject({ destinationSpreadsheetId: z.string() }), call.body);
  const source = tabOf(stateOf(call).book, Number(call.path[1]));
  const { result, state } = call.shelf.change(destinationSpreadsheetId, call.author, (draft) => {
    return copyTab(draft, source, { title: copyTitle(draft.book, source.properties.title) }).properties.sheetId;
  });
  return viewProperties(state.book, tabOf(state.book, result));
}

/** Methods on spreadsheets, their tabs and their developer metadata. */
export const bookMethods = {
  create: { quota: 'write', answer: create },
  get: { quota: 'read', answer: get, masks: true },
  getByDataFilter: { quota: 'read', answer: getByDataFilter, masks: true },
  tag: { quota: 'read', answer: tag },
  search: { quota: 'read', answer: search },
  copyTo: { quota: 'write', answer: copyTo },
} as const satisfies Record<string, Method>;

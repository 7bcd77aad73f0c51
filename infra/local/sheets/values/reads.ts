import * as z from 'zod';
import type { Call, Method } from '../call.ts';
import { Finder, grouped, someFilters, viewFilter } from '../filters.ts';
import { locate } from '../locate.ts';
import { read } from '../payload.ts';
import { dataFilter } from '../schema/metadata.ts';
import { direction, majorDimension, renderFields, rendering } from './options.ts';
import { readValues } from './read.ts';

const filterBody = z.strictObject({
  dataFilters: z.array(dataFilter).exactOptional(),
  majorDimension: majorDimension.exactOptional(),
  ...renderFields,
});

const stateOf = ({ shelf, path: [spreadsheetId = ''], author }: Call) => shelf.state(spreadsheetId, author.at);

function one(call: Call, range: string) {
  const state = stateOf(call);
  const options = rendering(Object.fromEntries(call.query));
  return readValues(state, locate(state.book, range), options, direction(call.query.get('majorDimension')));
}

function byFilter(call: Call): object {
  const state = stateOf(call);
  const { dataFilters, ...options } = read(filterBody, call.body);
  const finder = new Finder(state.book, call.faults);
  const matches = grouped(someFilters(dataFilters), (filter) => finder.areas(filter), (area) => JSON.stringify(area));
  const [how, along] = [rendering(options), direction(options.majorDimension)];
  const valueRanges = matches.map(({ found, dataFilters: filters }) => ({
    valueRange: readValues(state, found, how, along),
    dataFilters: filters.map(viewFilter),
  }));
  return { spreadsheetId: state.book.spreadsheetId, ...(valueRanges.length > 0 && { valueRanges }) };
}

/** `values.get`, `values.batchGet`, `values.batchGetByDataFilter`. */
export const valueReads = {
  get: { quota: 'read', answer: (call) => one(call, call.path[1] ?? '') },
  batchGet: {
    quota: 'read',
    answer: (call) => {
      const valueRanges = call.query.getAll('ranges').map((range) => one(call, range));
      return { spreadsheetId: stateOf(call).book.spreadsheetId, ...(valueRanges.length > 0 && { valueRanges }) };
    },
  },
  batchGetByDataFilter: { quota: 'read', answer: byFilter },
} as const satisfies Record<string, Method>;

import * as z from 'zod';
import { printRange } from '../a1.ts';
import { type Area, tabOf } from '../area.ts';
import type { Call, Method } from '../call.ts';
import type { Evaluator } from '../evaluator.ts';
import { invalid, within } from '../failure.ts';
import { isAnchor, isSameRange, locate } from '../locate.ts';
import type { Book } from '../model.ts';
import { read } from '../payload.ts';
import { valueRows } from '../schema/cell.ts';
import { appendValues } from './append.ts';
import { direction, echoFields, isTrue, inputOption, majorDimension, rendering } from './options.ts';
import { readValues } from './read.ts';
import { writeValues, type Written } from './write.ts';

const valueRange = z.strictObject({
  range: z.string().exactOptional(),
  majorDimension: majorDimension.exactOptional(),
  values: valueRows.exactOptional(),
});
const batchBody = z.strictObject({
  valueInputOption: z.string().exactOptional(),
  data: z.array(valueRange).exactOptional(),
  ...echoFields,
});

/** Leaves zero counts out of a reply, as Google does. */
export const nonZero = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

interface Echo {
  readonly area: Area;
  readonly options: Readonly<Record<string, unknown>>;
}

/** How a reply reports one written range; `echo` is the rectangle to read back, if wanted. */
export function report(state: Evaluator, written: Written, echo: Echo | undefined): object {
  const { title } = tabOf(state.book, written.area.sheetId).properties;
  return {
    updatedRange: printRange(title, written.area),
    ...nonZero({ updatedRows: written.rows.size, updatedColumns: written.columns.size, updatedCells: written.cells }),
    ...(echo && { updatedData: readValues(state, echo.area, rendering(echo.options, 'response')) }),
  };
}

/** Totals over several written ranges: rows, columns and tabs are counted once each. */
export function totals(all: readonly Written[]): object {
  const distinct = (pick: (each: Written) => ReadonlySet<number>) =>
    new Set(all.flatMap((each) => [...pick(each)].map((at) => `${each.area.sheetId}:${at}`))).size;
  return nonZero({
    totalUpdatedRows: distinct((each) => each.rows),
    totalUpdatedColumns: distinct((each) => each.columns),
    totalUpdatedCells: all.reduce((sum, each) => sum + each.cells, 0),
    totalUpdatedSheets: new Set(all.filter((each) => each.cells > 0).map((each) => each.area.sheetId)).size,
  });
}

const queryOf = (call: Call): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(call.query),
  includeValuesInResponse: isTrue(call.query.get('includeValuesInResponse')),
});
const echoOf = (area: Area, options: Readonly<Record<string, unknown>>) =>
  options['includeValuesInResponse'] === true ? { area, options } : undefined;

/** Throws Google's 400 when a body names another range than the address. */
function checkRange(book: Book, asked: string, given: string | undefined): void {
  if (given !== undefined && !isSameRange(book, asked, given)) throw invalid(`Request range[${asked}] does not match value's range[${given}]`);
}

function update(call: Call): object {
  const [spreadsheetId = '', range = ''] = call.path;
  const query = queryOf(call);
  const input = inputOption(query['valueInputOption']);
  const body = read(valueRange, call.body, 'data');
  const { result, state } = call.shelf.change(spreadsheetId, call.author, (draft) => {
    const target = locate(draft.book, range);
    checkRange(draft.book, range, body.range);
    return writeValues(
      draft,
      target,
      body.values ?? [],
      { input, majorDimension: direction(body.majorDimension), anchor: isAnchor(range) },
    );
  });
  return { spreadsheetId, ...report(state, result, echoOf(result.area, query)) };
}

function append(call: Call): object {
  const [spreadsheetId = '', range = ''] = call.path;
  const query = queryOf(call);
  const input = inputOption(query['valueInputOption']);
  const body = read(valueRange, call.body, 'data');
  const insertRows = call.query.get('insertDataOption') === 'INSERT_ROWS';
  const { result, state } = call.shelf.change(spreadsheetId, call.author, (draft) => {
    const target = locate(draft.book, range);
    checkRange(draft.book, range, body.range);
    return appendValues(draft, target, body.values ?? [], { input, insertRows, majorDimension: direction(body.majorDimension) });
  });
  const { table, written } = result;
  return {
    spreadsheetId,
    ...(table && { tableRange: printRange(tabOf(state.book, table.sheetId).properties.title, table) }),
    updates: { spreadsheetId, ...report(state, written, echoOf(written.area, query)) },
  };
}

function batchUpdate(call: Call): object {
  const [spreadsheetId = ''] = call.path;
  const { data = [], ...options } = read(batchBody, call.body);
  const input = inputOption(options.valueInputOption);
  const { result, state } = call.shelf.change(spreadsheetId, call.author, (draft) =>
    data.map(({ range = '', values = [], majorDimension }, index) =>
      within(`data[${index}]`, () =>
        writeValues(
          draft,
          locate(draft.book, range),
          values,
          { input, majorDimension: direction(majorDimension), anchor: isAnchor(range) },
        ),
      ),
    ),
  );
  const responses = result.map((written) => ({ spreadsheetId, ...report(state, written, echoOf(written.area, options)) }));
  return { spreadsheetId, ...totals(result), ...(responses.length > 0 && { responses }) };
}

/** `values.update`, `values.append`, `values.batchUpdate`. */
export const valueUpdates = {
  update: { quota: 'write', answer: update },
  append: { quota: 'write', answer: append },
  batchUpdate: { quota: 'write', answer: batchUpdate },
} as const satisfies Record<string, Method>;

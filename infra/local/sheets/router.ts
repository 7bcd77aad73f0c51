import { batchMethod } from './batch/apply.ts';
import { bookMethods } from './book/methods.ts';
import type { Call, Method } from './call.ts';
import { fileMethods } from './drive/files.ts';
import { permissionMethods } from './drive/permissions.ts';
import { pushMethods } from './drive/push.ts';
import { type ApiError, badRequest, invalid } from './failure.ts';
import { checkFields } from './fields.ts';
import { conform, snake } from './schema/conform.ts';
import { type DescribedMethod, type Discovery, DOCUMENTS } from './schema/documents.ts';
import { valueClears } from './values/clears.ts';
import { batchUpdateByDataFilter } from './values/filtered.ts';
import { valueReads } from './values/reads.ts';
import { valueUpdates } from './values/updates.ts';

/** What carries out each method of the two discovery documents. */
const METHODS: Readonly<Record<string, Method>> = {
  'sheets.spreadsheets.create': bookMethods.create,
  'sheets.spreadsheets.get': bookMethods.get,
  'sheets.spreadsheets.getByDataFilter': bookMethods.getByDataFilter,
  'sheets.spreadsheets.batchUpdate': batchMethod,
  'sheets.spreadsheets.developerMetadata.search': bookMethods.search,
  'sheets.spreadsheets.developerMetadata.get': bookMethods.tag,
  'sheets.spreadsheets.sheets.copyTo': bookMethods.copyTo,
  'sheets.spreadsheets.values.get': valueReads.get,
  'sheets.spreadsheets.values.batchGet': valueReads.batchGet,
  'sheets.spreadsheets.values.batchGetByDataFilter': valueReads.batchGetByDataFilter,
  'sheets.spreadsheets.values.update': valueUpdates.update,
  'sheets.spreadsheets.values.append': valueUpdates.append,
  'sheets.spreadsheets.values.batchUpdate': valueUpdates.batchUpdate,
  'sheets.spreadsheets.values.batchUpdateByDataFilter': { quota: 'write', answer: batchUpdateByDataFilter },
  'sheets.spreadsheets.values.clear': valueClears.clear,
  'sheets.spreadsheets.values.batchClear': valueClears.batchClear,
  'sheets.spreadsheets.values.batchClearByDataFilter': valueClears.batchClearByDataFilter,
  'drive.comments.list': fileMethods.comments,
  'drive.files.create': fileMethods.create,
  'drive.files.copy': fileMethods.copy,
  'drive.files.get': fileMethods.get,
  'drive.files.update': fileMethods.update,
  'drive.files.list': fileMethods.list,
  'drive.files.delete': fileMethods.delete,
  'drive.files.export': fileMethods.export,
  'drive.files.watch': pushMethods.watchFile,
  'drive.permissions.create': permissionMethods.create,
  'drive.permissions.get': permissionMethods.get,
  'drive.permissions.update': permissionMethods.update,
  'drive.permissions.delete': permissionMethods.delete,
  'drive.permissions.list': permissionMethods.list,
  'drive.changes.getStartPageToken': pushMethods.startPageToken,
  'drive.changes.list': pushMethods.changes,
  'drive.changes.watch': pushMethods.watchChanges,
  'drive.channels.stop': pushMethods.stop,
};

/** Bodies that stand for one field of the request message carry its name in refusals. */
const ROOTS: Readonly<Record<string, string>> = {
  'sheets.spreadsheets.create': 'spreadsheet',
  'sheets.spreadsheets.values.update': 'data',
  'sheets.spreadsheets.values.append': 'data',
};

/** A range may hold `:` itself, so a verb's suffix stands literally at the end of the undecoded path. */
const VARIABLES: Readonly<Record<string, string>> = { spreadsheetId: '([^/:]+)', sheetId: '(\\d+)', metadataId: '(\\d+)' };
const shapeOf = (path: string): RegExp => new RegExp(`^/${path.replace(/\{(\w+)\}/g, (_, name: string) => VARIABLES[name] ?? '([^/]+)')}$`);

/** The method with everything checked that the document says of it: body, parameters, the fields asked for. */
function checked(document: Discovery, described: DescribedMethod, method: Method): Method {
  const known = new Set([...described.query, ...document.parameters]);
  const { id, request, response } = described;
  const check = (call: Call): Call => {
    for (const [name, value] of document.name === 'sheets' ? call.query : []) {
      if (!known.has(name)) throw unbound(name);
      checkOption(name, value);
    }
    const fields = call.query.get('fields');
    if (fields && response) checkFields(document, response, fields);
    const body = request && call.body !== undefined ? conform(document, request, call.body, ROOTS[id]) : call.body;
    return body === call.body ? call : { ...call, body };
  };
  return { ...method, answer: (call) => method.answer(check(call)) };
}

const RENDERS = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];
const DATES = ['SERIAL_NUMBER', 'FORMATTED_STRING'];
const OPTIONS: Readonly<Record<string, readonly [type: string, words: readonly string[]]>> = {
  majorDimension: ['Dimension', ['DIMENSION_UNSPECIFIED', 'ROWS', 'COLUMNS']],
  valueRenderOption: ['ValueRenderOption', RENDERS],
  responseValueRenderOption: ['ValueRenderOption', RENDERS],
  dateTimeRenderOption: ['DateTimeRenderOption', DATES],
  responseDateTimeRenderOption: ['DateTimeRenderOption', DATES],
  valueInputOption: ['ValueInputOption', ['INPUT_VALUE_OPTION_UNSPECIFIED', 'RAW', 'USER_ENTERED']],
  insertDataOption: ['InsertDataOption', ['OVERWRITE', 'INSERT_ROWS']],
};

/** Throws Google's 400 for a word that an option of the query does not have. */
function checkOption(name: string, value: string): void {
  const [type, words] = OPTIONS[name] ?? [];
  if (words && !words.includes(value)) {
    const description = `Invalid value at '${snake(name)}' (type.googleapis.com/google.apps.sheets.v4.${type ?? ''}), "${value}"`;
    throw invalid(description, badRequest([{ field: snake(name), description }]));
  }
}

function unbound(name: string): ApiError {
  const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
  return invalid(description, badRequest([{ description }]));
}

interface Row {
  readonly shape: RegExp;
  readonly described: DescribedMethod;
  readonly method: Method;
}

function rowsOf(document: Discovery): readonly Row[] {
  return document.methods.flatMap((described) => {
    const method = METHODS[described.id];
    return method ? [{ shape: shapeOf(document.servicePath + described.path), described, method: checked(document, described, method) }] : [];
  });
}

/** Literal paths before those with variables, so that `changes/watch` is no file of that name. */
const variables = ({ described }: Row): number => described.path.split('{').length;
const ROWS = Map.groupBy(DOCUMENTS.flatMap(rowsOf).toSorted((a, b) => variables(a) - variables(b)), ({ described }) => described.verb);

/** A method, what the document says of it, and the decoded variable parts of its path. */
export interface Route {
  readonly method: Method;
  readonly described: DescribedMethod;
  readonly path: readonly string[];
}

/** Finds the method a request asks for; undefined when there is none. A stroke before a verb's suffix or at the end is no matter, as with Google. */
export function route(verb: string, pathname: string): Route | undefined {
  const plain = pathname.replace(/\/(?=:|$)/, '');
  for (const { shape, described, method } of ROWS.get(verb) ?? []) {
    const match = shape.exec(plain);
    if (match) return { method, described, path: match.slice(1).map(decodeURIComponent) };
  }
  return undefined;
}

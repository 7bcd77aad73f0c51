import { sheets as openClient, type sheets_v4 } from '@googleapis/sheets';
import { JWT, OAuth2Client } from 'google-auth-library';
import * as z from 'zod';
import { CallRefused, type EchoWish, type EditEcho, type PlaceWrite, type RowsEcho, type RowWrite, type Sheets, type Span, type Window } from './sheets.ts';
import { rawOf, snapshotOf } from './snapshot.ts';

/** What a service-account key file holds of interest. */
const KEY = z.object({ client_email: z.string(), private_key: z.string() });
const SCOPES = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive.file'];
const UNFORMATTED = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' } as const;
const GRID_FIELDS = `sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),merges,data(startRow,startColumn,rowData(values(userEnteredValue(formulaValue),effectiveValue,note)),rowMetadata(developerMetadata(metadataId,metadataKey)),columnMetadata(developerMetadata(metadataKey,metadataValue))))`;
const ECHO_FIELDS = 'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,rowData(values(effectiveValue)))))';
/** Statuses that say: this call, as it is, will never be taken. */
const REFUSED = [400, 404];

/** How much went over the wire, for measurements. */
export type CountCalls = (call: { readonly method: string; readonly bytes: number }) => void;

/** How the edge is opened. */
export interface GoogleOptions {
  /** A service-account key as JSON, or a bearer token. */
  readonly credentials: string;
  /** Leads to another server that speaks the same protocol. */
  readonly rootUrl?: string;
  readonly fetch?: typeof fetch;
  readonly countCalls?: CountCalls;
}

type Called<T> = Promise<{ readonly data: T }>;

/** The methods that are called, as the vendor's client and whatever stands in for it have them. */
export interface SpreadsheetMethods {
  batchUpdate(asked: sheets_v4.Params$Resource$Spreadsheets$Batchupdate): Called<sheets_v4.Schema$BatchUpdateSpreadsheetResponse>;
  create(asked: sheets_v4.Params$Resource$Spreadsheets$Create): Called<sheets_v4.Schema$Spreadsheet>;
  get(asked: sheets_v4.Params$Resource$Spreadsheets$Get): Called<sheets_v4.Schema$Spreadsheet>;
  getByDataFilter(asked: sheets_v4.Params$Resource$Spreadsheets$Getbydatafilter): Called<sheets_v4.Schema$Spreadsheet>;
  readonly values: {
    batchGetByDataFilter(asked: sheets_v4.Params$Resource$Spreadsheets$Values$Batchgetbydatafilter): Called<sheets_v4.Schema$BatchGetValuesByDataFilterResponse>;
    batchUpdateByDataFilter(asked: sheets_v4.Params$Resource$Spreadsheets$Values$Batchupdatebydatafilter): Called<sheets_v4.Schema$BatchUpdateValuesByDataFilterResponse>;
  };
}

/** Google Sheets through the vendor's client. */
export function openGoogle({ credentials, rootUrl, fetch, countCalls }: GoogleOptions): Sheets {
  const client = openClient({
    version: 'v4', auth: authOf(credentials), ...(rootUrl === undefined ? {} : { rootUrl }), ...(fetch ? { fetchImplementation: fetch } : {}),
  });
  return sheetsBy(client.spreadsheets, countCalls);
}

/** Google Sheets through these methods. */
export function sheetsBy(api: SpreadsheetMethods, countCalls?: CountCalls): Sheets {
  const data = async <T>(method: string, call: Called<T>): Promise<T> => {
    const reply = (await call.catch(refused)).data;
    // A reply that is no JSON comes as text; taken for an empty one it would look like a deletion.
    if (typeof reply !== 'object' || reply === null) throw new Error(`${method}: the reply is no JSON object`);
    countCalls?.({ method, bytes: Buffer.byteLength(JSON.stringify(reply)) });
    return reply;
  };
  return {
    values: async (spreadsheetId, sheetIds) => {
      const reply = await data('values.batchGetByDataFilter', api.values.batchGetByDataFilter({
        spreadsheetId, requestBody: { dataFilters: sheetIds.map((sheetId) => ({ gridRange: { sheetId } })), majorDimension: 'ROWS', ...UNFORMATTED },
      }));
      return (reply.valueRanges ?? []).flatMap((range) =>
        (range.dataFilters ?? []).flatMap((filter) => (filter.gridRange ? [{ sheetId: filter.gridRange.sheetId ?? 0, rows: range.valueRange?.values ?? [] }] : [])));
    },
    snapshot: async (spreadsheetId, windows) => {
      const reply = await data('getByDataFilter', api.getByDataFilter({
        spreadsheetId, fields: GRID_FIELDS, requestBody: { dataFilters: windows.flatMap(filtersOf), includeGridData: true },
      }));
      return windows.flatMap((window) => (reply.sheets ?? []).filter((sheet) => (sheet.properties?.sheetId ?? 0) === window.sheetId).map((sheet) => snapshotOf(sheet, window)));
    },
    writeRows: async (spreadsheetId, rows, headers, places = [], typed = false) => echoOf(await data('values.batchUpdateByDataFilter', api.values.batchUpdateByDataFilter({
      spreadsheetId,
      requestBody: {
        valueInputOption: typed ? 'USER_ENTERED' : 'RAW', includeValuesInResponse: true, responseValueRenderOption: 'UNFORMATTED_VALUE', responseDateTimeRenderOption: 'SERIAL_NUMBER',
        data: [...headers.map(headerWish), ...rows.map(byMark), ...places.map(byPlace)],
      },
    }))),
    edit: async (spreadsheetId, requests, echo = []) => {
      const responseRanges = echo.flatMap(({ title, rows }) => rows.map((row) => `${quoted(title)}!${row + 1}:${row + 1}`));
      const wish = responseRanges.length === 0 ? {} : { includeSpreadsheetInResponse: true, responseIncludeGridData: true, responseRanges };
      const reply = await data('batchUpdate', api.batchUpdate({ spreadsheetId, ...(responseRanges.length === 0 ? {} : { fields: ECHO_FIELDS }), requestBody: { requests: [...requests], ...wish } }));
      return editEcho(reply.updatedSpreadsheet?.sheets ?? [], echo);
    },
    tabs: async (spreadsheetId) => {
      const reply = await data('get', api.get({ spreadsheetId, fields: 'sheets(properties(sheetId,title))' }));
      return new Map((reply.sheets ?? []).map((sheet) => [sheet.properties?.sheetId ?? 0, sheet.properties?.title ?? '']));
    },
    create: async (title, timeZone) => {
      const reply = await data('create', api.create({ requestBody: { properties: { title, locale: 'zh_CN', timeZone } } }));
      return { spreadsheetId: reply.spreadsheetId ?? '', sheetId: reply.sheets?.[0]?.properties?.sheetId ?? 0 };
    },
  };
}

function refused(error: unknown): never {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;
  throw REFUSED.includes(status) ? new CallRefused(`status ${status}`) : error;
}

function filtersOf({ sheetId, rows, marks, find }: Window): readonly sheets_v4.Schema$DataFilter[] {
  if (!rows) return [{ gridRange: { sheetId } }];
  const between = ([startRowIndex, endRowIndex]: Span) => ({ sheetId, startRowIndex, ...(endRowIndex === Infinity ? {} : { endRowIndex }) });
  const whole = [[0, 1] as const, ...rows].map((span) => ({ gridRange: between(span) }));
  const narrow = (marks?.spans ?? []).map((span) => ({ gridRange: { ...between(span), startColumnIndex: marks?.column ?? 0, endColumnIndex: (marks?.column ?? 0) + 1 } }));
  return [...whole, ...narrow, ...(find ?? []).map((metadataId) => ({ developerMetadataLookup: { metadataId } }))];
}

/** A write of nothing, so that the reply shows the header as it stood when the values beside it went in. */
const headerWish = (sheetId: number): sheets_v4.Schema$DataFilterValueRange => ({ dataFilter: { gridRange: { sheetId, startRowIndex: 0, endRowIndex: 1 } }, majorDimension: 'ROWS', values: [[null]] });

const byMark = ({ metadataId, values }: RowWrite): sheets_v4.Schema$DataFilterValueRange => ({ dataFilter: { developerMetadataLookup: { metadataId } }, majorDimension: 'ROWS', values: [[...values]] });

const byPlace = ({ sheetId, row, column, value }: PlaceWrite): sheets_v4.Schema$DataFilterValueRange => ({
  dataFilter: { gridRange: { sheetId, startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 } }, majorDimension: 'ROWS', values: [[value]],
});

function authOf(credentials: string): OAuth2Client {
  if (!credentials.trimStart().startsWith('{')) {
    const client = new OAuth2Client();
    client.setCredentials({ access_token: credentials });
    return client;
  }
  const { client_email: email, private_key: key } = KEY.parse(JSON.parse(credentials));
  return new JWT({ email, key, scopes: SCOPES });
}

function echoOf(reply: sheets_v4.Schema$BatchUpdateValuesByDataFilterResponse): RowsEcho {
  const rows = new Map<number, readonly unknown[]>();
  const headers = new Map<number, readonly unknown[]>();
  for (const { dataFilter, updatedData } of reply.responses ?? []) {
    const id = dataFilter?.developerMetadataLookup?.metadataId;
    if (typeof id === 'number') rows.set(id, updatedData?.values?.[0] ?? []);
    else if (dataFilter?.gridRange && updatedData && (dataFilter.gridRange.startRowIndex ?? 0) === 0 && dataFilter.gridRange.endColumnIndex === undefined) {
      headers.set(dataFilter.gridRange.sheetId ?? 0, updatedData.values?.[0] ?? []);
    }
  }
  return { rows, headers };
}

const quoted = (title: string): string => `'${title.replaceAll("'", "''")}'`;

function editEcho(sheets: readonly sheets_v4.Schema$Sheet[], wishes: readonly EchoWish[]): EditEcho {
  return new Map(wishes.map(({ sheetId, rows }) => {
    const grids = sheets.find((sheet) => (sheet.properties?.sheetId ?? 0) === sheetId)?.data ?? [];
    return [sheetId, new Map(rows.map((row) => [row, rowIn(grids, row)]))];
  }));
}

function rowIn(grids: readonly sheets_v4.Schema$GridData[], row: number): readonly unknown[] {
  const values = grids.map((grid) => grid.rowData?.[row - (grid.startRow ?? 0)]?.values).find((it) => it !== undefined && it !== null);
  return (values ?? []).map((cell) => rawOf(cell.effectiveValue));
}

import { sheets as openClient, type sheets_v4 } from '@googleapis/sheets';
import { JWT, OAuth2Client } from 'google-auth-library';
import * as z from 'zod';
import type { ReadCell } from './cell.ts';
import { COLUMN_KEY, ROW_KEY, type RowEcho, type Sheets, type SnapshotRow, type TabSnapshot } from './sheets.ts';

/** What a service-account key file holds of interest. */
const KEY = z.object({ client_email: z.string(), private_key: z.string() });
const SCOPES = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive.file'];
const UNFORMATTED = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' } as const;
const GRID_FIELDS = `sheets(properties(sheetId,title,gridProperties(rowCount,columnCount)),data(startRow,startColumn,rowData(values(userEnteredValue(formulaValue),effectiveValue,note)),rowMetadata(developerMetadata(metadataId,metadataKey)),columnMetadata(developerMetadata(metadataKey,metadataValue))))`;
const ECHO_FIELDS = 'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,rowData(values(effectiveValue)))))';

/** How much went over the wire, for measurements. */
export type CountCalls = (call: { readonly method: string; readonly bytes: number }) => void;

/**
 * Google Sheets through the vendor's client. `credentials` is a service-account key as JSON, or a bearer token;
 * `rootUrl` leads to another server that speaks the same protocol.
 */
export function openGoogle(options: { readonly credentials: string; readonly rootUrl?: string; readonly countCalls?: CountCalls }): Sheets {
  const api = openClient({ version: 'v4', auth: authOf(options.credentials), ...(options.rootUrl === undefined ? {} : { rootUrl: options.rootUrl }) }).spreadsheets;
  const data = async <T>(method: string, call: Promise<{ data: T; headers?: unknown }>): Promise<T> => {
    const reply = (await call).data;
    options.countCalls?.({ method, bytes: Buffer.byteLength(JSON.stringify(reply)) });
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
    snapshot: async (spreadsheetId, sheetIds) => {
      const reply = await data('getByDataFilter', api.getByDataFilter({
        spreadsheetId, fields: GRID_FIELDS, requestBody: { dataFilters: sheetIds.map((sheetId) => ({ gridRange: { sheetId } })), includeGridData: true },
      }));
      return (reply.sheets ?? []).filter((sheet) => sheetIds.includes(sheet.properties?.sheetId ?? 0)).map(snapshotOf);
    },
    writeRows: async (spreadsheetId, rows) => {
      const reply = await data('values.batchUpdateByDataFilter', api.values.batchUpdateByDataFilter({
        spreadsheetId,
        requestBody: {
          valueInputOption: 'RAW', includeValuesInResponse: true, responseValueRenderOption: 'UNFORMATTED_VALUE', responseDateTimeRenderOption: 'SERIAL_NUMBER',
          data: rows.map((row) => ({ dataFilter: { developerMetadataLookup: { metadataId: row.metadataId } }, majorDimension: 'ROWS', values: [[...row.values]] })),
        },
      }));
      return echoOf(reply);
    },
    edit: async (spreadsheetId, requests, echo) => {
      const reply = await data('batchUpdate', api.batchUpdate({
        spreadsheetId,
        ...(echo ? { fields: ECHO_FIELDS } : {}),
        requestBody: {
          requests: [...requests],
          ...(echo ? { includeSpreadsheetInResponse: true, responseIncludeGridData: true, responseRanges: echo.rows.map((row) => `${quoted(echo.title)}!${row + 1}:${row + 1}`) } : {}),
        },
      }));
      return rowsOf(reply.updatedSpreadsheet?.sheets?.flatMap((sheet) => sheet.data ?? []) ?? [], echo?.rows ?? []);
    },
    create: async (title, timeZone) => {
      const reply = await data('create', api.create({ requestBody: { properties: { title, locale: 'zh_CN', timeZone } } }));
      return { spreadsheetId: reply.spreadsheetId ?? '', sheetId: reply.sheets?.[0]?.properties?.sheetId ?? 0 };
    },
  };
}

function authOf(credentials: string): OAuth2Client {
  if (!credentials.trimStart().startsWith('{')) {
    const client = new OAuth2Client();
    client.setCredentials({ access_token: credentials });
    return client;
  }
  const { client_email: email, private_key: key } = KEY.parse(JSON.parse(credentials));
  return new JWT({ email, key, scopes: SCOPES });
}

function snapshotOf(sheet: sheets_v4.Schema$Sheet): TabSnapshot {
  const grid = sheet.data?.[0] ?? {};
  const keys = (grid.columnMetadata ?? []).map((column) => column.developerMetadata?.find((it) => it.metadataKey === COLUMN_KEY)?.metadataValue ?? undefined);
  const rows = (grid.rowData ?? []).map((row, index): SnapshotRow => ({
    index: index + (grid.startRow ?? 0),
    metadata: (grid.rowMetadata?.[index]?.developerMetadata ?? []).flatMap((it) => (it.metadataKey === ROW_KEY && typeof it.metadataId === 'number' ? [it.metadataId] : [])),
    cells: (row.values ?? []).map(cellOf),
  }));
  const size = sheet.properties?.gridProperties;
  return { sheetId: sheet.properties?.sheetId ?? 0, title: sheet.properties?.title ?? '', rowCount: size?.rowCount ?? 0, columnCount: size?.columnCount ?? 0, keys, rows };
}

function cellOf(cell: sheets_v4.Schema$CellData): ReadCell | undefined {
  const raw = rawOf(cell.effectiveValue);
  const note = cell.note ? { note: cell.note } : {};
  if (raw === undefined) return cell.note ? { raw: '', ...note } : undefined;
  return {
    raw,
    ...(cell.userEnteredValue?.formulaValue ? { formula: true as const } : {}),
    ...(cell.effectiveValue?.errorValue ? { broken: true as const } : {}),
    ...note,
  };
}

function rawOf(value: sheets_v4.Schema$ExtendedValue | undefined): ReadCell['raw'] | undefined {
  if (value?.errorValue) return '#';
  const raw = value?.numberValue ?? value?.boolValue ?? value?.stringValue ?? undefined;
  return raw === '' ? undefined : raw;
}

function echoOf(reply: sheets_v4.Schema$BatchUpdateValuesByDataFilterResponse): RowEcho {
  return new Map((reply.responses ?? []).flatMap((it): [number, readonly unknown[]][] => {
    const id = it.dataFilter?.developerMetadataLookup?.metadataId;
    return typeof id === 'number' ? [[id, it.updatedData?.values?.[0] ?? []]] : [];
  }));
}

const quoted = (title: string): string => `'${title.replaceAll("'", "''")}'`;

function rowsOf(grids: readonly sheets_v4.Schema$GridData[], wanted: readonly number[]): ReadonlyMap<number, readonly unknown[]> {
  const at = (row: number): readonly unknown[] => {
    const values = grids.map((grid) => grid.rowData?.[row - (grid.startRow ?? 0)]?.values).find((it) => it !== undefined && it !== null);
    return (values ?? []).map((cell) => rawOf(cell.effectiveValue));
  };
  return new Map(wanted.map((row) => [row, at(row)]));
}

import { CallFailed } from './failure.ts';
import type { ClockState, LocalInfo, Spreadsheet } from './wire.ts';

/** Names this page in its own writes, so that their echo can be told from what others did. */
export const CLIENT_ID = crypto.randomUUID();

/** Who writes when nobody was chosen. */
export const DEFAULT_USER = 'clerk@dengji.local';

const ME = 'dengji.me';

/** The address of the person at this browser. */
export const me = (): string => localStorage.getItem(ME) ?? DEFAULT_USER;

/** Keeps who is at this browser. */
export const iAm = (email: string): void => localStorage.setItem(ME, email);

async function messageOf(response: Response): Promise<string> {
  if (response.status === 429) return '一下子改得太多';
  if (response.status >= 500) return '登记台正忙';
  const text = await response.text();
  return /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1]?.replace(/\\(.)/g, '$1') ?? `HTTP ${response.status}`;
}

/** One JSON call to the page's own origin; throws CallFailed. */
async function call<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'x-local-user': me(),
      'x-local-client': CLIENT_ID,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new CallFailed(0, '连不上登记台');
  });
  if (!response.ok) throw new CallFailed(response.status, await messageOf(response));
  const answer: T = await response.json();
  return answer;
}

const LAYOUT =
  'spreadsheetId,properties.title,sheets(properties,merges,columnGroups,protectedRanges,conditionalFormats,' +
  'data(startRow,startColumn,columnMetadata(pixelSize,hiddenByUser,developerMetadata)))';
const CELLS = 'sheets(properties.sheetId,data(startRow,startColumn,rowData.values(userEnteredValue,effectiveValue,note)))';
const LOOKS = 'sheets(properties.sheetId,data(startRow,startColumn,rowData.values(userEnteredFormat,dataValidation)))';

const book = (id: string, fields: string, ranges: readonly string[] = []): Promise<Spreadsheet> => {
  const query = new URLSearchParams([['includeGridData', 'true'], ['fields', fields], ...ranges.map((range) => ['ranges', range])]);
  return call('GET', `/v4/spreadsheets/${id}?${query.toString()}`);
};

/** Every call the page makes; failures are CallFailed. */
export const api = {
  local: () => call<LocalInfo>('GET', '/local'),
  clock: () => call<ClockState>('GET', '/local/clock'),
  wind: (by: string) => call<{ now: string }>('POST', '/local/clock', { by }),
  settle: () => call<{ passes: number }>('POST', '/local/settle', {}),
  layout: (id: string) => book(id, LAYOUT),
  cells: (id: string) => book(id, CELLS),
  looks: (id: string, ranges: readonly string[]) => book(id, LOOKS, ranges),
  values: (id: string, range: string) =>
    call<{ values?: readonly (readonly (string | number | boolean)[])[] }>('GET', `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}`),
  write: (id: string, path: 'values:batchUpdate' | ':batchUpdate', body: unknown) =>
    call<unknown>('POST', path.startsWith(':') ? `/v4/spreadsheets/${id}${path}` : `/v4/spreadsheets/${id}/${path}`, body),
};

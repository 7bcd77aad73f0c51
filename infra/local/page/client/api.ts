import { CallFailed } from './failure.ts';
import type { Write } from './requests.ts';
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

/** What a call answers, and the revision of the workbook that it speaks of (0 where there is none). */
export interface Answer<T> {
  readonly body: T;
  readonly rev: number;
}

interface Asked {
  readonly body?: unknown;
  /** The revision in which the rows and columns of the call are counted; it is refused (409) when they moved since. */
  readonly since?: number;
}

const REV = 'x-local-rev';

/** One JSON call to the page's own origin; throws CallFailed. */
async function ask<T>(method: 'GET' | 'POST', path: string, { body, since }: Asked = {}): Promise<Answer<T>> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      'x-local-user': me(),
      'x-local-client': CLIENT_ID,
      ...(since === undefined ? {} : { [REV]: String(since) }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new CallFailed(0, '连不上登记台');
  });
  if (!response.ok) throw new CallFailed(response.status, await messageOf(response));
  const answer: T = await response.json().catch(() => {
    throw new CallFailed(0, '登记台的回答不完整');
  });
  return { body: answer, rev: Number(response.headers.get(REV) ?? 0) };
}

const call = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => (await ask<T>(method, path, { body })).body;

const LAYOUT =
  'spreadsheetId,properties.title,sheets(properties,merges,columnGroups,protectedRanges,conditionalFormats,' +
  'data(startRow,startColumn,columnMetadata(pixelSize,hiddenByUser,developerMetadata)))';
const CELLS = 'sheets(properties.sheetId,data(startRow,startColumn,rowData.values(userEnteredValue,effectiveValue,note)))';
const LOOKS = 'sheets(properties.sheetId,data(startRow,startColumn,rowData.values(userEnteredFormat,dataValidation)))';
const ALL =
  'sheets(properties.sheetId,data(rowData.values(userEnteredValue,userEnteredFormat,note,dataValidation),' +
  'rowMetadata.developerMetadata,columnMetadata(pixelSize,developerMetadata)))';

const book = (id: string, fields: string, ranges: readonly string[] = [], since?: number): Promise<Answer<Spreadsheet>> => {
  const query = new URLSearchParams([['includeGridData', 'true'], ['fields', fields], ...ranges.map((range) => ['ranges', range])]);
  return ask('GET', `/v4/spreadsheets/${id}?${query.toString()}`, since === undefined ? {} : { since });
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
  /** A range with all that its lines carry. */
  lines: (id: string, range: string, since: number) => book(id, ALL, [range], since),
  values: (id: string, range: string) =>
    call<{ values?: readonly (readonly (string | number | boolean)[])[] }>('GET', `/v4/spreadsheets/${id}/values/${encodeURIComponent(range)}`),
  /** Answers the revision that the write led to. */
  write: async (id: string, { path, body }: Write, since: number) =>
    (await ask('POST', path.startsWith(':') ? `/v4/spreadsheets/${id}${path}` : `/v4/spreadsheets/${id}/${path}`, { body, since })).rev,
};

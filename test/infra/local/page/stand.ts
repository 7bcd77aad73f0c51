import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Bundle } from '../../../../infra/local/page/bundle.ts';
import { openBundle } from '../../../../infra/local/page/bundle.ts';
import { openPage } from '../../../../infra/local/page/page.ts';
import { openSheets } from '../../../../infra/local/sheets/server.ts';
import { instantOf, parseInstant } from '../../../../shared/words/time.ts';

type Values = readonly (string | number)[];

/** One row of the register: what its cells hold, and the developer metadata that it carries. */
export interface StandRow {
  readonly values: readonly unknown[];
  readonly ids: readonly number[];
}

/** The page on the real Sheets server, with one register; nothing else of the product. */
export interface Stand {
  readonly url: string;
  readonly spreadsheetId: string;
  /** A call of the Sheets API as somebody else; a body makes it a POST. */
  api(path: string, body?: object): Promise<unknown>;
  /** Writes values from a cell on, as somebody else. */
  put(a1: string, ...rows: Values[]): Promise<unknown>;
  /** Empties the register and fills it with records, each with the metadata (101 and on) by which the system knows it. */
  reset(records: readonly Values[]): Promise<void>;
  /** The raw value of one cell, as a program reads it. */
  value(a1: string): Promise<unknown>;
  /** The rows from the second on to the last that holds or carries anything. */
  rows(): Promise<StandRow[]>;
  /** While set, every write of the page is answered with this status. */
  fail(status: 503 | 400 | undefined): void;
  /** The next write of a page is carried out, and its reply is lost. */
  loseReply(): void;
  /** While true, nobody is told what changes. */
  mute(muted: boolean): void;
  close(): Promise<void>;
}

const NOW = parseInstant('2026-10-12T09:34:00+08:00') ?? instantOf(0);
const CACHE = join(tmpdir(), 'dengji-page-test');
const MOMENT = { numberFormat: { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' } };
const TEXT = { numberFormat: { type: 'TEXT' } };
const PICK = { condition: { type: 'ONE_OF_LIST', values: ['产品质量', '安装', '其他'].map((userEnteredValue) => ({ userEnteredValue })) }, strict: true };

/** The columns of the register: title, step, format, validation. */
const COLUMNS: readonly { title: string; step: string; format?: object; validation?: object }[] = [
  { title: '编号', step: '常用' },
  { title: '状态', step: '常用' },
  { title: '投诉时间', step: '受理', format: MOMENT },
  { title: '客户', step: '受理' },
  { title: '联系电话', step: '受理', format: TEXT },
  { title: '投诉类型', step: '受理', validation: PICK },
  { title: '投诉内容', step: '受理' },
  { title: '当场解决', step: '受理', validation: { condition: { type: 'BOOLEAN' } } },
  { title: '调查结果', step: '调查' },
  { title: '处理结果', step: '结果' },
];

const header = COLUMNS.map(({ title }) => ({ userEnteredValue: { stringValue: title }, userEnteredFormat: { textFormat: { bold: true } }, note: `${title}怎么填` }));
const body = COLUMNS.map(({ format, validation }) => ({ ...(format && { userEnteredFormat: format }), ...(validation && { dataValidation: validation }) }));

const register = {
  properties: { sheetId: 11, title: '客户投诉登记本', gridProperties: { rowCount: 60, columnCount: COLUMNS.length, frozenRowCount: 1, frozenColumnCount: 2 } },
  data: [
    {
      rowData: [{ values: header }, ...Array.from({ length: 40 }, () => ({ values: body }))],
      columnMetadata: COLUMNS.map(() => ({ pixelSize: 120 })),
    },
  ],
  protectedRanges: [{ range: { sheetId: 11, startColumnIndex: 0, endColumnIndex: 2 }, warningOnly: true }],
};
const column = (index: number, end = index + 1) => ({ sheetId: 11, dimension: 'COLUMNS', startIndex: index, endIndex: end });
const folded = column(8);
const STEPS = [
  ...COLUMNS.map(({ step }, index) => ({
    createDeveloperMetadata: {
      developerMetadata: { metadataKey: 'step', metadataValue: step, visibility: 'DOCUMENT', location: { dimensionRange: column(index) } },
    },
  })),
  { addDimensionGroup: { range: folded } },
  { updateDimensionGroup: { dimensionGroup: { range: folded, depth: 1, collapsed: true }, fields: 'collapsed' } },
];
const help = { properties: { sheetId: 12, title: '使用说明', gridProperties: { rowCount: 20, columnCount: 2 } } };

/** Metadata for a row, by its zero-based index. */
export const mark = (row: number, metadataId: number): object => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId,
      metadataKey: 'r',
      visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId: 11, dimension: 'ROWS', startIndex: row, endIndex: row + 1 } },
    },
  },
});

const lines = (startIndex: number, endIndex: number) => ({ sheetId: 11, dimension: 'ROWS', startIndex, endIndex });
const FAR = 100_000;

/** Test files run side by side, each in its process: one builds the page, the others wait for it. */
export async function buildOnce(): Promise<Bundle> {
  mkdirSync(CACHE, { recursive: true });
  const lock = new DatabaseSync(join(CACHE, 'lock.db'), { timeout: 120_000 });
  lock.exec('BEGIN IMMEDIATE');
  try {
    return await openBundle(CACHE);
  } finally {
    lock.close();
  }
}

/** Opens the page on a bundle that all test files share. */
export async function openBuiltPage() {
  await buildOnce();
  return openPage({ cacheDir: CACHE, now: () => NOW });
}

interface Read {
  readonly rowData?: readonly { readonly values?: readonly { readonly effectiveValue?: object }[] }[];
  readonly rowMetadata?: readonly { readonly developerMetadata?: readonly { readonly metadataId: number }[] }[];
}

function rowsOf({ rowData = [], rowMetadata = [] }: Read): StandRow[] {
  const rows = rowMetadata.map(({ developerMetadata = [] }, index) => ({
    values: (rowData[index]?.values ?? []).map(({ effectiveValue }) => Object.values(effectiveValue ?? {})[0] ?? null),
    ids: developerMetadata.map(({ metadataId }) => metadataId),
  }));
  return rows.slice(0, rows.findLastIndex(({ values, ids }) => ids.length > 0 || values.some((value) => value !== null)) + 1);
}

/** Opens the stand on a free port of this machine. */
export async function openStand(): Promise<Stand> {
  const sheets = openSheets({ db: new DatabaseSync(':memory:'), now: () => NOW, onEdit: () => undefined });
  const page = await openBuiltPage();
  const streams = new Set<ServerResponse>();
  let failing: number | undefined;
  let isMute = false;
  let spreadsheetId = '';
  const local: Record<string, () => object> = {
    '/local': () => ({ workbooks: { service: spreadsheetId, people: spreadsheetId, finance: spreadsheetId, rules: spreadsheetId } }),
    '/local/clock': () => ({ now: '2026-10-12T09:34:00+08:00', mode: 'wound', speed: 0 }),
  };
  const server = createServer((req, res) => {
    const answer = local[req.url ?? ''];
    const isStream = req.url?.startsWith('/events') === true;
    if (isStream) streams.add(res);
    if (answer) res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer()));
    else if (isStream && isMute) res.writeHead(503).end();
    else if (failing && req.method === 'POST' && req.headers['x-local-client']) res.writeHead(failing).end('{"error":{"message":"不行"}}');
    else void page.handle(req, res).then(async (done) => done || (await sheets.handle(req, res)) || res.writeHead(404).end());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const api = async (path: string, payload?: object): Promise<unknown> => {
    const answer = await fetch(`${url}/v4/spreadsheets${path}`, payload && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(payload) });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const made = await api('', { properties: { title: '客服登记' }, sheets: [register, help] });
  spreadsheetId = String(Reflect.get(Object(made), 'spreadsheetId'));
  await api(`/${spreadsheetId}:batchUpdate`, { requests: STEPS });
  const put = (a1: string, ...values: Values[]) =>
    api(`/${spreadsheetId}/values:batchUpdate`, { valueInputOption: 'RAW', data: [{ range: `客户投诉登记本!${a1}`, values }] });
  return {
    url,
    spreadsheetId,
    api: (path, payload) => api(`/${spreadsheetId}${path}`, payload),
    put,
    async reset(records) {
      const fresh = [{ insertDimension: { range: lines(1, 80), inheritFromBefore: false } }, { deleteDimension: { range: lines(80, FAR) } }];
      await api(`/${spreadsheetId}:batchUpdate`, { requests: [...fresh, ...records.map((_, row) => mark(row + 1, row + 101))] });
      await put('A2', ...records);
    },
    async value(a1) {
      const read = await api(`/${spreadsheetId}/values/${encodeURIComponent(`客户投诉登记本!${a1}`)}?valueRenderOption=UNFORMATTED_VALUE`);
      const values: unknown = Reflect.get(Object(read), 'values');
      return Array.isArray(values) && Array.isArray(values[0]) ? values[0][0] : undefined;
    },
    async rows() {
      const fields = 'sheets.data(rowData.values.effectiveValue,rowMetadata.developerMetadata.metadataId)';
      const read = Object(await api(`/${spreadsheetId}?ranges=${encodeURIComponent('客户投诉登记本!2:60')}&fields=${fields}`));
      return rowsOf(read.sheets[0].data[0]);
    },
    fail: (status) => (failing = status),
    loseReply: () => sheets.faults.set({ lostReply: 1 }),
    mute(muted) {
      isMute = muted;
      if (muted) for (const stream of streams) stream.destroy();
    },
    async close() {
      sheets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openPage } from '../../../../infra/local/page/page.ts';
import { openSheets } from '../../../../infra/local/sheets/server.ts';
import { instantOf, parseInstant } from '../../../../shared/words/time.ts';

/** The page on the real Sheets server, with one register; nothing else of the product. */
export interface Stand {
  readonly url: string;
  readonly spreadsheetId: string;
  /** A call of the Sheets API as somebody else; a body makes it a POST. */
  api(path: string, body?: object): Promise<unknown>;
  /** The raw value of one cell, as a program reads it. */
  value(a1: string): Promise<unknown>;
  /** While true every write of the page is answered 503. */
  fail(failing: boolean): void;
  close(): Promise<void>;
}

const NOW = parseInstant('2026-10-12T09:34:00+08:00') ?? instantOf(0);
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

/** Opens the stand on a free port of this machine. */
export async function openStand(): Promise<Stand> {
  const sheets = openSheets({ db: new DatabaseSync(':memory:'), now: () => NOW, onEdit: () => undefined });
  const page = await openPage({ cacheDir: join(tmpdir(), 'dengji-page-test'), now: () => NOW });
  let failing = false;
  let spreadsheetId = '';
  const local: Record<string, () => object> = {
    '/local': () => ({ workbooks: { service: spreadsheetId, people: spreadsheetId, finance: spreadsheetId, rules: spreadsheetId } }),
    '/local/clock': () => ({ now: '2026-10-12T09:34:00+08:00', mode: 'wound', speed: 0 }),
  };
  const server = createServer((req, res) => {
    const answer = local[req.url ?? ''];
    if (answer) res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer()));
    else if (failing && req.method === 'POST' && req.headers['x-local-client']) res.writeHead(503).end('{"error":{"message":"正忙"}}');
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
  return {
    url,
    spreadsheetId,
    api: (path, payload) => api(`/${spreadsheetId}${path}`, payload),
    async value(a1) {
      const read = await api(`/${spreadsheetId}/values/${encodeURIComponent(`客户投诉登记本!${a1}`)}?valueRenderOption=UNFORMATTED_VALUE`);
      const values: unknown = Reflect.get(Object(read), 'values');
      return Array.isArray(values) && Array.isArray(values[0]) ? values[0][0] : undefined;
    },
    fail: (next) => (failing = next),
    async close() {
      sheets.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

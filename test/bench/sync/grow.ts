import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Book, Row, Tab } from '../../../infra/local/sheets/model.ts';
import { Buckets } from '../../../shared/desk/buckets.ts';
import type { Headings, WorkbookSeen } from '../../../shared/desk/docs.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { metadataIdOf } from '../../../shared/registers/number.ts';
import { bucketOf } from '../../../shared/sheet/bucket.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { packTallies } from '../../../shared/sheet/seen.ts';
import { ROW_KEY, type TabValues } from '../../../shared/sheet/sheets.ts';
import { surveyRows } from '../../../shared/sheet/survey.ts';
import { openStore } from '../../../shared/store/dynamo.ts';
import type { Kept } from '../../../shared/store/kept.ts';
import { TABLE } from '../../../shared/store/table.ts';
import { createTable } from '../../kit/table.ts';
import type { Seed } from './seed.ts';
import { variety } from './story.ts';

/** The two cases lived through; the second stands first in the grown tab, and is the one that goes on. */
const [OVER, OPEN] = ['KS-2610-0001', 'KS-2610-0002'];
/** So many cases a month, the youngest at the bottom. */
const A_MONTH = 2_000;
const BLANK = 99;
/** Google keeps so many characters of metadata a tab; the keys of marks and columns count. */
const ROOM = 30_000;

/** Rows up to the first are surely marked, and rows beyond the second surely not. */
const MARKED = 29_000;
export const FULL = 30_000;
/** A prime, so that rows are spread over a tab and none comes twice. */
const STRIDE = 7_919;
const KEPT = { marked: 400, beyond: 250 };

/** Rows below the header whose records are kept, in the order in which they are edited: marked ones, and those of a tab too long to mark. */
export const editable = (size: number, nth: number): number => 2 + ((nth * STRIDE) % (Math.min(size, MARKED) - 1));
export const beyond = (size: number, nth: number): number => FULL + 1 + ((nth * STRIDE) % (size - FULL));

/** Number of the nth row of a tab of so many (1 = the first below the header). */
export function idOf(size: number, nth: number): string {
  const ago = Math.ceil(size / A_MONTH) - 1 - Math.floor((nth - 1) / A_MONTH);
  const month = 26 * 12 + 9 - ago;
  return `KS-${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}-${String(((nth - 1) % A_MONTH) + 1).padStart(4, '0')}`;
}

const charactersOf = (tab: Tab): number => tab.columns.flatMap((it) => it?.tags ?? []).reduce((sum, { metadataKey, metadataValue = '' }) => sum + metadataKey.length + metadataValue.length, 0);

/** The workbook with so many rows: the open case, then copies of the one that is over, no two of them alike. */
export function growBook({ books, spreadsheetId, sheetId }: Seed, size: number): Book {
  const book = books.find((it) => it.spreadsheetId === spreadsheetId);
  if (!book) throw new Error('no book');
  return { ...book, spreadsheetId: `service-${size}`, tabs: book.tabs.map((tab) => (tab.properties.sheetId === sheetId ? growTab(tab, size) : tab)) };
}

function growTab(tab: Tab, size: number): Tab {
  const [header, over, open, ...blank] = tab.rows;
  if (!over || !open) throw new Error('no rows');
  const room = ROOM - charactersOf(tab);
  const rows = Array.from({ length: size }, (_, index): Row => {
    const id = idOf(size, index + 1);
    const tags = index < room ? [{ metadataId: metadataIdOf(id), metadataKey: ROW_KEY, visibility: 'DOCUMENT' as const }] : [];
    return { ...(index === 0 ? open : over), key: 1_000_000 + index, tags, cells: cellsOf(index === 0 ? open : over, { id, ...(index === 0 ? {} : variety(index + 1)) }) };
  });
  return { ...tab, grid: { ...tab.grid, rowCount: 1 + size + BLANK }, rows: [header, ...rows, ...blank.slice(0, BLANK)] };
}

function cellsOf(row: Row, raws: Readonly<Record<string, Raw>>): Row['cells'] {
  const cells = [...row.cells];
  for (const [key, raw] of Object.entries(raws)) {
    const at = COMPLAINTS.columns.findIndex((it) => it.key === key);
    cells[at] = { ...cells[at], userEnteredValue: { stringValue: String(raw) } };
  }
  return cells;
}

/** Makes a table as it stood if the product had taken every row by itself; of records only those are kept that are edited. */
export async function growTable(seed: Seed, size: number, values: TabValues): Promise<void> {
  const client = new DynamoDBClient({});
  const table = `sync-${size}`;
  await createTable(client, table);
  const store = openStore({ table });
  for (const [name, { copy: { text } }] of seed.memory.docs) {
    if (!name.startsWith('rows/') && name !== 'desk/seen/service') await store.keepDoc(name, JSON.parse(text.replaceAll(seed.spreadsheetId, `service-${size}`)), 0);
  }
  const counts = Map.groupBy(Array.from({ length: size }, (_, index) => idOf(size, index + 1)), (id) => id.slice(0, 7));
  for (const [series, its] of counts) {
    await client.send(new PutItemCommand({ TableName: table, Item: { [TABLE.partitionKey]: { S: 'DESK' }, [TABLE.sortKey]: { S: `SERIES#${series}` }, n: { N: String(its.length) } } }));
  }
  const seen = await rememberRows(store, seed, size, values);
  await store.keepDoc('desk/seen/service', seen, 0);
  await store.keep(record(seed, OPEN, idOf(size, 1), {}), []);
  for (const nth of keptRows(size)) await store.keep(record(seed, OVER, idOf(size, nth), variety(nth)), []);
}

const keptRows = (size: number): ReadonlySet<number> =>
  new Set([...Array.from({ length: KEPT.marked }, (_, nth) => editable(size, nth)), ...(size > FULL ? Array.from({ length: KEPT.beyond }, (_, nth) => beyond(size, nth)) : [])]);

/** Fingerprints of all rows, as the look that took them would have left them. */
async function rememberRows(store: ReturnType<typeof openStore>, { memory, seen, sheetId, now }: Seed, size: number, values: TabValues): Promise<WorkbookSeen> {
  const headings: Headings = JSON.parse(memory.docs.get('desk/headings/service')?.copy.text ?? '{}');
  const survey = surveyRows(headings[COMPLAINTS.key]?.layout ?? [], values.rows.slice(1), COMPLAINTS.prefix, () => true);
  const buckets = new Buckets(store, COMPLAINTS);
  await buckets.load(survey.rows.map(({ id = '' }) => bucketOf(id)));
  for (const { id = '', print, place, index } of survey.rows) buckets.get(bucketOf(id))?.set(id, { print, place, gone: false, live: index === 1 });
  await buckets.save();
  const tab = seen.tabs[COMPLAINTS.key];
  if (!tab || values.sheetId !== sheetId) throw new Error('never looked');
  const tallies = new Map(buckets.all().map((bucket) => [bucket.name, { digest: survey.digests.get(bucket.name) ?? 0, count: bucket.entries().length }]));
  const full = values.rows.length > ROOM;
  return { ...seen, tabs: { ...seen.tabs, [COMPLAINTS.key]: { ...tab, tallies: packTallies(tallies), loose: survey.loose, count: size, ...(full ? { fullAt: now } : {}) } } };
}

function record({ memory }: Seed, of: string, id: string, raws: Readonly<Record<string, Raw>>): Kept {
  const text = memory.heads.get(of)?.copy.text.replaceAll(of, id);
  if (text === undefined) throw new Error(`no record ${of}`);
  const kept: Kept = { ...JSON.parse(text), version: 0 };
  const cells = Object.fromEntries(Object.entries(kept.body.cells).map(([key, cell]) => [key, { ...cell, raw: raws[key] ?? cell.raw }]));
  return kept.kind === 'complaint' ? { ...kept, body: { ...kept.body, cells } } : kept;
}

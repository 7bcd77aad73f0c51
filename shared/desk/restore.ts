import { Refusal } from '../errors/refusal.ts';
import { evolve } from '../cases/evolve.ts';
import { evolveFine } from '../cases/fine.ts';
import type { SystemCells } from '../cases/project.ts';
import { givenNumbers, metadataIdOf } from '../registers/number.ts';
import { peopleColumns, type Register } from '../registers/register.ts';
import { bindRows } from '../sheet/bind.ts';
import { buildTab } from '../sheet/build-tab.ts';
import type { Raw, SeenCell } from '../sheet/cell.ts';
import { NEVER_SEEN } from '../sheet/seen.ts';
import type { SheetRequest } from '../sheet/sheets.ts';
import { readTab, type Tab, type TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { viewComplaint } from './complaints.ts';
import { openDesk, headingsIn, headingsName, loadReference, tabSeen, seenOf, workbooksIn, WORKBOOKS_NAME, type Workbook, type Workbooks } from './docs.ts';
import { viewLine } from './fines.ts';
import { lookAll } from './look-all.ts';
import { openOffice, type Office } from './office.ts';
import { cellRequests, differing, markRequest, unmarkRequest } from './requests.ts';
import { changeSeen } from './sync.ts';

/** So many rows go into one batch of edits. */
const BATCH = 200;

/** What a restore did. */
export interface Restored {
  /** Rows that were put back. */
  readonly added: readonly string[];
  /** Rows in which people's cells were put back to what the record says; what they said is in the record's history. */
  readonly overruled: readonly string[];
  /** Rows of deleted records that were taken out again. */
  readonly removed: readonly string[];
}

/**
 * The records are right: writes every row of a register into its tab as the store has it. This alone writes into
 * people's cells, because the operator asked for it; what stood there goes into the history of its record first.
 */
export async function restoreSheet(world: World, register: Register, only?: string): Promise<Restored> {
  const { place, tab } = await readNow(world, register);
  const office = await openOffice(world);
  const records = await recordsOf(world, register, only);
  const binding = bindRows(tab.rows, { prefix: register.prefix ?? '', knows: office.knows, settled: new Set(), likeness: (row, id) => likeness(register, row, records.get(id)) });
  const rows = new Map(binding.bound.map((it) => [it.id, it.row]));
  const missing = new Set(Object.keys(tabSeen((await seenOf(world.store, register.workbook)).value, register.key).missing));
  const gone = [...records.values()].filter((kept) => kept.id !== only && kept.body.goneAt !== undefined && !missing.has(kept.id));
  const due = [...records.values()].filter((kept) => !gone.includes(kept) && (only === undefined || kept.id === only));
  const overruled: string[] = [];
  const added: string[] = [];
  const jobs: Job[] = [];
  for (const kept of due) {
    const row = rows.get(kept.id);
    const cells = kept.kind === 'complaint' ? await viewComplaint(world, office, kept) : viewLine(world, office, kept);
    const people = row ? peopleDiffering(register, tab, row, kept) : new Map(Object.entries(kept.body.cells));
    if (row && people.size > 0) {
      overruled.push(kept.id);
      await journal(world, office, kept, Object.fromEntries([...people.keys()].map((key) => [key, row.cells[key]?.raw ?? null])));
    }
    if (!row) added.push(kept.id);
    jobs.push({ metadataId: metadataIdOf(kept.id), cells, people, ...(row ? { row } : {}) });
  }
  const removed = gone.flatMap((kept) => rows.get(kept.id) ?? []);
  await writeJobs(world, place, register, tab, jobs, removed);
  await changeSeen(world, register, (seen) => ({ ...seen, accepted: true }));
  await lookAll(world);
  return { added, overruled, removed: gone.filter((kept) => rows.has(kept.id)).map((kept) => kept.id) };
}

/** Makes a tab anew from the store: the tab, its header, its rows and their marks. What is left of the old one stays beside it. */
export async function rebuildTab(world: World, register: Register): Promise<Restored> {
  const desk = await openDesk(world.store);
  const place = workbooksIn(desk)[register.workbook];
  if (!place) throw new Refusal('tab.absent', { tab: register.title });
  const there = await world.sheets.tabs(place.spreadsheetId);
  const old = place.tabs[register.key] ?? 0;
  const frozen = tabSeen((await seenOf(world.store, register.workbook)).value, register.key).frozen;
  if (there.has(old) && frozen?.why !== 'headless') throw new Refusal('tab.there', { tab: register.title });
  const sheetId = there.has(old) ? Math.max(...there.keys()) + 1 : old;
  const requests: SheetRequest[] = [...buildTab(register, sheetId, 0)];
  if ([...there.values()].includes(register.title)) {
    const [named] = [...there].find(([, title]) => title === register.title) ?? [old];
    requests.unshift({ updateSheetProperties: { properties: { sheetId: named, title: `${register.title} 旧 ${sheetId}` }, fields: 'title' } });
  }
  await world.sheets.edit(place.spreadsheetId, requests);
  const workbooks = await world.store.doc<Workbooks>(WORKBOOKS_NAME);
  await world.store.keepDoc<Workbooks>(WORKBOOKS_NAME, { ...workbooks?.value, [register.workbook]: { ...place, tabs: { ...place.tabs, [register.key]: sheetId } } }, workbooks?.version ?? 0);
  const { [register.key]: _, ...headings } = headingsIn(desk, register.workbook).value;
  await world.store.keepDoc(headingsName(register.workbook), headings, headingsIn(desk, register.workbook).version);
  await changeSeen(world, register, (seen) => ({ ...NEVER_SEEN, placed: seen.placed, accepted: true }));
  return register.shape === 'reference' ? restoreReference(world, register) : restoreSheet(world, register);
}

/** Writes the rows of a reference tab as the store has them, for those that are not in the tab. */
async function restoreReference(world: World, register: Register): Promise<Restored> {
  const { place, tab } = await readNow(world, register);
  const rows = await loadReference(world.store, register.key);
  const marks = new Set(tab.rows.flatMap((row) => row.metadata));
  const jobs = rows.filter((row) => !marks.has(row.id) && Object.keys(row.cells).length > 0).map((row): Job => ({ metadataId: row.id, cells: {}, people: new Map(Object.entries(row.cells)) }));
  await writeJobs(world, place, register, tab, jobs, []);
  await lookAll(world);
  return { added: jobs.map((job) => `#${job.metadataId}`), overruled: [], removed: [] };
}

async function readNow(world: World, register: Register): Promise<{ readonly place: Workbook; readonly tab: Tab }> {
  const place = workbooksIn(await openDesk(world.store))[register.workbook];
  const sheetId = place?.tabs[register.key];
  const there = place && (await world.sheets.tabs(place.spreadsheetId));
  if (!place || sheetId === undefined || !there?.has(sheetId)) throw new Refusal('tab.absent', { tab: register.title });
  const [snapshot] = await world.sheets.snapshot(place.spreadsheetId, [{ sheetId }]);
  const tab = snapshot && readTab(register, snapshot);
  if (!tab || !['id', ...register.required].every((key) => tab.position.has(key) || !register.columns.some((column) => column.key === key))) throw new Refusal('tab.absent', { tab: register.title });
  return { place, tab };
}

async function recordsOf(world: World, register: Register, only: string | undefined): Promise<ReadonlyMap<string, Kept>> {
  const numbers = register.shape === 'records' ? givenNumbers(await world.store.series(register.prefix ?? '')) : [];
  if (only !== undefined && !numbers.includes(only)) throw new Refusal('record.unknown', { record: only });
  return new Map([...(await world.store.loadAll(numbers))].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function likeness(register: Register, row: TabRow, kept: Kept | undefined): number {
  const keys = peopleColumns(register).map((column) => column.key).filter((key) => row.cells[key] !== undefined || kept?.body.cells[key] !== undefined);
  return keys.length === 0 ? 0 : keys.filter((key) => row.cells[key]?.raw === kept?.body.cells[key]?.raw).length / keys.length;
}

/** People's cells of a row that say something else than its record. A text of which the record keeps only the beginning stays. */
function peopleDiffering(register: Register, tab: Tab, row: TabRow, kept: Kept): ReadonlyMap<string, SeenCell | undefined> {
  const keys = peopleColumns(register).map((column) => column.key).filter((key) => tab.position.has(key) && !row.covered.has(key));
  return new Map(keys.flatMap((key): [string, SeenCell | undefined][] => {
    const [has, wants] = [row.cells[key], kept.body.cells[key]];
    return has?.raw === wants?.raw || (wants?.long !== undefined && has !== undefined) ? [] : [[key, wants]];
  }));
}

async function journal(world: World, office: Office, kept: Kept, cells: Readonly<Record<string, Raw | null>>): Promise<void> {
  const event = { type: 'overruled' as const, at: office.now, cells };
  const next: Kept = kept.kind === 'complaint' ? { ...kept, body: evolve(kept.body, event) } : { ...kept, body: evolveFine(kept.body, event) };
  await world.store.keep(next, [event]);
}

/** One row to be written. */
interface Job {
  readonly metadataId: number;
  readonly row?: TabRow;
  readonly cells: SystemCells;
  readonly people: ReadonlyMap<string, SeenCell | undefined>;
}

async function writeJobs(world: World, place: Workbook, register: Register, tab: Tab, jobs: readonly Job[], removed: readonly TabRow[]): Promise<void> {
  let free = Math.max(1, ...tab.rows.map((row) => row.index + 1));
  const placed = jobs.map((job) => ({ job, index: job.row?.index ?? (free += 1) - 1 }));
  const marks = new Set(tab.rows.flatMap((row) => row.metadata));
  const wanted = new Map(placed.map(({ job, index }) => [job.metadataId, index]));
  const first: SheetRequest[] = free > tab.rowCount ? [{ appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: free - tab.rowCount + 100 } }] : [];
  const astray = tab.rows.flatMap((row) => row.metadata.filter((mark) => wanted.has(mark) && wanted.get(mark) !== row.index));
  first.push(...astray.map(unmarkRequest));
  const unmarked = placed.filter(({ job, index }) => !marks.has(job.metadataId) || astray.includes(job.metadataId) || tab.rows.find((row) => row.index === index)?.metadata.includes(job.metadataId) === false);
  const requests = [
    ...unmarked.map(({ job, index }) => markRequest(tab.sheetId, index, job.metadataId)),
    ...placed.flatMap(({ job, index }) => [...cellRequests(tab.sheetId, index, differing(register, tab, job)), ...peopleRequests(tab, index, job.people)]),
    ...removed.toSorted((a, b) => b.index - a.index).map((row): SheetRequest => ({ deleteDimension: { range: { sheetId: tab.sheetId, dimension: 'ROWS', startIndex: row.index, endIndex: row.index + 1 } } })),
  ];
  for (let at = 0; at < requests.length || at === 0; at += BATCH * 20) {
    const batch = [...(at === 0 ? first : []), ...requests.slice(at, at + BATCH * 20)];
    if (batch.length > 0) await world.sheets.edit(place.spreadsheetId, batch);
  }
}

function peopleRequests(tab: Tab, index: number, people: Job['people']): readonly SheetRequest[] {
  const plain = tab.layout.map((key): Raw | null => (key !== null && people.has(key) && people.get(key)?.formula === undefined ? (people.get(key)?.raw ?? '') : null));
  const formulas = tab.layout.flatMap((key, column): readonly SheetRequest[] => {
    const formulaValue = key === null ? undefined : people.get(key)?.formula;
    const range = { sheetId: tab.sheetId, startRowIndex: index, endRowIndex: index + 1, startColumnIndex: column, endColumnIndex: column + 1 };
    return formulaValue === undefined ? [] : [{ updateCells: { range, rows: [{ values: [{ userEnteredValue: { formulaValue } }] }], fields: 'userEnteredValue' } }];
  });
  return [...cellRequests(tab.sheetId, index, plain), ...formulas];
}

import type { SystemCells } from '../cases/project.ts';
import type { Reference, References } from '../cases/reference.ts';
import { Refusal } from '../errors/refusal.ts';
import { rawsOf } from '../sheet/cell.ts';
import { parseNumber } from '../registers/number.ts';
import { registersOf } from '../registers/list.ts';
import type { Register, WorkbookKey } from '../registers/register.ts';
import { fingerprint, isUnchanged, NEVER_SEEN, owesLook, owesReading, valuesOf, type LightRow, type TabSeen } from '../sheet/seen.ts';
import type { TabValues } from '../sheet/sheets.ts';
import { headerOf, readTab, type Tab } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { seenOf, tabSeen, versionsOf, workbooksOf, type Workbook, type Workbooks, type WorkbookSeen } from './docs.ts';
import { lookRecords } from './look-records.ts';
import { referenceRequests, takeReference } from './look-reference.ts';
import { openOffice, type Office } from './office.ts';
import { afterWrite } from './rows.ts';
import { writeLook } from './write-look.ts';

/** What a look of a workbook came to. */
export interface Looked {
  /** Anything was taken, decided or written. */
  readonly changed: boolean;
  /** Another look is owed within a minute. */
  readonly waits: boolean;
}

/** What looks share that follow one another with nothing changed in between. */
export interface Opened {
  readonly office: Office;
  readonly workbooks: Workbooks;
}

/** Reads what a look needs to know beside its workbook. */
export async function open(world: World): Promise<Opened> {
  const [office, workbooks] = await Promise.all([openOffice(world), workbooksOf(world.store)]);
  return { office, workbooks };
}

const QUIET: Looked = { changed: false, waits: false };

/**
 * Takes one look at a workbook: one values read for all its tabs; where nothing differs from the last look and nothing
 * waits, that is all; an event that comes twice asks for one look. Else a grid read of the tabs that differ, the decisions, and at most two writes a tab.
 */
export async function look(world: World, workbook: WorkbookKey, opened?: Opened, event?: string): Promise<Looked> {
  const { office: shared, workbooks } = opened ?? (await open(world));
  const place = workbooks[workbook];
  const registers = registersOf(workbook).filter((register) => place?.tabs[register.key] !== undefined);
  if (!place || registers.length === 0) return QUIET;
  const before = await seenOf(world.store, workbook);
  const office: Office = { ...shared, lookNo: before?.version ?? 0 };
  if (event !== undefined && before?.value.event === event) return { changed: false, waits: Object.values(before.value.tabs).some(owesLook) };
  const light = await read(world, () => world.sheets.values(place.spreadsheetId, registers.map((register) => place.tabs[register.key] ?? 0)));
  const judged = versionsOf(office.references);
  const stale = before?.value.judgedBy !== judged;
  const moved = registers.filter((register) => stale || differs(register, place, tabSeen(before?.value, register.key), light, office));
  if (moved.length === 0) return { changed: false, waits: Object.values(before?.value.tabs ?? {}).some(owesLook) };
  const tabs = await readTabs(world, place, moved);
  const outcome = workbook === 'rules' ? await lookReferences(world, office, place, tabs) : await lookRegisters(world, office, place, tabs, before?.value, stale);
  const seen: WorkbookSeen = { tabs: { ...before?.value.tabs, ...outcome.tabs }, lookedAt: office.now, judgedBy: outcome.judgedBy ?? judged, ...(event === undefined ? {} : { event }) };
  await world.store.keepDoc(`seen/${workbook}`, seen, before?.version ?? 0);
  await act(world, office, outcome.owing ?? [], true);
  return { changed: outcome.changed, waits: Object.values(seen.tabs).some(owesLook) };
}

/** A failed read is never a deletion: it is refused as a whole and tried again later. */
async function read<T>(world: World, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    world.log('sheet.unavailable', { error: error instanceof Error ? error.name : 'unknown' });
    throw new Refusal('sheet.unavailable');
  }
}

function differs(register: Register, place: Workbook, seen: TabSeen, light: readonly TabValues[], office: Office): boolean {
  const values = light.find((it) => it.sheetId === place.tabs[register.key]);
  if (!values) return false;
  const [header = [], ...rows] = values.rows;
  const unplaced = !register.typed && office.lines > Object.keys(seen.rows).length + Object.keys(seen.missing).length + seen.gone.length;
  return owesReading(seen, office.now) || unplaced || !isUnchanged(seen, headerOf(header), lightRows(register, seen, rows));
}

function lightRows(register: Register, seen: TabSeen, rows: readonly (readonly unknown[])[]): readonly LightRow[] {
  return rows.flatMap((cells, index): readonly LightRow[] => {
    const values = valuesOf(seen.layout, cells);
    if (Object.keys(values).length === 0) return [];
    const id = register.shape === 'reference' ? `#${index}` : parseNumber(String(values['id'] ?? ''));
    return [{ print: fingerprint(values), index: index + 1, ...(id === undefined ? {} : { id }) }];
  });
}

async function readTabs(world: World, place: Workbook, registers: readonly Register[]): Promise<ReadonlyMap<Register, Tab>> {
  const snapshots = await read(world, () => world.sheets.snapshot(place.spreadsheetId, registers.map((register) => place.tabs[register.key] ?? 0)));
  return new Map(registers.flatMap((register): [Register, Tab][] => {
    const snapshot = snapshots.find((it) => it.sheetId === place.tabs[register.key]);
    const tab = snapshot && readTab(register, snapshot);
    if (tab && register.required.some((key) => !tab.position.has(key))) {
      world.log('tab.headless', { register: register.key });
      return [];
    }
    return tab ? [[register, tab]] : [];
  }));
}

interface Outcome {
  readonly tabs: Readonly<Record<string, TabSeen>>;
  readonly changed: boolean;
  readonly judgedBy?: string;
  /** Records that owe the world something; it is done once the look is kept, so that a refusal there stops no intake. */
  readonly owing?: readonly Kept[];
}

async function lookRegisters(world: World, office: Office, place: Workbook, tabs: ReadonlyMap<Register, Tab>, before: WorkbookSeen | undefined, stale: boolean): Promise<Outcome> {
  const seen: Record<string, TabSeen> = {};
  const owing: Kept[] = [];
  let changed = false;
  for (const [register, tab] of tabs) {
    const found = await lookRecords(world, office, register, tab, tabSeen(before, register.key), stale);
    const written = await writeLook(world, place.spreadsheetId, register, tab, found.plans, found.seen);
    seen[register.key] = written.seen;
    owing.push(...found.owing);
    changed ||= found.changed || written.wrote;
  }
  return { tabs: seen, changed, owing };
}

async function lookReferences(world: World, office: Office, place: Workbook, tabs: ReadonlyMap<Register, Tab>): Promise<Outcome> {
  let references: References = office.references;
  const looks = new Map<Reference['key'], { tab: Tab; rows: ReadonlyMap<number, Tab['rows'][number]> }>();
  const waiting = new Set<string>();
  for (const [register, tab] of tabs) {
    const key = referenceKey(register);
    const taken = takeReference(office, register, tab, references[key]);
    references = { ...references, [key]: taken.reference };
    looks.set(key, { tab, rows: taken.rows });
    if (taken.waiting) waiting.add(register.key);
  }
  const written = referenceRequests(office, references, looks);
  let changed = false;
  for (const key of ['people', 'departments', 'rules', 'workdays'] as const) changed = (await keepReference(world, written.references[key])) || changed;
  if (written.requests.length > 0) await world.sheets.edit(place.spreadsheetId, written.requests);
  if (written.references.rules.rows.some((row) => row.steady !== undefined && !row.versions)) waiting.add('rules');
  const seen = Object.fromEntries([...tabs].map(([register, tab]) => [register.key, seenReference(register, tab, waiting.has(register.key), written.shown.get(register.key))]));
  return { tabs: seen, changed: changed || written.requests.length > 0, judgedBy: versionsOf(written.references) };
}

function referenceKey(register: Register): Reference['key'] {
  const key = (['people', 'departments', 'rules', 'workdays'] as const).find((it) => it === register.key);
  if (!key) throw new Error(`${register.key} is no reference tab`);
  return key;
}

async function keepReference(world: World, next: Reference): Promise<boolean> {
  const doc = await world.store.doc<Reference>(`reference/${next.key}`);
  if (doc && JSON.stringify(doc.value.rows) === JSON.stringify(next.rows)) return false;
  await world.store.keepDoc(`reference/${next.key}`, { ...next, version: (doc?.value.version ?? 0) + 1 }, doc?.version ?? 0);
  return true;
}

/** Reference tabs are compared as a whole, so their rows go by position; a row that was not found owes another look. */
function seenReference(register: Register, tab: Tab, waiting: boolean, shown: ReadonlyMap<number, SystemCells> | undefined): TabSeen {
  const rows = Object.fromEntries(tab.rows.map((row) => {
    const read = rawsOf(row.cells);
    return [`#${row.index - 1}`, fingerprint(afterWrite(register, tab.layout, read, shown?.get(row.index) ?? read))];
  }));
  return { ...NEVER_SEEN, header: tab.header, layout: tab.layout, waiting: waiting ? ['missing'] : [], rows, places: Object.fromEntries(tab.rows.map((row) => [`#${row.index - 1}`, row.index])) };
}

import { evolve } from '../cases/evolve.ts';
import { evolveFine } from '../cases/fine.ts';
import { Refusal } from '../errors/refusal.ts';
import { columnOf, type Register } from '../registers/register.ts';
import { printRaw } from '../sheet/cell.ts';
import { NEVER_SEEN, type TabSeen } from '../sheet/seen.ts';
import type { TabSnapshot } from '../sheet/sheets.ts';
import { readTab, type Tab } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { barredIn } from './barred.ts';
import { isBeheaded } from './breakers.ts';
import { headingsIn, openDesk, workbooksIn } from './docs.ts';
import { holdTab, type Held } from './hold.ts';
import { lookAll } from './look-all.ts';
import { openOffice, type Office } from './office.ts';
import { eitherOf, isDone, planRestore, scopeOf, type Comparing, type RestorePlan, type RowRepair, type Scope } from './restore-plan.ts';
import { writePlan } from './restore-write.ts';
import { rightfulRows } from './rightful.ts';

/** What a restore does, by the numbers of records or the names of rows. */
export interface Restored {
  /** Rows put back. */
  readonly added: readonly string[];
  /** Rows in which people's cells were put back to what the record says; what they said is in the record's history. */
  readonly overruled: readonly string[];
  /** Rows of deleted records that were emptied. */
  readonly removed: readonly string[];
  /** What stood in cells of rows that have no history, to be told to the operator: nothing else keeps it. */
  readonly unkept: readonly string[];
}

/** Hears how many of how many rows have been written. */
export type Told = (done: number, of: number) => void;

/** A read, a comparison and a write go on until the tab says what the records say, at most so often. */
const PASSES = 3;

/**
 * The records are right: writes every row of a tab, or only that of one number, as the store has it. This alone writes
 * into people's cells, because the operator asked for it; what stood there goes into the history of its record first.
 * Rows that no record knows stay. Throws `tab.absent`, `tab.protected`, `record.unknown`,
 * `store.busy`.
 */
export async function restoreSheet(world: World, register: Register, only?: string, told: Told = () => undefined): Promise<Restored> {
  const result = await holdTab(world, register, only === undefined, async (held) => {
    const restored = await putRight(world, register, held, told, only);
    return { result: restored, seen: only === undefined ? restoredTab(register, held.seen) : { ...held.seen, waiting: [...new Set([...held.seen.waiting, only])] } };
  });
  await lookAfter(world);
  return result;
}

/** What `restoreSheet` would do now. */
export async function restorePreview(world: World, register: Register, only?: string): Promise<Restored> {
  const found = await readTabNow(world, register);
  if (!found) throw new Refusal('tab.absent', { tab: register.title });
  return summary(register, await compare(world, await openOffice(world), register, found, only));
}

/** A tab as it was read, and where. */
export interface Found {
  readonly spreadsheetId: string;
  readonly tab: Tab;
  readonly snapshot: TabSnapshot;
}

/** Reads a whole tab; undefined where it, or its header, is gone. */
export async function readTabNow(world: World, register: Register): Promise<Found | undefined> {
  const desk = await openDesk(world.store);
  const place = workbooksIn(desk)[register.workbook];
  const sheetId = place?.tabs[register.key];
  if (!place || sheetId === undefined || !(await world.sheets.tabs(place.spreadsheetId)).has(sheetId)) return undefined;
  const [snapshot] = await world.sheets.snapshot(place.spreadsheetId, [{ sheetId }]);
  const tab = snapshot && readTab(register, snapshot);
  const wanted = ['id', ...register.required].filter((key) => register.columns.some((column) => column.key === key));
  const heading = headingsIn(desk, register.workbook).value[register.key];
  if (!tab || !wanted.every((key) => tab.position.has(key)) || isBeheaded(heading, tab)) return undefined;
  return { spreadsheetId: place.spreadsheetId, tab, snapshot };
}

/** Writes until the tab says what the records say; the first comparison is what is told, and bounds what later ones touch. */
export async function putRight(world: World, register: Register, held: Held, told: Told, only?: string): Promise<Restored> {
  let first: RestorePlan | undefined;
  let scope: Scope | undefined;
  let done = 0;
  // What a later pass finds was not counted in the first, and is only what moved meanwhile.
  const tell = (rows: number, of: number): void => {
    if (done < of) told((done = Math.min(of, done + rows)), of);
  };
  for (let pass = 1; pass <= PASSES; pass += 1) {
    const found = await readTabNow(world, register);
    if (!found) throw new Refusal('tab.absent', { tab: register.title });
    const office = await openOffice(world);
    const barred = barredIn(held.seen, office.now);
    const plan = await compare(world, office, register, { ...found, barred, ...(scope ? { scope } : {}) }, only);
    scope = eitherOf(scope, scopeOf(found.tab, plan));
    first ??= plan;
    const of = first.changes.length + first.additions.length;
    if (isDone(plan)) break;
    for (const change of plan.changes) await journal(world, office, change);
    await writePlan({ register, ...found, held, full: held.seen.fullAt !== undefined, barred, told: (rows) => tell(rows, of) }, plan);
  }
  return first ? summary(register, first) : { added: [], overruled: [], removed: [], unkept: [] };
}

const compare = async (world: World, office: Office, register: Register, found: Found & Pick<Comparing, 'barred' | 'scope'>, only?: string): Promise<RestorePlan> =>
  planRestore({ register, ...found }, await rightfulRows(world, office, register, found.tab, only));

/** A tab that was put right is thawed; every row of it is looked at again, and every mark. */
export function restoredTab(register: Register, seen: TabSeen): TabSeen {
  const { accepted: _, frozen: __, ...rest } = seen;
  return register.shape === 'reference' ? { ...NEVER_SEEN, again: true } : { ...rest, missing: {}, thorough: true, anew: true };
}

/** The restore is done; whoever looks next sees it too, should this look fail. */
export async function lookAfter(world: World): Promise<void> {
  await lookAll(world).catch((error: unknown) => world.log('restored.unseen', { error: error instanceof Error ? error.name : 'unknown' }));
}

function summary(register: Register, { changes, additions }: RestorePlan): Restored {
  const overruled = changes.filter((it) => !it.of.gone && Object.keys(it.was).length > 0);
  return {
    added: additions.map((it) => it.of.id), overruled: overruled.map((it) => it.of.id), removed: changes.filter((it) => it.of.gone).map((it) => it.of.id),
    unkept: overruled.filter((it) => it.of.kept === undefined).map((it) => `${it.of.id}：${wasText(register, it)}`),
  };
}

const wasText = (register: Register, { was }: RowRepair): string =>
  Object.entries(was).map(([key, raw]) => `${columnOf(register, key).title} ${raw === null ? '空白 blank' : `「${printRaw(raw)}」`}`).join('、');

/** Puts what gives way into the history of its record, once: a run that was cut short has done it already. */
async function journal(world: World, office: Office, { of, was, over }: RowRepair): Promise<void> {
  const cells = { ...was, ...over };
  if (of.kept === undefined || Object.keys(cells).length === 0) return;
  const last = (await world.store.history(of.id)).at(-1);
  if (last?.type === 'overruled' && JSON.stringify(last.cells) === JSON.stringify(cells)) return;
  const event = { type: 'overruled' as const, at: office.now, cells };
  const next: Kept = of.kept.kind === 'complaint' ? { ...of.kept, body: evolve(of.kept.body, event) } : { ...of.kept, body: evolveFine(of.kept.body, event) };
  await world.store.keep(next, [event]);
}

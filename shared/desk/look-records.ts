import type { SystemCells } from '../cases/project.ts';
import { isError, type Remark } from '../errors/remarks.ts';
import type { Register } from '../registers/register.ts';
import { bindRows, type Binding, type BoundRow } from '../sheet/bind.ts';
import { rawsOf } from '../sheet/cell.ts';
import { fingerprint, type TabSeen } from '../sheet/seen.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import { earliest, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { bearRows } from './bear-rows.ts';
import { vanish } from './gone-rows.ts';
import { guard, judgeRow, shownBefore, type Judged } from './judge-row.ts';
import type { Office } from './office.ts';
import { afterWrite } from './rows.ts';
import type { RowPlan } from './row-plan.ts';
import { unplaced } from './unplaced-rows.ts';

/** What a look of a tab of records came to. */
export interface RecordsLook {
  readonly plans: readonly RowPlan[];
  /** Records that owe the world something. */
  readonly owing: readonly Kept[];
  readonly seen: TabSeen;
  readonly changed: boolean;
}

/** A row of this look with the record it is and what was decided on it. */
interface Entry {
  readonly row: TabRow;
  readonly marked: boolean;
  readonly judged: Judged;
  /** What the system's cells are to show. */
  readonly cells: SystemCells;
}

/** Compares a tab of records with what was last seen of it, and decides on every row that differs or owes a look. */
export async function lookRecords(world: World, office: Office, register: Register, tab: Tab, seen: TabSeen, all: boolean): Promise<RecordsLook> {
  const binding = await disown(world, register, bindRows(register.prefix ?? '', tab.rows, office.knows));
  const due = binding.bound.filter((it) => all || isDue(seen, it));
  const putBack: Record<string, readonly Instant[]> = { ...seen.putBack };
  const judged = await judgeDue(world, office, register, tab, due, all ? undefined : putBack);
  const born = await bearRows(world, office, register, binding.loose, seen);
  const entries = [...judged, ...born.judged.map((it): Entry => ({ ...it, marked: false, cells: it.judged.cells }))];
  const owing = entries.map((it) => it.judged.kept).filter((kept) => kept.todo.length > 0);
  const rows = { ...untouched(seen, binding, due), ...Object.fromEntries(entries.map((it) => [it.judged.kept.id, printAfter(register, tab, it)])) };
  const { missing, gone } = await vanish(world, office, seen, binding.bound, owing);
  const placed = await unplaced(world, office, register, (id) => rows[id] === undefined && missing[id] === undefined && !gone.includes(id));
  const ripe = new Set(born.judged.map((it) => it.row));
  const places = Object.fromEntries([...binding.bound.map((it) => [it.id, it.row.index]), ...entries.map((it) => [it.judged.kept.id, it.row.index])]);
  const fresh = born.pending.some((it) => it.firstSeenAt === office.now) || Object.values(missing).includes(office.now);
  return {
    plans: [...entries.map(planOf), ...placed],
    owing,
    changed: fresh || placed.length > 0 || entries.some((it) => it.judged.changed),
    seen: {
      header: tab.header, layout: tab.layout, rows, places, pending: born.pending, missing, gone, putBack, ...awaiting(entries),
      loose: binding.loose.filter((row) => !ripe.has(row)).map((row) => fingerprint(rawsOf(row.cells))).toSorted(),
    },
  };
}

/** A row that was emptied, number and all, and filled with something else is a new row, even though the old metadata is still on it. */
async function disown(world: World, register: Register, { bound, loose }: Binding): Promise<Binding> {
  const doubtful = bound.filter(({ row }) => row.cells['id'] === undefined && register.required.length > 0 && register.required.every((key) => row.cells[key] !== undefined));
  const kept = await world.store.loadAll(doubtful.map((it) => it.id));
  const strangers = doubtful.filter(({ id, row }) => register.required.every((key) => row.cells[key]?.raw !== kept.get(id)?.body.cells[key]?.raw));
  return { bound: bound.filter((it) => !strangers.includes(it)), loose: [...loose, ...strangers.map((it) => it.row)] };
}

/** A row is looked into when it differs, carries no mark, owes a look, has errors to judge again, or is back. */
const isDue = (seen: TabSeen, { id, row, marked }: BoundRow): boolean =>
  !marked || seen.rows[id] !== fingerprint(rawsOf(row.cells)) || seen.waiting.includes(id) || seen.faulty.includes(id) || seen.missing[id] !== undefined;

async function judgeDue(
  world: World, office: Office, register: Register, tab: Tab, due: readonly BoundRow[], putBack: Record<string, readonly Instant[]> | undefined,
): Promise<readonly Entry[]> {
  const kept = await world.store.loadAll(due.map((it) => it.id));
  const entries: Entry[] = [];
  for (const it of due) {
    const before = kept.get(it.id);
    if (!before) continue;
    const judged = await judgeRow(world, office, register, tab, it, before);
    const cells = putBack ? guard(office, register, it, await shownBefore(world, office, before), judged, putBack) : judged.cells;
    entries.push({ row: it.row, marked: it.marked, judged, cells });
  }
  return entries;
}

const planOf = ({ row, marked, judged, cells }: Entry): RowPlan => ({ id: judged.kept.id, row, marked, cells, remarks: judged.remarks });

const printAfter = (register: Register, tab: Tab, { row, cells }: Entry): string => fingerprint(afterWrite(register, tab.layout, rawsOf(row.cells), cells));

/** Fingerprints of the rows that this look had no reason to open. */
const untouched = (seen: TabSeen, { bound }: Binding, due: readonly BoundRow[]): Readonly<Record<string, string>> =>
  Object.fromEntries(bound.filter((it) => !due.includes(it)).map((it) => [it.id, seen.rows[it.id] ?? '']));

/** Which records owe another look, have errors, or have an error that time clears. */
function awaiting(entries: readonly Entry[]): Pick<TabSeen, 'waiting' | 'faulty' | 'timed'> {
  const ids = (owes: (judged: Judged) => boolean): readonly string[] => entries.filter((it) => owes(it.judged)).map((it) => it.judged.kept.id);
  const timed = entries.flatMap(({ judged }): [string, Instant][] => {
    const clearsAt = earliest(...judged.remarks.map((said: Remark) => said.clearsAt));
    return clearsAt === undefined ? [] : [[judged.kept.id, clearsAt]];
  });
  return { waiting: ids((it) => it.waits), faulty: ids((it) => it.remarks.some(isError)), timed: Object.fromEntries(timed) };
}

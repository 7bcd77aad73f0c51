import type { ComplaintEvent } from '../cases/complaint.ts';
import { evolve } from '../cases/evolve.ts';
import type { SystemCells } from '../cases/project.ts';
import { isError, remark, type Remark } from '../errors/remarks.ts';
import { checkText } from '../cases/project.ts';
import { dayOf } from '../calendar/zone.ts';
import { numberOf, seriesOf } from '../registers/number.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import { understand } from '../sheet/understand.ts';
import { bindRows, type BoundRow } from '../sheet/bind.ts';
import { changedCells, ripen, type Ripe } from '../sheet/pending.ts';
import { fingerprint, type RowValues, type TabSeen } from '../sheet/seen.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import { HOUR, MINUTE, earliest, instantOf, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { reviewComplaint, viewComplaint } from './complaints.ts';
import { reviewLine, viewLine } from './fines.ts';
import type { Office } from './office.ts';
import { afterWrite } from './rows.ts';

/** A row that this look has something to write into. */
export interface RowPlan {
  readonly id: string;
  /** Absent for a record that has no row yet. */
  readonly row?: TabRow;
  /** The row carries the record's metadata already. */
  readonly marked: boolean;
  readonly cells: SystemCells;
  readonly remarks: readonly Remark[];
}

/** What a look of a tab of records came to. */
export interface RecordsLook {
  readonly plans: readonly RowPlan[];
  /** Records that owe the world something. */
  readonly owing: readonly Kept[];
  readonly seen: TabSeen;
  readonly changed: boolean;
}

/** A row is gone when two good looks at least so far apart did not find it. */
const GONE_AFTER = MINUTE;
/** A system cell is put back so often within an hour, then left and flagged. */
const PUT_BACK_AT_MOST = 2;

interface Judged {
  readonly kept: Kept;
  readonly cells: SystemCells;
  readonly remarks: readonly Remark[];
  readonly waits: boolean;
  readonly changed: boolean;
}

/** Compares a tab of records with what was last seen of it, and decides on every row that differs or owes a look. */
export async function lookRecords(world: World, office: Office, register: Register, tab: Tab, seen: TabSeen, all: boolean): Promise<RecordsLook> {
  const prefix = register.prefix ?? '';
  const { bound, loose } = bindRows(prefix, tab.rows, office.knows);
  const due = bound.filter((it) => all || !it.marked || seen.rows[it.id] !== fingerprint(rowValues(it.row)) || seen.waiting.includes(it.id) || seen.faulty.includes(it.id) || seen.missing[it.id] !== undefined);
  const kept = await world.store.loadAll(due.map((it) => it.id));
  const plans: RowPlan[] = [];
  const owing: Kept[] = [];
  const putBack: Record<string, readonly Instant[]> = { ...seen.putBack };
  const rows: Record<string, string> = {};
  const waiting: string[] = [];
  const faulty: string[] = [];
  const timed: Record<string, Instant> = {};
  let changed = false;
  for (const it of bound) if (seen.rows[it.id] !== undefined && !due.includes(it)) rows[it.id] = seen.rows[it.id] ?? '';
  for (const it of due) {
    const before = kept.get(it.id);
    if (!before) continue;
    const judged = await judgeRow(world, office, register, tab, it, before);
    const guarded = guard(office, register, it, await shownBefore(world, office, before), judged, putBack);
    plans.push({ id: it.id, row: it.row, marked: it.marked, cells: guarded.cells, remarks: judged.remarks });
    if (judged.kept.todo.length > 0) owing.push(judged.kept);
    if (judged.waits) waiting.push(it.id);
    if (judged.remarks.some(isError)) faulty.push(it.id);
    const clearsAt = earliest(...judged.remarks.map((said) => said.clearsAt));
    if (clearsAt !== undefined) timed[it.id] = clearsAt;
    rows[it.id] = fingerprint(afterWrite(register, tab.layout, rowValues(it.row), guarded.cells));
    changed ||= judged.changed;
  }
  const born = await bearRows(world, office, register, loose, seen);
  for (const it of born.judged) {
    plans.push({ id: it.judged.kept.id, row: it.row, marked: false, cells: it.judged.cells, remarks: it.judged.remarks });
    owing.push(it.judged.kept);
    if (it.judged.waits) waiting.push(it.judged.kept.id);
    if (it.judged.remarks.some(isError)) faulty.push(it.judged.kept.id);
    const clearsAt = earliest(...it.judged.remarks.map((said) => said.clearsAt));
    if (clearsAt !== undefined) timed[it.judged.kept.id] = clearsAt;
    rows[it.judged.kept.id] = fingerprint(afterWrite(register, tab.layout, rowValues(it.row), it.judged.cells));
  }
  const { missing, gone } = await vanish(world, office, seen, bound, owing);
  const placed = await unplaced(world, office, register, (id) => rows[id] === undefined && missing[id] === undefined && !gone.includes(id));
  plans.push(...placed);
  const ripe = new Set(born.judged.map((it) => it.row));
  return {
    plans, owing,
    changed: changed || born.judged.length > 0 || placed.length > 0 || born.pending.some((it) => it.firstSeenAt === office.now) || Object.values(missing).includes(office.now),
    seen: {
      header: tab.header, layout: tab.layout, rows, pending: born.pending, missing, gone, waiting, timed, faulty, putBack,
      loose: loose.filter((row) => !ripe.has(row)).map((row) => fingerprint(rowValues(row))).toSorted(),
    },
  };
}

const rowValues = (row: TabRow): RowValues => Object.fromEntries(Object.entries(row.cells).map(([key, cell]) => [key, cell.raw]));

async function judgeRow(world: World, office: Office, register: Register, tab: Tab, { row }: BoundRow, kept: Kept): Promise<Judged> {
  const cells = changedCells(register, row, kept.body.cells, (key) => tab.position.has(key), office.now);
  const back = kept.body.goneAt === undefined ? [] : [{ type: 'returned' as const, at: office.now }];
  const seen = [...back, ...(Object.keys(cells).length === 0 ? [] : [{ type: 'seen' as const, at: office.now, cells }])];
  if (kept.kind === 'complaint') {
    const view = await reviewComplaint(world, office, kept, seen, true);
    return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: view.review.waits, changed: view.changed };
  }
  const view = await reviewLine(world, office, kept, seen);
  return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: false, changed: view.changed };
}

const shownBefore = (world: World, office: Office, kept: Kept): Promise<SystemCells> =>
  kept.kind === 'complaint' ? viewComplaint(world, office, kept) : Promise.resolve(viewLine(world, office, kept));

/** Puts back what people changed in system cells, at most twice an hour each; after that the cell is left and flagged. */
function guard(office: Office, register: Register, { id, row }: BoundRow, shown: SystemCells, judged: Judged, putBack: Record<string, readonly Instant[]>): { readonly cells: SystemCells } {
  const cells: Record<string, SystemCells[string]> = { ...judged.cells };
  const flagged: Remark[] = [];
  for (const column of systemColumns(register)) {
    const read = row.cells[column.key]?.raw;
    const tampered = read !== undefined && read !== shown[column.key] && read !== judged.cells[column.key] && column.key !== 'check' && column.key !== 'updatedAt';
    if (!tampered) continue;
    const name = `${id}/${column.key}`;
    const recent = (putBack[name] ?? []).filter((at) => office.now - at < HOUR);
    if (recent.length < PUT_BACK_AT_MOST) putBack[name] = [...recent, office.now];
    else {
      cells[column.key] = read;
      flagged.push(remark('cell.restored', { title: column.title }, column.key));
    }
  }
  if (flagged.length > 0) cells['check'] = checkText([...judged.remarks, ...flagged]);
  return { cells };
}

interface Born {
  readonly judged: readonly { readonly judged: Judged; readonly row: TabRow }[];
  readonly pending: TabSeen['pending'];
}

async function bearRows(world: World, office: Office, register: Register, loose: readonly TabRow[], seen: TabSeen): Promise<Born> {
  if (!register.typed) return { judged: [], pending: [] };
  const { ripe, waiting } = ripen(register, loose, seen.pending, office.now);
  const judged: { judged: Judged; row: TabRow }[] = [];
  for (const it of ripe) judged.push({ judged: await bearComplaint(world, office, register, it), row: it.row });
  return { judged, pending: waiting };
}

async function bearComplaint(world: World, office: Office, register: Register, { row, pending }: Ripe): Promise<Judged> {
  const { firstSeenAt: bornAt, cells, token } = pending;
  const column = register.columns.find((it) => it.key === 'complainedAt');
  const typed = cells['complainedAt'] && column ? understand(column, cells['complainedAt'], office.look) : undefined;
  const complainedAt = typed && 'value' in typed && typeof typed.value === 'number' ? instantOf(typed.value) : bornAt;
  const on = dayOf(world.zone, complainedAt);
  const kept = await world.store.birth(`row/${token}`, seriesOf('KS', on), (id) => {
    const event: ComplaintEvent = { type: 'born', at: office.now, id, bornAt, cells };
    return { kept: { kind: 'complaint', id, version: 0, events: 0, todo: [], body: evolve(undefined, event) }, events: [event] };
  }, (serial) => numberOf('KS', on, serial));
  if (kept.kind !== 'complaint') throw new Error(`${kept.id} is no complaint`);
  const changes = changedCells(register, row, kept.body.cells, () => true, office.now);
  const view = await reviewComplaint(world, office, kept, Object.keys(changes).length === 0 ? [] : [{ type: 'seen', at: office.now, cells: changes }], true);
  return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: view.review.waits, changed: true };
}

/** Notes rows that were not found; the second good look without them makes them gone. Their clocks run on. */
async function vanish(
  world: World, office: Office, seen: TabSeen, bound: readonly BoundRow[], owing: Kept[],
): Promise<{ readonly missing: Readonly<Record<string, Instant>>; readonly gone: readonly string[] }> {
  const found = new Set(bound.map((it) => it.id));
  const gone = seen.gone.filter((id) => !found.has(id));
  const missing: Record<string, Instant> = {};
  for (const id of [...Object.keys(seen.rows), ...Object.keys(seen.missing)]) {
    if (found.has(id)) continue;
    const since = seen.missing[id] ?? office.now;
    const kept = office.now - since >= GONE_AFTER ? await world.store.load(id) : undefined;
    if (!kept) {
      missing[id] = since;
      continue;
    }
    gone.push(id);
    if (kept.body.goneAt !== undefined) continue;
    const event = { type: 'vanished' as const, at: office.now };
    const view = kept.kind === 'complaint' ? await reviewComplaint(world, office, kept, [event], true) : await reviewLine(world, office, kept, [event]);
    owing.push(view.kept);
    world.log('row.gone', { record: id });
  }
  return { missing, gone };
}

/** Lines of the ledger that have no row yet: numbers are counted, so those given out and not seen are they. */
async function unplaced(world: World, office: Office, register: Register, isUnseen: (id: string) => boolean): Promise<readonly RowPlan[]> {
  if (register.typed) return [];
  const given = [...(await world.store.series(register.prefix ?? ''))].flatMap(([series, count]) => Array.from({ length: count }, (_, index) => `${series}-${String(index + 1).padStart(4, '0')}`));
  const wanted = given.filter(isUnseen);
  const kept = await world.store.loadAll(wanted);
  const plans: RowPlan[] = [];
  for (const id of wanted) {
    const record = kept.get(id);
    if (record?.kind !== 'fine' || record.body.goneAt !== undefined) continue;
    const view = await reviewLine(world, office, record, []);
    plans.push({ id, marked: false, cells: view.cells, remarks: view.review.remarks });
  }
  return plans;
}

import { isError, type Remark } from '../errors/remarks.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import { metadataIdOf } from '../registers/number.ts';
import type { BoundRow } from '../sheet/bind.ts';
import { bucketOf } from '../sheet/bucket.ts';
import { printerOf, withSystem } from '../sheet/print.ts';
import { packTallies, type Pending, type TabSeen, type Tally } from '../sheet/seen.ts';
import { digestOf, numberIn, type Survey } from '../sheet/survey.ts';
import type { TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import { earliest, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { barredIn } from './barred.ts';
import { bearRows } from './bear-rows.ts';
import { lackingOf, type BoundTab } from './bind-tab.ts';
import { coveredIn } from './covered.ts';
import { vanish } from './gone-rows.ts';
import { judgeRow, type Judged } from './judge-row.ts';
import type { Office } from './office.ts';
import type { RowPlan } from './row-plan.ts';
import { neverPlaced, placeLines } from './unplaced-rows.ts';

/** A row of this look with the record it is and what was decided on it. */
interface Entry {
  readonly row: TabRow;
  readonly marked: boolean;
  readonly judged: Judged;
  /** What the record was born of, where it was in this look. */
  readonly pending?: Pending;
}

/** What a look of a tab of records came to, before anything is written into the sheet. */
export interface RecordsLook {
  readonly bound: BoundTab;
  readonly plans: readonly RowPlan[];
  /** Rows that are no record and carry a number; it is to be taken out. */
  readonly strayed: readonly TabRow[];
  /** Records that owe the world something. */
  readonly owing: readonly Kept[];
  readonly entries: readonly Entry[];
  readonly seen: TabSeen;
  readonly gone: readonly string[];
  readonly changed: boolean;
}

/** Decides on every row that differs or owes a look, and keeps what was decided. */
export async function lookRecords(world: World, office: Office, bound: BoundTab): Promise<RecordsLook> {
  const { close, settled } = bound;
  const { view, due } = close;
  const { register, seen } = view;
  const judged = await judgeDue(world, office, bound);
  const born = await bearRows(world, office, register, bound.loose, seen);
  const entries = [...judged, ...born.judged.map((it): Entry => ({ ...it, marked: false }))];
  const owing = entries.map((it) => it.judged.kept).filter((kept) => kept.todo.length > 0);
  const standing = new Set([...settled, ...bound.bound.map((it) => it.id), ...entries.map((it) => it.judged.kept.id)]);
  const never = await neverPlaced(office, close, standing);
  const placed = await placeLines(world, office, close, never);
  // A row that went before its record could be told: it is missing like any other.
  const { missing, gone } = await vanish(world, office, close, standing, register.typed ? never : [], owing);
  const ripe = new Set(born.judged.map((it) => it.row));
  const fresh = born.pending.some((it) => it.firstSeenAt === office.now) || Object.values(missing).includes(office.now);
  const { thorough: _, accepted: __, frozen: ___, anew: ____, again: _____, columnsLostAt: ______, covered: _______, ...rest } = seen;
  return {
    bound, entries, owing, gone,
    plans: [...entries.map(planOf), ...remarked(bound, entries), ...placed],
    strayed: bound.loose.filter((row) => !ripe.has(row) && isStrayed(register, row)),
    changed: fresh || placed.length > 0 || gone.length > 0 || entries.some((it) => it.judged.changed),
    seen: {
      ...rest, ...(lackingOf(bound).length > 0 ? { thorough: true as const } : {}), pending: born.pending, missing, ...awaiting(seen, entries, due, born.judged.length > 0), count: standing.size,
      ...coveredIn(close.tab.merges, entries.map((it) => [it.judged.kept.id, it.row])),
    },
  };
}

/** Rows that differ, carry no mark, owe a look, or are back. Of a row that only moved there is nothing to judge. */
async function judgeDue(world: World, office: Office, { close, bound }: BoundTab): Promise<readonly Entry[]> {
  const { view, tab, buckets, due } = close;
  await buckets.load(bound.map((it) => bucketOf(it.id)));
  const prints = new Map(view.survey.rows.map((row) => [row.index, row.print]));
  const touched = (it: BoundRow): boolean => prints.get(it.row.index) !== buckets.get(bucketOf(it.id))?.get(it.id).print;
  const wanted = bound.filter((it) => !it.row.partial && (touched(it) || due.has(it.id) || view.seen.missing[it.id] !== undefined || buckets.get(bucketOf(it.id))?.get(it.id).gone === true));
  const kept = await world.store.loadAll(wanted.map((it) => it.id));
  const entries: Entry[] = [];
  for (const it of wanted) {
    const before = kept.get(it.id);
    if (before) entries.push({ row: it.row, marked: it.marked, judged: await judgeRow(world, office, view.register, tab, it, before, touched(it) ? barredIn(view.seen, office.now) : undefined) });
  }
  return entries;
}

const planOf = ({ row, marked, judged }: Entry): RowPlan => ({ id: judged.kept.id, metadataId: metadataIdOf(judged.kept.id), row, marked, cells: judged.cells, remarks: judged.remarks });

/** Rows about which there is nothing to say but that they lost their mark. */
const remarked = ({ bound }: BoundTab, entries: readonly Entry[]): readonly RowPlan[] => {
  const judged = new Set(entries.map((it) => it.judged.kept.id));
  return bound.filter((it) => !it.marked && !it.row.partial && !judged.has(it.id)).map(({ id, row }) => ({ id, metadataId: metadataIdOf(id), row, marked: false }));
};

/** A row with a number and nothing that people typed: somebody dragged the numbers down. */
const isStrayed = (register: Register, row: TabRow): boolean =>
  !row.partial && row.cells['id'] !== undefined && register.columns.every((column) => column.writer === 'S' || row.cells[column.key] === undefined) && numberIn(row.cells['id'].raw, register.prefix ?? '', () => true) !== undefined;

/** Which records owe another look, have an error that time clears, or one that another record's birth may clear. */
function awaiting(seen: TabSeen, entries: readonly Entry[], due: ReadonlySet<string>, births: boolean): Pick<TabSeen, 'waiting' | 'timed' | 'hoping'> {
  const judged = new Set(entries.map((it) => it.judged.kept.id));
  const ids = (owes: (judged: Judged) => boolean): readonly string[] => entries.filter((it) => owes(it.judged)).map((it) => it.judged.kept.id);
  const timed = entries.flatMap((it): [string, Instant][] => {
    const clearsAt = earliest(...it.judged.remarks.map((said: Remark) => said.clearsAt));
    return clearsAt === undefined ? [] : [[it.judged.kept.id, clearsAt]];
  });
  const hoping = [...seen.hoping.filter((id) => !judged.has(id) && !due.has(id)), ...ids((it) => it.remarks.some((said) => said.code === 'record.unknown'))];
  return {
    waiting: [...new Set([...ids((it) => it.waits), ...(births ? hoping : [])])], hoping,
    timed: { ...Object.fromEntries(Object.entries(seen.timed).filter(([id]) => !judged.has(id) && !due.has(id))), ...Object.fromEntries(timed) },
  };
}

/** What a look leaves behind once its writes have landed: fingerprints as the next light read will show them. */
export async function remember(look: RecordsLook, strayed: ReadonlySet<number>, landed: (id: string) => boolean, placedAt: ReadonlyMap<string, number>, barred: ReadonlySet<string>): Promise<TabSeen> {
  const { view, buckets } = look.bound.close;
  const after = surveyAfter(look, strayed, landed, placedAt, barred);
  const names = [...after.digests].filter(([name, digest]) => view.tallies.get(name)?.digest !== digest).map(([name]) => name);
  await buckets.load([...names, ...look.gone.map(bucketOf)]);
  const ids = new Map([...look.bound.bound.map((it): [number, string] => [it.row.index, it.id]), ...look.entries.map((it): [number, string] => [it.row.index, it.judged.kept.id]), ...[...placedAt].map(([id, index]): [number, string] => [index, id])]);
  const loose = new Set(look.bound.loose.map((row) => row.index));
  const live = new Map(look.entries.map(({ judged }) => [judged.kept.id, isLive(judged)]));
  for (const row of after.rows) {
    const id = ids.get(row.index) ?? (loose.has(row.index) ? undefined : row.id);
    const bucket = id === undefined ? undefined : buckets.get(bucketOf(id));
    const slot = id === undefined ? undefined : bucket?.get(id);
    if (id === undefined || !bucket || !slot) continue;
    const print = row.id === id && landed(id) ? row.print : slot.print;
    bucket.set(id, { print, place: row.place, gone: false, live: live.get(id) ?? (placedAt.has(id) || slot.live) });
  }
  for (const id of look.gone) buckets.get(bucketOf(id))?.set(id, { print: 0, place: 0, gone: true, live: false });
  await buckets.save();
  const unborn = look.entries.filter((it) => it.pending && !landed(it.judged.kept.id));
  return {
    ...look.seen, tallies: packTallies(talliesOf(look, after)), loose: after.loose,
    // A newborn that did not reach its row is looked for like any other; the row may still be there and is the same birth.
    pending: [...look.seen.pending, ...unborn.flatMap((it) => it.pending ?? [])],
    missing: { ...look.seen.missing, ...Object.fromEntries(unborn.map((it) => [it.judged.kept.id, it.judged.kept.body.updatedAt])) },
  };
}

/** What is to be known of each bucket without reading it. */
function talliesOf({ bound: { close: { view, buckets } } }: RecordsLook, after: Survey): ReadonlyMap<string, Tally> {
  const names = new Set([...after.digests.keys(), ...view.tallies.keys(), ...buckets.all().map((bucket) => bucket.name)]);
  return new Map([...names].map((name) => {
    const count = buckets.get(name)?.entries().length ?? view.tallies.get(name)?.count ?? 0;
    return [name, { digest: after.digests.get(name) ?? 0, count }];
  }));
}

/** The tab as the next light read will show it if nobody does anything. */
function surveyAfter(look: RecordsLook, strayed: ReadonlySet<number>, landed: (id: string) => boolean, placedAt: ReadonlyMap<string, number>, barred: ReadonlySet<string>): Survey {
  const { view } = look.bound.close;
  const { register, heading, survey } = view;
  const system = new Set(systemColumns(register).map((column) => column.key).filter((key) => !barred.has(key)));
  const print = printerOf(heading.layout);
  const number = heading.layout.indexOf('id');
  const shown = new Map(look.plans.flatMap(({ id, row, cells }) => (row && cells && landed(id) ? [[row.index, { id, row, cells }] as const] : [])));
  const rows = survey.rows.map((row) => {
    const it = shown.get(row.index);
    if (it) {
      // Into a cell under a merge nothing was written.
      const reached = new Set([...system].filter((key) => !it.row.covered.has(key)));
      return { ...row, print: print(withSystem(heading.layout, row.cells, reached, it.cells)), ...(reached.has('id') ? { id: it.id } : {}) };
    }
    if (!strayed.has(row.index)) return row;
    const { id: _, ...bare } = row;
    return { ...bare, print: print(row.cells.map((cell, index) => (index === number ? '' : cell))) };
  });
  const filled = new Set(survey.rows.map((row) => row.index));
  const added = look.plans.flatMap((plan) => {
    // A row that people wiped clean is filled again by what the system wrote into it.
    const index = plan.row && !filled.has(plan.row.index) ? plan.row.index : placedAt.get(plan.id);
    return index === undefined || !plan.cells || !landed(plan.id) ? [] : [{ index, id: plan.id, place: 0, cells: [], print: print(withSystem(heading.layout, [], system, plan.cells)) }];
  });
  return digestOf([...rows.filter((row) => row.print !== 0), ...added].toSorted((a, b) => a.index - b.index));
}

/** A case that is not over, calls for fines, or has something wrong with it, is judged anew when people, rules or days change. */
const isLive = ({ kept, remarks }: Judged): boolean => remarks.some(isError) || kept.kind === 'fine' || kept.open === true || kept.body.proposals.length > 0;

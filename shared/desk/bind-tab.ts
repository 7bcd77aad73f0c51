import { bindRows, conflictsIn, type Binding, type BoundRow, type Known } from '../sheet/bind.ts';
import { bucketOf } from '../sheet/bucket.ts';
import { peopleColumns, type Register } from '../registers/register.ts';
import { readTab, type TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import type { Workbook } from './docs.ts';
import type { Office } from './office.ts';
import type { CloseTab } from './read-closely.ts';
import { spansOf } from './tab-view.ts';

/** A tab with its rows bound to their records. */
export interface BoundTab extends Binding {
  readonly close: CloseTab;
  /** Numbers of rows that did not change and were not read again. */
  readonly settled: ReadonlySet<string>;
}

/** So many rows that lost their mark are read whole in one look, to be marked again; more wait for the next. */
const MOST_REMARKED = 500;

/** Rows without a mark of which the marks alone were read; on a tab that keeps no more marks they are left as they are. */
export const lackingOf = ({ close: { view }, bound }: Pick<BoundTab, 'close' | 'bound'>): readonly BoundRow[] =>
  view.seen.fullAt === undefined ? bound.filter((it) => !it.marked && it.row.partial) : [];

/** Finds out which of the rows read is which record. */
export async function bindTab(world: World, office: Office, place: Workbook, close: CloseTab): Promise<BoundTab> {
  const settled = settledOf(close);
  const binding = await bindOnce(world, office, close, settled);
  const lost = new Set(close.comparison.missing);
  const lacking = lackingOf({ close, bound: binding.bound }).slice(0, MOST_REMARKED);
  const doubtful = binding.bound.filter((it) => it.renumbered || close.due.has(it.id) || lost.has(it.id));
  const unclear = new Set([...binding.loose, ...[...lacking, ...doubtful].map((it) => it.row)].filter((row) => row.partial).map((row) => row.index));
  if (unclear.size === 0) return { ...(await disown(world, close.view.register, binding)), close, settled };
  const [snapshot] = await world.sheets.snapshot(place.spreadsheetId, [{ sheetId: close.tab.sheetId, rows: spansOf([...unclear]) }]);
  const whole = new Map(snapshot ? readTab(close.view.register, snapshot).rows.map((row) => [row.index, row]) : []);
  const rows = close.tab.rows.flatMap((row) => (unclear.has(row.index) ? (whole.get(row.index) ?? []) : row));
  const closer = { ...close, tab: { ...close.tab, rows } };
  return { ...(await disown(world, closer.view.register, await bindOnce(world, office, closer, settled))), close: closer, settled };
}

/** Numbers that stand, once, in a row that was not read again because nothing about it changed. */
function settledOf({ view, tab }: CloseTab): ReadonlySet<string> {
  const read = new Set(tab.rows.map((row) => row.index));
  return new Set(view.survey.rows.flatMap((row) => (row.id === undefined || read.has(row.index) ? [] : [row.id])));
}

async function bindOnce(world: World, office: Office, { view, tab, buckets }: CloseTab, settled: ReadonlySet<string>): Promise<Binding> {
  const { register, survey } = view;
  const base = { prefix: register.prefix ?? '', knows: office.knows, settled };
  const unsure = new Set([...conflictsIn(tab.rows, { ...base, likeness: () => 0 }), ...survey.twice]);
  await buckets.load([...unsure].map(bucketOf));
  const kept = await world.store.loadAll([...unsure]);
  const prints = new Map(unsure.size === 0 ? [] : survey.rows.map((row) => [row.index, row.print]));
  const known: Known = {
    ...base,
    likeness: (row, id) => (prints.get(row.index) === buckets.get(bucketOf(id))?.get(id).print ? 1 : row.partial ? 0 : likeness(register, row, kept.get(id))),
  };
  return bindRows(tab.rows, known);
}

/** How much of what a row or its record says in people's columns both of them say. */
export function likeness(register: Register, row: TabRow, kept: Kept | undefined): number {
  if (!kept) return 0;
  const keys = peopleColumns(register).map((column) => column.key).filter((key) => row.cells[key] !== undefined || kept.body.cells[key] !== undefined);
  const same = keys.filter((key) => row.cells[key]?.raw === kept.body.cells[key]?.raw);
  return keys.length === 0 ? 0 : same.length / keys.length;
}

/** A row that was emptied, number and all, and filled with something else is a new row, even though the old mark is still on it. */
export async function disown(world: World, { required }: Register, { bound, loose }: Binding): Promise<Binding> {
  const doubtful = bound.filter(({ row }) => !row.partial && row.cells['id'] === undefined && required.length > 0 && required.every((key) => row.cells[key] !== undefined));
  const kept = await world.store.loadAll(doubtful.map((it) => it.id));
  const strangers = doubtful.filter(({ id, row }) => required.every((key) => row.cells[key]?.raw !== kept.get(id)?.body.cells[key]?.raw));
  return { bound: bound.filter((it) => !strangers.includes(it)), loose: [...loose, ...strangers.map((it) => it.row)] };
}

import { Refusal } from '../errors/refusal.ts';
import { bucketOf } from '../sheet/bucket.ts';
import { isFreeAgain } from '../sheet/seen.ts';
import { CallRefused, type TabSnapshot, type Window } from '../sheet/sheets.ts';
import { surveyRows } from '../sheet/survey.ts';
import { readTab, sameLayout, type Tab } from '../sheet/tab.ts';
import type { World } from '../world/world.ts';
import { Buckets } from './buckets.ts';
import type { Workbook } from './docs.ts';
import type { Office } from './office.ts';
import { compare, isHeaderTorn, windowOf, type Comparison, type TabView } from './tab-view.ts';

/** A tab of records read as closely as its changes ask for. */
export interface CloseTab {
  readonly view: TabView;
  readonly tab: Tab;
  readonly comparison: Comparison;
  readonly buckets: Buckets;
  /** Records to be judged whether they changed or not. */
  readonly due: ReadonlySet<string>;
  /** The two reads do not fit together: somebody moved rows in between, or one of them was short. */
  readonly torn: boolean;
}

interface Wanted {
  readonly view: TabView;
  readonly buckets: Buckets;
  readonly comparison: Comparison;
  readonly due: ReadonlySet<string>;
  readonly whole: readonly number[];
}

/** Reads what changed in tabs of records, all in one grid read; rows that did not change are not read again. Throws `sheet.unavailable`: a failed read is never a deletion. */
export async function readClosely(world: World, office: Office, place: Workbook, views: readonly TabView[], stale: boolean): Promise<readonly CloseTab[]> {
  try {
    return await readAll(world, office, place, views, stale);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    world.log('sheet.unavailable', { error: error instanceof Error ? error.name : 'unknown' });
    throw new Refusal('sheet.unavailable');
  }
}

async function readAll(world: World, office: Office, place: Workbook, views: readonly TabView[], stale: boolean): Promise<readonly CloseTab[]> {
  const wanted: Wanted[] = [];
  for (const view of views) wanted.push(await want(world, office, view, stale));
  const snapshots = await snapshotsOf(world, place, wanted.map((it) => windowOf(it.view, it.whole, it.comparison)));
  const close: CloseTab[] = [];
  for (const it of wanted) {
    const snapshot = snapshots.find(({ sheetId }) => sheetId === it.view.sheetId);
    if (snapshot) close.push(await put(world, office, place, it, snapshot, stale));
  }
  return close;
}

/** Marks that are nowhere may be refused as a mistake; then the marks of the whole tab are read instead. */
async function snapshotsOf(world: World, place: Workbook, windows: readonly Window[]): Promise<readonly TabSnapshot[]> {
  try {
    return await world.sheets.snapshot(place.spreadsheetId, windows);
  } catch (error) {
    if (!(error instanceof CallRefused) || !windows.some((it) => it.find)) throw error;
    const wider = windows.map(({ sheetId, rows, marks }): Window => (rows ? { sheetId, rows, marks: { column: marks?.column ?? 0, spans: [[1, Infinity]] } } : { sheetId }));
    return world.sheets.snapshot(place.spreadsheetId, wider);
  }
}

async function want(world: World, office: Office, view: TabView, stale: boolean): Promise<Wanted> {
  const buckets = new Buckets(world.store, view.register);
  const comparison = await compare(view, buckets);
  const due = await dueIn(view, office, buckets, stale);
  const { seen, survey } = view;
  const looseToo = survey.loose !== seen.loose || seen.pending.length > 0 || seen.thorough === true || seen.accepted === true;
  const rows = [...comparison.changed, ...(looseToo ? comparison.loose : []), ...(due.size === 0 ? [] : survey.rows.filter((row) => row.id !== undefined && due.has(row.id)))];
  return { view, buckets, comparison, due, whole: rows.map((row) => row.index) };
}

/** Records that wait for another look, could not be seen whole, have an error that time or another record clears, or rest on what has changed. */
async function dueIn({ seen, survey, tallies }: TabView, office: Office, buckets: Buckets, stale: boolean): Promise<ReadonlySet<string>> {
  const due = new Set([...(seen.anew || isFreeAgain(seen, office.now) ? survey.rows.flatMap((row) => row.id ?? []) : []), ...seen.waiting, ...seen.hoping, ...(seen.covered?.ids ?? []), ...Object.entries(seen.timed).filter(([, at]) => at <= office.now).map(([id]) => id)]);
  if (stale || seen.frozen) {
    await buckets.load(tallies.keys());
    for (const bucket of buckets.all()) for (const [id, slot] of bucket.entries()) if (slot.live) due.add(id);
  }
  await buckets.load([...due].map(bucketOf));
  return due;
}

async function put(world: World, office: Office, place: Workbook, wanted: Wanted, snapshot: TabSnapshot, stale: boolean): Promise<CloseTab> {
  const { view } = wanted;
  const tab = readTab(view.register, snapshot);
  if (isHeaderTorn(view, tab)) return { ...wanted, tab, torn: true };
  if (sameLayout(tab.layout, view.heading.layout)) return { ...wanted, tab, torn: isTorn(view, tab, wanted) };
  const anew: TabView = { ...view, heading: { header: tab.header, layout: tab.layout }, survey: surveyRows(tab.layout, view.rows, view.register.prefix ?? '', office.knows) };
  const again = await want(world, office, anew, stale);
  const partial = tab.rows.some((row) => row.partial);
  const [whole] = partial ? await world.sheets.snapshot(place.spreadsheetId, [{ sheetId: view.sheetId }]) : [snapshot];
  const read = whole ? readTab(view.register, whole) : tab;
  return { view: anew, tab: read, comparison: again.comparison, buckets: again.buckets, due: again.due, torn: isTorn(anew, read, again) || !sameLayout(read.layout, tab.layout) };
}

/** Whether the grid read shows other rows than the light read where both looked, or rows below its end. */
function isTorn(view: TabView, tab: Tab, { whole, comparison }: Pick<Wanted, 'whole' | 'comparison'>): boolean {
  const number = view.heading.layout.indexOf('id');
  const light = new Map(view.rows.map((cells, index) => [index + 1, cells[number]]));
  const read = new Map(tab.rows.map((row) => [row.index, row.cells['id']?.raw]));
  const same = (index: number): boolean => (light.get(index) ?? '') === (read.get(index) ?? '');
  const lost = whole.some((index) => !read.has(index) || !same(index)) || comparison.moved.some((row) => !same(row.index));
  return lost || (comparison.missing.length > 0 && tab.rows.some((row) => row.index > view.rows.length && row.cells['id'] !== undefined));
}

import type { SystemCells } from '../cases/project.ts';
import { registerOf } from '../registers/list.ts';
import { metadataIdOf } from '../registers/number.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import { addDigest, bucketOf } from '../sheet/bucket.ts';
import { rawsOf } from '../sheet/cell.ts';
import { printerOf, type Layout } from '../sheet/print.ts';
import { packTallies, unpackTallies, type Heading, type TabSeen } from '../sheet/seen.ts';
import type { TabSnapshot } from '../sheet/sheets.ts';
import { readTab, sameLayout, type Tab } from '../sheet/tab.ts';
import type { Doc, Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { barredIn } from './barred.ts';
import { Buckets } from './buckets.ts';
import { viewComplaint } from './complaints.ts';
import { headingsIn, openDesk, seenIn, tabSeen, workbooksIn, type WorkbookSeen } from './docs.ts';
import { viewLine } from './fines.ts';
import { returnLease, takeLease } from './lease.ts';
import type { Office } from './office.ts';
import type { Pen, RowPlan, TabPlan } from './row-plan.ts';
import { writeLook } from './write-look.ts';

/** The register a record's row stands in. */
export const registerOfKept = (kept: Kept): Register => registerOf(kept.kind === 'complaint' ? 'complaints' : 'fines');

/**
 * Writes the system's cells of records whose rows are known, outside a look: it reads just these rows, by their marks,
 * and writes them. What cannot be written this way (the tab is frozen, its columns moved, a row is out of reach, the
 * call failed) waits for the next look. Throws `store.busy` while a look is taken.
 */
export async function writeRowsOf(world: World, office: Office, records: readonly Kept[]): Promise<void> {
  for (const [workbook, its] of Map.groupBy(records, (kept) => registerOfKept(kept).workbook)) {
    const desk = await openDesk(world.store);
    const place = workbooksIn(desk)[workbook];
    const headings = headingsIn(desk, workbook).value;
    const groups = [...Map.groupBy(its, registerOfKept)].filter(([register]) => headings[register.key] && place?.tabs[register.key] !== undefined);
    if (!place || groups.length === 0) continue;
    const leased = await takeLease(world, workbook, seenIn(desk, workbook));
    const tabs: Record<string, TabSeen> = {};
    for (const [register, kept] of groups) {
      const heading = headings[register.key];
      const page = { register, pen: { world, workbook, spreadsheetId: place.spreadsheetId, leased }, sheetId: place.tabs[register.key] ?? 0, seen: tabSeen(leased.value, register.key) };
      if (heading) tabs[register.key] = await refresh(office, { ...page, heading }, kept);
    }
    await returnLease(world, workbook, leased, withTabs(leased, tabs));
  }
}

const withTabs = ({ value }: Doc<WorkbookSeen>, tabs: Readonly<Record<string, TabSeen>>): WorkbookSeen => ({ ...value, tabs: { ...value.tabs, ...tabs } });

interface Page {
  readonly register: Register;
  readonly heading: Heading;
  readonly seen: TabSeen;
  readonly sheetId: number;
  readonly pen: Pen;
}

interface View {
  readonly kept: Kept;
  readonly cells: SystemCells;
}

async function refresh(office: Office, page: Page, records: readonly Kept[]): Promise<TabSeen> {
  const { register, heading, seen, pen } = page;
  const buckets = new Buckets(pen.world.store, register);
  await buckets.load(records.map((kept) => bucketOf(kept.id)));
  const known = records.filter((kept) => (buckets.get(bucketOf(kept.id))?.get(kept.id).print ?? 0) !== 0);
  const views: View[] = [];
  for (const kept of known) views.push(await viewOf(pen.world, office, kept));
  const landed = seen.frozen || views.length === 0 ? new Set<string>() : await tryWrite(office, page, views);
  const print = printerOf(heading.layout);
  const tallies = new Map(unpackTallies(seen.tallies));
  for (const { kept, cells } of views) {
    const bucket = buckets.get(bucketOf(kept.id));
    const slot = bucket?.get(kept.id);
    if (!bucket || !slot || !landed.has(kept.id)) continue;
    const next = { ...slot, print: print(rowAfter(register, heading.layout, kept, cells)) };
    const tally = tallies.get(bucket.name) ?? { digest: 0, count: 0 };
    const without = tally.digest + 2 ** 48 - addDigest(0, kept.id, slot.print, slot.place);
    tallies.set(bucket.name, { ...tally, digest: addDigest(without, kept.id, next.print, next.place) });
    bucket.set(kept.id, next);
  }
  await buckets.save();
  const missed = views.map((it) => it.kept.id).filter((id) => !landed.has(id));
  return { ...seen, tallies: packTallies(tallies), waiting: [...new Set([...seen.waiting, ...missed])] };
}

const viewOf = async (world: World, office: Office, kept: Kept): Promise<View> =>
  ({ kept, cells: kept.kind === 'complaint' ? await viewComplaint(world, office, kept) : viewLine(world, office, kept) });

/** A record's row as the next light read will show it once these cells are in it. */
function rowAfter(register: Register, layout: Layout, kept: Kept, cells: SystemCells): readonly unknown[] {
  const own = new Set(systemColumns(register).map((column) => column.key));
  const people = rawsOf(kept.body.cells);
  return layout.map((key) => (key === null ? undefined : own.has(key) ? cells[key] : people[key]));
}

/** Which records' cells now stand in their rows. */
async function tryWrite(office: Office, page: Page, views: readonly View[]): Promise<ReadonlySet<string>> {
  const { register, pen, sheetId, heading } = page;
  try {
    const [snapshot] = await pen.world.sheets.snapshot(pen.spreadsheetId, [{ sheetId, rows: [], find: views.map((it) => metadataIdOf(it.kept.id)) }]);
    const tab = snapshot && readTab(register, snapshot);
    if (!tab || !sameLayout(tab.layout, heading.layout)) return new Set();
    const plans = views.flatMap((view): readonly RowPlan[] => planFor(tab, view));
    const [written] = await writeLook(pen, [planOf(office, page, tab, snapshot, plans)]);
    return new Set(plans.map((plan) => plan.id).filter((id) => written?.lost.has(id) === false));
  } catch (error) {
    pen.world.log('rows.unwritten', { register: register.key, rows: views.length, error: error instanceof Error ? error.name : 'unknown' });
    return new Set();
  }
}

function planFor(tab: Tab, { kept, cells }: View): readonly RowPlan[] {
  const metadataId = metadataIdOf(kept.id);
  const row = tab.rows.find((it) => it.metadata.includes(metadataId) && it.cells['id']?.raw === kept.id);
  return row ? [{ id: kept.id, metadataId, row, marked: true, cells }] : [];
}

function planOf(office: Office, { register, seen }: Page, tab: Tab, snapshot: TabSnapshot, plans: readonly RowPlan[]): TabPlan {
  const rows: unknown[][] = [];
  for (const row of snapshot.rows) if (row.index > 0) rows[row.index - 1] = row.cells.map((cell) => cell?.raw);
  return { register, tab, rows, plans, strayed: [], firstFree: 0, full: false, barred: barredIn(seen, office.now), marksKnown: false };
}

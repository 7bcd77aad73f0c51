import type { SystemCells } from '../cases/project.ts';
import { registerOf } from '../registers/list.ts';
import { metadataIdOf } from '../registers/number.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import { addDigest, bucketOf } from '../sheet/bucket.ts';
import { rawsOf, type Raw } from '../sheet/cell.ts';
import { isSameHeader } from '../sheet/echo.ts';
import { printerOf, type Layout } from '../sheet/print.ts';
import { packDigests, unpackDigests, type Heading, type TabSeen } from '../sheet/seen.ts';

import type { RowsEcho, RowWrite } from '../sheet/sheets.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { Buckets } from './buckets.ts';
import { viewComplaint } from './complaints.ts';
import { headingsIn, openDesk, seenIn, tabSeen, workbooksIn } from './docs.ts';
import { viewLine } from './fines.ts';
import { returnLease, takeLease } from './lease.ts';
import type { Office } from './office.ts';

/** The register a record's row stands in. */
export const registerOfKept = (kept: Kept): Register => registerOf(kept.kind === 'complaint' ? 'complaints' : 'fines');

/** System cells laid out by column, null for every cell that is not to be touched; the number is never among them. */
function laidOut(register: Register, layout: Layout, cells: SystemCells): readonly (Raw | null)[] {
  const own = new Set(systemColumns(register).map((column) => column.key));
  const values = layout.map((key): Raw | null => (key === null || key === 'id' || !own.has(key) ? null : (cells[key] ?? '')));
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

/** A record's row as the next light read will show it once these cells are in it. */
function rowAfter(register: Register, layout: Layout, kept: Kept, cells: SystemCells): readonly unknown[] {
  const own = new Set(systemColumns(register).map((column) => column.key));
  const people = rawsOf(kept.body.cells);
  return layout.map((key) => (key === null ? undefined : own.has(key) ? cells[key] : people[key]));
}

/**
 * Writes the system's cells of records whose rows are known, outside a look. What cannot be written this way (the tab
 * is frozen, the row moved out of reach, the call failed) waits for the next look. Throws `store.busy` while a look is
 * taken.
 */
export async function writeRowsOf(world: World, office: Office, records: readonly Kept[]): Promise<void> {
  for (const [workbook, its] of Map.groupBy(records, (kept) => registerOfKept(kept).workbook)) {
    const desk = await openDesk(world.store);
    const place = workbooksIn(desk)[workbook];
    const headings = headingsIn(desk, workbook).value;
    const before = seenIn(desk, workbook);
    const groups = [...Map.groupBy(its, registerOfKept)].filter(([register]) => headings[register.key] && place?.tabs[register.key] !== undefined);
    if (!place || groups.length === 0) continue;
    const leased = await takeLease(world, workbook, before);
    const tabs: Record<string, TabSeen> = {};
    for (const [register, kept] of groups) {
      const heading = headings[register.key];
      if (heading) tabs[register.key] = await refresh(world, office, { register, heading, seen: tabSeen(leased.value, register.key), sheetId: place.tabs[register.key] ?? 0, spreadsheetId: place.spreadsheetId }, kept);
    }
    await returnLease(world, workbook, leased, { ...leased.value, tabs: { ...leased.value.tabs, ...tabs } });
  }
}

interface Page {
  readonly register: Register;
  readonly heading: Heading;
  readonly seen: TabSeen;
  readonly sheetId: number;
  readonly spreadsheetId: string;
}

async function refresh(world: World, office: Office, page: Page, records: readonly Kept[]): Promise<TabSeen> {
  const { register, heading, seen } = page;
  const buckets = new Buckets(world.store, register);
  await buckets.load(records.map((kept) => bucketOf(kept.id)));
  const known = records.filter((kept) => buckets.get(bucketOf(kept.id))?.get(kept.id).print !== 0);
  const views = new Map<string, SystemCells>();
  for (const kept of known) views.set(kept.id, kept.kind === 'complaint' ? await viewComplaint(world, office, kept) : viewLine(world, office, kept));
  const writes = known.map((kept): RowWrite => ({ metadataId: metadataIdOf(kept.id), values: laidOut(register, heading.layout, views.get(kept.id) ?? {}) }));
  const echo = seen.frozen || known.length === 0 ? undefined : await tryWrite(world, page, writes);
  const number = heading.layout.indexOf('id');
  const header = echo?.headers.get(page.sheetId);
  const stood = header !== undefined && isSameHeader(heading, header);
  const landed = known.filter((kept) => stood && echo?.rows.get(metadataIdOf(kept.id))?.[number] === kept.id);
  const print = printerOf(heading.layout);
  const digests = new Map(unpackDigests(seen.digests));
  for (const kept of landed) {
    const bucket = buckets.get(bucketOf(kept.id));
    const slot = bucket?.get(kept.id);
    if (!bucket || !slot) continue;
    const next = { ...slot, print: print(rowAfter(register, heading.layout, kept, views.get(kept.id) ?? {})) };
    digests.set(bucket.name, addDigest((digests.get(bucket.name) ?? 0) + 2 ** 48 - addDigest(0, kept.id, slot.print, slot.place), kept.id, next.print, next.place));
    bucket.set(kept.id, next);
  }
  await buckets.save();
  const missed = known.filter((kept) => !landed.includes(kept)).map((kept) => kept.id);
  return { ...seen, digests: packDigests(digests), waiting: [...new Set([...seen.waiting, ...missed])], ...(missed.length > 0 && echo ? { thorough: true as const } : {}) };
}

/** Values that went into the wrong columns are taken away by the look that follows, which then knows the new header. */
async function tryWrite(world: World, { register, sheetId, spreadsheetId }: Page, writes: readonly RowWrite[]): Promise<RowsEcho | undefined> {
  return world.sheets.writeRows(spreadsheetId, writes, [sheetId]).catch((error: unknown) => {
    world.log('rows.unwritten', { register: register.key, rows: writes.length, error: error instanceof Error ? error.name : 'unknown' });
    return undefined;
  });
}

import { Refusal } from '../errors/refusal.ts';
import { registersOf } from '../registers/list.ts';
import type { Register, WorkbookKey } from '../registers/register.ts';
import { owesLook, type TabSeen } from '../sheet/seen.ts';
import { CallRefused, type TabValues } from '../sheet/sheets.ts';
import type { Doc } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { freeze } from './breakers.ts';
import { hidesCells, isUncovered } from './covered.ts';
import { headingsIn, headingsName, openDesk, seenIn, tabSeen, versionsOf, workbooksIn, type Desk, type Headings, type Workbook, type WorkbookSeen } from './docs.ts';
import { writeGuideLine } from './guide-line.ts';
import { returnLease, takeLease } from './lease.ts';
import type { Leased, Outcome } from './leased.ts';
import { lookReferences } from './look-references.ts';
import { lookRegisters } from './look-registers.ts';
import { openOffice, type Office } from './office.ts';
import { holdStorm } from './storm.ts';
import { readClosely, type CloseTab } from './read-closely.ts';
import { differs, viewTab, type TabView } from './tab-view.ts';

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
  readonly desk: Desk;
}

/** Reads what a look needs to know beside its workbook. */
export async function open(world: World): Promise<Opened> {
  const desk = await openDesk(world.store);
  return { desk, office: await openOffice(world, desk) };
}

const QUIET: Looked = { changed: false, waits: false };

/**
 * Takes one look at a workbook: one values read for all its tabs; where nothing differs from the last look and nothing
 * waits, that is all, and an event that comes twice asks for one look; only where a merge covers cells of a record it
 * takes a closer read to know. Else it takes the lease of the workbook, reads what changed more closely in one grid
 * read, decides, and writes in at most two calls.
 */
export async function look(world: World, workbook: WorkbookKey, opened?: Opened, event?: string): Promise<Looked> {
  const { office: shared, desk } = opened ?? (await open(world));
  const place = workbooksIn(desk)[workbook];
  const registers = registersOf(workbook).filter((register) => place?.tabs[register.key] !== undefined);
  if (!place || registers.length === 0) return QUIET;
  const before = seenIn(desk, workbook);
  const waits = Object.values(before.value.tabs).some(owesLook);
  const office: Office = { ...shared, lookNo: before.value.no };
  if (event !== undefined && before.value.event === event) return { changed: false, waits };
  const light = await lightRead(world, place, registers);
  const headings = headingsIn(desk, workbook);
  const judged = versionsOf(office.references);
  const stale = before.value.judgedBy !== judged;
  const views = registers.map((register) => viewTab(register, place.tabs[register.key] ?? 0, tabSeen(before.value, register.key), headings.value[register.key], light.find((it) => it.sheetId === place.tabs[register.key]), office));
  const differing = views.filter((view) => (stale && !view.seen.frozen) || differs(view, office));
  const hiding = views.filter((view) => hidesCells(view) && !differing.includes(view));
  const read = differing.length > 0 || hiding.length === 0 ? undefined : (await readClosely(world, office, place, hiding, stale)).filter(isUncovered);
  const moved = read?.map((close) => close.view) ?? (differing.length === 0 ? [] : [...differing, ...hiding]);
  if (moved.length === 0) return { changed: false, waits };
  const leased = await takeLease(world, workbook, before);
  const piece: Leased = { world, office, workbook, place, leased };
  const outcome = await lookClosely(piece, moved, stale, read).catch(async (error: unknown) => {
    await returnLease(world, workbook, leased).catch(() => undefined);
    throw error;
  });
  await keepHeadings(world, workbook, headings, outcome.headings);
  const { lease: _, guide: __, ...rest } = leased.value;
  const tabs = { ...rest.tabs, ...outcome.tabs };
  const writes = outcome.writes ?? 0;
  const guide = writes < 2 ? await writeGuideLine(world, workbook, place.spreadsheetId, tabs, leased.value.guide, writes > 0) : leased.value.guide;
  const seen: WorkbookSeen = { ...rest, ...(guide ? { guide } : {}), tabs, no: rest.no + 1, lookedAt: office.now, judgedBy: outcome.judgedBy ?? judged, ...(event === undefined ? {} : { event }) };
  await returnLease(world, workbook, leased, seen);
  await act(world, office, await holdStorm(world, workbook, seen.no, outcome.owing ?? []), true);
  return { changed: outcome.changed, waits: Object.values(seen.tabs).some(owesLook) };
}

/** A failed read is never a deletion: it is refused as a whole and tried again later. */
async function lightRead(world: World, place: Workbook, registers: readonly Register[]): Promise<readonly TabValues[]> {
  const sheetIds = registers.map((register) => place.tabs[register.key] ?? 0);
  try {
    return await world.sheets.values(place.spreadsheetId, sheetIds).catch(async (error: unknown) => {
      if (!(error instanceof CallRefused)) throw error;
      // One tab that is gone may make Google refuse the call for all of them.
      const there = await world.sheets.tabs(place.spreadsheetId);
      const left = sheetIds.filter((sheetId) => there.has(sheetId));
      if (left.length === sheetIds.length) throw error;
      return left.length === 0 ? [] : world.sheets.values(place.spreadsheetId, left);
    });
  } catch (error) {
    world.log('sheet.unavailable', { error: error instanceof Error ? error.name : 'unknown' });
    throw new Refusal('sheet.unavailable');
  }
}

async function lookClosely(piece: Leased, moved: readonly TabView[], stale: boolean, read?: readonly CloseTab[]): Promise<Outcome> {
  const { world, office } = piece;
  const absent = moved.filter((view) => view.absent);
  const there = moved.filter((view) => !view.absent);
  const frozen: Record<string, TabSeen> = {};
  for (const view of absent) frozen[view.register.key] = await freeze(world, office, view, { why: 'tabless', rows: 0, of: view.seen.count });
  if (there.length === 0) return { tabs: frozen, headings: {}, changed: false };
  const outcome = piece.workbook === 'rules' ? await lookReferences(piece, there) : await lookRegisters(piece, there, stale, read);
  return { ...outcome, tabs: { ...outcome.tabs, ...frozen } };
}

async function keepHeadings(world: World, workbook: WorkbookKey, before: Doc<Headings>, found: Headings): Promise<void> {
  const next = { ...before.value, ...found };
  if (JSON.stringify(next) !== JSON.stringify(before.value)) await world.store.keepDoc(headingsName(workbook), next, before.version);
}

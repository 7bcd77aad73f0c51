import { Refusal } from '../errors/refusal.ts';
import { registersOf } from '../registers/list.ts';
import type { Register } from '../registers/register.ts';
import { buildTab } from '../sheet/build-tab.ts';
import { NEVER_SEEN } from '../sheet/seen.ts';
import type { SheetRequest } from '../sheet/sheets.ts';
import type { World } from '../world/world.ts';
import { headingsIn, headingsName, openDesk, seenIn, tabSeen, workbooksIn, WORKBOOKS_NAME, type Workbook, type Workbooks } from './docs.ts';
import { holdTab, type Held } from './hold.ts';
import { unmarkRequest } from './requests.ts';
import { lookAfter, putRight, readTabNow, restoredTab, type Restored, type Told } from './restore.ts';

/** Tabs that are made anew are numbered from here: beyond those of a new workbook, and never again as one that was deleted. */
const FIRST_ID = 1_001;

/** What a rebuild did. */
export interface Rebuilt extends Restored {
  /** What is left of the tab before stands beside the new one under this title. */
  readonly left?: string;
}

/**
 * Makes a tab anew from the store: the tab, its header, its rows and their marks. What is left of the old one stays
 * beside it under another title. A run that was cut short goes on where it stopped. Throws `tab.there`, `store.busy`.
 */
export async function rebuildTab(world: World, register: Register, told: Told = () => undefined): Promise<Rebuilt> {
  await mayRebuild(world, register);
  const rebuilt = await holdTab(world, register, true, async (held) => {
    const sound = (await readTabNow(world, register)) !== undefined;
    const left = sound ? undefined : await makeTab(world, register, held);
    const restored = await putRight(world, register, held, told);
    return { result: { ...restored, ...(left === undefined ? {} : { left }) }, seen: restoredTab(register, NEVER_SEEN) };
  });
  await lookAfter(world);
  return rebuilt;
}

/** Refuses where the tab is there and nobody has begun to rebuild it. */
export async function mayRebuild(world: World, register: Register): Promise<void> {
  const desk = await openDesk(world.store);
  if (!workbooksIn(desk)[register.workbook]) throw new Refusal('tab.absent', { tab: register.title });
  const { frozen } = tabSeen(seenIn(desk, register.workbook).value, register.key);
  if (frozen?.why !== 'restoring' && (await readTabNow(world, register))) throw new Refusal('tab.there', { tab: register.title });
}

/** Makes the empty tab; answers the title of what is left of the old one. */
async function makeTab(world: World, register: Register, held: Held): Promise<string | undefined> {
  const desk = await openDesk(world.store);
  const place = workbooksIn(desk)[register.workbook];
  if (!place) throw new Refusal('tab.absent', { tab: register.title });
  const { spreadsheetId } = place;
  const there = await world.sheets.tabs(spreadsheetId);
  const old = place.tabs[register.key] ?? 0;
  const sheetId = old >= FIRST_ID && !there.has(old) ? old : freeId(there);
  // Kept before it is made: a run that is cut short in between finds no tab under this id and makes it.
  await moveTo(world, register, place, sheetId);
  const pen = await held.pen(spreadsheetId);
  const same = [...there].find(([, title]) => title === register.title)?.[0];
  const requests: SheetRequest[] = [...buildTab(register, sheetId, registersOf(register.workbook).indexOf(register))];
  const aside = `${register.title} 旧 ${same}`;
  if (same !== undefined) requests.unshift({ updateSheetProperties: { properties: { sheetId: same, title: aside }, fields: 'title' } });
  await pen.world.sheets.edit(spreadsheetId, [...(await marksOn(world, spreadsheetId, [old, same].filter((id) => id !== undefined && there.has(id)))), ...requests]);
  return same === undefined ? there.get(old) : aside;
}

async function moveTo(world: World, register: Register, place: Workbook, sheetId: number): Promise<void> {
  const desk = await openDesk(world.store);
  const workbooks = desk.read<Workbooks>(WORKBOOKS_NAME, {});
  await world.store.keepDoc<Workbooks>(WORKBOOKS_NAME, { ...workbooks.value, [register.workbook]: { ...place, tabs: { ...place.tabs, [register.key]: sheetId } } }, workbooks.version);
  const headings = headingsIn(desk, register.workbook);
  const { [register.key]: _, ...others } = headings.value;
  await world.store.keepDoc(headingsName(register.workbook), others, headings.version);
}

/** Marks that stand in what is left of a tab are wanted in the new one, and each may stand but once in a workbook. */
async function marksOn(world: World, spreadsheetId: string, sheetIds: readonly (number | undefined)[]): Promise<readonly SheetRequest[]> {
  const wanted = [...new Set(sheetIds.flatMap((sheetId) => sheetId ?? []))];
  if (wanted.length === 0) return [];
  const snapshots = await world.sheets.snapshot(spreadsheetId, wanted.map((sheetId) => ({ sheetId })));
  return snapshots.flatMap(({ rows }) => rows.flatMap((row) => row.metadata.map(unmarkRequest)));
}

function freeId(there: ReadonlyMap<number, string>): number {
  let id = FIRST_ID;
  while (there.has(id)) id += 1;
  return id;
}

import { metadataIdOf } from '../registers/number.ts';
import type { Register } from '../registers/register.ts';
import { fingerprint, type TabSeen } from '../sheet/seen.ts';
import type { RowWrite, SheetRequest } from '../sheet/sheets.ts';
import type { Tab } from '../sheet/tab.ts';
import { systemColumns } from '../registers/register.ts';
import { rawsOf, type Raw } from '../sheet/cell.ts';
import type { World } from '../world/world.ts';
import type { RowPlan } from './row-plan.ts';
import { cellRequests, markRequest, noteRequests, unmarkRequest } from './requests.ts';
import { afterWrite } from './rows.ts';

/** What a look's writes came to. */
export interface Written {
  readonly seen: TabSeen;
  readonly wrote: boolean;
}

/**
 * Writes what a look decided. Rows that carry their mark are addressed by it, all in one values write. What has no such
 * door (a new row, notes, a row without a mark) goes by row number in one batch straight after the read, and the reply
 * shows whether each landed where it was meant to; one that did not is taken back and left to the next look.
 */
export async function writeLook(world: World, spreadsheetId: string, register: Register, tab: Tab, plans: readonly RowPlan[], seen: TabSeen): Promise<Written> {
  const byNumber = await writeByNumber(world, spreadsheetId, register, tab, plans);
  const marked = plans.filter((plan) => plan.marked && plan.row);
  const writes = marked.flatMap((plan): readonly RowWrite[] => {
    const values = differing(register, tab, plan);
    return values.some((value) => value !== null) ? [{ metadataId: metadataIdOf(plan.id), values }] : [];
  });
  const echo = writes.length === 0 ? undefined : await world.sheets.writeRows(spreadsheetId, writes);
  const strayed = new Set(writes.filter((write) => !echo?.has(write.metadataId)).map((write) => write.metadataId));
  const lost = [...byNumber.lost, ...marked.filter((plan) => strayed.has(metadataIdOf(plan.id))).map((plan) => plan.id)];
  const rows = { ...seen.rows, ...byNumber.rows };
  const places = { ...seen.places, ...byNumber.places };
  for (const id of lost) delete rows[id];
  return { seen: { ...seen, rows, places, waiting: [...new Set([...seen.waiting, ...lost])] }, wrote: writes.length > 0 || byNumber.wrote };
}

/** Only the system cells of a row that are not yet as they should be; null leaves a cell alone. */
function differing(register: Register, tab: Tab, plan: RowPlan): readonly (Raw | null)[] {
  const own = new Set(systemColumns(register).map((column) => column.key));
  const values = tab.layout.map((key): Raw | null => {
    if (key === null || !own.has(key)) return null;
    const [had, has] = [plan.row?.cells[key]?.raw, plan.cells[key]];
    return had === has ? null : (has ?? '');
  });
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

interface ByNumber {
  readonly rows: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, number>>;
  readonly lost: readonly string[];
  readonly wrote: boolean;
}

async function writeByNumber(world: World, spreadsheetId: string, register: Register, tab: Tab, plans: readonly RowPlan[]): Promise<ByNumber> {
  const placed = place(tab, plans.filter((plan) => !plan.marked));
  const requests: SheetRequest[] = [];
  const end = Math.max(0, ...placed.map((it) => it.index + 1));
  if (end > tab.rowCount) requests.push({ appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: Math.max(100, end - tab.rowCount) } });
  for (const { plan, index } of placed) {
    requests.push(...cellRequests(register, tab, index, plan.cells, plan.row?.cells ?? {}));
    for (const other of plan.row?.metadata ?? []) if (other !== metadataIdOf(plan.id)) requests.push(unmarkRequest(other));
    if (!plan.row?.metadata.includes(metadataIdOf(plan.id))) requests.push(markRequest(tab.sheetId, index, metadataIdOf(plan.id)));
  }
  for (const plan of plans) if (plan.row) requests.push(...noteRequests(tab, plan.row, plan.remarks));
  if (requests.length === 0) return { rows: {}, places: {}, lost: [], wrote: false };
  const echo = await editMarked(world, spreadsheetId, tab, requests, placed);
  const stray = placed.filter(({ plan, index }) => plan.row && !landed(register, tab, plan, echo.get(index) ?? []));
  if (stray.length > 0) {
    world.log('row.moved', { register: register.key, rows: stray.length });
    await world.sheets.edit(spreadsheetId, stray.map(({ plan }) => unmarkRequest(metadataIdOf(plan.id))));
  }
  const rows = Object.fromEntries(placed.filter((it) => !stray.includes(it)).map(({ plan }) => {
    return [plan.id, fingerprint(afterWrite(register, tab.layout, rawsOf(plan.row?.cells ?? {}), plan.cells))];
  }));
  return { rows, places: Object.fromEntries(placed.map(({ plan, index }) => [plan.id, index])), lost: stray.map((it) => it.plan.id), wrote: true };
}

type Placed = { readonly plan: RowPlan; readonly index: number };

/** New lines go below everything that is filled. */
function place(tab: Tab, plans: readonly RowPlan[]): readonly Placed[] {
  let free = tab.firstFree;
  return plans.map((plan) => ({ plan, index: plan.row?.index ?? (free += 1) - 1 }));
}

/** A mark that exists already (its row was deleted and came back, or a reply was lost) is moved to where it belongs now. */
async function editMarked(world: World, spreadsheetId: string, tab: Tab, requests: readonly SheetRequest[], placed: readonly Placed[]): Promise<ReadonlyMap<number, readonly unknown[]>> {
  const echo = { title: tab.title, rows: placed.map((it) => it.index) };
  try {
    return await world.sheets.edit(spreadsheetId, requests, echo);
  } catch (error) {
    const marks = requests.flatMap((request) => request.createDeveloperMetadata?.developerMetadata?.metadataId ?? []);
    if (marks.length === 0) throw error;
    return world.sheets.edit(spreadsheetId, [...marks.map(unmarkRequest), ...requests], echo);
  }
}

/** Whether the row written is the row that was read: its people's cells still say the same. */
function landed(register: Register, tab: Tab, plan: RowPlan, echo: readonly unknown[]): boolean {
  return register.required.every((key) => {
    const position = tab.position.get(key);
    return position === undefined || echo[position] === plan.row?.cells[key]?.raw;
  });
}

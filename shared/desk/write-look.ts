import { isBare, isSameHeader, isSameRow, landedOn } from '../sheet/echo.ts';
import type { EchoWish, RowWrite, SheetRequest } from '../sheet/sheets.ts';
import { CallRefused } from '../sheet/sheets.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import { sift, type Sifted } from './barred.ts';
import { fence } from './lease.ts';
import { cellRequests, differing, markRequest, noteRequests, unmarkRequest } from './requests.ts';
import type { Pen, RowPlan, TabPlan } from './row-plan.ts';
import { formerCells, takeBack } from './take-back.ts';

/** What the writes of one tab came to. */
export interface TabWritten {
  /** Records whose cells did not land, or nobody knows whether they did. */
  readonly lost: ReadonlySet<string>;
  /** Where lines without a row were put. */
  readonly placedAt: ReadonlyMap<string, number>;
  /** Rows from which a number was taken out. */
  readonly cleared: ReadonlySet<number>;
  readonly wrote: boolean;
  /** Whether it took part in the call by row number, and in the one by mark. */
  readonly byNumber: boolean;
  readonly byMark: boolean;
  readonly full: boolean;
  /** A mark was taken: there is room for it. */
  readonly marked: boolean;
  /** Columns that Google turned out to refuse. */
  readonly barred: readonly string[];
}

/** How many calls the writes of all tabs took. */
export const callsOf = (written: readonly TabWritten[]): number => Number(written.some((it) => it.byNumber)) + Number(written.some((it) => it.byMark));

interface Placed {
  readonly plan: RowPlan;
  readonly index: number;
}

interface Marked {
  readonly placed: readonly Placed[];
  /** Rows that were no longer where they were read. */
  readonly stray: ReadonlySet<string>;
  readonly cleared: ReadonlySet<number>;
  readonly full: boolean;
  readonly wrote: boolean;
}

/**
 * Writes what a look decided, for all tabs of a workbook in at most two calls. First what only goes by row number:
 * marks for rows that have none, and notes; the reply shows whether each row still stood where it was read, and a mark
 * that strayed is taken back. Then all values in one call, addressed by mark, so that Google finds the row at the
 * moment of writing; the reply shows the rows and the headers, and what strayed is put back at once.
 */
export async function writeLook(pen: Pen, tabs: readonly TabPlan[]): Promise<readonly TabWritten[]> {
  const marked = await markRows(pen, tabs);
  const writes = tabs.map((it, index) => rowWrites(it, marked[index]));
  const all = writes.flat();
  if (all.length > 0) await fence(pen.world, pen.workbook, pen.leased);
  const headers = tabs.filter((_, index) => (writes[index]?.length ?? 0) > 0).map(({ tab }) => tab.sheetId);
  const sent = all.length === 0 ? undefined : await send(pen, tabs, writes, headers);
  const written: TabWritten[] = [];
  for (const [index, it] of tabs.entries()) {
    const before = marked[index];
    const own = writes[index] ?? [];
    const lost = new Set(before?.stray);
    const { echo, barred = [] } = sent?.[index] ?? {};
    if (!echo) for (const { id } of own) lost.add(id);
    if (echo && own.length > 0) {
      const header = echo.headers.get(it.tab.sheetId) ?? (await headerNow(pen, it.tab));
      // A column made anew at the right edge moves no other.
      const moved = !isSameHeader(it.tab, header.slice(0, it.tab.columnCount));
      if (moved) await takeBack(pen, it, own.map((one) => one.write));
      for (const { id, write } of own) {
        const row = echo.rows.get(write.metadataId);
        if (!moved && landedOn(it.register, it.tab, id, it.plans.find((plan) => plan.id === id)?.row, row) && !isLeftBehind(it, id, row)) continue;
        lost.add(id);
        pen.world.log('row.strayed', { register: it.register.key, record: id });
        if (!moved && row && isBare(it.register, it.tab, row)) await clear(pen, write);
      }
    }
    written.push({
      lost, wrote: before?.wrote === true || own.length > 0, byNumber: before?.wrote === true, byMark: own.length > 0, full: before?.full ?? it.full, marked: before?.full === false && before.placed.length > 0, barred, cleared: before?.cleared ?? new Set(),
      placedAt: new Map((before?.placed ?? []).filter(({ plan }) => !plan.row).map(({ plan, index: at }) => [plan.id, at])),
    });
  }
  return written;
}

type Writes = readonly (readonly { readonly id: string; readonly write: RowWrite }[])[];

/**
 * Sends the values. A refused call has written nothing: either a mark is gone, which shows once all marks are read, or,
 * where they have been, a column is protected. Answers each tab's part; without an echo nothing of it went in.
 */
async function send(pen: Pen, tabs: readonly TabPlan[], writes: Writes, headers: readonly number[]): Promise<readonly Partial<Sifted>[]> {
  try {
    const echo = await pen.world.sheets.writeRows(pen.spreadsheetId, writes.flat().map((it) => it.write), headers);
    return tabs.map(() => ({ echo }));
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    const sifted: Partial<Sifted>[] = [];
    for (const [index, it] of tabs.entries()) sifted.push(it.marksKnown ? await sift(pen, it, (writes[index] ?? []).map((one) => one.write)) : {});
    return sifted;
  }
}

/** Where a row was cut out between its mark and its values, the mark stays behind on a bare row. */
const isLeftBehind = ({ register, tab, plans }: TabPlan, id: string, echo: readonly unknown[] | undefined): boolean => {
  const plan = plans.find((it) => it.id === id);
  return register.typed && plan?.row !== undefined && echo !== undefined && isBare(register, tab, echo) && !isBare(register, tab, tab.layout.map((key) => (key === null ? '' : plan.row?.cells[key]?.raw)));
};

/** Values that went onto a bare row are taken away again, and the mark with them: the row it belonged to is elsewhere. */
async function clear(pen: Pen, write: RowWrite): Promise<void> {
  await pen.world.sheets.writeRows(pen.spreadsheetId, [{ ...write, values: write.values.map((value) => (value === null ? null : '')) }], []);
  await pen.world.sheets.edit(pen.spreadsheetId, [unmarkRequest(write.metadataId)]);
}

async function headerNow(pen: Pen, tab: Tab): Promise<readonly unknown[]> {
  const [snapshot] = await pen.world.sheets.snapshot(pen.spreadsheetId, [{ sheetId: tab.sheetId, rows: [] }]);
  return snapshot?.rows[0]?.cells.map((cell) => cell?.raw) ?? [];
}

/** Values of rows that carry their mark by now; where there are no more marks, they went by number already. */
function rowWrites({ register, tab, plans, full, barred }: TabPlan, marked: Marked | undefined): readonly { readonly id: string; readonly write: RowWrite }[] {
  return plans.flatMap((plan) => {
    if (plan.cells === undefined || marked?.stray.has(plan.id) || (!plan.marked && (full || marked?.full))) return [];
    const values = differing(register, tab, plan, barred);
    return values.some((value) => value !== null) ? [{ id: plan.id, write: { metadataId: plan.metadataId, values } }] : [];
  });
}

async function markRows(pen: Pen, tabs: readonly TabPlan[]): Promise<readonly Marked[]> {
  try {
    return await markOnce(pen, tabs, tabs.map((it) => it.full));
  } catch (error) {
    if (!(error instanceof CallRefused) || tabs.every((it) => it.plans.every((plan) => plan.marked))) throw error;
    // A mark that is elsewhere, or one too many: which of the two is known of a tab that was full, or shows once all marks have been read.
    const full = tabs.map((it) => it.full || it.marksKnown || it.wasFull === true);
    return markOnce(pen, tabs, full, full.map((it) => !it));
  }
}

async function markOnce(pen: Pen, tabs: readonly TabPlan[], full: readonly boolean[], later: readonly boolean[] = []): Promise<readonly Marked[]> {
  const drafts = tabs.map((it, index) => draft(it, full[index] ?? false, later[index] ?? false));
  const requests = drafts.flatMap((it) => it.requests);
  const wishes: readonly EchoWish[] = drafts.map((it, index) => ({ sheetId: tabs[index]?.tab.sheetId ?? 0, title: tabs[index]?.tab.title ?? '', rows: it.rows })).filter((it) => it.rows.length > 0);
  if (requests.length > 0) await fence(pen.world, pen.workbook, pen.leased);
  const echo = requests.length === 0 ? undefined : await pen.world.sheets.edit(pen.spreadsheetId, requests, wishes);
  const marked: Marked[] = [];
  for (const [index, it] of tabs.entries()) {
    const { placed, postponed } = drafts[index] ?? { placed: [], postponed: [] };
    const rows = echo?.get(it.tab.sheetId);
    // Where nothing was asked, nothing was touched.
    const astray = (echo ? placed : []).filter(({ plan, index: at }) => !isSameRow(it.register, it.tab, (full[index] ?? false) ? shownRow(plan) : plan.row, rows?.get(at)));
    if (astray.length > 0) await untag(pen, it, astray, full[index] ?? false, rows);
    marked.push({
      placed, full: full[index] ?? false, stray: new Set([...astray.map(({ plan }) => plan.id), ...postponed]), wrote: (drafts[index]?.requests.length ?? 0) > 0,
      cleared: new Set(echo ? it.strayed.map((row) => row.index) : []),
    });
  }
  return marked;
}

/** A row as it reads once its number has been written into it. */
const shownRow = (plan: RowPlan): TabRow | undefined =>
  plan.cells?.['id'] === undefined ? plan.row : { index: -1, metadata: [], notes: {}, covered: new Set(), partial: false, ...plan.row, cells: { ...plan.row?.cells, id: { raw: plan.cells['id'] } } };

/** Takes back what went by number onto rows that had moved. */
async function untag(pen: Pen, it: TabPlan, astray: readonly Placed[], full: boolean, rows: ReadonlyMap<number, readonly unknown[]> | undefined): Promise<void> {
  pen.world.log('row.moved', { register: it.register.key, rows: astray.length });
  if (!full) await pen.world.sheets.edit(pen.spreadsheetId, astray.map(({ plan }) => unmarkRequest(plan.metadataId)));
  else await pen.world.sheets.edit(pen.spreadsheetId, astray.flatMap(({ plan, index }) => cellRequests(it.tab.sheetId, index, formerCells(it, differing(it.register, it.tab, plan), rows?.get(index) ?? []))));
}

interface Draft {
  readonly requests: readonly SheetRequest[];
  readonly placed: readonly Placed[];
  /** Every row that the requests touch by its number. */
  readonly rows: readonly number[];
  /** Rows that get their mark in the next look, which reads all marks first. */
  readonly postponed: readonly string[];
}

function draft({ register, tab, plans, strayed, firstFree, marksKnown, columns = [] }: TabPlan, full: boolean, later: boolean): Draft {
  const unmarked = plans.filter((plan) => !plan.marked);
  // Where there are no marks, a row that shows all it should wants nothing.
  const placed = later ? [] : place(unmarked, firstFree).filter(({ plan }) => !full || plan.cells !== undefined);
  const postponed = later ? unmarked.map((plan) => plan.id) : [];
  const requests: SheetRequest[] = [...columns];
  const end = Math.max(0, ...placed.map((it) => it.index + 1));
  if (end > tab.rowCount) requests.push({ appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: Math.max(100, end - tab.rowCount) } });
  const present = new Set(tab.rows.flatMap((row) => row.metadata));
  const taken = new Set<number>();
  for (const { plan } of placed) for (const mark of [...(plan.row?.metadata ?? []), ...(marksKnown || present.has(plan.metadataId) ? [plan.metadataId] : [])]) if (present.has(mark)) taken.add(mark);
  for (const mark of taken) requests.push(unmarkRequest(mark));
  for (const { plan, index } of placed) {
    if (!full) requests.push(markRequest(tab.sheetId, index, plan.metadataId));
    else if (plan.cells) requests.push(...cellRequests(tab.sheetId, index, differing(register, tab, plan)));
  }
  for (const plan of plans) if (plan.row && plan.remarks) requests.push(...noteRequests(tab, plan.row, plan.remarks));
  for (const row of strayed) requests.push(...cellRequests(tab.sheetId, row.index, tab.layout.map((key) => (key === 'id' ? '' : null))));
  return { requests, placed, postponed, rows: placed.map((it) => it.index) };
}

/** New lines go below everything that is filled. */
function place(plans: readonly RowPlan[], firstFree: number): readonly Placed[] {
  let free = firstFree;
  return plans.map((plan) => ({ plan, index: plan.row?.index ?? (free += 1) - 1 }));
}

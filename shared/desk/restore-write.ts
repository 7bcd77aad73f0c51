import { Refusal } from '../errors/refusal.ts';
import type { Register } from '../registers/register.ts';
import { isSameHeader, isSameRow } from '../sheet/echo.ts';
import { CallRefused, type RowWrite, type SheetRequest, type TabSnapshot } from '../sheet/sheets.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Held } from './hold.ts';
import { cellRequests, markRequest, noteRequests, unmarkRequest, valueOf } from './requests.ts';
import type { RestorePlan, RowRepair } from './restore-plan.ts';
import { takeBack } from './take-back.ts';

/** So many rows go into one call. */
const BATCH = 200;

/** A tab that is being put right. */
export interface Page {
  readonly register: Register;
  readonly spreadsheetId: string;
  readonly tab: Tab;
  readonly snapshot: TabSnapshot;
  readonly held: Held;
  /** Google keeps no more marks here. */
  readonly full: boolean;
  /** Columns that Google refuses. */
  readonly barred: ReadonlySet<string>;
  /** Hears after each call how many rows have been written. */
  readonly told: (rows: number) => void;
}

/**
 * Writes a plan. Rows that stand are written by mark, so that sorting meanwhile does no harm; rows that are not there
 * come as one insertion with cells and marks, so that nothing is ever covered and a row is there as a whole or not at
 * all. What the sheet had moved under a write is left for the next comparison. Throws `tab.protected` where Google
 * refuses a write.
 */
export async function writePlan(page: Page, plan: RestorePlan): Promise<void> {
  try {
    await writeAll(page, plan);
  } catch (error) {
    if (!(error instanceof CallRefused)) throw error;
    throw new Refusal('tab.protected', { tab: page.register.title });
  }
}

async function writeAll(page: Page, plan: RestorePlan): Promise<void> {
  const { spreadsheetId, held, tab } = page;
  if (plan.merges.length > 0) {
    const { world } = await held.pen(spreadsheetId);
    await world.sheets.edit(spreadsheetId, plan.merges.map(({ rows, columns }) => ({
      unmergeCells: { range: { sheetId: tab.sheetId, startRowIndex: rows[0], endRowIndex: rows[1], startColumnIndex: columns[0], endColumnIndex: columns[1] } },
    })));
  }
  for (const chunk of chunks(plan.changes)) {
    await writeChanges(page, chunk);
    page.told(chunk.length);
  }
  let at = plan.at;
  for (const chunk of chunks(plan.additions)) {
    await insert(page, at, chunk);
    at += chunk.length;
    page.told(chunk.length);
  }
}

const chunks = <T>(all: readonly T[]): readonly (readonly T[])[] => Array.from({ length: Math.ceil(all.length / BATCH) }, (_, index) => all.slice(index * BATCH, (index + 1) * BATCH));

async function writeChanges(page: Page, changes: readonly RowRepair[]): Promise<void> {
  const marked = new Set([...changes.filter((it) => it.of.marked), ...(await markRows(page, changes.filter((it) => !it.of.marked)))]);
  const ready = changes.filter((it) => marked.has(it));
  await writeByMark(page, ready, (it) => it.values, false);
  await writeByMark(page, ready, (it) => it.formulas, true);
  const gone = ready.filter((it) => it.of.gone);
  if (gone.length === 0) return;
  const { world } = await page.held.pen(page.spreadsheetId);
  await world.sheets.edit(page.spreadsheetId, gone.flatMap(({ of }) => [...(of.row ? noteRequests(page.tab, of.row, []) : []), unmarkRequest(of.metadataId)]));
}

/** Marks rows that lost their mark, by their number; answers those that still stood where they were read. */
async function markRows(page: Page, changes: readonly RowRepair[]): Promise<readonly RowRepair[]> {
  const { register, tab, spreadsheetId, full } = page;
  const placed = changes.flatMap((it) => (it.of.row ? [{ it, row: it.of.row }] : []));
  if (placed.length === 0) return [];
  const { world } = await page.held.pen(spreadsheetId);
  const wish = [{ sheetId: tab.sheetId, title: tab.title, rows: placed.map(({ row }) => row.index) }];
  const requests = full
    ? placed.flatMap(({ it, row }) => cellRequests(tab.sheetId, row.index, it.values))
    : [...unmarkRequests(tab, placed.map(({ it }) => it), placed.flatMap(({ row }) => row.metadata)), ...placed.map(({ it, row }) => markRequest(tab.sheetId, row.index, it.of.metadataId))];
  const echo = (await world.sheets.edit(spreadsheetId, requests, wish)).get(tab.sheetId);
  if (full) return [];
  const stood = ({ row }: { readonly row: TabRow }): boolean => isSameRow(register, tab, row, echo?.get(row.index));
  const astray = placed.filter((it) => !stood(it));
  if (astray.length > 0) await world.sheets.edit(spreadsheetId, astray.map(({ it }) => unmarkRequest(it.of.metadataId)));
  return placed.filter(stood).map(({ it }) => it);
}

/** Takes marks away from wherever they are in the tab: those of these rows, and others that stand where theirs should. */
function unmarkRequests(tab: Tab, repairs: readonly RowRepair[], others: readonly number[] = []): readonly SheetRequest[] {
  const present = new Set(tab.rows.flatMap((row) => row.metadata));
  return [...new Set([...repairs.map((it) => it.of.metadataId), ...others])].filter((mark) => present.has(mark)).map(unmarkRequest);
}

async function writeByMark(page: Page, changes: readonly RowRepair[], cellsOf: (it: RowRepair) => RowWrite['values'], typed: boolean): Promise<void> {
  const { register, tab, spreadsheetId, snapshot } = page;
  const writes = changes.map((it): RowWrite => ({ metadataId: it.of.metadataId, values: cellsOf(it) })).filter((it) => it.values.some((value) => value !== null));
  if (writes.length === 0) return;
  const pen = await page.held.pen(spreadsheetId);
  const echo = await pen.world.sheets.writeRows(spreadsheetId, writes, [tab.sheetId], [], typed);
  const header = echo.headers.get(tab.sheetId);
  if (header === undefined || isSameHeader(tab, header)) return;
  const rows: unknown[][] = [];
  for (const { index, cells } of snapshot.rows) if (index > 0) rows[index - 1] = cells.map((cell) => cell?.raw);
  const plans = changes.map(({ of }) => ({ id: of.id, metadataId: of.metadataId, marked: true, ...(of.row ? { row: of.row } : {}) }));
  await takeBack(pen, { register, tab, rows, plans, strayed: [], firstFree: 0, full: false, barred: new Set(), marksKnown: true }, writes);
}

/** Puts rows in below those that stand. In a tab where nothing is filled the first goes into the first row, or formats that begin there would move away. */
async function insert(page: Page, at: number, additions: readonly RowRepair[]): Promise<void> {
  const { tab, spreadsheetId, full } = page;
  const { sheetId } = tab;
  const { world } = await page.held.pen(spreadsheetId);
  const from = at === 1 ? 2 : at;
  const more = additions.length - (from - at);
  const cells: readonly SheetRequest[] = [
    { appendDimension: { sheetId, dimension: 'ROWS', length: 1 } },
    ...(more > 0 ? [{ insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: from, endIndex: from + more }, inheritFromBefore: true } }] : []),
    ...stretches(page).map(([start, end]) => ({
      updateCells: {
        range: { sheetId, startRowIndex: at, endRowIndex: at + additions.length, startColumnIndex: start, endColumnIndex: end },
        rows: additions.map((it, index) => ({ values: cellsOf(it, at + index).slice(start, end) })), fields: 'userEnteredValue',
      },
    })),
  ];
  const marks = [...unmarkRequests(tab, additions), ...additions.map((it, index) => markRequest(sheetId, at + index, it.of.metadataId))];
  try {
    await world.sheets.edit(spreadsheetId, [...cells, ...(full ? [] : marks)]);
  } catch (error) {
    if (!(error instanceof CallRefused) || full) throw error;
    // One mark too many for this tab: a row is known by its number too.
    await world.sheets.edit(spreadsheetId, cells);
  }
}

/** Columns side by side that are to be written. */
function stretches({ tab, barred }: Page): readonly (readonly [start: number, end: number])[] {
  const open = (index: number): boolean => typeof tab.layout[index] === 'string' && !barred.has(tab.layout[index]);
  return tab.layout.flatMap((_, start): [number, number][] => {
    if (!open(start) || open(start - 1)) return [];
    let end = start;
    while (open(end)) end += 1;
    return [[start, end]];
  });
}

const cellsOf = ({ values, formulas }: RowRepair, index: number) => values.map((value, column) => {
  const formula = formulas[column];
  return typeof formula === 'string' ? { userEnteredValue: { formulaValue: moved(formula, index + 1) } } : value === null ? {} : { userEnteredValue: valueOf(value) };
});

/** A formula that speaks of its own row alone speaks of its new row. */
function moved(formula: string, row: number): string {
  const pattern = /("(?:[^"]|"")*")|(\b[A-Z]{1,3})(\d+)\b/gi;
  const spoken = new Set([...formula.matchAll(pattern)].flatMap((found) => found[3] ?? []));
  return spoken.size === 1 ? formula.replace(pattern, (all, text?: string, column?: string) => (text ?? (column === undefined ? all : `${column}${row}`))) : formula;
}

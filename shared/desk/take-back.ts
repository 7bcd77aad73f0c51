import type { Raw } from '../sheet/cell.ts';
import type { RowWrite } from '../sheet/sheets.ts';
import { readTab, type Tab } from '../sheet/tab.ts';
import type { Pen, TabPlan } from './row-plan.ts';

/**
 * Takes back values that went into the wrong columns because somebody inserted, moved or deleted a column between the
 * read and the write: what stood in those cells is known from the read, and goes back to where its column stands now.
 */
export async function takeBack(pen: Pen, { register, tab, rows, plans }: TabPlan, writes: readonly RowWrite[]): Promise<void> {
  const [snapshot] = await pen.world.sheets.snapshot(pen.spreadsheetId, [{ sheetId: tab.sheetId, rows: [] }]);
  if (!snapshot) return;
  const now = readTab(register, snapshot);
  const back = writes.flatMap((write): readonly RowWrite[] => {
    const index = plans.find((plan) => plan.metadataId === write.metadataId)?.row?.index;
    const values = formerValues(tab, now, index === undefined ? [] : (rows[index - 1] ?? []), write.values);
    return values.some((value) => value !== null) ? [{ metadataId: write.metadataId, values }] : [];
  });
  pen.world.log('columns.moved', { register: register.key, rows: back.length });
  if (back.length > 0) await pen.world.sheets.writeRows(pen.spreadsheetId, back, []);
}

/** What stood, before a write, in the cells it covered; null where it covered the right one. */
function formerValues(before: Tab, now: Tab, row: readonly unknown[], written: readonly (Raw | null)[]): readonly (Raw | null)[] {
  return written.map((value, index) => {
    const key = now.layout[index] ?? null;
    if (value === null || (key !== null && key === before.layout[index])) return null;
    const from = key === null ? foreignColumn(before, now, index) : (before.position.get(key) ?? -1);
    const cell = row[from];
    return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : '';
  });
}

/**
 * Where a column that is nobody's business stood: as far from one of ours, or from the right edge, under the same title;
 * else wherever that title stood. A new one stood nowhere.
 */
function foreignColumn(before: Tab, now: Tab, index: number): number {
  const title = now.header[index] ?? '';
  const stood = (at: number): boolean => at >= 0 && (before.layout[at] ?? null) === null && (before.header[at] ?? '') === title;
  const from = (at: number): number => index - at + (before.position.get(now.layout[at] ?? '') ?? NaN);
  const left = now.layout.findLastIndex((key, at) => at < index && key !== null);
  const right = now.layout.findIndex((key, at) => at > index && key !== null);
  const beside = [from(left), right < 0 ? index - now.columnCount + before.columnCount : from(right)];
  return beside.find(stood) ?? (title === '' ? -1 : before.header.findIndex((_, at) => stood(at)));
}

/** What stood in the cells that a write by row number covered in a row it was not meant for: the rest of that row tells which it is. */
export function formerCells({ rows }: TabPlan, written: readonly (Raw | null)[], echo: readonly unknown[]): readonly (Raw | null)[] {
  const untouched = (cells: readonly unknown[]): boolean => Array.from({ length: Math.max(cells.length, echo.length) }, (_, index) => index).every((index) => (written[index] ?? null) !== null || (cells[index] ?? '') === (echo[index] ?? ''));
  const before = rows.find(untouched) ?? [];
  return written.map((value, index) => {
    const cell = before[index];
    return value === null ? null : typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : '';
  });
}

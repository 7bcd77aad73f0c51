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
    const from = key === null ? foreignColumn(before, now.header[index] ?? '') : (before.position.get(key) ?? -1);
    const cell = row[from];
    return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : '';
  });
}

/** Where a column that is nobody's business stood, known by its title alone; a new one stood nowhere. */
const foreignColumn = ({ header, layout }: Tab, title: string): number => (title === '' ? -1 : header.findIndex((it, index) => it === title && (layout[index] ?? null) === null));

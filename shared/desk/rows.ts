import { registerOf } from '../registers/list.ts';
import { metadataIdOf } from '../registers/number.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import { rawsOf, type Raw } from '../sheet/cell.ts';
import { fingerprint, type Layout, type RowValues, type TabSeen } from '../sheet/seen.ts';
import type { RowWrite } from '../sheet/sheets.ts';
import type { Kept } from '../store/kept.ts';
import type { SystemCells } from '../cases/project.ts';
import type { World } from '../world/world.ts';
import { viewComplaint } from './complaints.ts';
import { seenOf, workbooksOf } from './docs.ts';
import { viewLine } from './fines.ts';
import type { Office } from './office.ts';

/** The register a record's row stands in. */
export const registerOfKept = (kept: Kept): Register => registerOf(kept.kind === 'complaint' ? 'complaints' : 'fines');

/** System cells laid out by column, null for every cell that is not to be touched; the number is never among them. */
export function laidOut(register: Register, layout: Layout, cells: SystemCells): readonly (Raw | null)[] {
  const own = new Set(systemColumns(register).map((column) => column.key));
  const values = layout.map((key): Raw | null => (key === null || key === 'id' || !own.has(key) ? null : (cells[key] ?? '')));
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

/** A row's values after the system has written its cells over what people typed. */
export function afterWrite(register: Register, layout: Layout, people: RowValues, cells: SystemCells): RowValues {
  const values: Record<string, Raw> = {};
  for (const key of layout) {
    if (key === null) continue;
    const raw = register.columns.find((column) => column.key === key)?.writer === 'S' ? cells[key] : people[key];
    if (raw !== undefined && raw !== '' && raw !== false) values[key] = raw;
  }
  return values;
}

/**
 * Writes the system's cells of records whose rows are known, outside a look. What cannot be written this way (a row
 * not yet placed, or moved out of reach) is left to the next look, which compares every row that differs.
 */
export async function writeRowsOf(world: World, office: Office, records: readonly Kept[]): Promise<void> {
  const workbooks = await workbooksOf(world.store);
  for (const [register, its] of Map.groupBy(records, registerOfKept)) {
    const place = workbooks[register.workbook];
    const seen = await seenOf(world.store, register.workbook);
    const tab = seen?.value.tabs[register.key];
    if (!place || !seen || !tab) continue;
    const known = its.filter((kept) => tab.rows[kept.id] !== undefined);
    if (known.length === 0) continue;
    const views = new Map<string, SystemCells>();
    for (const kept of known) views.set(kept.id, kept.kind === 'complaint' ? await viewComplaint(world, office, kept) : viewLine(world, office, kept));
    const writes = known.map((kept): RowWrite => ({ metadataId: metadataIdOf(kept.id), values: laidOut(register, tab.layout, views.get(kept.id) ?? {}) }));
    const echo = await world.sheets.writeRows(place.spreadsheetId, writes).catch((error: unknown) => {
      world.log('rows.unwritten', { register: register.key, rows: known.length, error: error instanceof Error ? error.name : 'unknown' });
      return undefined;
    });
    if (!echo) continue;
    const number = tab.layout.indexOf('id');
    const landed = known.filter((kept) => echo.get(metadataIdOf(kept.id))?.[number] === kept.id);
    const prints = Object.fromEntries(landed.map((kept) => [kept.id, fingerprint(afterWrite(register, tab.layout, rawsOf(kept.body.cells), views.get(kept.id) ?? {}))]));
    const next: TabSeen = { ...tab, rows: { ...tab.rows, ...prints } };
    await world.store.keepDoc(`seen/${register.workbook}`, { ...seen.value, tabs: { ...seen.value.tabs, [register.key]: next } }, seen.version).catch(() => {
      world.log('rows.reread', { register: register.key });
    });
  }
}

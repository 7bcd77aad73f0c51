import { registersOf } from '../registers/list.ts';
import type { Column } from '../registers/column.ts';
import { WORKBOOKS, type Register, type WorkbookKey } from '../registers/register.ts';
import { insertColumn } from '../sheet/build-tab.ts';
import { readTab, type Tab } from '../sheet/tab.ts';
import type { World } from '../world/world.ts';
import { headingsIn, openDesk, workbooksIn } from './docs.ts';
import { holdTab } from './hold.ts';

/** Columns that a register has and its tab, made by an earlier version, has not. */
export interface Upgrade {
  readonly register: Register;
  readonly spreadsheetId: string;
  readonly tab: Tab;
  readonly columns: readonly Column[];
}

/** What the existing workbooks lack. A column that people deleted stood there before and is theirs to bring back. */
export async function upgradesOf(world: World): Promise<readonly Upgrade[]> {
  const found = await Promise.all(WORKBOOKS.map((workbook) => upgradesIn(world, workbook)));
  return found.flat();
}

async function upgradesIn(world: World, workbook: WorkbookKey): Promise<readonly Upgrade[]> {
  const desk = await openDesk(world.store);
  const place = workbooksIn(desk)[workbook];
  if (!place) return [];
  const headings = headingsIn(desk, workbook).value;
  const registers = registersOf(workbook).filter((register) => place.tabs[register.key] !== undefined && headings[register.key] !== undefined);
  if (registers.length === 0) return [];
  const snapshots = await world.sheets.snapshot(place.spreadsheetId, registers.map((register) => ({ sheetId: place.tabs[register.key] ?? 0, rows: [] })));
  return registers.flatMap((register) => {
    const snapshot = snapshots.find((it) => it.sheetId === place.tabs[register.key]);
    const tab = snapshot && readTab(register, snapshot);
    const before = headings[register.key]?.layout ?? [];
    const columns = register.columns.filter(({ key }) => tab?.position.has(key) === false && !before.includes(key));
    const sound = register.required.every((key) => tab?.position.has(key));
    return tab && sound && columns.length > 0 ? [{ register, spreadsheetId: place.spreadsheetId, tab, columns }] : [];
  });
}

/** Puts the columns that are lacking where their register has them; what people typed moves along with its own columns. */
export async function upgrade(world: World, { register, spreadsheetId, tab, columns }: Upgrade): Promise<void> {
  await holdTab(world, register, false, async ({ seen, pen }) => {
    const order: (string | null)[] = [...tab.layout];
    const requests = columns.flatMap((column) => {
      const before = register.columns.slice(0, register.columns.findIndex((it) => it.key === column.key)).map((it) => order.indexOf(it.key));
      const position = Math.max(-1, ...before.slice(-1)) + 1 || Math.max(-1, ...before) + 1;
      order.splice(position, 0, column.key);
      return insertColumn(register, column, tab.sheetId, position);
    });
    await pen(spreadsheetId);
    await world.sheets.edit(spreadsheetId, requests);
    return { result: undefined, seen: { ...seen, again: true } };
  });
}

import { init } from '../../shared/desk/init.ts';
import type { World } from '../../shared/world/world.ts';

/** Makes or completes the workbooks; answers their spreadsheet ids. */
export async function runInit(world: World): Promise<Readonly<Record<string, string>>> {
  const made = await init(world);
  return Object.fromEntries(Object.entries(made).map(([key, workbook]) => [key, workbook.spreadsheetId]));
}

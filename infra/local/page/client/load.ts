import { api } from './api.ts';
import type { Answers } from './model.ts';
import { isRegister } from './model.ts';
import type { Spreadsheet } from './wire.ts';

/** A register's looks are those of its header and its first row; another tab's are read cell by cell. */
function lookRanges(layout: Spreadsheet): string[] {
  return (layout.sheets ?? []).map((sheet) => {
    const title = `'${(sheet.properties.title ?? '').replaceAll("'", "''")}'`;
    return isRegister(sheet) ? `${title}!1:${(sheet.properties.gridProperties?.frozenRowCount ?? 0) + 1}` : title;
  });
}

/** Reads a workbook for its first paint: layout and cells together, then the looks of its first rows. */
export async function load(id: string): Promise<Answers> {
  const [layout, cells] = await Promise.all([api.layout(id), api.cells(id)]);
  return { layout, cells, looks: await api.looks(id, lookRanges(layout)) };
}

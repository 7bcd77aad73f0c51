import { api } from './api.ts';
import type { Answers } from './model.ts';
import { isRegister, LOOK_ROWS } from './model.ts';
import { quoted } from './requests.ts';
import type { Spreadsheet } from './wire.ts';

/** A register's looks are those of its header and its first rows; another tab's are read cell by cell. */
function lookRanges(layout: Spreadsheet): string[] {
  return (layout.sheets ?? []).map((sheet) => {
    const title = quoted(sheet.properties.title ?? '');
    const { frozenRowCount = 0, rowCount = Infinity } = sheet.properties.gridProperties ?? {};
    return isRegister(sheet) ? `${title}!1:${Math.min(frozenRowCount + LOOK_ROWS, rowCount)}` : title;
  });
}

/** Reads a workbook as it is at one revision: layout and cells together, then the looks of its first rows; again when it changed meanwhile. */
export async function load(id: string): Promise<Answers> {
  const [layout, cells] = await Promise.all([api.layout(id), api.cells(id)]);
  const looks = await api.looks(id, lookRanges(layout.body));
  if (layout.rev !== cells.rev || layout.rev !== looks.rev) return load(id);
  return { rev: layout.rev, layout: layout.body, cells: cells.body, looks: looks.body };
}

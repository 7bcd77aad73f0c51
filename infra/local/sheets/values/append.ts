import { type Area, covers, overlap, tabOf, wholeOf } from '../area.ts';
import type { Draft } from '../draft.ts';
import type { Tab } from '../model.ts';
import type { Scalar } from '../schema/cell.ts';
import { insertLines, resize } from '../shape.ts';
import { turned, type WriteOptions, writeValues, type Written } from './write.ts';

const holds = (tab: Tab, row: number, column: number): boolean => tab.rows[row]?.cells[column]?.userEnteredValue !== undefined;

function anyIn(tab: Tab, { top, left, bottom, right }: Area): boolean {
  for (let row = Math.max(top, 0); row < Math.min(bottom, tab.rows.length); row++) {
    for (let column = Math.max(left, 0); column < right; column++) if (holds(tab, row, column)) return true;
  }
  return false;
}

/** Grows a rectangle over neighbouring data, corners included, until its border is empty. */
function grown(tab: Tab, seed: Area): Area {
  let area = seed;
  for (;;) {
    const { top, left, bottom, right } = area;
    const next = {
      ...area,
      top: anyIn(tab, { ...area, top: top - 1, bottom: top, left: left - 1, right: right + 1 }) ? top - 1 : top,
      bottom: anyIn(tab, { ...area, top: bottom, bottom: bottom + 1, left: left - 1, right: right + 1 }) ? bottom + 1 : bottom,
      left: anyIn(tab, { ...area, left: left - 1, right: left, top: top - 1, bottom: bottom + 1 }) ? left - 1 : left,
      right: anyIn(tab, { ...area, left: right, right: right + 1, top: top - 1, bottom: bottom + 1 }) ? right + 1 : right,
    };
    if (JSON.stringify(next) === JSON.stringify(area)) return area;
    area = next;
  }
}

/** Blocks of connected data that touch a rectangle, from the top. */
function blocks(tab: Tab, within: Area): readonly Area[] {
  const found: Area[] = [];
  for (let row = within.top; row < Math.min(within.bottom, tab.rows.length); row++) {
    for (let column = within.left; column < Math.min(within.right, tab.rows[row]?.cells.length ?? 0); column++) {
      const cell = { ...within, top: row, left: column, bottom: row + 1, right: column + 1 };
      if (holds(tab, row, column) && !found.some((block) => covers(block, cell))) found.push(grown(tab, cell));
    }
  }
  return found;
}

/** The table an append goes below: the last block the range touches; undefined = write at the range's start. */
function tableFor(tab: Tab, range: Area): Area | undefined {
  const touched = blocks(tab, range).filter((block) => overlap(block, range));
  return touched.toSorted((a, b) => a.bottom - b.bottom || a.left - b.left).at(-1);
}

/**
 * Appends rows below the table that the range touches.
 * https://developers.google.com/workspace/sheets/api/guides/values#append_values
 */
export function appendValues(
  draft: Draft,
  range: Area,
  given: readonly (readonly Scalar[])[],
  options: Pick<WriteOptions, 'input' | 'majorDimension'> & { insertRows: boolean },
): { table: Area | undefined; written: Written } {
  const values = options.majorDimension === 'COLUMNS' ? turned(given) : given;
  const tab = draft.tab(range.sheetId);
  const table = tableFor(tab, range);
  const [top, left] = table ? [table.bottom, table.left] : [range.top, range.left];
  if (options.insertRows && table && top < tab.grid.rowCount) insertLines(draft, tab, 'ROWS', top, values.length);
  const width = Math.max(1, ...values.map((row) => row.length));
  const bottom = Math.max(tab.grid.rowCount, top + values.length);
  const right = Math.max(tab.grid.columnCount, left + width);
  if (bottom > tab.grid.rowCount || right > tab.grid.columnCount) {
    resize(draft, tab, { rowCount: bottom, columnCount: right });
    draft.changes.reload();
  }
  const target = { ...wholeOf(tabOf(draft.book, range.sheetId)), top, left };
  return { table, written: writeValues(draft, target, values, { input: options.input, anchor: true }) };
}

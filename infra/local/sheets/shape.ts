import type { Shape } from './changes.ts';
import type { Draft } from './draft.ts';
import { invalid } from './failure.ts';
import { remapFormulas } from './formulas.ts';
import type { Cell, Tab } from './model.ts';
import { deleting, inserting, moving, type Remap, remapLines, remapRange } from './remap.ts';
import type { Dimension, GridRange } from './schema/range.ts';
import { telling } from './telling.ts';

const MAX_COLUMNS = 18_278;
const MAX_CELLS = 10_000_000;

/** A tab of another size; throws 400 above Google's limits for a tab and for the workbook. */
export function resize(draft: Draft, tab: Tab, size: { rowCount?: number; columnCount?: number }): void {
  const grid = { ...tab.grid, ...size };
  if (grid.columnCount > MAX_COLUMNS) {
    throw invalid(`This action would increase the number of columns in the sheet above the limit of ${MAX_COLUMNS} columns.`);
  }
  const others = draft.book.tabs.filter((each) => each !== tab).reduce((sum, each) => sum + each.grid.rowCount * each.grid.columnCount, 0);
  if (others + grid.rowCount * grid.columnCount > MAX_CELLS) {
    throw invalid(`This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`);
  }
  tab.grid = grid;
}

const kept = (remap: Remap) => (range: GridRange) => {
  const next = remapRange(range, remap);
  return next ? [next] : [];
};

function withRanges<T extends { range?: GridRange }>(each: T, remap: Remap): T[] {
  if (!each.range) return [each];
  const range = remapRange(each.range, remap);
  return range ? [{ ...each, range }] : [];
}

function remapDecor(draft: Draft, tab: Tab, remap: Remap): void {
  const ranges = kept(remap);
  tab.merges = tab.merges.flatMap(ranges);
  tab.bandedRanges = tab.bandedRanges.flatMap((band) => withRanges(band, remap));
  tab.protectedRanges = tab.protectedRanges
    .flatMap((each) => withRanges(each, remap))
    .map((each) => (each.unprotectedRanges ? { ...each, unprotectedRanges: each.unprotectedRanges.flatMap(ranges) } : each));
  tab.conditionalFormats = tab.conditionalFormats
    .map((rule) => ({ ...rule, ranges: (rule.ranges ?? []).flatMap(ranges) }))
    .filter((rule) => rule.ranges.length > 0);
  const [filter] = tab.basicFilter ? withRanges(tab.basicFilter, remap) : [];
  delete tab.basicFilter;
  if (filter) tab.basicFilter = filter;
  if (tab.filterViews) tab.filterViews = tab.filterViews.flatMap((view) => withRanges(view, remap));
  const groups = remap.dimension === 'ROWS' ? 'rowGroups' : 'columnGroups';
  tab[groups] = tab[groups].flatMap((group) => {
    const range = group.range && remapLines(group.range, remap);
    return range ? [{ ...group, range }] : [];
  });
  draft.book.namedRanges = draft.book.namedRanges.flatMap((each) => withRanges(each, remap));
}

/** After lines moved: everything that names places follows them. */
function follow(draft: Draft, tab: Tab, shape: Shape | undefined, remap: Remap): void {
  remapDecor(draft, tab, remap);
  if (shape) draft.changes.shape(shape, remap);
  else draft.changes.reload();
  remapFormulas(draft, tab.properties.title, remap);
}

function spliceCells(draft: Draft, tab: Tab, splice: (cells: (Cell | undefined)[]) => void): void {
  for (const [index, old] of tab.rows.entries()) if (old && old.cells.length > 0) splice(draft.row(tab, index).cells);
}

/** Puts `count` empty rows or columns in before `start`. */
export function insertLines(draft: Draft, tab: Tab, dimension: Dimension, start: number, count: number): void {
  const { sheetId } = tab.properties;
  const blanks = Array.from({ length: count }, () => undefined);
  if (dimension === 'ROWS') {
    resize(draft, tab, { rowCount: tab.grid.rowCount + count });
    if (start < tab.rows.length) tab.rows.splice(start, 0, ...blanks);
  } else {
    resize(draft, tab, { columnCount: tab.grid.columnCount + count });
    if (start < tab.columns.length) tab.columns.splice(start, 0, ...blanks);
    spliceCells(draft, tab, (cells) => start < cells.length && cells.splice(start, 0, ...blanks));
  }
  follow(draft, tab, { op: 'insert', sheetId, dimension, start, end: start + count }, inserting(sheetId, dimension, start, count));
}

/** Takes the rows or columns [start, end) out, with all they carry; throws 400 when nothing would be left. */
export function deleteLines(draft: Draft, tab: Tab, dimension: Dimension, start: number, end: number): void {
  const { sheetId } = tab.properties;
  const count = end - start;
  const total = dimension === 'ROWS' ? tab.grid.rowCount : tab.grid.columnCount;
  const frozen = (dimension === 'ROWS' ? tab.grid.frozenRowCount : tab.grid.frozenColumnCount) ?? 0;
  const thaw = frozen - Math.max(0, Math.min(frozen, end) - start);
  const noun = dimension === 'ROWS' ? 'rows' : 'columns';
  if (count >= total) throw invalid(`You can't delete all the ${noun} on the sheet.`);
  if (total - count <= thaw) throw invalid(`Sorry, it is not possible to delete all non-frozen ${noun}.`);
  if (dimension === 'ROWS') {
    tab.rows.splice(start, count);
    tab.grid = telling({ ...tab.grid, rowCount: total - count, ...(frozen > 0 && { frozenRowCount: thaw }) });
  } else {
    tab.columns.splice(start, count);
    spliceCells(draft, tab, (cells) => cells.splice(start, count));
    tab.grid = telling({ ...tab.grid, columnCount: total - count, ...(frozen > 0 && { frozenColumnCount: thaw }) });
  }
  follow(draft, tab, { op: 'delete', sheetId, dimension, start, end }, deleting(sheetId, dimension, start, end));
}

function carry(list: unknown[], remap: Remap, low: number, high: number): void {
  const old = Array.from({ length: high - low }, (_, offset) => list[low + offset]);
  old.forEach((each, offset) => {
    list[remap.at(low + offset) ?? low + offset] = each;
  });
}

/** Moves the rows or columns [start, end) to before `to`, counted before the move. */
export function moveLines(draft: Draft, tab: Tab, dimension: Dimension, start: number, end: number, to: number): void {
  const { sheetId } = tab.properties;
  const remap = moving(sheetId, dimension, start, end, to);
  const [low, high] = [Math.min(start, to), Math.max(end, to)];
  if (dimension === 'ROWS') {
    carry(tab.rows, remap, low, high);
    const order = Array.from({ length: high - low }, (_, offset) => low + offset);
    for (let from = low; from < high; from++) order[(remap.at(from) ?? from) - low] = from;
    follow(draft, tab, { op: 'reorder', sheetId, start: low, order }, remap);
  } else {
    carry(tab.columns, remap, low, high);
    spliceCells(draft, tab, (cells) => carry(cells, remap, low, high));
    follow(draft, tab, undefined, remap);
  }
}

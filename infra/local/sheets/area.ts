import { invalid } from './failure.ts';
import type { Book, Tab } from './model.ts';
import type { GridRange } from './schema/range.ts';
import { printRange } from './a1.ts';

/** A rectangle of one tab with every end known; zero-based, half-open. */
export interface Area {
  readonly sheetId: number;
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The tab with this ID; throws 400 when there is none. Google calls it a grid where a range of it is asked for. */
export function tabOf(book: Book, sheetId = 0, noun: 'sheet' | 'grid' = 'sheet'): Tab {
  const tab = book.tabs.find((each) => each.properties.sheetId === sheetId);
  if (!tab) throw invalid(`No ${noun} with id: ${sheetId}`);
  return tab;
}

/** The whole of a tab. */
export const wholeOf = ({ properties, grid }: Tab): Area => ({
  sheetId: properties.sheetId,
  top: 0,
  left: 0,
  bottom: grid.rowCount,
  right: grid.columnCount,
});

/** Fits a range into the grid: open ends become the grid's, an end past it is clipped; throws 400 on a start past it. */
export function fit(tab: Tab, range: Omit<GridRange, 'sheetId'>): Area {
  const { rowCount, columnCount } = tab.grid;
  const area = {
    sheetId: tab.properties.sheetId,
    top: range.startRowIndex ?? 0,
    left: range.startColumnIndex ?? 0,
    bottom: Math.min(range.endRowIndex ?? rowCount, rowCount),
    right: Math.min(range.endColumnIndex ?? columnCount, columnCount),
  };
  if (area.top >= rowCount || area.left >= columnCount || area.top < 0 || area.left < 0) {
    const asked = { ...area, bottom: range.endRowIndex ?? rowCount, right: range.endColumnIndex ?? columnCount };
    const text = printRange(tab.properties.title, asked);
    throw invalid(`Range (${text}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`);
  }
  return area;
}

/** Fits a GridRange into its tab. */
export const areaOf = (book: Book, range: GridRange): Area => fit(tabOf(book, range.sheetId, 'grid'), range);

/** Whether two rectangles share a cell. */
export const overlap = (a: Area, b: Area): boolean =>
  a.sheetId === b.sheetId && a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;

/** Whether `outer` covers the whole of `inner`. */
export const covers = (outer: Area, inner: Area): boolean =>
  outer.sheetId === inner.sheetId &&
  outer.top <= inner.top &&
  outer.left <= inner.left &&
  outer.bottom >= inner.bottom &&
  outer.right >= inner.right;

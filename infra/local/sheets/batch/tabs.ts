import * as z from 'zod';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { retitleFormulas } from '../formulas.ts';
import { colored, coloredMask } from '../colors.ts';
import { type Mask, merge, updateMask } from '../mask.ts';
import type { Book, Grid, Row, Tab } from '../model.ts';
import { sheetProperties, type SheetProperties, spreadsheetProperties } from '../schema/sheet.ts';
import { serialAt } from '../serial.ts';
import { resize } from '../shape.ts';
import { telling } from '../telling.ts';
import { kind } from './kind.ts';

const DEFAULT_GRID: Grid = { rowCount: 1000, columnCount: 26 };
const MAX_TITLE = 100;

/** Properties of a tab as replies give them; a tab that is no grid has no gridProperties. */
export function viewProperties(book: Book, tab: Tab): SheetProperties {
  const index = book.tabs.indexOf(tab);
  const { sheetId, title, sheetType = 'GRID', ...rest } = tab.properties;
  return { sheetId, title, index, sheetType, ...(sheetType === 'GRID' && { gridProperties: tab.grid }), ...rest };
}

const byTitle = (book: Book, title: string) => book.tabs.find((tab) => tab.properties.title.toLowerCase() === title.toLowerCase());

function freeTitle(book: Book, base: string, first: number): string {
  for (let n = first; ; n++) if (!byTitle(book, `${base}${n}`)) return `${base}${n}`;
}

/** The title of a copy; a number, from 1 on, only when that is taken. */
export const copyTitle = (book: Book, title: string): string =>
  byTitle(book, `Copy of ${title}`) ? freeTitle(book, `Copy of ${title} `, 1) : `Copy of ${title}`;

function checkTitle(book: Book, title: string, self?: Tab): void {
  const other = byTitle(book, title);
  if (other && other !== self) throw invalid(`A sheet with the name "${title}" already exists. Please enter another name.`);
  if (title === '') throw invalid('The sheet name cannot be empty.');
  if (title.length > MAX_TITLE) throw invalid(`The sheet name cannot be greater than ${MAX_TITLE} characters.`);
}

const taken = (book: Book) => (id: number) => book.tabs.some((tab) => tab.properties.sheetId === id);

/** Adds a tab; throws 400 when its title or ID is taken or a limit is passed. */
export function addTab(draft: Draft, given: SheetProperties, index = given.index): Tab {
  const { book } = draft;
  const { index: _, gridProperties, sheetId = draft.newId(taken(book)), title = freeTitle(book, 'Sheet', book.tabs.length + 1), ...rest } = given;
  if (sheetId < 0) throw invalid('Sheet id must be non-negative.');
  if (taken(book)(sheetId)) throw invalid(`Sheet with id ${sheetId} already exists.`);
  checkTitle(book, title);
  const tab: Tab = {
    properties: { ...colored(telling(rest)), sheetId, title, sheetType: rest.sheetType ?? 'GRID' },
    grid: DEFAULT_GRID,
    rows: [],
    columns: [],
    tags: [],
    merges: [],
    protectedRanges: [],
    conditionalFormats: [],
    bandedRanges: [],
    rowGroups: [],
    columnGroups: [],
  };
  draft.addTab(tab, Math.min(index ?? book.tabs.length, book.tabs.length));
  resize(draft, tab, { ...DEFAULT_GRID, ...telling(gridProperties ?? {}) });
  return tab;
}

/** Throws 400 when a grid would have no line left, or none that scrolls, or a frozen edge through merged cells. A size that is reset is 0. */
function checkGrid(tab: Tab, noun: 'rows' | 'columns', { count = 0, frozen = 0 }: { count?: number | undefined; frozen?: number | undefined }): void {
  const [old, start, end] = noun === 'rows'
    ? (['frozenRowCount', 'startRowIndex', 'endRowIndex'] as const)
    : (['frozenColumnCount', 'startColumnIndex', 'endColumnIndex'] as const);
  if (count < 1) throw invalid(`You can't delete all the ${noun} on the sheet.`);
  if (frozen >= count && frozen > (tab.grid[old] ?? 0)) throw invalid(`You can't freeze all visible ${noun} on the sheet.`);
  if (frozen >= count) throw invalid(`Sorry, it is not possible to delete all non-frozen ${noun}.`);
  const cut = tab.merges.some((range) => (range[start] ?? 0) < frozen && frozen < (range[end] ?? count));
  if (cut) throw invalid(`You can't freeze ${noun} which contain only part of a merged cell.`);
}

function resizeBy(draft: Draft, tab: Tab, next: SheetProperties['gridProperties'] = {}): void {
  checkGrid(tab, 'rows', { count: next.rowCount, frozen: next.frozenRowCount });
  checkGrid(tab, 'columns', { count: next.columnCount, frozen: next.frozenColumnCount });
  const { rowCount = 0, columnCount = 0, ...rest } = next;
  const old = tab.grid;
  tab.grid = { ...telling(rest), rowCount: old.rowCount, columnCount: old.columnCount };
  if (rowCount !== old.rowCount || columnCount !== old.columnCount) resize(draft, tab, { rowCount, columnCount });
  if (rowCount < tab.rows.length) tab.rows.length = rowCount;
  if (columnCount >= old.columnCount) return;
  tab.columns.length = Math.min(tab.columns.length, columnCount);
  for (const [index, row] of tab.rows.entries()) {
    if (row && row.cells.length > columnCount) draft.row(tab, index).cells.length = columnCount;
  }
}

/** Indexes count before the move: the same and the next one leave the tab where it is. */
function moveTab({ tabs }: Book, tab: Tab, index: number): void {
  const from = tabs.indexOf(tab);
  if (index === from || index === from + 1) return;
  tabs.splice(from, 1);
  tabs.splice(index > from ? index - 1 : index, 0, tab);
}

function updateProperties(draft: Draft, given: SheetProperties, mask: Mask): void {
  const tab = draft.tab(given.sheetId);
  const { index: oldIndex = 0, ...old } = viewProperties(draft.book, tab);
  const { sheetId: _, gridProperties, index = oldIndex, ...merged } = merge<SheetProperties>({ ...old, index: oldIndex }, colored(given), coloredMask(mask));
  const title = merged.title ?? tab.properties.title;
  checkTitle(draft.book, title, tab);
  if (merged.hidden && draft.book.tabs.every((each) => each === tab || each.properties.hidden)) {
    throw invalid("You can't hide all the sheets in a document.");
  }
  const oldTitle = tab.properties.title;
  tab.properties = { ...telling(merged), sheetId: tab.properties.sheetId, title };
  if (title !== oldTitle) retitleFormulas(draft, oldTitle, title);
  if (tab.properties.sheetType === 'GRID') resizeBy(draft, tab, gridProperties);
  moveTab(draft.book, tab, index);
  draft.changes.reload();
}

/** A copy of a tab under another ID and title: values, formats and rules, no developer metadata. */
export function copyTab(draft: Draft, source: Tab, properties: SheetProperties): Tab {
  const { sheetId: _, title: __, ...look } = source.properties;
  const tab = addTab(draft, { ...look, gridProperties: source.grid, ...properties });
  const { sheetId } = tab.properties;
  const moved = <T extends { range?: object }>(each: T): T => (each.range ? { ...each, range: { ...each.range, sheetId } } : each);
  const bare = (row: Row | undefined): Row | undefined =>
    row && { ...draft.newRow(), ...row, key: ++draft.book.serial, cells: [...row.cells], tags: [] };
  tab.rows = Array.from(source.rows, bare);
  tab.columns = Array.from(source.columns, (column) => column && { ...column, tags: [] });
  tab.merges = source.merges.map((range) => ({ ...range, sheetId }));
  tab.conditionalFormats = source.conditionalFormats.map(
    (rule) => ({ ...rule, ranges: (rule.ranges ?? []).map((range) => ({ ...range, sheetId })) }),
  );
  tab.rowGroups = source.rowGroups.map(moved);
  tab.columnGroups = source.columnGroups.map(moved);
  if (source.basicFilter) tab.basicFilter = moved(source.basicFilter);
  return tab;
}

function deleteTab(draft: Draft, sheetId: number): void {
  const tab = draft.tab(sheetId);
  const { book } = draft;
  if (book.tabs.every((each) => each === tab || each.properties.hidden)) {
    throw invalid("You can't remove all the visible sheets in a document.");
  }
  book.tabs.splice(book.tabs.indexOf(tab), 1);
  book.namedRanges = book.namedRanges.filter((each) => (each.range.sheetId ?? 0) !== sheetId);
  draft.changes.reload();
}

/** Throws 400 when a time zone does not exist. */
export function checkTimeZone(draft: Draft, timeZone: string): void {
  try {
    serialAt(draft.at, timeZone);
  } catch {
    throw invalid(`Invalid time zone: ${timeZone}`);
  }
}

const duplicate = z.strictObject({
  sourceSheetId: z.int().exactOptional(),
  insertSheetIndex: z.int().exactOptional(),
  newSheetId: z.int().exactOptional(),
  newSheetName: z.string().exactOptional(),
});

const bookShape = z.strictObject({ properties: spreadsheetProperties, fields: z.string().exactOptional() });

/** The mask of an update of properties; `*` stands for those given. */
const givenMask = (properties: object, fields: string | undefined): Mask =>
  fields === '*' ? new Map(Object.keys(properties).map((field) => [field, true])) : updateMask(fields);

/** Requests about whole tabs and the workbook. */
export const tabKinds = {
  addSheet: kind(z.strictObject({ properties: sheetProperties.exactOptional() }), (draft, { properties = {} }) => ({
    properties: viewProperties(draft.book, addTab(draft, properties)),
  })),
  deleteSheet: kind(z.strictObject({ sheetId: z.int().exactOptional() }), (draft, { sheetId = 0 }) => deleteTab(draft, sheetId)),
  updateSheetProperties: kind(z.strictObject({ properties: sheetProperties, fields: z.string().exactOptional() }), (draft, { properties, fields }) =>
    updateProperties(
      draft,
      properties,
      givenMask(properties, fields),
    ),
  ),
  updateSpreadsheetProperties: kind(bookShape, (draft, { properties, fields }) => {
    const old = draft.book.properties;
    const mask = givenMask(properties, fields);
    const next: z.infer<typeof spreadsheetProperties> = merge<z.infer<typeof spreadsheetProperties>>(old, properties, mask);
    draft.book.properties = {
      ...next,
      title: next.title ?? old.title,
      locale: next.locale ?? old.locale,
      timeZone: next.timeZone ?? old.timeZone,
    };
    checkTimeZone(draft, draft.book.properties.timeZone);
    draft.changes.reload();
  }),
  duplicateSheet: kind(duplicate, (draft, { sourceSheetId, insertSheetIndex = 0, newSheetId, newSheetName }) => {
    const source = draft.tab(sourceSheetId);
    const title = newSheetName ?? copyTitle(draft.book, source.properties.title);
    const tab = copyTab(draft, source, { title, index: insertSheetIndex, ...(newSheetId !== undefined && { sheetId: newSheetId }) });
    return { properties: viewProperties(draft.book, tab) };
  }),
} as const;

import type { Draft } from '../../infra/local/sheets/draft.ts';
import type { Row, Tab } from '../../infra/local/sheets/model.ts';
import { ask, lines, look, typing, width, word, type Hand } from './hand.ts';
import type { Sheet } from './sheet.ts';

const anyColumn = (hand: Hand, sheet: Sheet): number => (hand.rng.chance(0.8) ? (hand.rng.pick([...sheet.at.values()]) ?? 0) : hand.rng.int(width(sheet)));

/** Writes another title over a column. */
export function retitle(hand: Hand): void {
  const sheet = look(hand);
  if (sheet) ask(hand, typing(hand, 0, anyColumn(hand, sheet), hand.rng.chance(0.8) ? word(hand, '标题') : undefined));
}

/** Puts a column of one's own in. */
export function insertColumn(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet || width(sheet) > hand.register.columns.length + 8) return;
  const at = 1 + hand.rng.int(width(sheet) - 1);
  ask(hand, { insertDimension: { range: lines(hand, 'COLUMNS', at), inheritFromBefore: true } }, ...(hand.rng.chance(0.6) ? [typing(hand, 0, at, word(hand, '自用'))] : []));
}

/** Moves a column. */
export function moveColumn(hand: Hand): void {
  const sheet = look(hand);
  if (sheet) ask(hand, { moveDimension: { source: lines(hand, 'COLUMNS', anyColumn(hand, sheet)), destinationIndex: hand.rng.int(width(sheet)) } });
}

/** Deletes a column. */
export function deleteColumn(hand: Hand): void {
  const sheet = look(hand);
  if (sheet) ask(hand, { deleteDimension: { range: lines(hand, 'COLUMNS', anyColumn(hand, sheet)) } });
}

/** Makes a copy of the tab. */
export function copyTab(hand: Hand): void {
  const { tabs } = hand.shop.google.book(hand.spreadsheetId);
  if (tabs.length < 6) ask(hand, { duplicateSheet: { sourceSheetId: hand.sheetId, newSheetName: word(hand, '副本') } });
}

/** Renames the tab, or moves it to another place. */
export function renameTab(hand: Hand): void {
  const properties = hand.rng.chance(0.5) ? { properties: { sheetId: hand.sheetId, title: word(hand, '页') }, fields: 'title' } : { properties: { sheetId: hand.sheetId, index: hand.rng.int(3) }, fields: 'index' };
  ask(hand, { updateSheetProperties: properties });
}

/** Changes the language of the workbook. */
export function relocate(hand: Hand): void {
  ask(hand, { updateSpreadsheetProperties: { properties: { locale: hand.rng.pick(['zh_CN', 'en_US', 'de_DE']) }, fields: 'locale' } });
}

/** Deletes the tab, or takes that back. */
export function deleteTab(hand: Hand): void {
  const sheet = look(hand);
  const { deleted } = hand.memories;
  if (!sheet && deleted) {
    restoreTab(hand);
    return;
  }
  if (sheet && ask(hand, { deleteSheet: { sheetId: hand.sheetId } })) hand.memories.deleted = sheet.tab;
}

/** Takes back that the tab was deleted. */
export function restoreTab(hand: Hand): void {
  const { deleted } = hand.memories;
  if (!deleted || look(hand)) return;
  delete hand.memories.deleted;
  hand.shop.google.redraw(hand.user, hand.spreadsheetId, (draft) => draft.addTab({ ...deleted }, 0));
}

/** Goes back to an older version of the tab, sometimes without what people cannot see. */
export function restoreVersion(hand: Hand): void {
  const { versions } = hand.memories;
  const version = hand.rng.pick(versions.slice(-6));
  if (!version || !look(hand)) return;
  const bare = hand.rng.chance(0.3);
  hand.shop.google.redraw(hand.user, hand.spreadsheetId, (draft) => putBack(draft, hand.sheetId, version, bare));
}

function putBack(draft: Draft, sheetId: number, version: Tab, bare: boolean): void {
  const tab = draft.tab(sheetId);
  const { properties } = tab;
  Object.assign(tab, { ...version, properties, rows: version.rows.map((row) => row && ownCopy(row, bare)), columns: [...version.columns] });
}

/** Rows are copied because a draft changes its own. */
const ownCopy = (row: Row, bare: boolean): Row => ({ ...row, cells: [...row.cells], tags: bare ? [] : row.tags });

/** Edit > undo: what this person did last, and nobody else, is taken back. */
export function undo(hand: Hand): void {
  const sheet = look(hand);
  const stroke = hand.memories.strokes.get(hand.user)?.pop();
  if (!sheet || !stroke) return;
  const unmarked = hand.rng.chance(0.4);
  hand.shop.google.redraw(hand.user, hand.spreadsheetId, (draft) => {
    const tab = draft.tab(hand.sheetId);
    if (sheet.tab === stroke.after) takeBackAll(draft, tab, stroke.before, unmarked);
    else takeBackCells(tab, stroke.before, stroke.after, unmarked);
  });
  hand.memories.strokes.get(hand.user)?.pop();
}

/** Nobody did anything since: everything is as it was. */
function takeBackAll(draft: Draft, tab: Tab, before: Tab, unmarked: boolean): void {
  const had = new Set(tab.rows.flatMap((row) => (row ? [row.key] : [])));
  putBack(draft, tab.properties.sheetId, { ...before, properties: tab.properties }, false);
  if (unmarked) tab.rows = tab.rows.map((row) => (row && !had.has(row.key) ? { ...row, tags: [] } : row));
}

/** Others wrote since: rows come back or go, cells become what they were, the rest stays. */
function takeBackCells(tab: Tab, before: Tab, after: Tab, unmarked: boolean): void {
  if (before.grid.columnCount !== after.grid.columnCount || JSON.stringify(before.columns) !== JSON.stringify(after.columns)) return;
  const [was, became] = [byKey(before), byKey(after)];
  const rows = tab.rows.flatMap((row): (Row | undefined)[] => {
    if (!row) return [row];
    const [old, made] = [was.get(row.key), became.get(row.key)];
    if (made && !old && made.cells.some((cell) => cell?.userEnteredValue)) return [undefined];
    return [old && made && old !== made ? rewritten(row, old, made) : row];
  });
  const marks = new Set(tab.rows.flatMap((row) => row?.tags.map((tag) => tag.metadataId) ?? []));
  const here = byKey(tab);
  for (const [index, row] of before.rows.entries()) {
    if (!row || became.has(row.key) || here.has(row.key)) continue;
    const tags = unmarked ? [] : row.tags.filter((tag) => !marks.has(tag.metadataId));
    rows.splice(Math.min(index, rows.length), 0, { ...row, cells: [...row.cells], tags });
  }
  tab.rows = rows;
  tab.grid = { ...tab.grid, rowCount: Math.max(tab.grid.rowCount, rows.length) };
}

const byKey = (tab: Tab): ReadonlyMap<number, Row> => new Map(tab.rows.flatMap((row): [number, Row][] => (row ? [[row.key, row]] : [])));

function rewritten(row: Row, old: Row, made: Row): Row {
  const cells = [...row.cells];
  const count = Math.max(old.cells.length, made.cells.length);
  for (let column = 0; column < count; column += 1) {
    if (JSON.stringify(old.cells[column]) !== JSON.stringify(made.cells[column])) cells[column] = old.cells[column];
  }
  return { ...row, cells };
}

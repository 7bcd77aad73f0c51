import { ask, filledRows, freeRow, lines, look, range, typing, width, type Block, type Hand } from './hand.ts';
import type { Sheet } from './sheet.ts';

const rowsOf = (sheet: Sheet, top: number, count: number): Block => ({ top, bottom: top + count, left: 0, right: width(sheet) });

/** The tab, if nothing in it is merged: nobody sorts, cuts or pastes across merged cells. */
const unmerged = (hand: Hand): Sheet | undefined => {
  const sheet = look(hand);
  return sheet && sheet.tab.merges.length > 0 ? undefined : sheet;
};

/** Where a person pastes: below everything, or over something. */
const target = (hand: Hand, sheet: Sheet): number => (hand.rng.chance(0.6) ? freeRow(sheet) : 1 + hand.rng.int(sheet.last + 1));

const copy = (hand: Hand, source: Block, to: Block, pasteType = 'PASTE_NORMAL'): object => ({ copyPaste: { source: range(hand, source), destination: range(hand, to), pasteType } });
const cut = (hand: Hand, source: Block, top: number, left: number): object => ({ cutPaste: { source: range(hand, source), destination: { sheetId: hand.sheetId, rowIndex: top, columnIndex: left }, pasteType: 'PASTE_NORMAL' } });

/** Copies a row, number and all. */
export function copyRow(hand: Hand): void {
  const sheet = unmerged(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  const to = target(hand, sheet);
  ask(hand, copy(hand, rowsOf(sheet, row, 1), rowsOf(sheet, to, 1), hand.rng.chance(0.7) ? 'PASTE_NORMAL' : 'PASTE_VALUES'));
}

/** Copies a row and inserts the copy right below it. */
export function insertCopy(hand: Hand): void {
  const sheet = unmerged(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  ask(hand, { insertDimension: { range: lines(hand, 'ROWS', row + 1), inheritFromBefore: true } }, copy(hand, rowsOf(sheet, row, 1), rowsOf(sheet, row + 1, 1)));
}

/** Cuts a row, or two, and pastes below or over something. */
export function cutRow(hand: Hand): void {
  const sheet = unmerged(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  const count = hand.rng.chance(0.8) ? 1 : 2;
  const to = target(hand, sheet);
  if (to + count <= sheet.tab.grid.rowCount) ask(hand, cut(hand, rowsOf(sheet, row, count), to, 0));
}

function block(hand: Hand, sheet: Sheet): Block {
  const [top, left] = [1 + hand.rng.int(Math.max(1, sheet.last)), hand.rng.int(width(sheet) - 1)];
  return { top, bottom: top + 1 + hand.rng.int(3), left, right: Math.min(width(sheet), left + 1 + hand.rng.int(10)) };
}

/** Copies a block of cells somewhere into the same columns. */
export function copyBlock(hand: Hand): void {
  const sheet = unmerged(hand);
  if (!sheet) return;
  const source = block(hand, sheet);
  const top = target(hand, sheet);
  const left = hand.rng.chance(0.85) ? source.left : hand.rng.int(width(sheet) - 1);
  const to = { top, bottom: Math.min(top + source.bottom - source.top, sheet.tab.grid.rowCount), left, right: Math.min(left + source.right - source.left, width(sheet)) };
  ask(hand, copy(hand, { ...source, bottom: source.top + to.bottom - to.top, right: source.left + to.right - to.left }, to));
}

/** Cuts a block of cells and pastes it into other rows. */
export function cutBlock(hand: Hand): void {
  const sheet = unmerged(hand);
  if (!sheet) return;
  const source = block(hand, sheet);
  const top = target(hand, sheet);
  if (top + source.bottom - source.top <= sheet.tab.grid.rowCount) ask(hand, cut(hand, source, top, source.left));
}

/** Pastes a sorted copy of the table over the table: values only, the rows themselves stay. */
export function pasteSorted(hand: Hand): void {
  const sheet = unmerged(hand);
  if (!sheet || sheet.last < 2) return;
  const top = 1 + hand.rng.int(sheet.last);
  const rows = Array.from({ length: Math.min(sheet.last - top + 1, 2 + hand.rng.int(3)) }, (_, offset) => top + offset);
  const order = hand.rng.shuffled(rows);
  ask(hand, {
    updateCells: {
      range: range(hand, { top, bottom: top + rows.length, left: 0, right: width(sheet) }), fields: 'userEnteredValue',
      rows: order.map((from) => ({ values: Array.from({ length: width(sheet) }, (_, column) => {
        const value = sheet.tab.rows[from]?.cells[column]?.userEnteredValue;
        return value ? { userEnteredValue: value } : {};
      }) })),
    },
  });
}

/** Drags a cell down: a number counts on, anything else repeats. */
export function dragFill(hand: Hand): void {
  const sheet = unmerged(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  const column = hand.rng.chance(0.4) ? (sheet.at.get('id') ?? 0) : hand.rng.int(width(sheet));
  const value = sheet.tab.rows[row]?.cells[column]?.userEnteredValue;
  const text = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
  if (text === undefined) return;
  const count = Math.min(1 + hand.rng.int(3), sheet.tab.grid.rowCount - row - 1);
  ask(hand, ...Array.from({ length: count }, (_, offset) => typing(hand, row + 1 + offset, column, filled(text, offset + 1))));
}

function filled(value: string | number | boolean, by: number): string | number | boolean {
  if (typeof value === 'number') return value + by;
  if (typeof value === 'boolean') return value;
  const digits = /^(.*?)(\d+)$/s.exec(value);
  return digits?.[2] === undefined || digits[2].length > 9 ? value : `${digits[1] ?? ''}${String(Number(digits[2]) + by).padStart(digits[2].length, '0')}`;
}

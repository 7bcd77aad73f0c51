import { ask, filledRows, freeRow, lines, look, range, recordRows, typing, width, word, type Block, type Hand } from './hand.ts';
import type { Sheet } from './sheet.ts';

const body = (sheet: Sheet): Block => ({ top: 1, bottom: Math.max(2, sheet.last + 1), left: 0, right: width(sheet) });

/** Inserts one or two empty rows. */
export function insertRows(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  ask(hand, { insertDimension: { range: lines(hand, 'ROWS', 1 + hand.rng.int(sheet.last + 1), 1 + hand.rng.int(2)), inheritFromBefore: hand.rng.chance(0.5) } });
}

/** Deletes one or two rows. */
export function deleteRows(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (row !== undefined) ask(hand, { deleteDimension: { range: lines(hand, 'ROWS', row, hand.rng.chance(0.85) ? 1 : 2) } });
}

/** Deletes more rows at once than people do on purpose. */
export function deleteMany(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet || sheet.last < 2) return;
  const row = 1 + hand.rng.int(Math.max(1, sheet.last - 4));
  ask(hand, { deleteDimension: { range: lines(hand, 'ROWS', row, 4 + hand.rng.int(4)) } });
}

/** Moves a row, or a few together. */
export function moveRows(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined || sheet.tab.merges.length > 0) return;
  ask(hand, { moveDimension: { source: lines(hand, 'ROWS', row, 1 + hand.rng.int(3)), destinationIndex: 1 + hand.rng.int(sheet.last + 2) } });
}

/** Sorts all rows by a column. */
export function sortWhole(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet || sheet.tab.merges.length > 0) return;
  const column = hand.rng.chance(0.7) ? hand.rng.pick([...sheet.at.values()]) : hand.rng.int(width(sheet));
  ask(hand, { sortRange: { range: range(hand, body(sheet)), sortSpecs: [{ dimensionIndex: column ?? 0, sortOrder: hand.rng.chance(0.5) ? 'ASCENDING' : 'DESCENDING' }] } });
}

/** Sorts some of the columns, or some of the rows, and leaves the others where they are. */
export function sortPart(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet || sheet.tab.merges.length > 0) return;
  const [a, b] = [hand.rng.int(width(sheet)), hand.rng.int(width(sheet))];
  const [left, right] = hand.rng.chance(0.4) ? [0, Math.max(a, b) + 1] : [Math.min(a, b), Math.max(a, b) + 1];
  const top = 1 + hand.rng.int(Math.max(1, sheet.last - 1));
  const block = { top, bottom: Math.min(top + 2 + hand.rng.int(3), sheet.last + 1), left, right };
  if (block.bottom <= block.top) return;
  ask(hand, { sortRange: { range: range(hand, block), sortSpecs: [{ dimensionIndex: left + hand.rng.int(right - left), sortOrder: hand.rng.chance(0.5) ? 'ASCENDING' : 'DESCENDING' }] } });
}

/** Puts a filter on, or takes it off. */
export function filter(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  ask(hand, sheet.tab.basicFilter ? { clearBasicFilter: { sheetId: hand.sheetId } } : {
    setBasicFilter: { filter: { range: range(hand, { ...body(sheet), top: 0 }), filterSpecs: [{ columnIndex: hand.rng.int(width(sheet)), filterCriteria: { hiddenValues: [word(hand, '藏')] } }] } },
  });
}

/** Hides, shows, groups or resizes rows or columns. */
export function arrange(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const dimension = hand.rng.chance(0.5) ? 'ROWS' : 'COLUMNS';
  const place = lines(hand, dimension, 1 + hand.rng.int(dimension === 'ROWS' ? sheet.last + 1 : width(sheet) - 3), 2);
  const hiddenByUser = hand.rng.chance(0.5);
  ask(hand, hand.rng.chance(0.6) ? { updateDimensionProperties: { range: place, properties: { hiddenByUser }, fields: 'hiddenByUser' } } : { addDimensionGroup: { range: place } });
}

/** Merges cells of neighbouring rows or columns. */
export function merge(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const [top, left] = [1 + hand.rng.int(sheet.last + 1), hand.rng.int(width(sheet) - 1)];
  const across = hand.rng.chance(0.5);
  ask(hand, { mergeCells: { range: range(hand, { top, bottom: top + (across ? 1 : 2), left, right: left + (across ? 2 : 1) }), mergeType: 'MERGE_ALL' } });
}

/** Takes all merges apart again. */
export function unmerge(hand: Hand): void {
  const sheet = look(hand);
  if (sheet && sheet.tab.merges.length > 0) ask(hand, { unmergeCells: { range: { sheetId: hand.sheetId } } });
}

/** Data > remove duplicates: rows that say the same in a column are deleted but for the first. */
export function removeDuplicates(hand: Hand): void {
  const sheet = look(hand);
  const key = hand.rng.pick(hand.register.required) ?? 'id';
  const column = sheet?.at.get(key);
  if (!sheet || column === undefined) return;
  const met = new Set<string>();
  const doubles = recordRows(sheet, hand.register).filter((row) => {
    const text = JSON.stringify(sheet.tab.rows[row]?.cells[column]?.userEnteredValue);
    return met.has(text) || !met.add(text);
  });
  ask(hand, ...doubles.toReversed().map((row) => ({ deleteDimension: { range: lines(hand, 'ROWS', row) } })));
}

/** Data > trim whitespace. */
export function trim(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const requests = filledRows(sheet).flatMap((row) => (sheet.tab.rows[row]?.cells ?? []).flatMap((cell, column) => {
    const text = cell?.userEnteredValue?.stringValue;
    return text !== undefined && text !== text.trim() ? [typing(hand, row, column, text.trim())] : [];
  }));
  ask(hand, ...requests);
}

/** Edit > find and replace, mostly of a word, sometimes of what all numbers have in common. */
export function replace(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const all = hand.rng.chance(0.08);
  const find = all ? '-2610-' : (hand.rng.pick(['客', '投', '地', '1', '调', 'a']) ?? '客');
  ask(hand, { findReplace: { find, replacement: all ? '-2611-' : word(hand, find), matchCase: true, range: all ? range(hand, body(sheet)) : range(hand, { ...body(sheet), left: 5 }) } });
}

/** More rows at the end of the tab. */
export function addRows(hand: Hand): void {
  const sheet = look(hand);
  if (sheet && freeRow(sheet) > sheet.tab.grid.rowCount - 6) ask(hand, { appendDimension: { sheetId: hand.sheetId, dimension: 'ROWS', length: 20 } });
}

import type { Column } from '../../shared/registers/column.ts';
import { peopleColumns, systemColumns } from '../../shared/registers/register.ts';
import { ask, filledRows, freeRow, look, range, recordRows, say, typing, width, word, type Hand } from './hand.ts';
import type { Sheet } from './sheet.ts';

const columnsOf = (hand: Hand, sheet: Sheet): readonly Column[] => peopleColumns(hand.register).filter((column) => sheet.at.has(column.key));

const write = (hand: Hand, sheet: Sheet, row: number, column: Column | undefined, value: string | number | boolean | undefined): object[] => {
  const at = column && sheet.at.get(column.key);
  return at === undefined ? [] : [typing(hand, row, at, value)];
};

/** Writes a whole new row below the others, or into a gap. */
export function newRow(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet || !hand.register.typed) return;
  const row = freeRow(sheet);
  const columns = columnsOf(hand, sheet);
  const required = columns.filter(({ key }) => hand.register.required.includes(key));
  const more = hand.rng.some(columns.filter((it) => !required.includes(it)), hand.rng.int(6));
  ask(hand, ...[...required, ...more].flatMap((column) => write(hand, sheet, row, column, required.includes(column) ? word(hand, column.title.slice(0, 1)) : say(hand, column))));
}

/** Fills in one more cell of a row that is not complete yet, or begins one. */
export function slowRow(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet || !hand.register.typed) return;
  const done = new Set(recordRows(sheet, hand.register));
  const row = filledRows(sheet).find((it) => !done.has(it)) ?? freeRow(sheet);
  const missing = columnsOf(hand, sheet).filter(({ key }) => hand.register.required.includes(key) && sheet.tab.rows[row]?.cells[sheet.at.get(key) ?? -1]?.userEnteredValue === undefined);
  const column = hand.rng.chance(0.7) ? hand.rng.pick(missing) : hand.rng.pick(columnsOf(hand, sheet));
  if (column) ask(hand, ...write(hand, sheet, row, column, missing.includes(column) ? word(hand, column.title.slice(0, 1)) : say(hand, column)));
}

/** Changes a few cells of one row. */
export function change(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(recordRows(sheet, hand.register));
  if (!sheet || row === undefined) return;
  const columns = hand.rng.some(columnsOf(hand, sheet), 1 + hand.rng.int(3));
  ask(hand, ...columns.flatMap((column) => write(hand, sheet, row, column, say(hand, column))));
}

/** Fills what a case needs to go on: who, when, what came of it. */
export function work(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(recordRows(sheet, hand.register));
  if (!sheet || row === undefined) return;
  const wanted = hand.rng.pick([['department', 'secondIntake', 'deliveredAt'], ['repliedAt', 'findings'], ['result', 'resultAt'], ['answeredAt'], ['upheld', 'responsible', 'conduct', 'judge'], ['void'], ['calledAt', 'satisfaction'], ['raisedAt'], ['repeatOf', 'repeatReason'], ['verdict', 'amount', 'decider'], ['objection', 'appealedAt']]) ?? [];
  ask(hand, ...columnsOf(hand, sheet).filter(({ key }) => wanted.includes(key)).flatMap((column) => write(hand, sheet, row, column, say(hand, column))));
}

/** Empties a cell, or a few. */
export function emptyCells(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  const filled = columnsOf(hand, sheet).filter(({ key }) => sheet.tab.rows[row]?.cells[sheet.at.get(key) ?? -1]?.userEnteredValue !== undefined);
  ask(hand, ...hand.rng.some(filled, 1 + hand.rng.int(2)).flatMap((column) => write(hand, sheet, row, column, undefined)));
}

/** Types over what the system wrote: anything, or another row's number. */
export function overtype(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  const column = hand.rng.pick(systemColumns(hand.register).filter((it) => it.key !== 'id' && sheet.at.has(it.key)));
  ask(hand, ...write(hand, sheet, row, column, word(hand, '手写')));
}

/** Types over a number: nothing, rubbish, another's, or one nobody was given. */
export function overtypeNumber(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  const at = sheet?.at.get('id');
  if (!sheet || row === undefined || at === undefined) return;
  const prefix = hand.register.prefix ?? 'KS';
  const value = hand.rng.pick([undefined, word(hand, '号'), `${prefix}-2610-000${1 + hand.rng.int(9)}`, `${prefix}-2610-0999`, 'ＫＳ－２６１０－０００１']);
  ask(hand, typing(hand, row, at, value));
}

/** Selects a row and empties all of it. */
export function emptyRow(hand: Hand): void {
  const sheet = look(hand);
  const row = sheet && hand.rng.pick(filledRows(sheet));
  if (!sheet || row === undefined) return;
  ask(hand, { updateCells: { range: range(hand, { top: row, bottom: row + 1, left: 0, right: width(sheet) }), fields: 'userEnteredValue' } });
}

/** Empties a block of cells over some rows. */
export function emptyBlock(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const [top, left] = [1 + hand.rng.int(Math.max(1, sheet.last)), hand.rng.int(width(sheet))];
  const block = { top, bottom: Math.min(top + 1 + hand.rng.int(3), sheet.tab.grid.rowCount), left, right: Math.min(left + 1 + hand.rng.int(8), width(sheet)) };
  ask(hand, { updateCells: { range: range(hand, block), fields: 'userEnteredValue' } });
}

/** Writes a remark, a note or a colour, which are nobody's business. */
export function decorate(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const [row, column] = [1 + hand.rng.int(sheet.last + 3), hand.rng.int(width(sheet))];
  const cell = hand.rng.chance(0.5) ? { cell: { note: word(hand, '批注') }, fields: 'note' } : { cell: { userEnteredFormat: { backgroundColor: { red: 1 } } }, fields: 'userEnteredFormat.backgroundColor' };
  ask(hand, { repeatCell: { range: range(hand, { top: row, bottom: row + 1, left: column, right: column + 1 }), ...cell } });
}

/** Writes something beside or below the table, in a column that is nobody's. */
export function scribble(hand: Hand): void {
  const sheet = look(hand);
  if (!sheet) return;
  const own = new Set(sheet.at.values());
  const free = Array.from({ length: width(sheet) }, (_, index) => index).filter((index) => !own.has(index));
  const column = hand.rng.pick(free);
  if (column !== undefined) ask(hand, typing(hand, 1 + hand.rng.int(sheet.last + 2), column, hand.rng.chance(0.2) ? '合计' : word(hand, '草')));
}

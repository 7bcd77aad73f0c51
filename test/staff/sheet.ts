import type { Book, Cell, Row, Tab } from '../../infra/local/sheets/model.ts';
import { Evaluator } from '../../infra/local/sheets/evaluator.ts';
import type { ExtendedValue } from '../../infra/local/sheets/schema/cell.ts';
import type { Register } from '../../shared/registers/register.ts';
import { LONGEST_TEXT, type Raw } from '../../shared/sheet/cell.ts';
import { charactersOf } from '../../shared/words/sentence.ts';
import { COLUMN_KEY, ROW_KEY } from '../../shared/sheet/sheets.ts';

/** A tab as people see it, with what they do not see: whose columns these are, and which rows carry which marks. */
export interface Sheet {
  readonly book: Book;
  readonly tab: Tab;
  /** Index by column key. */
  readonly at: ReadonlyMap<string, number>;
  /** Index of the last row that holds a value, 0 = only the header. */
  readonly last: number;
}

const keysOf = (tab: Tab): readonly (string | undefined)[] => Array.from(tab.columns, (column) => column?.tags.find((tag) => tag.metadataKey === COLUMN_KEY)?.metadataValue);

/** A tab is never changed once a change of it is kept, so what is read off it once stays true. */
const columnsOf = new WeakMap<Tab, { readonly register: Register; readonly at: ReadonlyMap<string, number> }>();
const lastOf = new WeakMap<Tab, number>();
const holding = new WeakMap<Row, boolean>();

/** Columns by the key they carry; a key that nobody carries is found under its title, if no other column has it. */
export function columnsIn(register: Register, tab: Tab): ReadonlyMap<string, number> {
  const known = columnsOf.get(tab);
  if (known?.register === register) return known.at;
  const at = findColumns(register, tab);
  columnsOf.set(tab, { register, at });
  return at;
}

function findColumns(register: Register, tab: Tab): ReadonlyMap<string, number> {
  const keys = keysOf(tab);
  const titles = Array.from(tab.rows[0]?.cells ?? [], (cell) => String(plain(cell?.userEnteredValue) ?? '').trim());
  return new Map(register.columns.flatMap(({ key, title }): [string, number][] => {
    const own = keys.indexOf(key);
    if (own >= 0) return [[key, own]];
    const named = titles.findIndex((it, index) => it === title && !register.columns.some((column) => column.key === keys[index]));
    return named < 0 ? [] : [[key, named]];
  }));
}

/** The sheet of a register as it is now; undefined when its tab is gone. */
export function sheetOf(register: Register, book: Book, sheetId: number): Sheet | undefined {
  const tab = book.tabs.find((it) => it.properties.sheetId === sheetId);
  return tab && { book, tab, at: columnsIn(register, tab), last: lastIn(tab) };
}

function lastIn(tab: Tab): number {
  const last = lastOf.get(tab) ?? Math.max(0, tab.rows.findLastIndex(holds));
  lastOf.set(tab, last);
  return last;
}

/** Whether a row holds any value. */
export function holds(row: Row | undefined): boolean {
  if (!row) return false;
  const held = holding.get(row) ?? row.cells.some((cell) => cell?.userEnteredValue !== undefined);
  holding.set(row, held);
  return held;
}

/** A value without formulas; blanks and unticked boxes are nothing. */
export function plain(value: ExtendedValue | undefined): Raw | undefined {
  if (value?.errorValue) return `#${value.errorValue.type}`;
  const raw = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
  return raw === '' || raw === false ? undefined : raw;
}

/** As much of a text as a record keeps (contract: 5,000 characters). */
export const shortened = (raw: Raw | undefined): Raw | undefined => (typeof raw === 'string' && raw.length > LONGEST_TEXT ? charactersOf(raw).slice(0, LONGEST_TEXT).join('') : raw);

/** What a cell is worth. Reckoning a formula takes the whole book, so it is done for formulas alone. */
export function worth({ book, tab }: Sheet, row: number, column: number, now: number): Raw | undefined {
  const entered = tab.rows[row]?.cells[column]?.userEnteredValue;
  if (entered?.formulaValue === undefined) return plain(entered);
  return plain(new Evaluator(book, now as never).value(tab, row, column));
}

/** The text of a cell of a row as typed, by column key. */
export function textOf({ at }: Pick<Sheet, 'at'>, row: Row | undefined, key: string): string | undefined {
  const column = at.get(key);
  const value = column === undefined ? undefined : row?.cells[column]?.userEnteredValue;
  const raw = value?.formulaValue ?? plain(value);
  return raw === undefined ? undefined : String(raw);
}

export const cellOf = ({ at }: Pick<Sheet, 'at'>, row: Row | undefined, key: string): Cell | undefined => {
  const column = at.get(key);
  return column === undefined ? undefined : row?.cells[column];
};

/** Ids of the marks on a row. */
export const marksOn = (row: Row | undefined): readonly number[] => (row?.tags ?? []).filter((tag) => tag.metadataKey === ROW_KEY).map((tag) => tag.metadataId);

/** Whether a cell lies under a merge that begins elsewhere. */
export const covered = ({ merges }: Tab, row: number, column: number): boolean =>
  merges.some((it) => inSpan(row, it.startRowIndex, it.endRowIndex) && inSpan(column, it.startColumnIndex, it.endColumnIndex) && !(row === (it.startRowIndex ?? 0) && column === (it.startColumnIndex ?? 0)));

const inSpan = (index: number, start = 0, end = Infinity): boolean => index >= start && index < end;

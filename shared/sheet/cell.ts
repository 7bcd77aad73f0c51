import { charactersOf } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';

/** A cell's value as the Sheets API gives it unformatted: dates are serial numbers. A blank cell is absent. */
export type Raw = string | number | boolean;

/** A cell as read: its value, and the formula or the error that stands behind it. */
export interface ReadCell {
  readonly raw: Raw;
  /** The formula as typed. */
  readonly formula?: string;
  readonly broken?: true;
  /** Characters the cell really holds, where `raw` is only their beginning. */
  readonly long?: number;
  readonly note?: string;
}

/** What was last seen in a people's cell, and since when. */
export interface SeenCell extends ReadCell {
  /** The look that first found this value. */
  readonly at: Instant;
}

/** The people's cells of a row by column key; a blank cell has no entry. */
export type Cells = Readonly<Record<string, SeenCell>>;

/** Text longer than this is cut in the record (contract: 5,000 characters are kept exactly). */
export const LONGEST_TEXT = 5_000;

/** A cell as a record keeps it: of a text that is too long only the beginning, and how long it was. */
export function keptCell(cell: ReadCell): ReadCell {
  if (typeof cell.raw !== 'string' || cell.raw.length <= LONGEST_TEXT) return cell;
  const characters = charactersOf(cell.raw);
  return characters.length <= LONGEST_TEXT ? cell : { ...cell, raw: characters.slice(0, LONGEST_TEXT).join(''), long: characters.length };
}

/** The raw values of cells, by the same keys. */
export const rawsOf = (cells: Readonly<Record<string, ReadCell>>): Readonly<Record<string, Raw>> =>
  Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, cell.raw]));

/** Cells after a change; null empties one. */
export function withChanges(cells: Cells, changes: Readonly<Record<string, SeenCell | null>>): Cells {
  const next: Record<string, SeenCell> = { ...cells };
  for (const [key, cell] of Object.entries(changes)) {
    if (cell === null) delete next[key];
    else next[key] = cell;
  }
  return next;
}

/** A raw value as a person would read it. */
export const printRaw = (raw: Raw): string => (raw === true ? '是' : raw === false ? '否' : String(raw));

/** Whether two readings of a cell are the same to a person. A formula that only moved with its row says the same. */
export const sameCell = (a: ReadCell | undefined, b: ReadCell | undefined): boolean =>
  a?.raw === b?.raw && (a?.formula === undefined) === (b?.formula === undefined) && a?.broken === b?.broken && a?.long === b?.long;

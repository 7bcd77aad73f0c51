import { numberOfMetadata, parseNumber } from '../registers/number.ts';
import type { TabRow } from './tab.ts';

/** A row and the record it is. */
export interface BoundRow {
  readonly id: string;
  readonly row: TabRow;
  /** The row carries the record's metadata. */
  readonly marked: boolean;
}

/** Which row is which record. */
export interface Binding {
  readonly bound: readonly BoundRow[];
  /** Rows that are no record yet. */
  readonly loose: readonly TabRow[];
}

/**
 * Binds rows to records by two identities: the row's developer metadata, which follows it through sorts and moves, and
 * the number in its cell. Metadata wins, unless its row has lost its number and the number stands, unmarked, elsewhere:
 * then the row was cut and pasted there, and the metadata stayed behind. A number alone binds only where no marked row
 * claims it, so that a copied row is a new one; a number nobody was given binds nothing.
 */
export function bindRows(prefix: string, rows: readonly TabRow[], knows: (id: string) => boolean): Binding {
  const marks = new Map(rows.map((row) => [row, row.metadata.flatMap((it) => numberOfMetadata(prefix, it) ?? []).filter(knows)]));
  const typed = new Map(rows.map((row) => [row, row.cells['id'] === undefined ? undefined : parseNumber(String(row.cells['id'].raw))]));
  const carried = new Set(rows.filter((row) => marks.get(row)?.length === 0).map((row) => typed.get(row)));
  const bound: BoundRow[] = [];
  const taken = new Set<string>();
  const bind = (row: TabRow, id: string | undefined, marked: boolean): boolean => {
    if (id === undefined || !id.startsWith(`${prefix}-`) || taken.has(id) || !knows(id)) return false;
    taken.add(id);
    bound.push({ id, row, marked });
    return true;
  };
  const own = (row: TabRow): string | undefined => {
    const free = marks.get(row)?.filter((id) => !taken.has(id)) ?? [];
    return free.find((id) => id === typed.get(row)) ?? (typed.get(row) === undefined ? free.find((id) => !carried.has(id)) : free[0]);
  };
  const unmarked = rows.filter((row) => !bind(row, own(row), true));
  const loose = unmarked.filter((row) => !bind(row, typed.get(row), false));
  return { bound, loose };
}

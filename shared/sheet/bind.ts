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
 * the number in its cell. Metadata wins; a number alone binds only where no marked row claims it, so that a copied row
 * is a new one; a number nobody was given binds nothing.
 */
export function bindRows(prefix: string, rows: readonly TabRow[], knows: (id: string) => boolean): Binding {
  const bound: BoundRow[] = [];
  const taken = new Set<string>();
  const unmarked: TabRow[] = [];
  for (const row of rows) {
    const id = row.metadata.map((it) => numberOfMetadata(prefix, it)).find((it) => it !== undefined && knows(it) && !taken.has(it));
    if (id === undefined) unmarked.push(row);
    else {
      taken.add(id);
      bound.push({ id, row, marked: true });
    }
  }
  const loose: TabRow[] = [];
  for (const row of unmarked) {
    const typed = row.cells['id'];
    const id = typed === undefined ? undefined : parseNumber(String(typed.raw));
    if (id === undefined || !knows(id) || taken.has(id)) loose.push(row);
    else {
      taken.add(id);
      bound.push({ id, row, marked: false });
    }
  }
  return { bound, loose };
}

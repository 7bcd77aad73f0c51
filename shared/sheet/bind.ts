import { numberOfMetadata, parseNumber } from '../registers/number.ts';
import type { TabRow } from './tab.ts';

/** A row and the record it is. */
export interface BoundRow {
  readonly id: string;
  readonly row: TabRow;
  /** The row carries the record's mark. */
  readonly marked: boolean;
  /** The cell named another record than the mark, and the mark was believed. */
  readonly renumbered?: true;
}

/** Which row is which record. */
export interface Binding {
  readonly bound: readonly BoundRow[];
  /** Rows that are no record yet. */
  readonly loose: readonly TabRow[];
}

/** What binding needs to know beside the rows. */
export interface Known {
  readonly prefix: string;
  /** Whether a number was ever given out. */
  readonly knows: (id: string) => boolean;
  /** Numbers whose rows did not change since they were last verified; they stand where they stood. */
  readonly settled: ReadonlySet<string>;
  /** How much of a record's people's cells a row repeats, from 0 to 1. */
  readonly likeness: (row: TabRow, id: string) => number;
}

/** A row repeats a record from here on: then its number goes before its mark. */
export const ALIKE = 0.7;

/** The known numbers a row's marks stand for. */
export const marksOf = (row: TabRow, { prefix, knows }: Known): readonly string[] => row.metadata.flatMap((it) => numberOfMetadata(prefix, it) ?? []).filter(knows);

/** The known number in a row's cell. */
export function typedOf(row: TabRow, { prefix, knows }: Known): string | undefined {
  const id = row.cells['id'] === undefined ? undefined : parseNumber(String(row.cells['id'].raw));
  return id?.startsWith(`${prefix}-`) && knows(id) ? id : undefined;
}

/** Rows whose mark and number name different records: what they say decides, so their records have to be read. */
export const conflictsIn = (rows: readonly TabRow[], known: Known): readonly string[] =>
  rows.flatMap((row) => {
    const [typed, marks] = [typedOf(row, known), marksOf(row, known)];
    return typed === undefined || marks.length === 0 || marks.includes(typed) ? [] : [typed, ...marks];
  });

/**
 * Binds rows to records by two identities that are checked against each other: the mark (developer metadata), which
 * follows its row through sorts and moves, and the number in its cell, which follows a cut, a copy and a paste.
 *
 * Where both agree there is nothing to decide. Where the number is gone the mark stands, unless the number stands
 * unmarked elsewhere (then the row was cut and pasted there). Where they disagree the mark stands, unless no other row
 * has both identities of that number and what the row says is that record's (then a block was pasted over, or moved), or
 * what the marked record said went elsewhere with its number (then something was pasted where it had been cut out). A
 * number alone binds where nobody has a better claim: of several the likeliest, then the upper; the others are copies.
 */
export function bindRows(rows: readonly TabRow[], known: Known): Binding {
  const facts = rows.map((row) => ({ row, typed: typedOf(row, known), marks: marksOf(row, known) }));
  const taken = new Map<string, BoundRow>();
  const left = new Set(facts);
  const bind = (fact: (typeof facts)[number], id: string): void => {
    const marked = fact.marks.includes(id);
    taken.set(id, { id, row: fact.row, marked, ...(marked && fact.typed !== undefined && fact.typed !== id ? { renumbered: true } : {}) });
    left.delete(fact);
  };
  const free = (id: string): boolean => !taken.has(id) && !known.settled.has(id);
  for (const fact of facts) if (fact.typed !== undefined && fact.marks.includes(fact.typed) && free(fact.typed)) bind(fact, fact.typed);
  for (const fact of left) {
    const { row, typed, marks } = fact;
    if (typed === undefined || marks.length === 0 || !free(typed)) continue;
    const alike = known.likeness(row, typed);
    if (alike >= ALIKE && marks.every((id) => alike > known.likeness(row, id))) bind(fact, typed);
  }
  const carriers = Map.groupBy([...left].filter(({ marks }) => marks.length === 0), ({ typed }) => typed);
  const wentElsewhere = ({ row, typed }: (typeof facts)[number], id: string): boolean =>
    carriers.get(id)?.some((it) => typed === undefined || (known.likeness(it.row, id) >= ALIKE && known.likeness(row, id) < ALIKE)) === true;
  for (const fact of left) {
    const id = fact.marks.find((it) => free(it) && !wentElsewhere(fact, it));
    if (id !== undefined) bind(fact, id);
  }
  for (const [id, claims] of Map.groupBy([...left].filter(({ typed }) => typed !== undefined && free(typed)), ({ typed }) => typed ?? '')) {
    const best = claims.length === 1 ? claims[0] : claims.toSorted((a, b) => known.likeness(b.row, id) - known.likeness(a.row, id) || a.row.index - b.row.index)[0];
    if (best) bind(best, id);
  }
  return { bound: [...taken.values()], loose: [...left].map(({ row }) => row) };
}

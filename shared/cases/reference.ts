import { isDeepStrictEqual } from 'node:util';
import type { OfficialYear } from '../calendar/official.ts';
import type { RuleVersion } from '../clocks/rulebook.ts';
import type { Cells } from '../sheet/cell.ts';
import type { Instant } from '../words/time.ts';

/** One row of a reference tab as last seen. */
export interface ReferenceRow {
  /** Identity of the row: its developer-metadata id, chosen when the row was first seen. */
  readonly id: number;
  readonly cells: Cells;
  /** The first good look that did not find it; it stands until a second one agrees. */
  readonly missingSince?: Instant;
  /** For a further row of 规则: what it said at the last look; it counts once it has stood still for one. */
  readonly steady?: { readonly print: string; readonly at: Instant };
  /** For 规则: every version this row has stated, oldest first. */
  readonly versions?: readonly RuleVersion[];
}

/** A reference tab as the system knows it, in the order of its rows. */
export interface Reference {
  readonly key: 'people' | 'departments' | 'rules' | 'workdays';
  readonly rows: readonly ReferenceRow[];
  /** The next identity to give. */
  readonly nextId: number;
  /** Grows with every change; names the calendar's and the company's version. */
  readonly version: number;
}

/** The four reference tabs. */
export interface References {
  readonly people: Reference;
  readonly departments: Reference;
  readonly rules: Reference;
  readonly workdays: Reference;
  /** Absent before any year was imported. */
  readonly official?: Imports;
}

/** Official years taken from files, which beat those the product brings along. */
export interface Imports {
  readonly years: readonly OfficialYear[];
  /** Grows with every import, and so names the calendar's version. */
  readonly version: number;
}

export const NO_IMPORTS: Imports = { years: [], version: 0 };

/** The imports with a year in place of one of the same region and year; the same ones where it says nothing new. */
export function withYear(before: Imports, year: OfficialYear): Imports {
  if (before.years.some((it) => isDeepStrictEqual(it, year))) return before;
  const others = before.years.filter((it) => it.region !== year.region || it.year !== year.year);
  return { years: [...others, year], version: before.version + 1 };
}

/** Row identities are developer-metadata ids, unique in a workbook, so each tab counts in a range of its own. */
export const FIRST_ROW_ID: Readonly<Record<Reference['key'], number>> = { people: 1_000_001, departments: 2_000_001, rules: 3_000_001, workdays: 4_000_001 };

/** A reference tab nobody has filled. */
const emptyReference = (key: Reference['key']): Reference => ({ key, rows: [], nextId: FIRST_ROW_ID[key], version: 0 });

/** The four tabs before anybody has filled them. */
export const NO_REFERENCES: References = {
  people: emptyReference('people'),
  departments: emptyReference('departments'),
  rules: emptyReference('rules'),
  workdays: emptyReference('workdays'),
};

import type { Day } from '../words/time.ts';
import { daysIn } from './days.ts';
import cn2024 from './official/cn-2024.json' with { type: 'json' };
import cn2025 from './official/cn-2025.json' with { type: 'json' };
import cn2026 from './official/cn-2026.json' with { type: 'json' };

/** Whose official days a year lists: the mainland, Taiwan, Hong Kong. */
export const REGIONS = ['cn', 'tw', 'hk'] as const;
export type Region = (typeof REGIONS)[number];

/** The days of one year that an official notice turns into rest days or workdays. */
export interface OfficialYear {
  readonly region: Region;
  readonly year: number;
  /** Number and address of the notice. */
  readonly source: string;
  /** Days off that the week does not give anyway; a weekend among them does no harm. */
  readonly rest: readonly Day[];
  /** Make-up workdays; Taiwan has none from 2025 on, Hong Kong never had any. */
  readonly work: readonly Day[];
  /** As `checksumOf` gives it, so that an edit by accident is found. */
  readonly checksum: string;
}

/** A year as its file states it: days as `2026-01-04` or, both included, `2026-01-01..2026-01-03`. */
export type OfficialFile = Readonly<Record<'rest' | 'work', readonly string[]>> & Omit<OfficialYear, 'rest' | 'work'>;

/** A year with its spans of days laid out; throws RangeError on a day that does not exist. */
export const officialYear = (file: OfficialFile): OfficialYear => ({ ...file, rest: daysIn(file.rest), work: daysIn(file.work) });

/**
 * Every year announced so far that the product brings along. Next year's notice (国务院办公厅关于…部分节假日安排的通知) came
 * between 25 October and 8 December in the years since 2019; until a release brings it, `desk calendar import` takes it
 * from a file of the same format.
 */
export const OFFICIAL_YEARS: readonly OfficialYear[] = [cn2024, cn2025, cn2026].map((file) => officialYear({ ...file, region: 'cn' }));

/** The years of a region: those brought along, and those imported, which beat them. */
export function officialYearsOf(region: Region, imported: readonly OfficialYear[]): readonly OfficialYear[] {
  const years = new Map<number, OfficialYear>();
  for (const year of [...OFFICIAL_YEARS, ...imported]) if (year.region === region) years.set(year.year, year);
  return [...years.values()];
}

declare const instant: unique symbol;
declare const day: unique symbol;

/**
 * A point on the time line in epoch milliseconds. It is absolute, so no offset can be lost;
 * every door (store, API, letter, sheet) prints it with one.
 */
export type Instant = number & { readonly [instant]: true };

/** A calendar day `yyyy-mm-dd`. A day is not a moment: it has no zone and no time. */
export type Day = string & { readonly [day]: true };

/** One minute in milliseconds. */
export const MINUTE = 60_000;
/** One hour in milliseconds. */
export const HOUR = 60 * MINUTE;

/** Brands epoch milliseconds. */
export const instantOf = (epochMs: number): Instant => epochMs as Instant;

/** Parses an ISO 8601 moment that carries an offset (`2026-10-12T09:30:00+08:00`); undefined without one, or on a day there is not. */
export function parseInstant(iso: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(iso) || parseDay(iso.slice(0, 10)) === undefined) return undefined;
  const epochMs = Date.parse(iso);
  return Number.isNaN(epochMs) ? undefined : instantOf(epochMs);
}

/** Moves a moment by elapsed (natural) milliseconds. */
export const plus = (at: Instant, ms: number): Instant => (at + ms) as Instant;

/** The earliest of the moments given, if any. */
export const earliest = (...moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.reduce((a, b) => (a === undefined ? b : b === undefined ? a : b < a ? b : a), undefined);

/** The latest of the moments given, if any. */
export const latest = (...moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.reduce((a, b) => (a === undefined ? b : b === undefined ? a : b > a ? b : a), undefined);

/** Parses `yyyy-mm-dd`; undefined when the day does not exist. */
export function parseDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const epoch = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return dayOfEpochDay(epoch / 86_400_000) === text ? (text as Day) : undefined;
}

/** Days since 1970-01-01 of a calendar day. */
export const epochDay = (on: Day): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** The calendar day that lies so many days after 1970-01-01. */
export const dayOfEpochDay = (n: number): Day => new Date(n * 86_400_000).toISOString().slice(0, 10) as Day;

/** Moves a calendar day by whole days. */
export const addDays = (on: Day, days: number): Day => dayOfEpochDay(epochDay(on) + days);

/** The first day of a year. Throws RangeError on a year that has no four digits. */
export function newYear(year: number): Day {
  const on = parseDay(`${String(year).padStart(4, '0')}-01-01`);
  if (on === undefined) throw new RangeError(`no such year: ${year}`);
  return on;
}

/** Day of the week, 0 = Monday … 6 = Sunday. */
export const weekdayOf = (on: Day): number => (((epochDay(on) + 3) % 7) + 7) % 7;

/** The accounting month `yyyy-mm` of a day. */
export const monthOf = (on: Day): string => on.slice(0, 7);

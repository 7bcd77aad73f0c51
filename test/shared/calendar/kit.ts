import type { CalendarOptions } from '../../../shared/calendar/calendar.ts';
import { DEFAULT_WEEK, DEFAULT_ZONE, makeCalendar } from '../../../shared/calendar/calendar.ts';
import { parseHours } from '../../../shared/calendar/hours.ts';
import type { Interval } from '../../../shared/calendar/hours.ts';
import { OFFICIAL_YEARS } from '../../../shared/calendar/official.ts';
import type { Day, Instant } from '../../../shared/words/time.ts';
import { parseDay, parseInstant } from '../../../shared/words/time.ts';

/** A day as written; throws when it does not exist. */
export function day(text: string): Day {
  const on = parseDay(text);
  if (on === undefined) throw new Error(`no day: ${text}`);
  return on;
}

/** A moment as written, with its offset, or in Shanghai without one (`2026-10-12 09:30`). */
export function moment(text: string): Instant {
  const at = parseInstant(text.includes('T') ? text : `${text.replace(' ', 'T')}+08:00`);
  if (at === undefined) throw new Error(`no moment: ${text}`);
  return at;
}

/** Intervals as written; throws when they are wrong. */
export function hours(text: string): readonly Interval[] {
  const intervals = parseHours(text);
  if (!intervals) throw new Error(`no hours: ${text}`);
  return intervals;
}

/** The calendar of the product's defaults, changed in what a test is about. */
export const calendarWith = (changes: Partial<CalendarOptions> = {}) =>
  makeCalendar({ zone: DEFAULT_ZONE, week: DEFAULT_WEEK, official: OFFICIAL_YEARS, overrides: new Map(), version: 'test', ...changes });

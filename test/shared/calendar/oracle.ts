import type { DayRule } from '../../../shared/calendar/calendar.ts';
import type { Interval } from '../../../shared/calendar/hours.ts';
import type { Day } from '../../../shared/words/time.ts';
import { dayOfEpochDay, MINUTE, weekdayOf } from '../../../shared/words/time.ts';

/**
 * The local minutes (since 1970-01-01 00:00 of the wall) of a span of UTC minutes, read from the platform one by one; a
 * clock that is turned back is taken to stand still, so that nothing is worked twice under one name.
 */
export function wallMinutes(zone: string, from: number, count: number): readonly number[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  let latest = -Infinity;
  return Array.from({ length: count }, (_, i) => {
    const shown = Date.parse(`${format.format(from + i * MINUTE).replace(' ', 'T')}Z`) / MINUTE;
    latest = Math.max(latest, shown);
    return latest;
  });
}

const covers = (hours: readonly Interval[], minute: number) => hours.some(([from, to]) => from <= minute && minute < to);

/** Whether each of those minutes is working time, asked of the plain week and its exceptions. */
export function workedMinutes(
  walls: readonly number[],
  week: readonly (readonly Interval[])[],
  exceptions: ReadonlyMap<Day, DayRule>,
): readonly boolean[] {
  const byDay = new Map<number, readonly Interval[]>();
  const hoursOf = (n: number): readonly Interval[] => {
    const on = dayOfEpochDay(n);
    const rule = exceptions.get(on);
    if (rule?.kind === 'rest') return [];
    return rule?.hours ?? week[weekdayOf(on)] ?? [];
  };
  const hoursOn = (n: number) => {
    const known = byDay.get(n) ?? hoursOf(n);
    byDay.set(n, known);
    return known;
  };
  return walls.map((wall) => {
    const n = Math.floor(wall / 1440);
    const minute = wall - n * 1440;
    return covers(hoursOn(n), minute) || covers(hoursOn(n - 1), minute + 1440);
  });
}

/** Walks minute by minute until the budget is used up; undefined when the span ends before. */
export function walk(worked: readonly boolean[], start: number, from: number, ms: number): number | undefined {
  let left = ms;
  for (let i = Math.floor((from - start) / MINUTE), at = from; i < worked.length; i += 1, at = start + i * MINUTE) {
    const minute = start + (i + 1) * MINUTE - at;
    if (!worked[i]) continue;
    if (left <= minute) return at + left;
    left -= minute;
  }
  return undefined;
}

/** Counts working time of [from, to) minute by minute, in ms. */
export function walkedBetween(worked: readonly boolean[], start: number, from: number, to: number): number {
  let sum = 0;
  for (let i = Math.floor((from - start) / MINUTE); start + i * MINUTE < to; i += 1) {
    const opens = Math.max(from, start + i * MINUTE);
    if (worked[i]) sum += Math.min(to, start + (i + 1) * MINUTE) - opens;
  }
  return sum;
}

import type { DayRule } from '../../../shared/calendar/calendar.ts';
import type { Interval } from '../../../shared/calendar/hours.ts';
import type { Day } from '../../../shared/words/time.ts';
import { dayOfEpochDay, MINUTE, weekdayOf } from '../../../shared/words/time.ts';

/* The slow and obvious way: one minute after the other, each asked whether it is worked. It shares no code with what it checks but the day of the week. */

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

/** A calendar as somebody would write it down: a week, official rest days and workdays, and the company's own days. */
export interface Plan {
  readonly week: readonly (readonly Interval[])[];
  readonly rest: readonly Day[];
  readonly work: readonly Day[];
  readonly own: ReadonlyMap<Day, DayRule>;
}

const covers = (hours: readonly Interval[], minute: number) => hours.some(([from, to]) => from <= minute && minute < to);

/** Tells of each minute of a day (from 1440 on, of the night after it) whether it is worked. */
function minutesOf({ week, rest, work, own }: Plan, on: Day): (minute: number) => boolean {
  const usual = week[weekdayOf(on)] ?? [];
  const ordinary = weekdayOf(on) < 5 && usual.length > 0 ? usual : (week.find((hours) => hours.length > 0) ?? []);
  const official = rest.includes(on) ? [] : work.includes(on) ? ordinary : usual;
  const rule = own.get(on);
  if (rule?.kind === 'work') return (minute) => covers(rule.hours ?? ordinary, minute);
  if (rule) return (minute) => rule.hours !== undefined && !covers(rule.hours, minute) && covers(official, minute);
  return (minute) => covers(official, minute);
}

/** Whether each of those minutes is working time. */
export function workedMinutes(walls: readonly number[], plan: Plan): readonly boolean[] {
  const days = new Map<number, (minute: number) => boolean>();
  const dayOf = (n: number): ((minute: number) => boolean) => {
    const asked = days.get(n) ?? minutesOf(plan, dayOfEpochDay(n));
    days.set(n, asked);
    return asked;
  };
  return walls.map((wall) => {
    const n = Math.floor(wall / 1440);
    const minute = wall - n * 1440;
    return dayOf(n)(minute) || dayOf(n - 1)(minute + 1440);
  });
}

type Stretch = readonly [from: number, to: number];

/** What of a span is outside pauses, in order. */
function unpaused([from, to]: Stretch, pauses: readonly Stretch[]): readonly Stretch[] {
  if (!pauses.some(([stops, resumes]) => stops < to && resumes > from)) return [[from, to]];
  const edges = [from, to, ...pauses.flat()].filter((at) => from <= at && at <= to).toSorted((a, b) => a - b);
  const pieces = edges.map((edge, i): Stretch => [edge, edges[i + 1] ?? edge]);
  return pieces.filter(([a, b]) => a < b && !pauses.some(([stops, resumes]) => stops <= a && b <= resumes));
}

/** Walks minute by minute until the budget is used up; undefined when the span ends before. */
export function walk(worked: readonly boolean[], start: number, from: number, ms: number, pauses: readonly Stretch[] = []): number | undefined {
  let left = ms;
  for (let i = Math.floor((from - start) / MINUTE); i < worked.length; i += 1) {
    if (!worked[i]) continue;
    for (const [opens, closes] of unpaused([Math.max(from, start + i * MINUTE), start + (i + 1) * MINUTE], pauses)) {
      if (left <= closes - opens) return opens + left;
      left -= closes - opens;
    }
  }
  return undefined;
}

/** Counts working time of [from, to) minute by minute, in ms. */
export function walkedBetween(worked: readonly boolean[], start: number, from: number, to: number, pauses: readonly Stretch[] = []): number {
  let sum = 0;
  for (let i = Math.floor((from - start) / MINUTE); start + i * MINUTE < to; i += 1) {
    if (!worked[i]) continue;
    for (const [opens, closes] of unpaused([Math.max(from, start + i * MINUTE), Math.min(to, start + (i + 1) * MINUTE)], pauses)) sum += closes - opens;
  }
  return sum;
}

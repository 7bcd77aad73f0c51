import { Refusal } from '../errors/refusal.ts';
import type { Day } from '../words/time.ts';
import { weekdayOf } from '../words/time.ts';
import type { Interval } from './hours.ts';
import type { OfficialYear } from './official.ts';
import { STATUTORY_DAYS } from './statutory.ts';
import { isZone } from './zone.ts';

/** What makes a day differ from its week. A workday without hours has those of an ordinary working day. */
export type DayRule = { readonly kind: 'rest' } | { readonly kind: 'work'; readonly hours?: readonly Interval[] };

/** What a calendar is made of; overrides (工作日历) beat official days, which beat the week. */
export interface CalendarOptions {
  readonly zone: string;
  /** Index 0 = Monday; intervals in order. */
  readonly week: readonly (readonly Interval[])[];
  /** Announced years; none = the calendar follows no official notices and awaits none. */
  readonly official: readonly OfficialYear[];
  readonly overrides: ReadonlyMap<Day, DayRule>;
  readonly version: string;
}

/** Which days and hours are working time. It never changes; a changed calendar is a new one with a new version. */
export interface Calendar {
  readonly zone: string;
  readonly version: string;
  /** Intervals that begin on this day, in order; none on a rest day. */
  hoursOn(on: Day): readonly Interval[];
  isWorkday(on: Day): boolean;
  /** False while the official notice of the year is awaited. */
  announced(year: number): boolean;
}

const OFFICE: readonly Interval[] = [
  [510, 720],
  [810, 1050],
];
const NONE: readonly Interval[] = [];

/** Monday to Friday 08:30-12:00 and 13:30-17:30. */
export const DEFAULT_WEEK: readonly (readonly Interval[])[] = [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, NONE, NONE];

/** The zone of the workbooks. */
export const DEFAULT_ZONE = 'Asia/Shanghai';

function rulesOf(options: CalendarOptions, years: ReadonlySet<number>): ReadonlyMap<Day, DayRule> {
  const rules = new Map<Day, DayRule>();
  if (years.size > 0) {
    for (const on of STATUTORY_DAYS) if (!years.has(Number(on.slice(0, 4)))) rules.set(on, { kind: 'rest' });
  }
  // A notice may move days of the December before it, so the later notice wins.
  for (const { rest, work } of options.official.toSorted((a, b) => a.year - b.year)) {
    for (const on of rest) rules.set(on, { kind: 'rest' });
    for (const on of work) rules.set(on, { kind: 'work' });
  }
  for (const [on, rule] of options.overrides) rules.set(on, rule);
  return rules;
}

/** Makes a calendar; throws Refusal `calendar.invalid` when its week has no working time (it would run out) or its zone is unknown. */
export function makeCalendar(options: CalendarOptions): Calendar {
  const { zone, week, version } = options;
  const ordinary = week.find((hours) => hours.length > 0);
  if (!ordinary) throw new Refusal('calendar.invalid', { what: '一周里没有任何上班时段 (the week has no working time)' });
  if (!isZone(zone)) throw new Refusal('calendar.invalid', { what: `没有这个时区 (no such time zone): ${zone}` });
  const years = new Set(options.official.map(({ year }) => year));
  const rules = rulesOf(options, years);

  const hoursOn = (on: Day): readonly Interval[] => {
    const weekday = weekdayOf(on);
    const usual = week[weekday] ?? NONE;
    const rule = rules.get(on);
    if (!rule) return usual;
    if (rule.kind === 'rest') return NONE;
    return rule.hours ?? (weekday < 5 && usual.length > 0 ? usual : ordinary);
  };

  return {
    zone,
    version,
    hoursOn,
    isWorkday: (on) => hoursOn(on).length > 0,
    announced: (year) => years.size === 0 || years.has(year),
  };
}

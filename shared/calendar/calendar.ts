import { Refusal } from '../errors/refusal.ts';
import type { Day } from '../words/time.ts';
import { addDays, newYear, weekdayOf } from '../words/time.ts';
import { subtract, type Interval } from './hours.ts';
import type { DayBasis } from './basis.ts';
import type { OfficialYear, Region } from './official.ts';
import { STATUTE, STATUTORY_DAYS } from './statutory.ts';
import { isZone } from './zone.ts';

/**
 * What makes a day differ from its week. A workday without hours has those of an ordinary working day; rest with hours is
 * rest in those alone, a half day off. `source` names who says so, for whoever asks why.
 */
export interface DayRule {
  readonly kind: 'rest' | 'work';
  readonly hours?: readonly Interval[];
  readonly source?: string;
  /** The rule it stands upon, where it is rest in some hours alone. */
  readonly over?: DayRule;
}

/** Why a day works or rests, and who says so. */
export interface DayStatus {
  readonly basis: DayBasis;
  /** The notice, the law or the row of 工作日历; blank where the week alone decides. */
  readonly source: string;
}

/** What a calendar is made of; overrides (工作日历) beat official days, which beat the week. */
export interface CalendarOptions {
  readonly zone: string;
  /** Index 0 = Monday; intervals in order. */
  readonly week: readonly (readonly Interval[])[];
  /** Announced years of one region; with none, and nothing in `awaits`, it follows no official notices. */
  readonly official: readonly OfficialYear[];
  /** The region whose notices it awaits; that of the announced years where it is not given. */
  readonly awaits?: Region;
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
  statusOn(on: Day): DayStatus;
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

interface Based extends DayRule {
  readonly basis: DayBasis;
}

function rulesOf(options: CalendarOptions, region: Region | undefined, years: ReadonlySet<number>): ReadonlyMap<Day, Based> {
  const rules = new Map<Day, Based>();
  if (region === 'cn') {
    for (const on of STATUTORY_DAYS) if (!years.has(Number(on.slice(0, 4)))) rules.set(on, { kind: 'rest', basis: 'statutory', source: STATUTE });
  }
  // A notice may move days of the December before it, so the later notice wins.
  for (const { rest, work, source } of options.official.toSorted((a, b) => a.year - b.year)) {
    for (const on of rest) rules.set(on, { kind: 'rest', basis: 'official', source });
    for (const on of work) rules.set(on, { kind: 'work', basis: 'official', source });
  }
  return rules;
}

/**
 * Makes a calendar; throws Refusal `calendar.invalid` when its week, or a whole year with its overrides, has no working
 * time, when hours end before they begin, or when its zone is unknown.
 */
export function makeCalendar(options: CalendarOptions): Calendar {
  const { zone, week, version, overrides } = options;
  const ordinary = week.find((hours) => hours.length > 0);
  if (!ordinary) throw new Refusal('calendar.invalid', { what: '一周里没有任何上班时段 (the week has no working time)' });
  if (!isZone(zone)) throw new Refusal('calendar.invalid', { what: `没有这个时区 (no such time zone): ${zone}` });
  for (const hours of [...week, ...[...overrides.values()].map((rule) => rule.hours ?? NONE)]) refuseUnsound(hours);
  const region = options.awaits ?? options.official[0]?.region;
  const years = new Set(options.official.map(({ year }) => year));
  const rules = rulesOf(options, region, years);
  const announced = (year: number): boolean => region === undefined || years.has(year);

  const hoursBy = (rule: DayRule | undefined, on: Day, below: () => readonly Interval[]): readonly Interval[] => {
    if (!rule) return below();
    if (rule.kind === 'rest') return rule.hours ? subtract(hoursBy(rule.over, on, below), rule.hours) : NONE;
    const weekday = weekdayOf(on);
    const usual = week[weekday] ?? NONE;
    return rule.hours ?? (weekday < 5 && usual.length > 0 ? usual : ordinary);
  };
  const hoursOn = (on: Day): readonly Interval[] => {
    const usual = (): readonly Interval[] => week[weekdayOf(on)] ?? NONE;
    return hoursBy(overrides.get(on), on, () => hoursBy(rules.get(on), on, usual));
  };
  const statusOn = (on: Day): DayStatus => {
    const own = overrides.get(on);
    if (own) return { basis: 'company', source: own.source ?? '' };
    const rule = rules.get(on);
    if (rule) return { basis: rule.basis, source: rule.source ?? '' };
    return { basis: announced(Number(on.slice(0, 4))) ? 'week' : 'awaited', source: '' };
  };

  const isWorkday = (on: Day): boolean => hoursOn(on).length > 0;
  refuseIdle([...rules.keys(), ...overrides.keys()], isWorkday);
  return { zone, version, hoursOn, isWorkday, statusOn, announced };
}

function refuseUnsound(hours: readonly Interval[]): void {
  const wrong = hours.find(([from, to], i) => !(from >= 0 && to > from && to <= from + 1440 && from < 1440 && from >= (hours[i - 1]?.[1] ?? 0)));
  if (wrong) throw new Refusal('calendar.invalid', { what: `时段不对 (no such hours): ${wrong.join('-')}` });
}

/** A clock would run through a year without working time and be due in the next: whoever laid it out so was mistaken. */
function refuseIdle(days: readonly Day[], isWorkday: (on: Day) => boolean): void {
  for (const year of new Set(days.map((on) => Number(on.slice(0, 4))))) {
    const next = newYear(year + 1);
    let on = newYear(year);
    while (on < next && !isWorkday(on)) on = addDays(on, 1);
    if (on === next) throw new Refusal('calendar.invalid', { what: `${year} 年没有任何上班时段 (${year} has no working time)` });
  }
}

import { describe, expect, test } from 'vitest';
import type { CalendarOptions, DayRule } from '../../../shared/calendar/calendar.ts';
import { DEFAULT_WEEK } from '../../../shared/calendar/calendar.ts';
import type { OfficialYear } from '../../../shared/calendar/official.ts';
import { OFFICIAL_YEARS } from '../../../shared/calendar/official.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import type { Day } from '../../../shared/words/time.ts';
import { addDays } from '../../../shared/words/time.ts';
import { calendarWith, day, hours } from './kit.ts';

const OFFICE = hours('08:30-12:00,13:30-17:30');
const overriding = (on: string, rule: DayRule) => calendarWith({ overrides: new Map<Day, DayRule>([[day(on), rule]]) });

function restAll(from: string, until: string): Map<Day, DayRule> {
  const days = new Map<Day, DayRule>();
  for (let on = day(from); on <= until; on = addDays(on, 1)) days.set(on, { kind: 'rest' });
  return days;
}

describe('hours of a day', () => {
  test.each([
    ['a Monday', '2026-10-12', OFFICE],
    ['a Sunday', '2026-10-11', []],
    ['an official rest day', '2026-10-01', []],
    ['a make-up Saturday has the hours of an ordinary day', '2026-10-10', OFFICE],
  ])('%s', (_, on, expected) => expect(calendarWith().hoursOn(day(on))).toEqual(expected));
});

describe('a row of the working calendar beats everything', () => {
  test.each<[string, string, DayRule, unknown]>([
    ['rest on an ordinary day', '2026-10-12', { kind: 'rest' }, []],
    ['rest on a make-up workday', '2026-10-10', { kind: 'rest' }, []],
    ['work on an official rest day', '2026-10-01', { kind: 'work' }, OFFICE],
    ['work on a Sunday', '2026-10-11', { kind: 'work' }, OFFICE],
    ['other hours', '2026-10-12', { kind: 'work', hours: hours('09:00-12:00') }, [[540, 720]]],
    ['rest in the afternoon alone', '2026-10-12', { kind: 'rest', hours: hours('13:30-17:30') }, [[510, 720]]],
    ['rest in the midst of both', '2026-10-12', { kind: 'rest', hours: hours('11:00-14:00') }, [[510, 660], [840, 1050]]],
    ['rest in an hour of the morning', '2026-10-12', { kind: 'rest', hours: hours('09:00-10:00') }, [[510, 540], [600, 720], [810, 1050]]],
    ['rest in the afternoon of a make-up workday', '2026-10-10', { kind: 'rest', hours: hours('13:30-17:30') }, [[510, 720]]],
    ['rest in more than is worked', '2026-10-12', { kind: 'rest', hours: hours('00:00-24:00') }, []],
    ['rest in an hour of a day of rest', '2026-10-11', { kind: 'rest', hours: hours('09:00-10:00') }, []],
  ])('%s', (_, on, rule, expected) => expect(overriding(on, rule).hoursOn(day(on))).toEqual(expected));

  test('and touches no other day', () => expect(overriding('2026-10-12', { kind: 'rest' }).isWorkday(day('2026-10-13'))).toBe(true));
});

describe('ordinary hours of a day made a workday', () => {
  const [monday, saturday, short] = [hours('09:00-18:00'), hours('09:00-12:00'), hours('09:00-16:00')];

  test('a weekday keeps its own, a Saturday takes those of Monday', () => {
    const week = [monday, monday, monday, monday, short, saturday, []];
    const overrides = new Map<Day, DayRule>([
      [day('2026-10-02'), { kind: 'work' }],
      [day('2026-10-17'), { kind: 'work' }],
    ]);
    const calendar = calendarWith({ week, overrides });
    expect(calendar.hoursOn(day('2026-10-02'))).toBe(short);
    expect(calendar.hoursOn(day('2026-10-17'))).toBe(monday);
    expect(calendar.hoursOn(day('2026-10-24'))).toBe(saturday);
  });

  test('where Monday is free, the first day that works lends its hours', () => {
    expect(calendarWith({ week: [[], short, [], [], [], [], []] }).hoursOn(day('2026-10-10'))).toBe(short);
  });
});

describe('official notices', () => {
  const rest = [day('2026-10-10'), day('2026-12-31')];
  const next: OfficialYear = { region: 'cn', year: 2027, source: 'made up', rest, work: [day('2026-12-27')], checksum: '' };

  test.each([
    ['in order', [...OFFICIAL_YEARS, next]],
    ['in any order', [next, ...OFFICIAL_YEARS]],
  ])('the next notice may move days of this year (%s)', (_, official) => {
    const calendar = calendarWith({ official });
    expect(['2026-10-10', '2026-12-31', '2026-12-27'].map((on) => calendar.isWorkday(day(on)))).toEqual([false, false, true]);
  });

  test('an announced year no longer rests by the law alone', () => {
    expect(calendarWith({ official: [...OFFICIAL_YEARS, next] }).isWorkday(day('2027-01-01'))).toBe(true);
  });

  test.each(['tw', 'hk'] as const)('%s is awaited though no year of it has come yet, and rests on no day of the mainland’s law', (awaits) => {
    const calendar = calendarWith({ official: [], awaits });
    expect([calendar.announced(2026), calendar.isWorkday(day('2026-10-01')), calendar.isWorkday(day('2027-10-01')), calendar.statusOn(day('2026-10-01')).basis]).toEqual([false, true, true, 'awaited']);
  });

  test('a calendar that follows none awaits none', () => {
    const calendar = calendarWith({ official: [] });
    expect(['2027-01-01', '2026-10-01'].map((on) => calendar.isWorkday(day(on)))).toEqual([true, true]);
    expect(calendar.announced(2031)).toBe(true);
  });
});

describe('a calendar that cannot be', () => {
  test.each<[string, Partial<CalendarOptions>, string]>([
    ['a week without working time', { week: [[], [], [], [], [], [], []] }, '没有任何上班时段'],
    ['no week', { week: [] }, '没有任何上班时段'],
    ['hours that end before they begin', { week: [[[720, 510]], [], [], [], [], [], []] }, '720-510'],
    ['hours of no length', { week: [[[510, 510]], [], [], [], [], [], []] }, '510-510'],
    ['hours before the day', { week: [[[-30, 510]], [], [], [], [], [], []] }, '-30-510'],
    ['hours that begin the next day', { week: [[[1440, 1500]], [], [], [], [], [], []] }, '1440-1500'],
    ['hours longer than a day', { week: [[[0, 1441]], [], [], [], [], [], []] }, '0-1441'],
    ['hours out of order', { week: [[[810, 1050], [510, 720]], [], [], [], [], [], []] }, '510-720'],
    ['hours that overlap', { week: [[[510, 720], [700, 810]], [], [], [], [], [], []] }, '700-810'],
    ['such hours of one day', { overrides: new Map([[day('2026-10-12'), { kind: 'work', hours: [[720, 510]] }]]) }, '720-510'],
    ['a year of rest', { overrides: restAll('2027-01-01', '2027-12-31') }, '2027 年没有任何上班时段'],
    ['a year of rest by notice', { official: [{ region: 'cn', year: 2027, source: 'made up', rest: [...restAll('2027-01-01', '2027-12-31').keys()], work: [], checksum: '' }] }, '2027 年没有任何上班时段'],
    ['an unknown zone', { week: DEFAULT_WEEK, zone: 'Asia/Peking' }, 'Asia/Peking'],
  ])('%s is refused', (_, changes, what) => {
    expect(() => calendarWith(changes)).toThrow(Refusal);
    expect(() => calendarWith(changes)).toThrow(what);
  });

  test('one working hour is enough for a year', () => {
    const overrides = restAll('2027-01-01', '2027-12-31').set(day('2027-12-31'), { kind: 'work', hours: hours('23:00-24:00') });
    expect(calendarWith({ overrides }).hoursOn(day('2027-12-31'))).toEqual([[1380, 1440]]);
  });
});

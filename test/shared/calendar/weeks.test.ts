import { describe, expect, test } from 'vitest';
import { addWorkdays, endOfDay, endOfNextWorkingWeek, lastWorkdayOfWeek, nextWorkday } from '../../../shared/calendar/weeks.ts';
import { printInstant } from '../../../shared/calendar/zone.ts';
import { calendarWith, day, moment } from './kit.ts';

const office = calendarWith();

describe('the end of the next week that has a working day', () => {
  test.each([
    ['from a Monday', '2026-10-12 09:00', '2026-10-26'],
    ['from the last second of a Sunday', '2026-10-18 23:59:59', '2026-10-26'],
    ['from the first second of a Monday', '2026-10-19 00:00:00', '2026-11-02'],
    ['the National Day week has three working days', '2026-09-23 10:00', '2026-10-05'],
    ['a week whose only working days are make-up days counts', '2026-10-02 10:00', '2026-10-12'],
    ['the week of Spring Festival has none and is passed over', '2026-02-12 10:00', '2026-03-02'],
    ['from within that week', '2026-02-18 10:00', '2026-03-02'],
    ['over the end of the year', '2026-12-30 10:00', '2027-01-11'],
  ])('%s', (_, at, expected) => {
    expect(printInstant('Asia/Shanghai', endOfNextWorkingWeek(office, moment(at)))).toBe(`${expected}T00:00:00+08:00`);
  });
});

describe('the last working day of a week', () => {
  test.each([
    ['2026-10-14', '2026-10-16'],
    ['2026-10-18', '2026-10-16'],
    ['2026-10-05', '2026-10-10'],
    ['2026-09-14', '2026-09-20'],
    ['2026-09-28', '2026-09-30'],
    ['2026-02-18', undefined],
  ])('of %s is %s', (on, expected) => expect(lastWorkdayOfWeek(office, day(on))).toBe(expected));
});

describe('working days are counted', () => {
  test.each([
    ['2026-10-12', 1, '2026-10-13'],
    ['2026-10-16', 1, '2026-10-19'],
    ['2026-10-09', 1, '2026-10-10'],
    ['2026-09-30', 1, '2026-10-08'],
    ['2026-10-08', 2, '2026-10-10'],
    ['2026-10-09', 2, '2026-10-12'],
    ['2026-10-11', 0, '2026-10-11'],
    ['2026-02-14', 2, '2026-02-25'],
  ])('%s and %d more is %s', (on, days, expected) => expect(addWorkdays(office, day(on), days)).toBe(expected));

  test('the next working day is strictly later', () => expect(nextWorkday(office, day('2026-10-10'))).toBe('2026-10-12'));
});

test.each([
  ['Asia/Shanghai', '2026-10-12T00:00:00+08:00', '2026-10-13T00:00:00+08:00'],
  ['Asia/Shanghai', '2026-10-12T23:59:59+08:00', '2026-10-13T00:00:00+08:00'],
  ['America/New_York', '2026-11-01T00:30:00-04:00', '2026-11-02T00:00:00-05:00'],
])('a day ends at its 24:00 in %s', (zone, at, expected) => {
  expect(printInstant(zone, endOfDay(calendarWith({ zone, official: [] }), moment(at)))).toBe(expected);
});

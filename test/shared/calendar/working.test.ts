import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import { addWorking, workingBetween } from '../../../shared/calendar/working.ts';
import { printInstant } from '../../../shared/calendar/zone.ts';
import type { Day } from '../../../shared/words/time.ts';
import { HOUR, instantOf, MINUTE, plus } from '../../../shared/words/time.ts';
import { calendarWith, day, hours, moment } from './kit.ts';

const office = calendarWith();
const due = (from: string, minutes: number, calendar = office) =>
  printInstant(calendar.zone, addWorking(calendar, moment(from), minutes * MINUTE).at);
const everyDay = (text: string) => [0, 1, 2, 3, 4, 5, 6].map(() => hours(text));
const shift = (zone: string, text: string) => calendarWith({ zone, official: [], week: everyDay(text) });

describe('working time of 2026 is added', () => {
  test.each([
    ['within the morning', '2026-03-02 09:00', 30, '2026-03-02T09:30:00+08:00'],
    ['over lunch', '2026-03-02 11:45', 30, '2026-03-02T13:45:00+08:00'],
    ['from lunch', '2026-03-02 12:30', 60, '2026-03-02T14:30:00+08:00'],
    ['over a weekend', '2026-03-06 17:00', 60, '2026-03-09T09:00:00+08:00'],
    ['within a make-up day', '2026-02-28 09:00', 30, '2026-02-28T09:30:00+08:00'],
    ['into a make-up day', '2026-02-27 17:00', 60, '2026-02-28T09:00:00+08:00'],
    ['over Spring Festival', '2026-02-13 17:00', 1440, '2026-02-26T09:30:00+08:00'],
    ['from closing before a holiday', '2026-09-30 17:30', 30, '2026-10-08T09:00:00+08:00'],
    ['from within a holiday', '2026-10-03 10:00', 1440, '2026-10-12T10:00:00+08:00'],
    ['exactly 48 days', '2026-01-05 08:30', 21_600, '2026-03-17T17:30:00+08:00'],
    ['a make-up day in May counts', '2026-05-08 16:30', 1440, '2026-05-13T09:00:00+08:00'],
    ['seconds are kept', '2026-03-02 11:59:30', 30, '2026-03-02T13:59:30+08:00'],
    ['to closing, not to the next opening', '2026-03-02 17:00', 30, '2026-03-02T17:30:00+08:00'],
    ['to lunch, not to its end', '2026-03-02 11:00', 60, '2026-03-02T12:00:00+08:00'],
    ['before opening', '2026-03-02 06:00', 30, '2026-03-02T09:00:00+08:00'],
    ['nothing, within hours', '2026-03-02 09:00', 0, '2026-03-02T09:00:00+08:00'],
    ['nothing, out of hours', '2026-03-01 09:00', 0, '2026-03-01T09:00:00+08:00'],
  ])('%s', (_, from, minutes, expected) => expect(due(from, minutes)).toBe(expected));

  test.each([-1, Number.NaN])('%s is no length', (ms) => {
    expect(() => addWorking(office, moment('2026-03-02 09:00'), ms)).toThrow(RangeError);
  });
});

describe('working time is measured', () => {
  test.each([
    ['a day', '2026-03-02 00:00', '2026-03-03 00:00', 450],
    ['lunch', '2026-03-02 12:00', '2026-03-02 13:30', 0],
    ['a weekend', '2026-03-06 17:30', '2026-03-09 08:30', 0],
    ['the National Day week with its make-up Saturday', '2026-09-28 00:00', '2026-10-12 00:00', 6 * 450],
    ['backwards is nothing', '2026-03-03 00:00', '2026-03-02 00:00', 0],
    ['a whole year', '2026-01-01 00:00', '2027-01-01 00:00', 248 * 450],
    ['over several years', '2023-12-31 00:00', '2027-01-01 00:00', (251 + 248 + 248) * 450],
  ])('%s', (_, from, to, minutes) => expect(workingBetween(office, moment(from), moment(to))).toBe(minutes * MINUTE));
});

describe('nights belong to the day they begin', () => {
  const overrides = new Map<Day, DayRule>([[day('2026-10-14'), { kind: 'rest' }]]);
  const nights = calendarWith({ official: [], week: everyDay('22:00-06:00'), overrides });

  test('a night runs into a rest day, and a rest day has no night', () => {
    expect(due('2026-10-13 23:00', 7 * 60, nights)).toBe('2026-10-14T06:00:00+08:00');
    expect(due('2026-10-13 23:00', 7 * 60 + 1, nights)).toBe('2026-10-15T22:01:00+08:00');
  });

  test('a night runs into the new year', () => {
    expect(due('2026-12-31 23:00', 120, nights)).toBe('2027-01-01T01:00:00+08:00');
    expect(workingBetween(nights, moment('2026-12-31 12:00'), moment('2027-01-01 12:00'))).toBe(8 * HOUR);
  });

  test('a night with a part off goes on after it, though the next day has begun', () => {
    const broken = new Map<Day, DayRule>([[day('2026-10-13'), { kind: 'rest', hours: hours('23:00-01:00') }]]);
    const calendar = calendarWith({ official: [], week: [[], hours('22:00-06:00'), hours('00:00-02:00'), [], [], [], []], overrides: broken });
    expect(due('2026-10-13 22:30', 61, calendar)).toBe('2026-10-14T00:31:00+08:00');
    expect(workingBetween(calendar, moment('2026-10-13 00:00'), moment('2026-10-15 00:00'))).toBe(7 * HOUR);
  });

  test('time that two days claim counts once', () => {
    const overlapping = calendarWith({ official: [], week: [hours('20:00-08:00'), hours('07:00-09:00'), [], [], [], [], []] });
    expect(workingBetween(overlapping, moment('2026-10-12 00:00'), moment('2026-10-14 00:00'))).toBe(13 * HOUR);
  });
});

describe('clocks that are turned', () => {
  test.each([
    ['an hour less', 'America/New_York', '00:00-06:00', '2026-03-08T00:00:00-05:00', 5],
    ['an hour more', 'America/New_York', '00:00-06:00', '2026-11-01T00:00:00-04:00', 7],
    ['half an hour less', 'Australia/Lord_Howe', '00:00-06:00', '2026-10-04T00:00:00+10:30', 5.5],
    ['half an hour more', 'Australia/Lord_Howe', '00:00-06:00', '2026-04-05T00:00:00+11:00', 6.5],
    ['the day before one that did not exist', 'Pacific/Apia', '08:00-16:00', '2011-12-29T00:00:00-10:00', 8],
    ['the day after it', 'Pacific/Apia', '06:00-16:00', '2011-12-31T00:00:00+14:00', 10],
  ])('%s', (_, zone, text, from, worked) => {
    expect(workingBetween(shift(zone, text), moment(from), plus(moment(from), 20 * HOUR))).toBe(worked * HOUR);
  });

  test('the second pass of an hour is worked where the shift goes on', () => {
    expect(due('2026-11-01T00:30:00-04:00', 120, shift('America/New_York', '00:00-06:00'))).toBe('2026-11-01T01:30:00-05:00');
  });
});

describe('a due moment is provisional', () => {
  test.each([
    ['within announced years', '2026-12-31 17:00', 30, false],
    ['beyond them', '2026-12-31 17:00', 31, true],
    ['from an awaited year', '2027-03-01 09:00', 1, true],
    ['from before the first known year', '2023-12-29 17:00', 60, true],
  ])('%s', (_, from, minutes, provisional) => expect(addWorking(office, moment(from), minutes * MINUTE).provisional).toBe(provisional));

  test('New Year’s Day is left out before it is announced', () => expect(due('2026-12-31 17:00', 31)).toBe('2027-01-04T08:31:00+08:00'));

  test('never, where no notice is awaited', () => {
    expect(addWorking(calendarWith({ official: [] }), moment('2030-01-01 09:00'), HOUR).provisional).toBe(false);
  });
});

test('a limit that is a slip of the keyboard ends, provisionally', () => {
  expect(addWorking(office, moment('2190-01-01 09:00'), 1e15)).toEqual({ at: moment('2200-01-01 00:00'), provisional: true });
});

test('over years, a budget and its measure agree, and the due moment is the first that fits', () => {
  const starts = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2028, 0) }).map(instantOf);
  const check = fc.property(starts, fc.integer({ min: 1, max: 6000 * HOUR }), (from, ms) => {
    const { at } = addWorking(office, from, ms);
    expect([workingBetween(office, from, at), workingBetween(office, from, plus(at, -1))]).toEqual([ms, ms - 1]);
  });
  fc.assert(check, { numRuns: 2000 });
});

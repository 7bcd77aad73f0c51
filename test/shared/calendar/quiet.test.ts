import { describe, expect, test } from 'vitest';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import { openFrom } from '../../../shared/calendar/quiet.ts';
import { printInstant } from '../../../shared/calendar/zone.ts';
import type { Day } from '../../../shared/words/time.ts';
import { calendarWith, day, hours, moment } from './kit.ts';

const office = calendarWith();
const goes = (at: string, calendar = office) => printInstant(calendar.zone, openFrom(calendar, moment(at)));

describe('a letter goes at once', () => {
  test.each([
    ['at opening', '2026-10-12T08:30:00+08:00'],
    ['in the morning', '2026-10-12T09:30:00+08:00'],
    ['over lunch', '2026-10-12T12:45:00+08:00'],
    ['at closing', '2026-10-12T17:30:00+08:00'],
    ['on a make-up Saturday', '2026-10-10T10:00:00+08:00'],
  ])('%s', (_, at) => expect(goes(at)).toBe(at));
});

describe('a letter waits for the next opening', () => {
  test.each([
    ['before opening', '2026-10-12 08:29:59', '2026-10-12T08:30:00+08:00'],
    ['after closing', '2026-10-12 17:30:01', '2026-10-13T08:30:00+08:00'],
    ['at night', '2026-10-13 02:00', '2026-10-13T08:30:00+08:00'],
    ['on Friday evening', '2026-10-16 18:00', '2026-10-19T08:30:00+08:00'],
    ['on a Sunday', '2026-10-18 10:00', '2026-10-19T08:30:00+08:00'],
    ['before a make-up Saturday', '2026-10-09 18:00', '2026-10-10T08:30:00+08:00'],
    ['over the National Day week', '2026-09-30 17:31', '2026-10-08T08:30:00+08:00'],
    ['over a New Year not yet announced', '2026-12-31 18:00', '2027-01-04T08:30:00+08:00'],
  ])('%s', (_, at, expected) => expect(goes(at)).toBe(expected));
});

describe('with other hours', () => {
  test('a rest day of the company is quiet, a workday of its own is not', () => {
    const overrides = new Map<Day, DayRule>([
      [day('2026-10-12'), { kind: 'rest' }],
      [day('2026-10-18'), { kind: 'work', hours: hours('10:00-12:00') }],
    ]);
    const calendar = calendarWith({ overrides });
    expect(goes('2026-10-12 10:00', calendar)).toBe('2026-10-13T08:30:00+08:00');
    expect(goes('2026-10-17 10:00', calendar)).toBe('2026-10-18T10:00:00+08:00');
  });

  test('a night shift reaches into the next day, even one of rest', () => {
    const nights = calendarWith({ official: [], week: [[], [], [], [], hours('22:00-06:00'), [], []] });
    expect(goes('2026-10-17 05:00', nights)).toBe('2026-10-17T05:00:00+08:00');
    expect(goes('2026-10-17 06:01', nights)).toBe('2026-10-23T22:00:00+08:00');
  });

  test('a day that did not exist opens nothing', () => {
    const apia = calendarWith({ zone: 'Pacific/Apia', official: [] });
    expect(goes('2011-12-29T18:00:00-10:00', apia)).toBe('2012-01-02T08:30:00+14:00');
  });
});

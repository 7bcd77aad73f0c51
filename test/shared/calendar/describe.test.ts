import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import { describeWorking } from '../../../shared/calendar/describe.ts';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import { workingBetweenWithPauses } from '../../../shared/calendar/pauses.ts';
import { printMinute } from '../../../shared/calendar/zone.ts';
import type { Day } from '../../../shared/words/time.ts';
import { HOUR, instantOf, MINUTE } from '../../../shared/words/time.ts';
import { calendarWith, day, hours, moment } from './kit.ts';

const overrides = new Map<Day, DayRule>([
  [day('2026-10-12'), { kind: 'work', hours: hours('08:30-12:00'), source: '工作日历 全体 半天' }],
  [day('2026-10-13'), { kind: 'rest', source: '工作日历 售后部 盘点' }],
]);
const office = calendarWith({ overrides });
const shown = ([from, to]: Pause) => `${printMinute(office.zone, from).slice(11)}-${printMinute(office.zone, to).slice(11)}`;
const told = (from: string, to: string, pauses: readonly Pause[] = [], calendar = office) =>
  describeWorking(calendar, moment(from), moment(to), pauses).map(({ on, kind, basis, stretches, ms }) => [on.slice(5), kind, basis, stretches.map(shown).join(' '), ms / MINUTE].join(' | '));

describe('what each day gave', () => {
  test('a day between, of rest or of work, is told with what makes it so', () => {
    expect(told('2026-10-08 17:00', '2026-10-14 09:00')).toEqual([
      '10-08 | work | week | 17:00-17:30 | 30',
      '10-09 | work | week | 08:30-12:00 13:30-17:30 | 450',
      '10-10 | work | official | 08:30-12:00 13:30-17:30 | 450',
      '10-11 | rest | week |  | 0',
      '10-12 | work | company | 08:30-12:00 | 210',
      '10-13 | rest | company |  | 0',
      '10-14 | work | week | 08:30-09:00 | 30',
    ]);
  });
  test('a pause is cut out', () => {
    expect(told('2026-10-09 09:00', '2026-10-09 15:00', [[moment('2026-10-09 10:00'), moment('2026-10-09 14:00')]])).toEqual(['10-09 | work | week | 09:00-10:00 14:00-15:00 | 120']);
  });
  test('a day of which only its first midnight is reached is left out', () => expect(told('2026-10-09 17:00', '2026-10-10 00:00')).toEqual(['10-09 | work | week | 17:00-17:30 | 30']));
  test('nothing is one day of nothing', () => expect(told('2026-10-09 09:00', '2026-10-09 09:00')).toEqual(['10-09 | work | week |  | 0']));
  test('a night is told of the day it begins', () => {
    const nights = calendarWith({ official: [], week: [[], [], hours('22:00-06:00'), [], [], [], []] });
    expect(told('2026-10-15 02:00', '2026-10-15 08:00', [], nights)).toEqual(['10-14 | work | week | 02:00-06:00 | 240', '10-15 | rest | week |  | 0']);
  });
  test('a year whose notice is awaited says so', () => {
    expect(told('2026-12-31 17:00', '2027-01-04 09:00').map((line) => line.split(' | ').slice(0, 3).join(' '))).toEqual(
      ['12-31 work week', '01-01 rest statutory', '01-02 rest awaited', '01-03 rest awaited', '01-04 work awaited'],
    );
  });
  test('the source is named', () => {
    const sources = describeWorking(office, moment('2026-10-10 09:00'), moment('2026-10-13 09:00')).map(({ source }) => source);
    expect(sources).toEqual([expect.stringContaining('国办发明电〔2025〕7号'), '', '工作日历 全体 半天', '工作日历 售后部 盘点']);
  });
});

test('the days add up to what is measured', () => {
  const starts = fc.integer({ min: Date.UTC(2025, 11), max: Date.UTC(2027, 1) });
  const spans = fc.integer({ min: 0, max: 200 * HOUR });
  const calendars = fc.constantFrom(office, calendarWith({ zone: 'America/New_York', official: [], week: [0, 1, 2, 3, 4, 5, 6].map(() => hours('00:30-02:30,22:00-24:00')) }));
  const check = fc.property(calendars, starts, spans, fc.array(fc.tuple(spans, spans), { maxLength: 3 }), (calendar, start, span, holes) => {
    const [from, to] = [instantOf(start), instantOf(start + span)];
    const pauses = holes.map(([a, b]): Pause => [instantOf(start + Math.min(a, b)), instantOf(start + Math.max(a, b))]);
    const sum = describeWorking(calendar, from, to, pauses).reduce((total, { ms }) => total + ms, 0);
    expect(sum).toBe(workingBetweenWithPauses(calendar, from, to, pauses));
  });
  fc.assert(check, { numRuns: 300 });
});

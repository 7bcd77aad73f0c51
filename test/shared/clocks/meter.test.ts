import { describe, expect, test } from 'vitest';
import { meterOf } from '../../../shared/clocks/meter.ts';
import type { RuleVersion } from '../../../shared/clocks/rulebook.ts';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import { calendarWith } from '../calendar/kit.ts';
import { at, print } from '../cases/kit.ts';

const rule = (low: number, unit: RuleVersion['unit'], working = false): RuleVersion => ({ id: 'D03', version: 1, low, unit, working, night: false, active: true, clause: '', name: '' });
const pause = (from: string, to: string): Pause => [at(from), at(to)];

describe('a limit that is paused', () => {
  test.each<[string, RuleVersion, string, readonly Pause[], string]>([
    ['minutes on the wall', rule(30, '分钟'), '09:00', [pause('09:10', '10:00')], '10:20'],
    ['working minutes, paused over lunch and beyond', rule(60, '分钟', true), '11:30', [pause('11:45', '14:00')], '14:45'],
    ['working minutes, paused outside working hours', rule(60, '分钟', true), '17:00', [pause('18:00', '20:00')], '10-13 09:00'],
    ['a day on the wall', rule(1, '天'), '09:00', [pause('10:00', '12:00')], '10-14 02:00'],
    ['a working day', rule(1, '天', true), '09:00', [pause('10:00', '12:00')], '10-14 10:30'],
    ['a working day, paused by night', rule(1, '天', true), '09:00', [pause('19:00', '20:00')], '10-14 00:00'],
    ['a working day that would end within a pause ends with it', rule(1, '天', true), '09:00', [pause('10-13 20:00', '10-14 07:00')], '10-14 07:00'],
    ['that day, paused in the evening', rule(1, '当日'), '09:00', [pause('22:00', '23:00')], '10-13 01:00'],
    ['a month', rule(1, '月'), '09:00', [pause('10:00', '11:00')], '11-13 01:00'],
    ['what it moves into is paused too', rule(30, '分钟'), '09:00', [pause('09:10', '09:20'), pause('09:35', '09:45')], '09:50'],
    ['a pause from the due moment on comes too late', rule(30, '分钟'), '09:00', [pause('09:30', '10:00')], '09:30'],
    ['a pause that is over when it starts', rule(30, '分钟'), '09:00', [pause('08:00', '09:00')], '09:30'],
  ])('%s', (_, its, from, pauses, expected) => {
    const due = meterOf(calendarWith(), pauses).due(its, at(from));
    expect(due && print(due.at)).toBe(expected);
  });

  test('a promise is moved by what was paused after it was made', () => {
    const { fixed } = meterOf(calendarWith(), [pause('08:30', '09:00'), pause('10:00', '10:30')]);
    expect(print(fixed(rule(30, '分钟'), at('09:00'), at('15:00')).at)).toBe('15:30');
  });
  test('paused into a year not yet announced it is provisional', () =>
    expect(meterOf(calendarWith(), [pause('12-31 17:00', '2027-01-04 09:00')]).due(rule(60, '分钟', true), at('12-31 16:30'))?.provisional).toBe(true));
});

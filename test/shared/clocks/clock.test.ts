import { describe, expect, test } from 'vitest';
import { dueOf, isOpen, outcomeOf, spanOf, type Clock } from '../../../shared/clocks/clock.ts';
import type { RuleVersion } from '../../../shared/clocks/rulebook.ts';
import { at, print } from '../cases/kit.ts';
import { calendarWith } from '../calendar/kit.ts';
import { HOUR, MINUTE } from '../../../shared/words/time.ts';

const rule = (low: number | undefined, unit: RuleVersion['unit'], working = false): RuleVersion =>
  ({ id: 'D01', version: 1, unit, working, night: false, active: true, clause: '', name: '', ...(low !== undefined && { low }) });

describe('when a clock is due', () => {
  test.each<[string, RuleVersion, string, string | undefined]>([
    ['30 minutes', rule(30, '分钟'), '17:20', '17:50'],
    ['30 working minutes over the evening', rule(30, '分钟', true), '17:20', '10-13 08:50'],
    ['30 working minutes over lunch', rule(30, '分钟', true), '11:50', '13:50'],
    ['working minutes that end with the day are due at closing', rule(10, '分钟', true), '17:20', '17:30'],
    ['an hour and a half', rule(1.5, '小时'), '09:00', '10:30'],
    ['that day, 24:00', rule(1, '当日'), '09:00', '10-13 00:00'],
    ['that day also one minute before its end', rule(1, '当日'), '23:59', '10-13 00:00'],
    ['that day, begun at midnight, is the day that begins', rule(1, '当日'), '10-13 00:00', '10-14 00:00'],
    ['next week, Sunday 24:00', rule(1, '下周'), '09:00', '10-26 00:00'],
    ['three days, to the end of the third', rule(3, '天'), '09:00', '10-16 00:00'],
    ['three working days over a weekend', rule(3, '天', true), '10-16 09:00', '10-22 00:00'],
    ['a month, to the end of its day', rule(1, '月'), '09:00', '11-13 00:00'],
    ['three months (catalogue: answered on 10 January, due on 10 April)', rule(3, '月'), '01-10 09:00', '04-11 00:00'],
    ['a month without such a day ends with its last', rule(1, '月'), '01-31 09:00', '03-01 00:00'],
    ['over a year', rule(3, '月'), '11-30 09:00', '2027-03-01 00:00'],
    ['months without a number', rule(undefined, '月'), '09:00', undefined],
    ['no number, no due moment', rule(undefined, '分钟'), '09:00', undefined],
    ['days without a number', rule(undefined, '天'), '09:00', undefined],
    ['a unit of money is no limit', rule(30, '元'), '09:00', undefined],
    ['nor is a unit of points', rule(3, '分'), '09:00', undefined],
  ])('%s', (_, it, from, expected) => {
    const due = dueOf(it, at(from), calendarWith());
    expect(due && print(due.at)).toBe(expected);
  });

  test.each<[string, RuleVersion, string, boolean]>([
    ['working days that end in a year not yet announced', rule(3, '天', true), '12-30 09:00', true],
    ['those that end with the last one that is', rule(1, '天', true), '12-30 09:00', false],
    ['days of the calendar', rule(3, '天'), '12-30 09:00', false],
  ])('provisional or not: %s', (_, it, from, expected) => expect(dueOf(it, at(from), calendarWith())?.provisional).toBe(expected));
  test('in a year not yet announced it is provisional', () => {
    const far = at('2031-10-14 09:00');
    expect([dueOf(rule(30, '分钟', true), far, calendarWith())?.provisional, dueOf(rule(30, '分钟'), far, calendarWith())?.provisional]).toEqual([true, false]);
  });
  test.each([[rule(30, '分钟'), 30 * MINUTE], [rule(2, '小时'), 2 * HOUR], [rule(1, '当日'), undefined], [rule(undefined, '小时'), undefined]])('a limit as a span: %j', (it, expected) => expect(spanOf(it)).toBe(expected));
});

const clock = (due: string | undefined, stop?: string, ended?: string): Clock => ({
  key: 'D01', id: 'D01', name: '送达', rule: rule(30, '分钟'), startAt: at('09:00'), startSeenAt: at('09:00'), short: true, calendar: calendarWith(), pauses: [], generation: 0,
  ...(due !== undefined && { dueAt: at(due) }), ...(stop !== undefined && { stopAt: at(stop) }), ...(ended !== undefined && { endedAt: at(ended) }),
});

describe('how a clock stands', () => {
  test.each<[string, Clock, string, string]>([
    ['before its due moment', clock('09:30'), '09:29', 'running'],
    ['at its due moment', clock('09:30'), '09:30', 'missed'],
    ['stopped in time', clock('09:30', '09:29'), '12:00', 'met'],
    ['stopped at the very moment', clock('09:30', '09:30'), '12:00', 'met'],
    ['stopped a minute late', clock('09:30', '09:31'), '12:00', 'missed'],
    ['seen from before its stop', clock('09:30', '09:20'), '09:10', 'running'],
    ['seen after its due moment, but before its stop', clock('09:30', '10:00'), '09:40', 'missed'],
    ['ended before it was due', clock('09:30', undefined, '09:20'), '12:00', 'ended'],
    ['ended at its due moment', clock('09:30', undefined, '09:30'), '12:00', 'missed'],
    ['ended after it was missed', clock('09:30', undefined, '09:40'), '12:00', 'missed'],
    ['stopped before it ended', clock('09:30', '09:15', '09:20'), '12:00', 'met'],
    ['stopped only after it had ended', clock('09:30', '09:25', '09:20'), '12:00', 'ended'],
    ['without a due moment never missed', clock(undefined), '2027-10-12 09:00', 'running'],
    ['without a due moment, stopped', clock(undefined, '12:00'), '13:00', 'met'],
  ])('%s', (_, it, asOf, expected) => expect(outcomeOf(it, at(asOf))).toBe(expected));

  test.each<[string, Clock, boolean]>([['running', clock('09:30'), true], ['stopped', clock('09:30', '09:40'), false], ['ended', clock('09:30', undefined, '09:20'), false]])(
    'letters are owed: %s', (_, it, expected) => expect(isOpen(it)).toBe(expected));
});

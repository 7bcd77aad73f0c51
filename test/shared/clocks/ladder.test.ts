import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remindersOf, rungsOf } from '../../../shared/clocks/ladder.ts';
import type { Clock } from '../../../shared/clocks/clock.ts';
import { at, print } from '../cases/kit.ts';
import { calendarWith } from '../calendar/kit.ts';
import { BOOK } from '../ledger/kit.ts';
import { MINUTE, plus } from '../../../shared/words/time.ts';

const clock = (start: string, due?: string): Clock => {
  const id = due === undefined ? 'D07' : 'D03';
  const rule = BOOK.find((it) => it.id === id);
  if (!rule) throw new Error(`the book has no ${id}`);
  return { key: id, id, name: id, rule, startAt: at(start), startSeenAt: at(start), short: false, calendar: calendarWith(), pauses: [], generation: 0, ...(due !== undefined && { dueAt: at(due) }) };
};
const printed = (it: Clock): readonly string[] => rungsOf(it).map(({ name, at: when }) => `${name} ${print(when)}`);

const keys = (due: string): readonly string[] => rungsOf(clock('09:00', due)).map(({ key }) => key);

describe('the rungs of a clock', () => {
  test.each<[string, Clock, readonly string[]]>([
    ['30 minutes', clock('09:00', '09:30'), ['reminder 09:20', 'due 09:30', 'second 10:00']],
    ['an hour', clock('09:00', '10:00'), ['reminder 09:40', 'due 10:00', 'second 11:00']],
    ['20 minutes: two thirds, in whole minutes', clock('09:00', '09:20'), ['reminder 09:13', 'due 09:20', 'second 09:40']],
    ['15 minutes are not under 15', clock('09:00', '09:15'), ['reminder 09:10', 'due 09:15', 'second 09:30']],
    ['14 minutes: no reminder', clock('09:00', '09:14'), ['due 09:14', 'second 09:28']],
    ['10 minutes: no reminder', clock('09:00', '09:10'), ['due 09:10', 'second 09:20']],
    ['until midnight', clock('09:00', '10-13 00:00'), ['reminder 19:00', 'due 10-13 00:00', 'second 10-13 15:00']],
    ['due at once: one rung', clock('09:00', '09:00'), ['due 09:00']],
    ['without a due moment there is none', clock('09:00'), []],
  ])('%s', (_, it, expected) => expect(printed(it)).toEqual(expected));

  test('climb, whatever the limit', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), (minutes) => {
      const start = at('09:00');
      const moments = rungsOf({ ...clock('09:00'), dueAt: plus(start, minutes * MINUTE) }).map((rung) => rung.at);
      expect(moments).toEqual(moments.toSorted((a, b) => a - b));
      expect(new Set(moments).size).toBe(moments.length);
    })));
  test('have the same keys as long as the due moment stands, and others when it moves', () => {
    expect(keys('09:30')).toEqual(keys('09:30'));
    expect(keys('09:31').filter((key) => keys('09:30').includes(key))).toEqual([]);
  });
});

const reminders = (start: string, until: string): readonly string[] => remindersOf(clock(start), calendarWith(), at(until)).map(({ at: when }) => print(when));

describe('the reminders of a clock without a number (D07)', () => {
  test('after an hour, and the next one', () => expect(reminders('10:00', '10:30')).toEqual(['11:00']));
  test('then each working day at nine', () => expect(reminders('10:00', '10-15 08:00')).toEqual(['11:00', '10-13 09:00', '10-14 09:00', '10-15 09:00']));
  test('not on a weekend', () => expect(reminders('10-16 10:00', '10-19 09:00')).toEqual(['10-16 11:00', '10-19 09:00', '10-20 09:00']));
  test('on a make-up workday too', () => expect(reminders('10-09 10:00', '10-10 08:00')).toEqual(['10-09 11:00', '10-10 09:00']));
  test('each has a name of its own', () => {
    const names = remindersOf(clock('10:00'), calendarWith(), at('11-12 09:00')).map(({ key }) => key);
    expect(new Set(names).size).toBe(names.length);
  });
});

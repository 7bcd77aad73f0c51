import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { remindersOf, rungsOf } from '../../../shared/clocks/ladder.ts';
import type { Clock } from '../../../shared/clocks/clock.ts';
import { at, print } from '../cases/kit.ts';
import { calendarWith } from '../calendar/kit.ts';
import { readLadder } from '../../../shared/registers/ladder-text.ts';
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

const own = (text: string, start: string, due: string): readonly string[] => {
  const read = readLadder(text);
  if (!('steps' in read)) throw new Error(read.wrong);
  const base = clock(start, due);
  return rungsOf({ ...base, rule: { ...base.rule, ladder: read.steps } }).map(({ name, at: when, copies, key }) => [name, print(when), copies.up, ...copies.roles, key.split('/').at(-1)].join(' '));
};

describe("the rungs of a rule's own ladder", () => {
  test.each<[string, string, string, string, readonly string[]]>([
    ['the contract\'s, written out', '67% 责任人; 100% +1; 200% +2', '09:00', '09:30', ['reminder 09:20 0 67%', 'due 09:30 1 100%', 'second 10:00 2 200%']],
    ['in the order of their moments, however they were typed', '200% +2; +5分钟 +1; -10分钟 责任人', '09:00', '10:00', ['reminder 09:50 0 -10分钟', 'second 10:05 1 +5分钟', 'second 11:00 2 200%']],
    ['six of them', '25% 责任人; 50% 责任人; 75% 责任人; 100% +1; 150% +1; 300% +2', '09:00', '10:00',
      ['reminder 09:15 0 25%', 'reminder 09:30 0 50%', 'reminder 09:45 0 75%', 'due 10:00 1 100%', 'second 10:30 1 150%', 'second 12:00 2 300%']],
    ['a limit under a quarter of an hour is reminded of too: the company said so', '50% 责任人', '09:00', '09:10', ['reminder 09:05 0 50%']],
    ['shares fall on whole minutes, never before the start', '1% 责任人; 33% 责任人', '2026-10-12 09:00', '09:20', ['reminder 09:00 0 1%', 'reminder 09:06 0 33%']],
    ['what would come before the start comes with it (G9)', '-14400分钟 责任人; 100% +1', '10-12 09:00', '10-21 09:00', ['reminder 09:00 0 -14400分钟', 'due 10-21 09:00 1 100%']],
    ['roles', '100% +1、总经理、财务', '09:00', '09:30', ['due 09:30 1 总经理 财务 100%']],
  ])('%s', (_, text, start, due, expected) => expect(own(text, start, due)).toEqual(expected));

  test('each has a name of its own, whatever the ladder', () =>
    fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 10_000 }), (percents, minutes) => {
      const base = clock('09:00');
      const rungs = rungsOf({ ...base, dueAt: plus(base.startAt, minutes * MINUTE), rule: { ...base.rule, ladder: percents.map((percent) => ({ when: { percent }, up: 0, roles: [] })) } });
      expect(new Set(rungs.map(({ key }) => key)).size).toBe(percents.length);
      for (const it of rungs) expect([it.name, it.at >= base.startAt]).toEqual([it.at < plus(base.startAt, minutes * MINUTE) ? 'reminder' : it.name, true]);
    })));
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

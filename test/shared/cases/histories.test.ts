import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_WEEK } from '../../../shared/calendar/calendar.ts';
import { outcomeOf, type Clock } from '../../../shared/clocks/clock.ts';
import { review } from '../../../shared/cases/review.ts';
import type { Company } from '../../../shared/registers/company.ts';
import { addDays } from '../../../shared/words/time.ts';
import { calendarWith, day } from '../calendar/kit.ts';
import { BOOK } from '../ledger/kit.ts';
import { companyWith, lookAt, ZONE } from './kit.ts';
import { histories, minuteAt, played, saidBy, told, type History } from './histories.ts';

/** More of them: HISTORIES=1000000 npx vitest run test/shared/cases/histories.test.ts --testTimeout 0 */
const RUNS = Math.floor(Number(process.env['HISTORIES'] ?? 1_000) / 2);

const PLAIN = companyWith();
const WORKING: Company = {
  ...companyWith({ rules: BOOK.map((rule) => (['D03', 'D08', 'D09'].includes(rule.id) ? { ...rule, working: true } : rule)) }),
  calendar: calendarWith({ official: [] }),
};

/** The plain week, read off a watch: the first minute counted is Monday 06:00. */
function isWorked(minute: number): boolean {
  const ofWeek = minute + 360;
  const [on, ofDay] = [Math.floor(ofWeek / 1_440) % 7, ofWeek % 1_440];
  return DEFAULT_WEEK[on]?.some(([from, to]) => from <= ofDay && ofDay < to) === true;
}

const byKey = <T extends { readonly key: string }>(its: readonly T[]): readonly T[] => its.toSorted((a, b) => (a.key < b.key ? -1 : 1));
const agree = (company: Company, counts: (minute: number) => boolean) => (history: History): void => {
  expect(byKey(saidBy(played(history, () => company).clocks, history.until))).toEqual(byKey(told(history, counts)));
};

describe('the clocks of a random history are those that a clerk with a watch counts', () => {
  test('by the clock on the wall', () => fc.assert(fc.property(histories, agree(PLAIN, () => true)), { numRuns: RUNS }), 180_000);
  test('by working time', () => fc.assert(fc.property(histories, agree(WORKING, isWorked)), { numRuns: RUNS }), 180_000);
});

const dueOf = (clocks: readonly Clock[]): ReadonlyMap<string, number> => new Map(clocks.flatMap(({ key, dueAt }) => (dueAt === undefined ? [] : [[key, dueAt]])));

describe('whatever happens', () => {
  test('a pause never makes a due moment earlier', () =>
    fc.assert(fc.property(histories, fc.boolean(), (history, working) => {
      const company = working ? WORKING : PLAIN;
      const without = dueOf(played({ ...history, waits: [] }, () => company).clocks);
      for (const [key, due] of dueOf(played(history, () => company).clocks)) expect(due).toBeGreaterThanOrEqual(without.get(key) ?? Infinity);
    }), { numRuns: 100 }));

  test('what is decided never moves, whatever becomes of calendar and rules', () =>
    fc.assert(fc.property(histories, fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { minLength: 1, maxLength: 5 }), (history, changes) => {
      const companies = changes.map(([days, rest], version): Company => ({
        ...WORKING,
        rules: rest ? WORKING.rules : [...WORKING.rules, ...WORKING.rules.map((rule) => ({ ...rule, version: 2 + version, low: 7 * (version + 1), from: minuteAt(history.until / 2) }))],
        calendar: calendarWith({ official: [], version: `${version}`, overrides: new Map([[addDays(day('2026-10-12'), days), { kind: 'rest' }]]) }),
      }));
      const { complaint } = played(history, (minute) => companies[minute % companies.length] ?? WORKING);
      for (const company of companies) {
        const { clocks } = played({ ...history, until: history.until }, (minute) => (minute === history.until ? company : (companies[minute % companies.length] ?? WORKING)));
        for (const clock of clocks) {
          const settled = complaint.settled?.[clock.key];
          if (settled?.over && clock.startAt < minuteAt(history.until / 2)) expect([clock.key, clock.dueAt]).toEqual([clock.key, settled.dueAt]);
        }
      }
    }), { numRuns: 60 }));

  test('reviewing twice adds nothing', () =>
    fc.assert(fc.property(histories, (history) => {
      const { complaint } = played(history, () => PLAIN);
      const now = minuteAt(history.until);
      const context = { now, zone: ZONE, company: PLAIN, look: lookAt(now), looking: false, chain: complaint.id };
      expect(review(review(complaint, context).complaint, context).events).toEqual([]);
    }), { numRuns: 60 }));

  test('a look or a ring more, or none, decides the same', () =>
    fc.assert(fc.property(histories, fc.array(fc.integer({ min: 100, max: 6_000 }), { maxLength: 5 }), (history, more) => {
      const state = (clocks: readonly Clock[]) => clocks.map((clock) => [clock.key, clock.dueAt, outcomeOf(clock, minuteAt(history.until))]);
      const extra = more.filter((minute) => minute < history.until);
      expect(state(played(history, () => PLAIN, extra).clocks)).toEqual(state(played(history, () => PLAIN).clocks));
    }), { numRuns: 100 }));
});

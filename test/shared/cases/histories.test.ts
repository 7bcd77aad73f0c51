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
import { histories, minuteAt, played, saidBy, told } from './histories.ts';

/** More of them: HISTORIES=1000000 npx vitest run test/shared/cases/histories.test.ts --testTimeout 0 */
const RUNS = Math.floor(Number(process.env['HISTORIES'] ?? 4_000) / 2);
/** For those that play a history several times. */
const SOME = Math.max(60, RUNS / 20);

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
describe('the clocks of a random history are those that a clerk with a watch counts', () => {
  test.each([['by the clock on the wall', PLAIN, () => true], ['by working time', WORKING, isWorked]] as const)('%s', (_, company, counts) => {
    fc.assert(fc.property(histories, (history) => {
      expect(byKey(saidBy(played(history, () => company).clocks, history.until))).toEqual(byKey(told(history, counts)));
    }), { numRuns: RUNS });
  }, 600_000);
});

const dueOf = (clocks: readonly Clock[]): ReadonlyMap<string, number> => new Map(clocks.flatMap(({ key, dueAt }) => (dueAt === undefined ? [] : [[key, dueAt]])));

/** Calendars and rules that people might think of, each with a version of its own. */
const companies = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), { minLength: 1, maxLength: 5 }).map((changes) => changes.map(([days, ruled], version): Company => ({
  ...WORKING,
  rules: ruled ? [...WORKING.rules, ...WORKING.rules.map((rule) => ({ ...rule, version: 2 + version, low: 7 * (version + 1), from: minuteAt(1_000) }))] : WORKING.rules,
  calendar: calendarWith({ official: [], version: `${version}`, overrides: new Map([[addDays(day('2026-10-12'), days), { kind: 'rest' }]]) }),
})));

describe('whatever happens', () => {
  test('a pause never makes a due moment earlier', () => {
    fc.assert(fc.property(histories, fc.boolean(), (history, working) => {
      const company = working ? WORKING : PLAIN;
      const without = dueOf(played({ ...history, waits: [] }, () => company).clocks);
      for (const [key, due] of dueOf(played(history, () => company).clocks)) expect(due).toBeGreaterThanOrEqual(without.get(key) ?? Infinity);
    }), { numRuns: SOME });
  });

  test('what is decided never moves, whatever becomes of calendar and rules', () => {
    fc.assert(fc.property(histories, companies, (history, its) => {
      const companyAt = (minute: number): Company => its[minute % its.length] ?? WORKING;
      const { complaint } = played(history, companyAt);
      for (const company of its) {
        const { clocks } = played(history, (minute) => (minute === history.until ? company : companyAt(minute)));
        const over = clocks.filter((clock) => complaint.settled?.[clock.key]?.over !== undefined);
        expect(over.map(({ key, dueAt }) => [key, dueAt])).toEqual(over.map(({ key }) => [key, complaint.settled?.[key]?.dueAt]));
      }
    }), { numRuns: SOME });
  });

  test('reviewing twice adds nothing', () => {
    fc.assert(fc.property(histories, (history) => {
      const { complaint } = played(history, () => PLAIN);
      const now = minuteAt(history.until);
      const context = { now, zone: ZONE, company: PLAIN, look: lookAt(now), looking: false, chain: complaint.id };
      expect(review(review(complaint, context).complaint, context).events).toEqual([]);
    }), { numRuns: SOME });
  });

  test('a look or a ring more, or none, decides the same', () => {
    fc.assert(fc.property(histories, fc.array(fc.integer({ min: 100, max: 6_000 }), { maxLength: 5 }), (history, more) => {
      const state = (clocks: readonly Clock[]) => clocks.map((clock) => [clock.key, clock.dueAt, outcomeOf(clock, minuteAt(history.until))]);
      expect(state(played(history, () => PLAIN, more.filter((minute) => minute < history.until)).clocks)).toEqual(state(played(history, () => PLAIN).clocks));
    }), { numRuns: SOME });
  });
});

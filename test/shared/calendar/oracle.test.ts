import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import { describeWorking } from '../../../shared/calendar/describe.ts';
import type { Interval } from '../../../shared/calendar/hours.ts';
import type { Pause } from '../../../shared/calendar/pauses.ts';
import { addWorkingWithPauses, workingBetweenWithPauses } from '../../../shared/calendar/pauses.ts';
import { addWorking, workingBetween } from '../../../shared/calendar/working.ts';
import type { Day, Instant } from '../../../shared/words/time.ts';
import { addDays, HOUR, instantOf, MINUTE } from '../../../shared/words/time.ts';
import { calendarWith, day } from './kit.ts';
import { walk, walkedBetween, wallMinutes, workedMinutes, type Plan } from './oracle.ts';

/* CALENDAR_CASES=1000000 npx vitest run test/shared/calendar/oracle.test.ts asks a million times; a failure prints the seed and shrinks. */

const CASES = Number(process.env['CALENDAR_CASES'] ?? 20_000);
/** Questions asked of one random calendar: laying out a year is what takes long. */
const ASKED = CASES > 100_000 ? 100 : 25;
const SPAN_DAYS = 14;

/** Where and when: turned clocks of both hemispheres, by an hour and by half of one, at midnight too; a day left out; an offset that changed for good. */
const PLACES: readonly (readonly [zone: string, first: string])[] = [
  ['Asia/Shanghai', '2026-09-27'], ['Asia/Shanghai', '2025-12-26'], ['Asia/Shanghai', '1991-09-10'],
  ['America/New_York', '2026-03-04'], ['America/New_York', '2026-10-28'],
  ['Europe/Berlin', '2026-03-25'], ['Europe/London', '2026-10-21'],
  ['Australia/Lord_Howe', '2026-04-01'], ['Australia/Lord_Howe', '2026-09-30'],
  ['Pacific/Auckland', '2026-04-01'], ['Antarctica/Troll', '2026-03-25'],
  ['Pacific/Apia', '2011-12-26'], ['Pacific/Kwajalein', '1993-08-17'],
  ['America/Sao_Paulo', '2018-10-31'], ['America/Sao_Paulo', '2018-02-14'],
  ['Asia/Kathmandu', '1985-12-28'], ['America/Caracas', '2007-12-05'],
];

const edge = fc.oneof(fc.integer({ min: 0, max: 48 }).map((n) => n * 30), fc.integer({ min: 0, max: 1800 }));

/** Intervals that begin on a day, in order, the last perhaps over midnight; touching ones too. */
const someHours: fc.Arbitrary<readonly Interval[]> = fc
  .tuple(fc.uniqueArray(edge, { minLength: 2, maxLength: 10 }), fc.integer({ min: 0, max: 3 }))
  .map(([edges, touching]) => {
    const sorted = edges.toSorted((a, b) => a - b);
    const pairs = sorted.flatMap((from, i): Interval[] => (i % 2 === 0 && from < 1440 ? [[from, Math.min(sorted[i + 1] ?? from + 300, from + 1440)]] : []));
    const [, closes] = pairs[0] ?? [0, 0];
    return touching === 0 && pairs.length === 1 && closes < 1440 ? [...pairs, [closes, closes + 60] as const] : pairs;
  });
const allDay: readonly Interval[] = [[0, 1440]];
const dayHours = fc.oneof({ weight: 6, arbitrary: someHours }, { weight: 1, arbitrary: fc.constant(allDay) });

const week = fc
  .array(fc.oneof(dayHours, fc.constant([])), { minLength: 7, maxLength: 7 })
  .filter((days) => days.some((hours) => hours.length > 0));

const rule: fc.Arbitrary<DayRule> = fc.oneof(
  fc.constant<DayRule>({ kind: 'rest' }),
  fc.constant<DayRule>({ kind: 'work' }),
  dayHours.map((hours): DayRule => ({ kind: 'work', hours })),
  dayHours.map((hours): DayRule => ({ kind: 'rest', hours })),
);

const daysFrom = (first: Day) => fc.integer({ min: -1, max: SPAN_DAYS }).map((n) => addDays(first, n));

const planFrom = (first: Day): fc.Arbitrary<Plan> =>
  fc.record({
    week,
    rest: fc.uniqueArray(daysFrom(first), { maxLength: 3 }),
    work: fc.uniqueArray(daysFrom(first), { maxLength: 2 }),
    own: fc.array(fc.tuple(daysFrom(first), rule), { maxLength: 5 }).map((entries) => new Map<Day, DayRule>(entries)),
  }).map((plan) => ({ ...plan, work: plan.work.filter((on) => !plan.rest.includes(on)) }));

interface Question {
  readonly after: number;
  readonly ms: number;
  readonly pauses: readonly (readonly [after: number, ms: number])[];
}

const HALF = (SPAN_DAYS / 2) * 24 * HOUR;
const moments = fc.oneof(fc.integer({ min: 0, max: HALF }), fc.integer({ min: 0, max: HALF / MINUTE }).map((n) => n * MINUTE), fc.integer({ min: 0, max: HALF / HOUR }).map((n) => n * HOUR));
const lengths = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 8 * 60 }).map((n) => n * MINUTE) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 30 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 72 * HOUR }) },
);
const pauses = fc.array(fc.tuple(moments, fc.oneof(fc.integer({ min: 0, max: 120 }).map((n) => n * MINUTE), fc.integer({ min: 0, max: 30 * HOUR }))), { maxLength: 3 });
const questions: fc.Arbitrary<readonly Question[]> = fc.array(
  fc.record({ after: moments, ms: lengths, pauses: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: pauses }) }),
  { minLength: ASKED, maxLength: ASKED },
);

const calendarOf = ({ week, rest, work, own }: Plan, zone: string) =>
  calendarWith({ zone, week, overrides: own, official: [{ region: 'tw', year: 1999, source: 'made up', rest, work, checksum: '' }] });

describe(`agrees with a walk from minute to minute, ${CASES} times`, () => {
  test.each(PLACES)('%s from %s', { timeout: 7_200_000 }, (zone, first) => {
    const start = Date.parse(`${first}T00:00:00Z`);
    const walls = wallMinutes(zone, start, SPAN_DAYS * 1440);
    const ask = (plan: Plan, asked: readonly Question[]): void => {
      const calendar = calendarOf(plan, zone);
      const worked = workedMinutes(walls, plan);
      for (const { after, ms, pauses } of asked) {
        const from = instantOf(start + after);
        const holes = pauses.map(([at, length]): Pause => [instantOf(start + at), instantOf(start + at + length)]);
        const expected = ms === 0 ? from : walk(worked, start, from, ms, holes);
        const until: Instant = instantOf(Math.min((expected ?? Infinity) + 7 * MINUTE, start + SPAN_DAYS * 24 * HOUR));
        const elapsed = walkedBetween(worked, start, from, until, holes);
        const told = describeWorking(calendar, from, until, holes).reduce((sum, it) => sum + it.ms, 0);
        const plain = pauses.length > 0 ? [] : [expected && addWorking(calendar, from, ms).at, workingBetween(calendar, from, until)];
        expect([expected && addWorkingWithPauses(calendar, from, ms, holes).at, workingBetweenWithPauses(calendar, from, until, holes), told, ...plain])
          .toEqual([expected, elapsed, elapsed, ...(pauses.length > 0 ? [] : [expected, elapsed])]);
      }
    };
    fc.assert(fc.property(planFrom(day(first)), questions, ask), { numRuns: Math.ceil(CASES / ASKED / PLACES.length) });
  });
});

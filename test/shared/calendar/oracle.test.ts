import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import type { Interval } from '../../../shared/calendar/hours.ts';
import { addWorking, workingBetween } from '../../../shared/calendar/working.ts';
import type { Day } from '../../../shared/words/time.ts';
import { addDays, HOUR, instantOf, MINUTE } from '../../../shared/words/time.ts';
import { calendarWith, day } from './kit.ts';
import { walk, walkedBetween, wallMinutes, workedMinutes } from './oracle.ts';

const SPAN_DAYS = 30;

const edge = fc.oneof(fc.integer({ min: 0, max: 48 }).map((n) => n * 30), fc.integer({ min: 0, max: 1500 }));

/** Up to three intervals of a day, the last perhaps over midnight. */
const someHours: fc.Arbitrary<readonly Interval[]> = fc
  .uniqueArray(edge, { minLength: 2, maxLength: 6 })
  .map((edges) => edges.toSorted((a, b) => a - b))
  .map((edges) => edges.flatMap((from, i): Interval[] => (i % 2 === 0 && from < 1440 ? [[from, edges[i + 1] ?? from + 300]] : [])));

const week = fc
  .array(fc.oneof(someHours, fc.constant([])), { minLength: 7, maxLength: 7 })
  .filter((days) => days.some((hours) => hours.length > 0));

const exceptionsFrom = (first: Day) =>
  fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: SPAN_DAYS }).map((n) => addDays(first, n)),
        fc.oneof(fc.constant<DayRule>({ kind: 'rest' }), someHours.map((hours): DayRule => ({ kind: 'work', hours }))),
      ),
      { maxLength: 6 },
    )
    .map((entries) => new Map<Day, DayRule>(entries));

const questions = fc.array(fc.tuple(fc.integer({ min: 0, max: SPAN_DAYS * 24 * HOUR - 1 }), fc.integer({ min: 1, max: 100 * HOUR })), {
  minLength: 50,
  maxLength: 50,
});

describe('agrees with a walk from minute to minute', () => {
  test.each([
    ['Asia/Shanghai', '2026-09-15'],
    ['Asia/Shanghai', '2025-12-20'],
    ['America/New_York', '2026-02-25'],
    ['America/New_York', '2026-10-20'],
    ['Europe/Berlin', '2026-03-15'],
    ['Australia/Lord_Howe', '2026-03-20'],
    ['Australia/Lord_Howe', '2026-09-20'],
    ['Pacific/Apia', '2011-12-15'],
  ])('%s from %s', (zone, first) => {
    const start = Date.parse(`${first}T00:00:00Z`);
    const walls = wallMinutes(zone, start, SPAN_DAYS * 1440);
    fc.assert(
      fc.property(week, exceptionsFrom(day(first)), questions, (week, overrides, asked) => {
        const calendar = calendarWith({ zone, official: [], week, overrides });
        const worked = workedMinutes(walls, week, overrides);
        for (const [after, ms] of asked) {
          const from = instantOf(start + after);
          const expected = walk(worked, start, from, ms);
          if (expected === undefined) continue;
          expect(addWorking(calendar, from, ms).at).toBe(expected);
          expect(workingBetween(calendar, from, instantOf(expected))).toBe(ms);
          const later = instantOf(Math.min(expected + 7 * MINUTE, start + SPAN_DAYS * 24 * HOUR));
          expect(workingBetween(calendar, from, later)).toBe(walkedBetween(worked, start, from, later));
        }
      }),
      { numRuns: 15 },
    );
  });
});

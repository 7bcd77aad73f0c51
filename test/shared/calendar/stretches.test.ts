import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingStretches } from '../../../shared/calendar/stretches.ts';
import { workingBetween } from '../../../shared/calendar/working.ts';
import { printMinute } from '../../../shared/calendar/zone.ts';
import type { Instant } from '../../../shared/words/time.ts';
import { HOUR, instantOf } from '../../../shared/words/time.ts';
import { calendarWith, moment } from './kit.ts';

const office = calendarWith();
const shown = (stretch: readonly Instant[]) => stretch.map((at) => printMinute(office.zone, at).slice(5)).join(' > ');
const counted = (from: string, to: string) => workingStretches(office, moment(from), moment(to)).map(shown);

describe('what a clock counted', () => {
  test.each([
    ['over lunch', '2026-10-12 11:30', '2026-10-12 14:00', ['10-12 11:30 > 10-12 12:00', '10-12 13:30 > 10-12 14:00']],
    ['over a weekend', '2026-10-16 17:00', '2026-10-19 09:00', ['10-16 17:00 > 10-16 17:30', '10-19 08:30 > 10-19 09:00']],
    ['over New Year', '2025-12-31 17:00', '2026-01-04 09:00', ['12-31 17:00 > 12-31 17:30', '01-04 08:30 > 01-04 09:00']],
    ['to the minute of opening', '2026-10-12 17:00', '2026-10-13 08:30', ['10-12 17:00 > 10-12 17:30']],
    ['nothing at night', '2026-10-12 18:00', '2026-10-13 08:00', []],
    ['nothing backwards', '2026-10-13 10:00', '2026-10-12 10:00', []],
  ])('%s', (_, from, to, expected) => expect(counted(from, to)).toEqual(expected));

  test('adds up to what is measured', () => {
    const starts = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 6) }).map(instantOf);
    const check = fc.property(starts, fc.integer({ min: 0, max: 9000 * HOUR }), (from, ms) => {
      const to = instantOf(from + ms);
      const sum = workingStretches(office, from, to).reduce((total, [opens, closes]) => total + closes - opens, 0);
      expect(sum).toBe(workingBetween(office, from, to));
    });
    fc.assert(check, { numRuns: 200 });
  });
});

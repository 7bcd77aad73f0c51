import type { Day, Instant } from '../words/time.ts';
import { addDays, earliest, instantOf, latest } from '../words/time.ts';
import type { Calendar, DayStatus } from './calendar.ts';
import type { Interval } from './hours.ts';
import type { Pause } from './pauses.ts';
import { running } from './pauses.ts';
import { dayOf, instantAt } from './zone.ts';

/** What one day gave to a clock. */
export interface DayCounted extends DayStatus {
  readonly on: Day;
  readonly kind: 'work' | 'rest';
  /** The hours it works, in minutes of the day; a night belongs to the day it begins. */
  readonly hours: readonly Interval[];
  /** What of them counted: within the clock's life and outside pauses. */
  readonly stretches: readonly Pause[];
  /** Sum of the stretches in ms. */
  readonly ms: number;
}

/**
 * Working time from one moment to another, day by day, so that a person can check a deadline by hand: every day between
 * the two with what kind of day it was, who says so and what of it counted. The sums of the days add up to
 * `workingBetweenWithPauses`.
 */
export function describeWorking(calendar: Calendar, from: Instant, to: Instant, pauses: readonly Pause[] = []): readonly DayCounted[] {
  const days: DayCounted[] = [];
  const first = dayOf(calendar.zone, from);
  const last = dayOf(calendar.zone, instantOf(Math.max(from, to - 1)));
  let counted: readonly Pause[] = [];
  // The night of the day before may still be worked.
  for (let on = addDays(first, -1); on <= last; on = addDays(on, 1)) {
    const hours = calendar.hoursOn(on);
    // What two days claim counts for the first.
    const stretches = hours.flatMap(([opens, closes]) =>
      running(latest(instantAt(calendar.zone, on, opens), from) ?? from, earliest(instantAt(calendar.zone, on, closes), to) ?? to, [...pauses, ...counted]));
    counted = stretches;
    if (on < first && stretches.length === 0) continue;
    const ms = stretches.reduce((sum, [start, end]) => sum + (end - start), 0);
    days.push({ on, kind: hours.length > 0 ? 'work' : 'rest', hours, stretches, ms, ...calendar.statusOn(on) });
  }
  return days;
}

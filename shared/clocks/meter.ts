import type { Calendar } from '../calendar/calendar.ts';
import { addRunning, addWorkingWithPauses, workingBetweenWithPauses, type Pause } from '../calendar/pauses.ts';
import { workingBetween, type Due } from '../calendar/working.ts';
import type { Instant } from '../words/time.ts';
import { dueOf } from './clock.ts';
import type { RuleVersion } from './rulebook.ts';

/** Reckons due moments by one calendar, leaving out pauses. */
export interface Meter {
  /** When a limit that starts at a moment ends. */
  readonly due: (rule: RuleVersion | undefined, from: Instant) => Due | undefined;
  /** A moment fixed when it was `from`, moved by what has been paused since. */
  readonly fixed: (rule: RuleVersion, from: Instant, at: Instant) => Due;
}

/** A meter for a calendar; pauses in order and apart. */
export function meterOf(calendar: Calendar, pauses: readonly Pause[]): Meter {
  const through = (rule: RuleVersion, from: Instant, due: Due): Due => throughPauses(rule, calendar, from, due, pauses);
  return {
    due: (rule, from) => {
      const due = rule && dueOf(rule, from, calendar);
      return due && through(rule, from, due);
    },
    fixed: (rule, from, at) => through(rule, from, { at, provisional: false }),
  };
}

/**
 * A due moment moved by what was paused before it: by working time where the rule counts that, else by the clock on the
 * wall. What moves it lets it meet further pauses. It never comes earlier, nor to lie within a pause.
 */
function throughPauses(rule: RuleVersion, calendar: Calendar, from: Instant, due: Due, pauses: readonly Pause[]): Due {
  if (!pauses.some(([stops, resumes]) => stops < due.at && resumes > from)) return due;
  const moved = rule.working ? throughWorking(calendar, from, due, pauses) : { ...due, at: addRunning(from, due.at - from, pauses) };
  const within = pauses.find(([stops, resumes]) => stops < moved.at && moved.at < resumes);
  return { at: within?.[1] ?? moved.at, provisional: moved.provisional || due.provisional };
}

function throughWorking(calendar: Calendar, from: Instant, due: Due, pauses: readonly Pause[]): Due {
  const budget = workingBetween(calendar, from, due.at);
  return workingBetweenWithPauses(calendar, from, due.at, pauses) === budget ? due : addWorkingWithPauses(calendar, from, budget, pauses);
}

import type { Day, Instant } from '../words/time.ts';
import { addDays } from '../words/time.ts';
import type { Calendar } from './calendar.ts';
import { dayOf, instantAt } from './zone.ts';

/** First opening and last closing of a day; undefined on a rest day. */
function officeSpan(calendar: Calendar, on: Day): readonly [opens: Instant, closes: Instant] | undefined {
  const hours = calendar.hoursOn(on);
  const first = hours[0];
  const last = hours.at(-1);
  if (!first || !last) return undefined;
  const span = [instantAt(calendar.zone, on, first[0]), instantAt(calendar.zone, on, last[1])] as const;
  return span[1] > span[0] ? span : undefined;
}

/**
 * When a letter may go: the moment itself from the first opening to the last closing of a working day, both included
 * (lunch does not hold it), else the next opening.
 */
export function openFrom(calendar: Calendar, at: Instant): Instant {
  // A night shift of the day before may still be open.
  for (let on = addDays(dayOf(calendar.zone, at), -1); ; on = addDays(on, 1)) {
    const span = officeSpan(calendar, on);
    if (span && at <= span[1]) return at < span[0] ? span[0] : at;
  }
}

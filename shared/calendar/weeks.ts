import type { Day, Instant } from '../words/time.ts';
import { addDays, dayOfEpochDay, epochDay, weekdayOf } from '../words/time.ts';
import type { Calendar } from './calendar.ts';
import { dayOf, instantAt } from './zone.ts';

const mondayOf = (on: Day): Day => addDays(on, -weekdayOf(on));

/** The first working day after this one. */
export function nextWorkday(calendar: Calendar, on: Day): Day {
  let next = addDays(on, 1);
  while (!calendar.isWorkday(next)) next = addDays(next, 1);
  return next;
}

/** The working day so many working days (0 or more) after this one; the day itself does not count. */
export function addWorkdays(calendar: Calendar, on: Day, days: number): Day {
  let end = on;
  for (let i = 0; i < days; i += 1) end = nextWorkday(calendar, end);
  return end;
}

/** The last working day of the Monday-to-Sunday week in which a day lies; undefined in a week of rest. */
export function lastWorkdayOfWeek(calendar: Calendar, on: Day): Day | undefined {
  const monday = mondayOf(on);
  return [6, 5, 4, 3, 2, 1, 0].map((n) => addDays(monday, n)).find((day) => calendar.isWorkday(day));
}

/** That day 24:00 of a moment. */
export const endOfDay = (calendar: Calendar, at: Instant): Instant => instantAt(calendar.zone, dayOf(calendar.zone, at), 1440);

/** Sunday 24:00 of the first Monday-to-Sunday week after that of the moment that has a working day. */
export function endOfNextWorkingWeek(calendar: Calendar, at: Instant): Instant {
  const sunday = addDays(mondayOf(dayOf(calendar.zone, at)), 6);
  const workday = nextWorkday(calendar, sunday);
  return instantAt(calendar.zone, addDays(mondayOf(workday), 6), 1440);
}

/** The same day so many months (0 or more) later; the last day of that month where it has no such day. */
export function addMonths(on: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = on.split('-').map(Number);
  const target = year * 12 + month - 1 + months;
  const first = dayOfEpochDay(Date.UTC(Math.floor(target / 12), target % 12, 1) / 86_400_000);
  const next = dayOfEpochDay(Date.UTC(Math.floor((target + 1) / 12), (target + 1) % 12, 1) / 86_400_000);
  return addDays(first, Math.min(date, epochDay(next) - epochDay(first)) - 1);
}

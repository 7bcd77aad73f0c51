import type { Calendar } from '../calendar/calendar.ts';
import { addRunning, runningBetween } from '../calendar/pauses.ts';
import { nextWorkday } from '../calendar/weeks.ts';
import { dayOf, instantAt } from '../calendar/zone.ts';
import { HOUR, MINUTE, instantOf, plus, type Instant } from '../words/time.ts';
import { spanOf, type Clock } from './clock.ts';

/** A step of the ladder of one clock. */
export interface Rung {
  /** Names the rung once and for all: a moved due moment makes new rungs, but a pause never a second reminder. */
  readonly key: string;
  readonly clock: string;
  readonly name: 'reminder' | 'due' | 'second';
  readonly at: Instant;
}

/** Where the time from start to due is shorter, no reminder is sent (contract section 4). */
const SHORTEST_REMINDED = 15 * MINUTE;
/** 09:00, when the reminders of D07 leave each working day. */
const MORNING = 9 * 60;

/**
 * Reminder at two thirds (whole minutes), escalation when due, second escalation one such time later. What was paused
 * is no part of that time, and moves what is still to come.
 */
export function rungsOf(clock: Clock): readonly Rung[] {
  const { startAt, dueAt, pauses } = clock;
  if (dueAt === undefined) return [];
  const span = runningBetween(startAt, dueAt, pauses);
  const rungs: Rung[] = [];
  if (span >= SHORTEST_REMINDED) rungs.push(rung(clock, 'reminder', wholeMinute(addRunning(startAt, (span * 2) / 3, pauses))));
  rungs.push(rung(clock, 'due', dueAt));
  if (span > 0) rungs.push(rung(clock, 'second', addRunning(dueAt, span, pauses)));
  return rungs;
}

const wholeMinute = (at: Instant): Instant => instantOf(Math.floor(at / MINUTE) * MINUTE);

/** D07 has no due moment: a reminder after the rule's hour, then each working day 09:00; those up to `until`, and the next one. */
export function remindersOf(clock: Clock, calendar: Calendar, until: Instant): readonly Rung[] {
  const rungs = [rung(clock, 'reminder', plus(clock.startAt, spanOf(clock.rule) ?? HOUR))];
  let on = dayOf(calendar.zone, clock.startAt);
  for (let last = rungs[0]; last !== undefined && last.at <= until && rungs.length < 400; last = rungs.at(-1)) {
    on = nextWorkday(calendar, on);
    rungs.push(rung(clock, 'reminder', instantAt(calendar.zone, on, MORNING)));
  }
  return rungs;
}

const rung = (clock: Clock, name: Rung['name'], at: Instant): Rung => {
  const due = (name === 'reminder' ? clock.unpausedAt : undefined) ?? clock.dueAt ?? at;
  return { key: `${clock.key}@${due / 1_000}/${name}`, clock: clock.key, name, at };
};

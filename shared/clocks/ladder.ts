import type { Calendar } from '../calendar/calendar.ts';
import { addRunning, runningBetween } from '../calendar/pauses.ts';
import { nextWorkday } from '../calendar/weeks.ts';
import { dayOf, instantAt } from '../calendar/zone.ts';
import { HOUR, MINUTE, instantOf, plus, type Instant } from '../words/time.ts';
import { spanOf, type Clock } from './clock.ts';
import { printWhen, stepName, type LadderStep } from './steps.ts';

/** A step of the ladder of one clock. */
export interface Rung {
  /** Names the rung once and for all: a moved due moment makes new rungs, but a pause never a second reminder. */
  readonly key: string;
  readonly clock: string;
  readonly name: 'reminder' | 'due' | 'second';
  readonly at: Instant;
  /** Who gets a copy. */
  readonly copies: Pick<LadderStep, 'up' | 'roles'>;
}

/** Where the time from start to due is shorter, the contract's ladder reminds nobody (contract section 4). */
const SHORTEST_REMINDED = 15 * MINUTE;
/** 09:00, when the reminders of D07 leave each working day. */
const MORNING = 9 * 60;
const NOBODY: Rung['copies'] = { up: 0, roles: [] };

/** The rungs of a clock in the order of their moments: those of its rule's 阶梯, else the contract's. */
export function rungsOf(clock: Clock): readonly Rung[] {
  const { dueAt, rule } = clock;
  if (dueAt === undefined) return [];
  if (!rule.ladder) return contractRungs(clock, dueAt);
  const rungs = rule.ladder.map((step) => rung(clock, stepName(step), momentOf(step, clock, dueAt), step, printWhen(step.when)));
  return rungs.toSorted((a, b) => a.at - b.at);
}

/**
 * Reminder at two thirds (whole minutes), escalation when due, second escalation one such time later. What was paused
 * is no part of that time, and moves what is still to come.
 */
function contractRungs(clock: Clock, dueAt: Instant): readonly Rung[] {
  const { startAt, pauses } = clock;
  const span = runningBetween(startAt, dueAt, pauses);
  const rungs: Rung[] = [];
  if (span >= SHORTEST_REMINDED) rungs.push(rung(clock, 'reminder', wholeMinute(addRunning(startAt, (span * 2) / 3, pauses)), NOBODY));
  rungs.push(rung(clock, 'due', dueAt, { up: 1, roles: [] }));
  if (span > 0) rungs.push(rung(clock, 'second', addRunning(dueAt, span, pauses), { up: 2, roles: [] }));
  return rungs;
}

const wholeMinute = (at: number): Instant => instantOf(Math.floor(at / MINUTE) * MINUTE);

/**
 * A share before due falls on a whole minute, as the contract's reminder does; one beyond it is counted in whole minutes
 * from due. What would come before the start comes at the start: ten days before, of a clock of nine, is at once.
 */
function momentOf({ when }: LadderStep, { startAt, pauses }: Clock, dueAt: Instant): Instant {
  const span = runningBetween(startAt, dueAt, pauses);
  const beyond = 'minutes' in when ? when.minutes * MINUTE : (span * (when.percent - 100)) / 100;
  if (beyond === 0 || dueAt <= startAt) return dueAt;
  if (beyond > 0) return addRunning(dueAt, 'percent' in when && when.percent % 100 !== 0 ? wholeMinute(beyond) : beyond, pauses);
  const at = addRunning(startAt, Math.max(0, span + beyond), pauses);
  return 'percent' in when ? instantOf(Math.max(startAt, wholeMinute(at))) : at;
}

/** D07 has no due moment: a reminder after the rule's hour, then each working day 09:00; those up to `until`, and the next one. */
export function remindersOf(clock: Clock, calendar: Calendar, until: Instant): readonly Rung[] {
  const rungs = [rung(clock, 'reminder', plus(clock.startAt, spanOf(clock.rule) ?? HOUR), NOBODY)];
  let on = dayOf(calendar.zone, clock.startAt);
  for (let last = rungs[0]; last !== undefined && last.at <= until && rungs.length < 400; last = rungs.at(-1)) {
    on = nextWorkday(calendar, on);
    rungs.push(rung(clock, 'reminder', instantAt(calendar.zone, on, MORNING), NOBODY));
  }
  return rungs;
}

function rung(clock: Clock, name: Rung['name'], at: Instant, { up, roles }: Rung['copies'], step: string = name): Rung {
  const due = (name === 'reminder' ? clock.unpausedAt : undefined) ?? clock.dueAt ?? at;
  return { key: `${clock.key}@${due / 1_000}/${step}`, clock: clock.key, name, at, copies: { up, roles } };
}

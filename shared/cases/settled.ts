import { isOpen, outcomeOf, type Clock } from '../clocks/clock.ts';
import type { Instant } from '../words/time.ts';
import { defined, type Basis } from './basis.ts';
import type { Complaint, ComplaintEvent, Settled } from './complaint.ts';

/**
 * What a look or a ring finds met, missed or ended is kept as it was counted, so that no later calendar or rule moves
 * it. One whose due moment may still move with an official notice is not decided. What people correct is decided anew;
 * both values stand in the history.
 */
export function settledNow(complaint: Complaint, basis: Basis, clocks: readonly Clock[], now: Instant): readonly ComplaintEvent[] {
  const changes = clocks.flatMap((clock): readonly [string, Settled | null][] => {
    const before = complaint.settled?.[clock.key];
    const after = settledOf(clock, before, basis.pauses.length, now);
    if (after === undefined) return before === undefined ? [] : [[clock.key, null]];
    return before !== undefined && sameDecision(before, after) ? [] : [[clock.key, after]];
  });
  return changes.length === 0 ? [] : [{ type: 'settled', at: now, clocks: Object.fromEntries(changes) }];
}

function settledOf(clock: Clock, before: Settled | undefined, paused: number, now: Instant): Settled | undefined {
  if (clock.provisional || outcomeOf(clock, now) === 'running') return undefined;
  const { startAt, dueAt, rule, facts } = clock;
  const over = isOpen(clock) ? undefined : before?.startAt === startAt ? (before.over ?? paused) : paused;
  return {
    at: now, startAt, version: rule.version, calendar: clock.countedBy ?? clock.calendar.version,
    ...defined({ dueAt, facts, over }),
  };
}

const sameDecision = (a: Settled, b: Settled): boolean =>
  a.startAt === b.startAt && a.dueAt === b.dueAt && a.version === b.version && a.calendar === b.calendar && a.facts === b.facts && a.over === b.over;

/** What is settled after some of it changed. */
export function settledAfter(before: Complaint['settled'], changes: Readonly<Record<string, Settled | null>>): Readonly<Record<string, Settled>> {
  const next: Record<string, Settled> = { ...before };
  for (const [key, settled] of Object.entries(changes)) {
    if (settled === null) delete next[key];
    else next[key] = settled;
  }
  return next;
}

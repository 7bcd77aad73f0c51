import { openFrom } from '../calendar/quiet.ts';
import { isOpen, type Clock } from '../clocks/clock.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import type { Basis } from './basis.ts';
import type { Complaint } from './complaint.ts';
import type { CaseContext } from './context.ts';
import type { ResumedLetter } from './letter.ts';
import { addressees, briefOf, letterId } from './letters.ts';
import type { Outgoing } from './once-letters.ts';
import { addressed, runningOf } from './vanished-letter.ts';

/**
 * A pause that nobody ended has reached the longest it may last, and its clocks run on: whoever owes them is told, once
 * for each such pause. In quiet hours the letter waits for the opening; clocks that have stopped by then need none.
 */
export function pauseLetter(complaint: Complaint, basis: Basis, clocks: readonly Clock[], context: CaseContext): Outgoing {
  const { company, now } = context;
  const pause = basis.pauses.findLast((it) => it.open);
  const key = `resumed/${pause?.from}`;
  if (!pause || complaint.rungs[key] !== undefined) return { events: [] };
  const held = clocks.filter((clock) => isOpen(clock) && clock.pauses.some(([, to]) => to === pause.to) && ruleAt(company.rules, clock.id, now)?.active);
  if (held.length === 0) return { events: [] };
  const leavesAt = openFrom(company.calendar, pause.to);
  const opening = leavesAt > now ? leavesAt : openFrom(company.calendar, now);
  if (opening > now) return { events: [], waitsUntil: opening };
  const { to, cc } = addressed(held, context);
  if (to.length === 0) return { events: [] };
  const letter: ResumedLetter = {
    kind: 'resumed', id: letterId(complaint.id, [key]), record: complaint.id, at: now, to: addressees(to), cc: addressees(cc),
    clocks: [...new Set(held.map((clock) => clock.id))], rungs: ['flag'], brief: briefOf(basis), pausedAt: pause.from, resumedAt: pause.to,
    running: runningOf(held, context),
  };
  return { events: [{ type: 'wrote', at: now, letter, text: '暂停期满通知', rungs: [key], replaced: [] }] };
}

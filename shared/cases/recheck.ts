import { isOpen, type Clock } from '../clocks/clock.ts';
import { remindersOf, rungsOf } from '../clocks/ladder.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import type { Company } from '../registers/company.ts';
import { assertNever } from '../words/sentence.ts';
import { MINUTE, type Instant } from '../words/time.ts';
import type { Basis } from './basis.ts';
import type { Complaint } from './complaint.ts';
import type { LadderLetter, Letter, ResumedLetter, VanishedLetter } from './letter.ts';

/** A letter as it may still leave, absent where nothing of it holds any more; and the rungs that stay behind. */
export interface Rechecked {
  readonly letter?: Letter;
  readonly withheld: readonly string[];
}

/** What a record says at the moment at which a letter about it is to leave. */
export interface Standing {
  readonly complaint: Complaint;
  readonly basis: Basis;
  readonly clocks: readonly Clock[];
  readonly company: Company;
  readonly now: Instant;
}

/**
 * Looks at a letter again straight before it leaves, which may be long after it was decided on: nothing goes out for a
 * clock that has stopped, for a due moment that has moved, or for a rung that a later letter has overtaken.
 */
export function recheck(letter: Letter, standing: Standing): Rechecked {
  if (letter.undelivered) return { letter, withheld: [] };
  switch (letter.kind) {
    case 'ladder':
      return recheckLadder(letter, standing);
    case 'delivered':
      return keptIf(letter, standing.clocks.some((clock) => letter.clocks.includes(clock.id) && owes(clock, standing)));
    case 'vanished':
      return standing.complaint.goneAt === undefined ? { withheld: [] } : recheckRunning(letter, standing);
    case 'resumed':
      return recheckRunning(letter, standing);
    case 'flag':
    case 'result':
      return keptIf(letter, standing.basis.facts.void === undefined);
    case 'fine':
    case 'decision':
    case 'list':
    case 'digest':
    case 'admin':
      return { letter, withheld: [] };
    default:
      return assertNever(letter);
  }
}

const keptIf = (letter: Letter, holds: boolean): Rechecked => (holds ? { letter, withheld: [] } : { withheld: [] });

/** What tells of several clocks tells of those that still run. */
function recheckRunning(letter: VanishedLetter | ResumedLetter, standing: Standing): Rechecked {
  const running = letter.running.filter(({ clock }) => standing.clocks.some((it) => it.id === clock && owes(it, standing)));
  return keptIf({ ...letter, running }, running.length > 0);
}

const owes = (clock: Clock, { company, now }: Standing): boolean => isOpen(clock) && ruleAt(company.rules, clock.id, now)?.active === true;

function recheckLadder(letter: LadderLetter, standing: Standing): Rechecked {
  const holds = letter.items.map(({ key }) => stillDue(key, letter.id, standing));
  const withheld = letter.items.filter((_, index) => !holds[index]).map(({ key }) => key);
  const only = <T>(all: readonly T[]): readonly T[] => all.filter((_, index) => holds[index]);
  if (withheld.length === letter.items.length) return { withheld };
  const late = standing.now - letter.at >= MINUTE;
  return { letter: { ...letter, items: only(letter.items), clocks: only(letter.clocks), rungs: only(letter.rungs), ...(late ? { at: standing.now } : {}) }, withheld };
}

/** Whether a rung is one of an open clock as it now stands, and no later one of that clock has been written of. */
function stillDue(key: string, letter: string, standing: Standing): boolean {
  const { complaint, company, now } = standing;
  const clock = standing.clocks.find((it) => key.startsWith(`${it.key}@`));
  if (!clock || !owes(clock, standing)) return false;
  const rungs = clock.id === 'D07' ? remindersOf(clock, company.calendar, now) : rungsOf(clock);
  const place = rungs.findIndex((rung) => rung.key === key);
  return place >= 0 && !rungs.slice(place + 1).some((rung) => complaint.rungs[rung.key] !== undefined && complaint.rungs[rung.key]?.letter !== letter);
}

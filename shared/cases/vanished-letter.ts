import { openFrom } from '../calendar/quiet.ts';
import { isOpen, type Clock } from '../clocks/clock.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { defined, type Basis } from './basis.ts';
import type { Complaint } from './complaint.ts';
import type { CaseContext } from './context.ts';
import type { RunningClock, VanishedLetter } from './letter.ts';
import { addressees, briefOf, letterId } from './letters.ts';
import type { Outgoing } from './once-letters.ts';
import { isUnnamed, owedBy, roleHolders, type Party } from './parties.ts';

/**
 * A row that is gone stops no clock, so whoever owes those that run is told, once each time it vanishes. In quiet hours
 * the letter waits for the opening; a row that is back by then needs none.
 */
export function vanishedLetter(complaint: Complaint, basis: Basis, clocks: readonly Clock[], context: CaseContext): Outgoing {
  const { goneAt } = complaint;
  const { company, now } = context;
  const key = `vanished/${goneAt}`;
  if (goneAt === undefined || complaint.rungs[key] !== undefined) return { events: [] };
  const running = clocks.filter((clock) => isOpen(clock) && ruleAt(company.rules, clock.id, now)?.active);
  const { to, cc } = addressed(running, context);
  if (running.length === 0 || to.length === 0) return { events: [] };
  const opening = openFrom(company.calendar, now);
  if (opening > now) return { events: [], waitsUntil: opening };
  const letter: VanishedLetter = {
    kind: 'vanished', id: letterId(complaint.id, [key]), record: complaint.id, at: now, to: addressees(to), cc: addressees(cc),
    clocks: [...new Set(running.map((clock) => clock.id))], rungs: ['flag'], brief: briefOf(basis), goneAt,
    running: runningOf(running, context),
  };
  return { events: [{ type: 'wrote', at: now, letter, text: '登记行不见通知', rungs: [key], replaced: [] }] };
}

/** Clocks that run as letters tell of them. */
export const runningOf = (running: readonly Clock[], { company, now }: CaseContext): readonly RunningClock[] =>
  running.map((clock) => ({ clock: clock.id, name: clock.name, owed: owedBy(clock, company, now).map(labelled), ...defined({ dueAt: clock.dueAt }) }));

const labelled = ({ person, role }: Party): string => `${person.name}（${role}）`;

/** Everybody who owes one of the clocks; 人事行政部经理 too where somebody stands in for a blank, or none of them has an address. */
export function addressed(running: readonly Clock[], { company, now }: CaseContext): { readonly to: readonly Party[]; readonly cc: readonly Party[] } {
  const owing = running.flatMap((clock) => owedBy(clock, company, now));
  const named = owing.filter((party, index) => owing.findIndex(({ person }) => person.no === party.person.no) === index);
  const unheard = running.some(isUnnamed) || named.every(({ person }) => person.email === undefined);
  return { to: named, cc: unheard ? roleHolders(company, '人事行政部经理').filter(({ person }) => !named.some((party) => party.person.no === person.no)) : [] };
}

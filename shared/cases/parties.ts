import type { Clock } from '../clocks/clock.ts';
import type { Rung } from '../clocks/ladder.ts';
import { headOf, leaderOf, personOf, ROLES, type Company, type Person, type Role } from '../registers/company.ts';
import type { Instant } from '../words/time.ts';

/** Somebody with the part they play in a case. */
export interface Party {
  readonly person: Person;
  /** 第一受理人, 负责人 …: why they are written to. */
  readonly role: string;
  /** Who should be here, but has left (有效 否). */
  readonly standsFor?: Person;
}

/** One step of a ladder: who stands there for a clock at a moment, left or not. */
interface Step {
  readonly of: (clock: Clock, company: Company, at: Instant) => readonly Party[];
  /** 总经理 and above: left out where the limit is under one hour. */
  readonly top?: true;
}

const one = (person: Person | undefined, role: string): readonly Party[] => (person ? [{ person, role }] : []);

const there = (parties: readonly Party[]): readonly Party[] => parties.filter(({ person }) => person.active);

/** Those who took the place of somebody who left say whose. */
const inPlaceOf = (parties: readonly Party[], gone: Person | undefined): readonly Party[] => (gone ? parties.map((party) => ({ ...party, standsFor: gone })) : parties);

const named = (company: Company, role: Role): readonly Party[] => [...company.people.values()].filter((person) => person.roles.includes(role)).map((person) => ({ person, role }));

/** Every active holder of a role. */
export const roleHolders = (company: Company, role: Role): readonly Party[] => there(named(company, role));

/** The head of a department; without one its letters go to the 最高领导, then to the 上级部门, then to 人事行政部经理. */
export function headParties(company: Company, department: string | undefined, at: Instant): readonly Party[] {
  const parent = department === undefined ? undefined : company.departments.get(department)?.parent;
  const head = headOf(company, department, at);
  if (head?.active) return one(head, '负责人');
  const candidates = [
    one(leaderOf(company, department), '最高领导'),
    one(headOf(company, parent, at), '上级部门负责人'),
    one(leaderOf(company, parent), '上级部门最高领导'),
  ].map(there);
  return inPlaceOf(candidates.find((parties) => parties.length > 0) ?? roleHolders(company, '人事行政部经理'), head);
}

const intake: Step = {
  of: (clock, company) => (clock.owner === undefined ? roleHolders(company, '受理人') : one(personOf(company, clock.owner), '第一受理人')),
};
const second: Step = { of: (clock, company) => one(personOf(company, clock.owner), '第二受理人') };
const head: Step = { of: (clock, company, at) => headParties(company, clock.department, at) };
const leader: Step = { of: (clock, company) => one(leaderOf(company, clock.department), '最高领导') };
/** The 最高领导 of the department to which the head himself belongs. */
const headsLeader: Step = {
  of: (clock, company, at) => {
    const own = headOf(company, clock.department, at)?.department ?? clock.department;
    return one(leaderOf(company, own) ?? leaderOf(company, clock.department), '最高领导');
  },
};
const hr: Step = { of: (_, company) => named(company, '人事行政部经理') };
const manager: Step = { of: (_, company) => named(company, '总经理'), top: true };
const chair: Step = { of: (_, company) => named(company, '董事长'), top: true };
const engineering: Step = { of: (_, company) => [...roleHolders(company, '工程部经理'), ...roleHolders(company, '质量判定负责人')] };

/** Who owes each clock, and who is next up (contract section 4, «Ladder»). */
const LADDERS: Readonly<Record<string, readonly Step[]>> = {
  D01: [intake, hr, manager],
  D02: [intake, hr, manager],
  D03: [second, head, leader],
  D04: [head, headsLeader, manager],
  D05: [intake, hr, manager],
  D06: [leader, manager, chair],
  D07: [engineering],
  D08: [head, headsLeader, manager],
  D09: [head, headsLeader, manager],
  D10: [leader, manager, chair],
  D11: [intake, hr],
};

/** Who owes a clock at a moment, and so is written to; in place of somebody who left, the next up. */
export function owedBy(clock: Clock, company: Company, at: Instant): readonly Party[] {
  const [first, ...more] = LADDERS[clock.id] ?? [];
  const owed = first?.of(clock, company, at) ?? [];
  const present = there(owed);
  if (present.length > 0) return present;
  const gone = owed[0]?.person;
  const up = gone ? more.map((step) => there(step.of(clock, company, at))).find((parties) => parties.length > 0) : undefined;
  return inPlaceOf(up ?? headParties(company, clock.department, at), gone);
}

/** Whether its 第一受理人 is blank: every holder of 受理人 stands in, with a copy to 人事行政部经理. */
export const isUnnamed = (clock: Clock): boolean => clock.owner === undefined && LADDERS[clock.id]?.[0] === intake;

/** The person held liable for a clock at its due moment; undefined where the row names nobody who could be. */
export function liableFor(clock: Clock, company: Company, at: Instant): Person | undefined {
  if (clock.id === 'D08' || clock.id === 'D09' || clock.id === 'D04') return headOf(company, clock.department, at);
  if (clock.id === 'D06' || clock.id === 'D10') return leaderOf(company, clock.department);
  return personOf(company, clock.owner);
}

/** Whether a letter can reach nobody of these: no address, or one that sends letters back. */
const isUnheard = (parties: readonly Party[]): boolean => parties.every(({ person }) => person.email === undefined);

/**
 * Who gets a copy at a rung: so many levels up, and the roles its rule names. A next-up who is already addressed or has
 * left is skipped for the next different person. A letter that nobody in To would get goes one level up at least.
 */
export function copiesOf(clock: Clock, { up, roles }: Rung['copies'], company: Company, at: Instant): readonly Party[] {
  const owed = owedBy(clock, company, at);
  const levels = Math.max(up, isUnnamed(clock) || isUnheard(owed) ? 1 : 0);
  const addressed = new Set(owed.map((party) => party.person.no));
  const copies: Party[] = [];
  const add = (parties: readonly Party[], gone?: Person): boolean => {
    const fresh = there(parties).filter((party) => !addressed.has(party.person.no));
    for (const party of fresh) addressed.add(party.person.no);
    copies.push(...inPlaceOf(fresh, gone));
    return fresh.length > 0;
  };
  let taken = 0;
  let gone: Person | undefined;
  for (const step of LADDERS[clock.id]?.slice(1) ?? []) {
    if (taken === levels) break;
    if (step.top && clock.short) continue;
    const parties = step.of(clock, company, at);
    if (add(parties, gone)) [taken, gone] = [taken + 1, undefined];
    else gone ??= parties.find(({ person }) => !person.active)?.person;
  }
  for (const role of roles) add(partiesOf(role, clock, company, at));
  return copies;
}

/** Who a role of a rule's own ladder means for a clock; one that nobody holds any more means the next up. */
function partiesOf(role: string, clock: Clock, company: Company, at: Instant): readonly Party[] {
  if (role === '负责人') return headParties(company, clock.department, at);
  if (role === '最高领导') return standing(leader, clock, company, at);
  if (role === '上级') return owedBy(clock, company, at).flatMap(({ person }) => there(one(personOf(company, person.superior), '上级')));
  const held = ROLES.find((it) => it === role);
  if (held === undefined) return [];
  const step: Step = { of: () => named(company, held) };
  return standing(step, clock, company, at);
}

function standing(step: Step, clock: Clock, company: Company, at: Instant): readonly Party[] {
  const parties = step.of(clock, company, at);
  const present = there(parties);
  if (present.length > 0 || parties.length === 0) return present;
  const up = [manager, chair, hr].map((it) => roleHoldersOf(it, clock, company, at)).find((its) => its.length > 0) ?? [];
  return inPlaceOf(up, parties[0]?.person);
}

const roleHoldersOf = (step: Step, clock: Clock, company: Company, at: Instant): readonly Party[] => there(step.of(clock, company, at));

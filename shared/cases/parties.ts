import type { Clock } from '../clocks/clock.ts';
import { headOf, holders, leaderOf, personOf, type Company, type Person, type Role } from '../registers/company.ts';
import type { Instant } from '../words/time.ts';

/** Somebody with the part they play in a case. */
export interface Party {
  readonly person: Person;
  /** 第一受理人, 负责人 …: why they are written to. */
  readonly role: string;
}

/** One step of a ladder: who stands there for a clock at a moment. */
interface Step {
  readonly of: (clock: Clock, company: Company, at: Instant) => readonly Party[];
  /** 总经理 and above: left out where the limit is under one hour. */
  readonly top?: true;
}

const one = (person: Person | undefined, role: string): readonly Party[] => (person?.active ? [{ person, role }] : []);

/** Every holder of a role. */
export const roleHolders = (company: Company, role: Role): readonly Party[] => holders(company, role).map((person) => ({ person, role }));

/** The head of a department; without one its letters go to the 最高领导, then to the 上级部门, then to 人事行政部经理. */
export function headParties(company: Company, department: string | undefined, at: Instant): readonly Party[] {
  const parent = department === undefined ? undefined : company.departments.get(department)?.parent;
  const candidates = [
    one(headOf(company, department, at), '负责人'),
    one(leaderOf(company, department), '最高领导'),
    one(headOf(company, parent, at), '上级部门负责人'),
    one(leaderOf(company, parent), '上级部门最高领导'),
  ];
  return candidates.find((parties) => parties.length > 0) ?? roleHolders(company, '人事行政部经理');
}

const intake: Step = {
  of: (clock, company) => {
    const named = one(personOf(company, clock.owner), '第一受理人');
    return named.length > 0 ? named : roleHolders(company, '受理人');
  },
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
const hr: Step = { of: (_, company) => roleHolders(company, '人事行政部经理') };
const manager: Step = { of: (_, company) => roleHolders(company, '总经理'), top: true };
const chair: Step = { of: (_, company) => roleHolders(company, '董事长'), top: true };
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

/** Who owes a clock at a moment, and so is written to. */
export function owedBy(clock: Clock, company: Company, at: Instant): readonly Party[] {
  const owed = LADDERS[clock.id]?.[0]?.of(clock, company, at) ?? [];
  return owed.length > 0 ? owed : headParties(company, clock.department, at);
}

/** Whether its 第一受理人 is blank: every holder of 受理人 stands in, with a copy to 人事行政部经理. */
export const isUnnamed = (clock: Clock): boolean => clock.owner === undefined && LADDERS[clock.id]?.[0] === intake;

/** The person held liable for a clock at its due moment; undefined where the row names nobody who could be. */
export function liableFor(clock: Clock, company: Company, at: Instant): Person | undefined {
  if (clock.id === 'D08' || clock.id === 'D09' || clock.id === 'D04') return headOf(company, clock.department, at);
  if (clock.id === 'D06' || clock.id === 'D10') return leaderOf(company, clock.department);
  return personOf(company, clock.owner);
}

/**
 * Who gets a copy at a rung: nobody at a reminder, the next up when due, the next but one besides at the second
 * escalation. A next-up who is already addressed is skipped for the next different person.
 */
export function copiesOf(clock: Clock, rung: 'reminder' | 'due' | 'second', company: Company, at: Instant): readonly Party[] {
  const levels = rung === 'reminder' ? (isUnnamed(clock) ? 1 : 0) : rung === 'due' ? 1 : 2;
  const addressed = new Set(owedBy(clock, company, at).map((party) => party.person.no));
  const copies: Party[] = [];
  let taken = 0;
  for (const step of LADDERS[clock.id]?.slice(1) ?? []) {
    if (taken === levels) break;
    if (step.top && clock.short) continue;
    const fresh = step.of(clock, company, at).filter((party) => !addressed.has(party.person.no));
    if (fresh.length === 0) continue;
    for (const party of fresh) addressed.add(party.person.no);
    copies.push(...fresh);
    taken += 1;
  }
  return copies;
}

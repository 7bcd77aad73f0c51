import { CALL_RESULTS, COMPLAINTS, type ComplaintFacts } from '../registers/complaints.ts';
import type { Company } from '../registers/company.ts';
import type { Remark } from '../errors/remarks.ts';
import { understandRow } from '../sheet/row.ts';
import type { Lookup } from '../sheet/understand.ts';
import { earliest, latest, type Instant } from '../words/time.ts';
import type { Complaint } from './complaint.ts';
import { momentOf, statedIn, type Remembering } from './former.ts';
import { pauseRemarks } from './pause-remarks.ts';
import { pausesOf, type CasePause } from './pauses.ts';
import { FIRST_ROUND, isIn, ordersFor, ROUND_KEYS, roundsOf, statedFor, type Round } from './rounds.ts';

/** The facts of a complaint with blank moments filled from the next ones of the row (contract section 4). */
export interface Basis {
  readonly facts: ComplaintFacts;
  readonly remarks: readonly Remark[];
  readonly complainedAt: Instant;
  /** The 第二受理人 who counts: the one named, else the department's default. */
  readonly second?: string;
  readonly standIn: boolean;
  /** 送达时间 once it counts: 责任部门 and 第二受理人 are known. */
  readonly deliveredAt?: Instant;
  readonly investigatedAt?: Instant;
  readonly repliedAt?: Instant;
  readonly resultAt?: Instant;
  readonly handledAt?: Instant;
  readonly leaderRepliedAt?: Instant;
  readonly leaderSolvedAt?: Instant;
  /** The round these facts belong to: the last one. */
  readonly round: Round;
  /** The rounds before it, by their own facts. */
  readonly past: readonly Basis[];
  /** The pauses of the whole complaint, in the order in which they were seen. */
  readonly pauses: readonly CasePause[];
}

/** Understands a complaint's cells and fills the blank moments of each of its rounds. */
export function basisOf(complaint: Remembering & Pick<Complaint, 'bornAt'>, company: Company, look: Lookup): Basis {
  const rounds = roundsOf(complaint, look);
  const orders = ordersFor(rounds, (key) => momentOf(key, complaint.cells[key], look));
  const { facts, remarks } = understandRow(COMPLAINTS, complaint.cells, look, orders);
  const past = rounds.slice(0, -1).map((round) => ({ ...fillMoments(pastFacts(complaint, facts, round, look), complaint.bornAt, company), remarks: [], round, past: [], pauses: [] }));
  const round = rounds.at(-1) ?? FIRST_ROUND;
  const pauses = pausesOf(complaint, look);
  return { ...fillMoments(round.number === 0 ? facts : presentFacts(facts, round), complaint.bornAt, company), remarks: [...remarks, ...pauseRemarks(complaint, facts, pauses, rounds, look)], round, past, pauses };
}

/** The facts of the round that runs: what happened before it began is none of them. */
function presentFacts(facts: ComplaintFacts, round: Round): ComplaintFacts {
  const before = ROUND_KEYS.filter((key) => facts[key] !== undefined && !isIn(round, facts[key]));
  return withoutKeys(facts, before);
}

/** The facts of a round that is over, as they stood when the next one was first seen or were corrected since. */
function pastFacts(complaint: Remembering, facts: ComplaintFacts, round: Round, look: Lookup): ComplaintFacts {
  const moments = Object.fromEntries(ROUND_KEYS.flatMap((key): [string, Instant][] => {
    const stated = statedFor(round, statedIn(complaint, key, look));
    return stated ? [[key, stated.value]] : [];
  }));
  return { ...withoutKeys(facts, [...ROUND_KEYS, 'satisfaction']), ...moments, ...defined({ satisfaction: satisfactionAt(complaint, facts, round.untilSeenAt, look) }) };
}

function satisfactionAt({ cells, former }: Remembering, facts: ComplaintFacts, at: Instant | undefined, look: Lookup): ComplaintFacts['satisfaction'] {
  if (at === undefined || (cells['satisfaction']?.at ?? Infinity) <= at) return facts.satisfaction;
  const cell = former?.satisfaction?.findLast((it) => it.at <= at);
  const it = cell && understandRow(COMPLAINTS, { satisfaction: cell }, look).facts['satisfaction'];
  return CALL_RESULTS.find((result) => result === it);
}

const withoutKeys = (facts: ComplaintFacts, keys: readonly (keyof ComplaintFacts)[]): ComplaintFacts =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.some((one) => one === key)));

function fillMoments(facts: ComplaintFacts, bornAt: Instant, company: Company): Omit<Basis, 'remarks' | 'round' | 'past' | 'pauses'> {
  const complainedAt = facts.complainedAt ?? bornAt;
  const standIn = facts.department === undefined ? undefined : company.departments.get(facts.department)?.secondIntake;
  const second = facts.secondIntake ?? standIn;
  const known = facts.department !== undefined && second !== undefined;
  const sameHands = facts.firstIntake !== undefined && facts.firstIntake === second;
  const deliveredAt = known ? (facts.deliveredAt ?? (sameHands ? complainedAt : undefined)) : undefined;
  const resultAt = facts.resultAt ?? facts.answeredAt;
  const repliedAt = facts.repliedAt ?? resultAt;
  const investigatedAt = facts.investigatedAt ?? repliedAt;
  const handledAt = facts.handledAt ?? facts.answeredAt;
  const afterRaising = resultAt !== undefined && resultAt >= (facts.raisedAt ?? -Infinity) ? resultAt : undefined;
  const leaderSolvedAt = facts.leaderSolvedAt ?? afterRaising;
  const leaderRepliedAt = facts.leaderRepliedAt ?? leaderSolvedAt;
  return {
    facts,
    complainedAt,
    standIn: facts.secondIntake === undefined && second !== undefined,
    ...defined({ second, deliveredAt, investigatedAt, repliedAt, resultAt, handledAt, leaderRepliedAt, leaderSolvedAt }),
  };
}

/** Leaves out what is undefined, so that optional means absent. */
export function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // oxlint-disable-next-line no-unsafe-type-assertion -- Object.fromEntries forgets the keys it was given
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** When the head answered: the earlier of 调查回复时间 and 回复客户时间. */
export const headRepliedAt = (basis: Basis): Instant | undefined => earliest(basis.repliedAt, basis.facts.answeredAt);

/** When a promise on site was kept: handled (blank = result) and answered, both. */
export function keptOnSiteAt({ facts }: Basis): Instant | undefined {
  const handled = facts.handledAt ?? facts.resultAt;
  return handled === undefined || facts.answeredAt === undefined ? undefined : latest(handled, facts.answeredAt);
}

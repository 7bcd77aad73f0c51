import { COMPLAINTS, type ComplaintFacts } from '../registers/complaints.ts';
import { COMPLAINT_ORDERS } from '../registers/complaints.ts';
import type { Company } from '../registers/company.ts';
import type { Remark } from '../errors/remarks.ts';
import { understandRow } from '../sheet/row.ts';
import type { Lookup } from '../sheet/understand.ts';
import { earliest, latest, type Instant } from '../words/time.ts';
import type { Complaint } from './complaint.ts';

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
}

/** Understands a complaint's cells and fills its blank moments. */
export function basisOf(complaint: Pick<Complaint, 'cells' | 'bornAt'>, company: Company, look: Lookup): Basis {
  const { facts, remarks } = understandRow(COMPLAINTS, complaint.cells, look, COMPLAINT_ORDERS);
  return { ...fillMoments(facts, complaint.bornAt, company), remarks };
}

function fillMoments(facts: ComplaintFacts, bornAt: Instant, company: Company): Omit<Basis, 'remarks'> {
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

import type { Instant } from '../words/time.ts';
import type { Basis } from './basis.ts';
import { calledBackAt } from './called-back.ts';
import type { Complaint } from './complaint.ts';

/** 状态 of 客户投诉登记本, in the order of the work. */
export const STATUSES = ['待送达', '调查中', '处理中', '待回复客户', '待回访', '已结案', '已上报领导', '已作废'] as const;
export type Status = (typeof STATUSES)[number];

/** 状态 is derived, never typed (contract section 4): the last that holds, 已上报领导 and 已作废 before all. A reopened row has the facts since. */
export function statusOf(complaint: Complaint, basis: Basis): Status {
  const { facts } = basis;
  if (facts.void !== undefined) return '已作废';
  if (isRaised(basis)) return '已上报领导';
  const steps: readonly (readonly [Instant | undefined, Status])[] = [
    [calledBackAt(complaint, basis), '已结案'],
    [facts.answeredAt, '待回访'],
    [facts.resultAt, '待回复客户'],
    [facts.repliedAt, '处理中'],
    [basis.deliveredAt, '调查中'],
  ];
  return steps.find(([at]) => at !== undefined)?.[1] ?? '待送达';
}

/** Raised in a round, and neither solved nor closed by a result in it or later. */
function isRaised(basis: Basis): boolean {
  const rounds = [...basis.past, basis];
  return rounds.some(({ facts }, index) => facts.raisedAt !== undefined && rounds.slice(index).every((later) => later.facts.leaderSolvedAt === undefined && later.facts.resultAt === undefined));
}

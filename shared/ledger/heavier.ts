import type { Proposal } from './proposal.ts';
import { factOf } from './proposal.ts';

/** An amount people must type weighs less than any that is stated. */
const weigh = (a: Proposal, b: Proposal): number => (a.amount ?? -1) - (b.amount ?? -1) || (a.high ?? -1) - (b.high ?? -1);

/**
 * Where several rules meet one fact for one person, the heavier stands: the larger 拟罚金额, then the larger 上限, then the one
 * listed first. Order is kept.
 */
export function heavier(proposals: readonly Proposal[]): readonly Proposal[] {
  const standing = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const rival = standing.get(factOf(proposal.key));
    if (!rival || weigh(proposal, rival) > 0) standing.set(factOf(proposal.key), proposal);
  }
  return proposals.filter((proposal) => standing.get(factOf(proposal.key)) === proposal);
}

/** The proposal on the same fact that outweighs this one, if any. */
export const outweighedBy = (proposal: Proposal, others: readonly Proposal[]): Proposal | undefined =>
  others.find((other) => other.key !== proposal.key && factOf(other.key) === factOf(proposal.key) && weigh(other, proposal) > 0);

import type { Instant } from '../words/time.ts';
import type { Basis } from './basis.ts';
import type { Complaint } from './complaint.ts';

/** The 回访时间 that closes the case: with a result other than 未接通, or 未接通 first seen on two different days of its round. */
export function calledBackAt({ unreached }: Pick<Complaint, 'unreached'>, { facts, round }: Basis): Instant | undefined {
  if (facts.calledAt === undefined || facts.satisfaction === undefined) return undefined;
  const days = unreached.filter((on) => (round.seenOn === undefined || on >= round.seenOn) && (round.untilSeenOn === undefined || on <= round.untilSeenOn));
  return facts.satisfaction !== '未接通' || days.length >= 2 ? facts.calledAt : undefined;
}

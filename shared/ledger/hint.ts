import type { Line } from './line.ts';
import { postingOf } from './line.ts';

/** 提示 of a line: its proposal's hints, what the facts have said since, and whether the person fined knows. */
export function hintsOf(line: Line): readonly string[] {
  const unknown = !line.correction && line.notifiedAt === undefined && (postingOf(line)?.amount ?? 0) > 0;
  return [...line.proposal.hints, ...line.hints, ...(unknown ? ['未通知'] : [])];
}

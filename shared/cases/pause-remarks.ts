import { printMinute } from '../calendar/zone.ts';
import { remark, type Remark } from '../errors/remarks.ts';
import { COMPLAINTS, type ComplaintFacts } from '../registers/complaints.ts';
import { columnOf } from '../registers/register.ts';
import type { Lookup } from '../sheet/understand.ts';
import { MINUTE, plus } from '../words/time.ts';
import type { Remembering } from './former.ts';
import type { CasePause } from './pauses.ts';
import type { Round } from './rounds.ts';

const titleOf = (key: keyof ComplaintFacts): string => columnOf(COMPLAINTS, key).title;

/** What a row has to be told of its pauses and its reopening. */
export function pauseRemarks({ cells }: Remembering, facts: ComplaintFacts, pauses: readonly CasePause[], rounds: readonly Round[], look: Lookup): readonly Remark[] {
  const { pausedAt, resumedAt, reopenedAt } = facts;
  const print = (at: Parameters<typeof printMinute>[1]): string => printMinute(look.zone, at);
  const said: Remark[] = [];
  if (resumedAt !== undefined && pauses.length === 0 && pausedAt === undefined) {
    said.push(remark('pause.none', { title: titleOf('resumedAt'), typed: print(resumedAt), other: titleOf('pausedAt'), example: print(plus(resumedAt, -30 * MINUTE)) }, 'resumedAt'));
  }
  const typedLast = (cells['resumedAt']?.at ?? 0) >= (cells['pausedAt']?.at ?? 0);
  if (resumedAt !== undefined && pausedAt !== undefined && resumedAt < pausedAt && typedLast) {
    said.push(remark('moment.order', {
      title: titleOf('resumedAt'), typed: print(resumedAt), other: titleOf('pausedAt'), otherTyped: print(pausedAt), side: '早', example: print(plus(pausedAt, 30 * MINUTE)),
    }, 'resumedAt'));
  }
  if (pausedAt !== undefined && cells['pauseReason'] === undefined) said.push(remark('pause.reason', { title: titleOf('pauseReason') }, 'pauseReason'));
  const last = pauses.at(-1);
  if (last?.capped && last.to <= look.now && last.from === pausedAt) said.push(remark('pause.capped', { from: print(last.to) }, 'pausedAt'));
  if (reopenedAt !== undefined && rounds.every((round) => round.from !== reopenedAt)) {
    said.push(remark('reopen.early', { title: titleOf('reopenedAt'), typed: print(reopenedAt), other: titleOf('answeredAt') }, 'reopenedAt'));
  }
  return said;
}

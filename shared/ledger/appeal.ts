import type { Judgement, LineCells } from './cells.ts';
import { faulty, happened, NOTHING } from './cells.ts';
import type { Line } from './line.ts';
import type { Books } from './month.ts';
import { stillOpen } from './month.ts';

/** 申请复审: made once its reason or its time is filled, taken back when both are emptied. */
export function judgeAppeal(line: Line, { appealReason, appealAt }: LineCells, books: Books): Judgement {
  const { appeal, decision, final } = line;
  if (appealReason === undefined && appealAt === undefined) {
    const ruling = final ?? decision;
    if (!appeal || !ruling) return NOTHING;
    return happened({ type: 'takenBack', at: books.now, what: 'appeal', month: stillOpen(books, ruling.month) });
  }
  if (!decision) return { events: [], faults: [faulty(appealAt === undefined ? 'appealReason' : 'appealAt', 'appeal.early')] };
  const at = appealAt ?? appeal?.at ?? books.now;
  if (appeal?.at === at && appeal.reason === appealReason) return NOTHING;
  return happened({ type: 'appealed', at: books.now, appeal: { at, ...(appealReason !== undefined && { reason: appealReason }) } });
}

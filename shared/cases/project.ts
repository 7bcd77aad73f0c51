import { dayOf, printClock, printMinute } from '../calendar/zone.ts';
import { isOpen, isPausedAt, type Clock } from '../clocks/clock.ts';
import { isError, type Remark } from '../errors/remarks.ts';
import type { Raw } from '../sheet/cell.ts';
import { serialOf } from '../sheet/moments.ts';
import { plus, type Instant } from '../words/time.ts';
import type { Review } from './review.ts';
import { statusOf } from './status.ts';

/** The system's cells of a row by column key; an absent key is a blank cell. */
export type SystemCells = Readonly<Record<string, Raw>>;

/** 校验结果: errors first, blank when there is nothing to say. */
export const checkText = (remarks: readonly Remark[]): string =>
  [...remarks.filter(isError), ...remarks.filter((it) => !isError(it))].map((it) => it.sentence.zh).join('；');

const DEADLINES: readonly (readonly [column: string, clock: string])[] = [
  ['deliverBy', 'D01'], ['onSiteBy', 'D02'], ['dataBy', 'D04'], ['replyBy', 'D03'], ['investigateBy', 'D08'], ['headReplyBy', 'D09'],
  ['leaderReplyBy', 'D06'], ['leaderSolveBy', 'D10'], ['answerBy', 'D05'], ['callBy', 'D11'],
];

/** What the system writes into a row of 客户投诉登记本. No amount and no person fined appears in it. */
export function projectComplaint({ complaint, basis, clocks, remarks }: Review, zone: string, now: Instant): SystemCells {
  const cells: Record<string, Raw> = {
    id: complaint.id,
    status: statusOf(complaint, basis),
    nearest: nearestText(clocks, zone, now),
    check: checkText(remarks),
    trail: complaint.letters.map((letter) => `${printMinute(zone, letter.at).slice(5)} ${letter.text}`).join('；'),
    updatedAt: serialOf(zone, complaint.updatedAt),
  };
  for (const [column, id] of DEADLINES) {
    const due = clocks.findLast((clock) => clock.id === id && clock.dueAt !== undefined)?.dueAt;
    if (due !== undefined) cells[column] = serialOf(zone, due);
  }
  return filled(cells);
}

/** 最近时限: the earliest due moment that is still open, of those that are not paused if there are any; it changes only with an event or at the due moment itself. */
function nearestText(clocks: readonly Clock[], zone: string, now: Instant): string {
  const open = clocks.flatMap((clock) => (clock.dueAt !== undefined && isOpen(clock) ? [{ name: clock.name, dueAt: clock.dueAt, paused: clock.dueAt > now && isPausedAt(clock, now) }] : []));
  const [first] = open.toSorted((a, b) => Number(a.paused) - Number(b.paused) || a.dueAt - b.dueAt);
  if (!first) return '';
  if (first.paused) return `${first.name} 暂停中`;
  const text = dueText(zone, first.dueAt, now);
  return first.dueAt <= now ? `${first.name} ${text} 已超` : `${first.name} ${text} 前`;
}

/** A due moment as people say it: the day only where it is not today, and midnight as the 24:00 of the day that ends. */
function dueText(zone: string, dueAt: Instant, now: Instant): string {
  const midnight = printClock(zone, dueAt) === '00:00';
  const on = dayOf(zone, midnight ? plus(dueAt, -1) : dueAt);
  const time = midnight ? '24:00' : printClock(zone, dueAt);
  return on === dayOf(zone, now) ? time : `${on.slice(5)} ${time}`;
}

/** Leaves out blank cells. */
export const filled = (cells: SystemCells): SystemCells => Object.fromEntries(Object.entries(cells).filter(([, raw]) => raw !== ''));

import type { Calendar } from '../calendar/calendar.ts';
import { dayOf, instantAt, printMinute } from '../calendar/zone.ts';
import { fill } from '../errors/refusal.ts';
import type { Sentence } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';
import { addDays } from '../words/time.ts';
import { settle } from './correct.ts';
import type { LineEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Line } from './line.ts';
import { standingOf } from './line.ts';
import type { Books } from './month.ts';
import { bookingMonth, stillOpen } from './month.ts';

const WORKDAYS = 2;

const REFUSED = {
  nothing: {
    zh: '{id} 上没有以您的名义作出的核定或终审，无需异议。',
    en: 'No ruling on {id} is in your name, so there is nothing to object to.',
  },
  late: {
    zh: '异议期已于 {until} 结束。请联系财务或总经理。',
    en: 'The time to object ended at {until}. Ask finance or the general manager.',
  },
  closed: {
    zh: '{month} 已结账，不能再异议。请由终审人填写终审结论 变更 或 撤销。',
    en: '{month} is closed; a final ruling of 变更 or 撤销 is needed instead.',
  },
} as const satisfies Record<string, Sentence>;

/** A ruling is put back, or why it is not. */
export type ObjectionOutcome = { readonly events: readonly LineEvent[] } | { readonly refused: Sentence };

/** Until when the person named may object to a ruling: the end of the second working day after it. */
export function objectionUntil(calendar: Calendar, ruledAt: Instant): Instant {
  let on = dayOf(calendar.zone, ruledAt);
  for (let left = WORKDAYS; left > 0; ) {
    on = addDays(on, 1);
    if (calendar.isWorkday(on)) left -= 1;
  }
  return instantAt(calendar.zone, on, 24 * 60);
}

/**
 * The person `no` says that a ruling in their name is not theirs. Until its month is closed the line gets its former 状态 back;
 * said twice it changes nothing further.
 */
export function objectTo(line: Line, no: string, context: Books & { readonly calendar: Calendar }): ObjectionOutcome {
  const against = line.final?.by.no === no ? 'final' : 'decision';
  const ruling = line[against];
  if (ruling?.by.no !== no) {
    const again = line.objections.some((it) => it.ruling.by.no === no);
    return again ? { events: [] } : { refused: fill(REFUSED.nothing, { id: line.id }) };
  }
  const until = objectionUntil(context.calendar, ruling.at);
  if (context.now > until) return { refused: fill(REFUSED.late, { until: printMinute(context.zone, until) }) };
  const closed = closedMonth(line, against, context);
  if (closed !== undefined) return { refused: fill(REFUSED.closed, { month: closed }) };
  return { events: undone(line, against, context) };
}

/** The closed month that holds what the ruling books, if any. */
function closedMonth(line: Line, against: 'decision' | 'final', books: Books): string | undefined {
  if (against === 'decision' && line.transferred) return line.transferred.month;
  const month = against === 'final' ? line.final?.month : standingOf(line)?.month;
  return month !== undefined && books.isClosed(month) ? month : undefined;
}

function undone(line: Line, against: 'decision' | 'final', books: Books): readonly LineEvent[] {
  const former = line[against]?.replaced ?? (against === 'final' ? line.decision : undefined);
  const month = former ? stillOpen(books, former.month) : bookingMonth(books);
  const event: LineEvent = { type: 'objected', at: books.now, against, month };
  return [event, ...settle(evolve(line, event), books)];
}

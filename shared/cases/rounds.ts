import { COMPLAINT_ORDERS, type RememberedKey } from '../registers/complaints.ts';
import type { Lookup } from '../sheet/understand.ts';
import { dayOf } from '../calendar/zone.ts';
import type { Day, Instant } from '../words/time.ts';
import { statedIn, type Remembering, type Stated } from './former.ts';

/** One go at a complaint: from the complaint itself, or from a 重开时间, until the next one. */
export interface Round {
  /** 0 for the first. */
  readonly number: number;
  /** 重开时间. */
  readonly from?: Instant;
  /** The look that first saw it. */
  readonly seenAt?: Instant;
  readonly seenOn?: Day;
  /** 重开时间 of the next round. */
  readonly until?: Instant;
  readonly untilSeenAt?: Instant;
  readonly untilSeenOn?: Day;
}

/** The only round of a complaint that was never reopened. */
export const FIRST_ROUND: Round = { number: 0 };

/**
 * The rounds of a complaint, from everything 重开时间 says and said. It needs a 回复客户时间 of the round it ends; typed
 * over when the new round has been answered too it begins another, else it corrects the last; emptied before that it
 * takes the last back.
 */
export function roundsOf(complaint: Remembering, look: Lookup): readonly Round[] {
  const opened: { readonly from: Instant; readonly seenAt: Instant }[] = [];
  const answers = statedIn(complaint, 'answeredAt', look).map(({ value }) => value);
  const answeredBy = (at: number): boolean => answers.some((answer) => answer > (opened.at(-1)?.from ?? -Infinity) && answer <= at);
  for (const { value, at, until } of statedIn(complaint, 'reopenedAt', look)) {
    const last = opened.at(-1);
    if (last && !answeredBy(value)) opened.pop();
    if (answeredBy(value)) opened.push({ from: value, seenAt: last && !opened.includes(last) ? last.seenAt : at });
    const stands = until === undefined || complaint.cells['reopenedAt'] !== undefined;
    if (!stands && opened.at(-1)?.from === value && !answeredBy(Infinity)) opened.pop();
  }
  return [undefined, ...opened].map((start, number): Round => {
    const next = opened[number];
    return { number, ...(start ? { from: start.from, seenAt: start.seenAt, seenOn: dayOf(look.zone, start.seenAt) } : {}), ...(next ? { until: next.from, untilSeenAt: next.seenAt, untilSeenOn: dayOf(look.zone, next.seenAt) } : {}) };
  });
}

/** Whether a moment is one of a round's: what happened in the minute of a reopening came before it. */
export const isIn = ({ from, until }: Round, at: Instant): boolean => (from === undefined || at > from) && (until === undefined || at <= until);

/** What a cell says, or said last, within a round. Of a round that is over what was taken out of the cell since still counts. */
export function statedFor(round: Round, stated: readonly Stated[]): Stated | undefined {
  const its = stated.filter(({ value }) => isIn(round, value));
  return round.until === undefined ? its.find(({ until }) => until === undefined) : its.at(-1);
}

/** Orders of moments that hold within each round by itself; a moment of one round contradicts none of another. */
export function ordersFor(rounds: readonly Round[], valueOf: (key: string) => Instant | undefined): readonly (readonly string[])[] {
  if (rounds.length === 1) return COMPLAINT_ORDERS;
  return rounds.flatMap((round) => COMPLAINT_ORDERS.map((order) => order.filter((key) => {
    const value = valueOf(key);
    return value !== undefined && isIn(round, value);
  })));
}

/** Moments that belong to the round in which they lie. */
export const ROUND_KEYS = [
  'dataAskedAt', 'dataGivenAt', 'investigatedAt', 'repliedAt', 'raisedAt', 'leaderRepliedAt', 'leaderSolvedAt', 'resultAt', 'answeredAt', 'handledAt', 'calledAt',
] as const satisfies readonly RememberedKey[];

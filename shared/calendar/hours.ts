/** Working time of a day in minutes of the day; `to` may go beyond 1440, over midnight, and then belongs to the day it began. */
export type Interval = readonly [from: number, to: number];

const DAY_MINUTES = 1440;

function parseTime(text: string): number | undefined {
  const parts = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (!parts) return undefined;
  const minute = Number(parts[1]) * 60 + Number(parts[2]);
  return Number(parts[2]) < 60 && minute <= DAY_MINUTES ? minute : undefined;
}

function parseInterval(text: string): Interval | undefined {
  const [opens, closes, ...rest] = text.split('-');
  const from = parseTime(opens ?? '');
  const to = parseTime(closes ?? '');
  if (rest.length > 0 || from === undefined || to === undefined || from === to || from === DAY_MINUTES) return undefined;
  return [from, to > from ? to : to + DAY_MINUTES];
}

/** Whether the intervals, in order, touch at most, the last one's end on the following day included. */
function areApart(intervals: readonly Interval[]): boolean {
  const first = intervals[0]?.[0] ?? 0;
  return intervals.every(([, to], i) => to <= (intervals[i + 1]?.[0] ?? first + DAY_MINUTES));
}

/**
 * Parses the 时段 of a day: `08:30-12:00,13:30-17:30`, `22:00-06:00` over midnight, `00:00-24:00`; Chinese punctuation,
 * spaces, `~` and 至 do as well. Answers the intervals in order; undefined when one is wrong, two overlap or there is none.
 */
export function parseHours(text: string): readonly Interval[] | undefined {
  const plain = text.normalize('NFKC').replace(/\s*[-~〜‐-―−至到]+\s*/g, '-');
  const parts = plain.split(/[,、;\s]+/).filter((part) => part !== '');
  const intervals: Interval[] = [];
  for (const part of parts) {
    const interval = parseInterval(part);
    if (!interval) return undefined;
    intervals.push(interval);
  }
  intervals.sort((a, b) => a[0] - b[0]);
  return intervals.length > 0 && areApart(intervals) ? intervals : undefined;
}

/** What is left of some intervals outside others. */
export const subtract = (intervals: readonly Interval[], taken: readonly Interval[]): readonly Interval[] =>
  taken.reduce<readonly Interval[]>(
    (left, [from, to]) => left.flatMap(([opens, closes]) => [[opens, Math.min(closes, from)] as const, [Math.max(opens, to), closes] as const].filter(([a, b]) => a < b)),
    intervals,
  );

import type { Day, Instant } from '../words/time.ts';
import { addDays, newYear } from '../words/time.ts';
import type { Calendar } from './calendar.ts';
import { instantAt } from './zone.ts';

/** The working time of one year, laid out for binary search; all moments and lengths in ms. */
export interface YearLine {
  readonly year: number;
  /** The year is [start, end) in the calendar's zone. */
  readonly start: number;
  readonly end: number;
  /** Stretches of working time, in order and apart. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Working time up to the end of each stretch. */
  readonly sums: Float64Array;
  readonly total: number;
  readonly announced: boolean;
}

const MEAN_YEAR_MS = 31_556_952_000;
const lines = new WeakMap<Calendar, Map<number, YearLine>>();

/** Hours of the days from one to before another, by when they open; the last night of the year before may reach into this one, and the end of a broken night begins after the day that follows. */
function stretchesOf(calendar: Calendar, first: Day, after: Day): readonly (readonly [from: number, to: number])[] {
  const stretches: (readonly [number, number])[] = [];
  for (let on = first; on < after; on = addDays(on, 1)) {
    for (const [from, to] of calendar.hoursOn(on)) stretches.push([instantAt(calendar.zone, on, from), instantAt(calendar.zone, on, to)]);
  }
  return stretches.toSorted((a, b) => a[0] - b[0]);
}

function layOut(calendar: Calendar, year: number): YearLine {
  const after = newYear(year + 1);
  const start = instantAt(calendar.zone, newYear(year), 0);
  const end = instantAt(calendar.zone, after, 0);
  const opens: number[] = [];
  const closes: number[] = [];
  const sums: number[] = [];
  let edge: number = start;
  let total = 0;
  for (const [from, to] of stretchesOf(calendar, addDays(newYear(year), -1), after)) {
    const open = Math.max(from, edge);
    const close = Math.min(to, end);
    if (close <= open) continue;
    total += close - open;
    edge = close;
    opens.push(open);
    closes.push(close);
    sums.push(total);
  }
  const [packedOpens, packedCloses, packedSums] = [Float64Array.from(opens), Float64Array.from(closes), Float64Array.from(sums)];
  return { year, start, end, opens: packedOpens, closes: packedCloses, sums: packedSums, total, announced: calendar.announced(year) };
}

/** The line of a year, laid out at its first use and kept with the calendar. */
export function lineOf(calendar: Calendar, year: number): YearLine {
  const known = lines.get(calendar) ?? new Map<number, YearLine>();
  if (known.size === 0) lines.set(calendar, known);
  const kept = known.get(year);
  if (kept) return kept;
  const line = layOut(calendar, year);
  known.set(year, line);
  return line;
}

/** The line of the year in which a moment falls. */
export function lineAt(calendar: Calendar, at: Instant): YearLine {
  let line = lineOf(calendar, 1970 + Math.floor(at / MEAN_YEAR_MS));
  while (at < line.start) line = lineOf(calendar, line.year - 1);
  while (at >= line.end) line = lineOf(calendar, line.year + 1);
  return line;
}

/** Index of the first value of an ascending list that is greater than the limit. */
export function firstAbove(ascending: Float64Array, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

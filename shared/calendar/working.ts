import type { Instant } from '../words/time.ts';
import { instantOf } from '../words/time.ts';
import type { Calendar } from './calendar.ts';
import type { YearLine } from './timeline.ts';
import { firstAbove, lineAt, lineOf } from './timeline.ts';

/** When something is due. */
export interface Due {
  readonly at: Instant;
  /** It lies in or beyond a year whose official notice is awaited, and may move when that comes. */
  readonly provisional: boolean;
}

/** A limit that outlasts this year is a slip of the keyboard; it ends here rather than hold up everybody else's clocks. */
const LAST_YEAR = 2199;

/** Working ms of the year up to a moment in it. */
function workedBy(line: YearLine, at: number): number {
  const i = firstAbove(line.closes, at);
  const open = line.opens[i];
  const close = line.closes[i];
  const sum = line.sums[i];
  if (open === undefined || close === undefined || sum === undefined) return line.total;
  return sum - close + Math.max(open, at);
}

/** The first moment of the year by which so many ms (more than 0, at most its total) have been worked. */
function momentOf(line: YearLine, worked: number): number {
  const next = firstAbove(line.sums, worked);
  // A budget that ends with a stretch is due at its closing, not at the next opening.
  const i = line.sums[next - 1] === worked ? next - 1 : next;
  return (line.closes[i] ?? line.end) - ((line.sums[i] ?? worked) - worked);
}

/**
 * The moment by which `ms` of working time (0 or more) have passed since `from`. A budget that ends exactly at closing is
 * due at closing; a start outside hours counts from the next opening; no budget is due at once. Takes as long for a
 * quarter as for a minute.
 */
export function addWorking(calendar: Calendar, from: Instant, ms: number): Due {
  if (!(ms >= 0)) throw new RangeError(`not a length of working time: ${ms}`);
  let line = lineAt(calendar, from);
  let provisional = !line.announced;
  if (ms === 0) return { at: from, provisional };
  let worked = workedBy(line, from) + ms;
  while (worked > line.total && line.year < LAST_YEAR) {
    worked -= line.total;
    line = lineOf(calendar, line.year + 1);
    provisional ||= !line.announced;
  }
  return { at: instantOf(worked > line.total ? line.end : momentOf(line, worked)), provisional };
}

/** Working time between two moments in ms; 0 when the second is not after the first. */
export function workingBetween(calendar: Calendar, from: Instant, to: Instant): number {
  if (to <= from) return 0;
  const first = lineAt(calendar, from);
  const last = lineAt(calendar, to);
  let worked = workedBy(last, to) - workedBy(first, from);
  for (let { year } = first; year < last.year; year += 1) worked += lineOf(calendar, year).total;
  return worked;
}

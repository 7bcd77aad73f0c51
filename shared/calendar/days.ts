import type { Day } from '../words/time.ts';
import { addDays, parseDay } from '../words/time.ts';

function oneDay(text: string): Day {
  const on = parseDay(text);
  if (on === undefined) throw new RangeError(`no such day: ${text}`);
  return on;
}

function spanOf(text: string): Day[] {
  const [first = '', last = first, ...more] = text.split('..');
  const end = oneDay(last);
  if (more.length > 0 || end < oneDay(first)) throw new RangeError(`no such days: ${text}`);
  const days: Day[] = [];
  for (let on = oneDay(first); on <= end; on = addDays(on, 1)) days.push(on);
  return days;
}

/** The days written as `2026-10-10` or, both ends included, `2026-10-01..2026-10-07`, in order and each once; throws RangeError on a day that does not exist. */
export const daysIn = (spans: readonly string[]): readonly Day[] => [...new Set(spans.flatMap(spanOf))].toSorted();

/** The days of a year written as `01-01 02-15..02-23`, in order and each once; throws RangeError on a day that does not exist. */
export const daysOf = (year: number, text: string): readonly Day[] =>
  daysIn(text.split(' ').filter((part) => part !== '').map((part) => part.split('..').map((day) => `${year}-${day}`).join('..')));

import type { Day } from '../words/time.ts';
import { addDays, parseDay } from '../words/time.ts';

function oneDay(text: string): Day {
  const on = parseDay(text);
  if (on === undefined) throw new RangeError(`no such day: ${text}`);
  return on;
}

function spanOf(year: number, text: string): Day[] {
  const [first = '', last = first] = text.split('..');
  const end = oneDay(`${year}-${last}`);
  const days: Day[] = [];
  for (let on = oneDay(`${year}-${first}`); on <= end; on = addDays(on, 1)) days.push(on);
  return days;
}

/** The days of a year written as `01-01 02-15..02-23`, in order and each once; throws RangeError on a day that does not exist. */
export const daysOf = (year: number, text: string): readonly Day[] =>
  [...new Set(text.split(' ').flatMap((part) => (part === '' ? [] : spanOf(year, part))))].toSorted();

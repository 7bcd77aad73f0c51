import { makeCalendar, DEFAULT_WEEK, DEFAULT_ZONE } from '../../../shared/calendar/calendar.ts';
import { OFFICIAL_YEARS } from '../../../shared/calendar/official.ts';
import { addWorking } from '../../../shared/calendar/working.ts';
import { HOUR, instantOf } from '../../../shared/words/time.ts';

/* Processor time in ms of the first answer of a new process, and of one of the next calendar, as one line of JSON. */

const FIRST = instantOf(Date.UTC(2026, 9, 12, 1));

function cost(from: number): number {
  const before = process.cpuUsage();
  const calendar = makeCalendar({ zone: DEFAULT_ZONE, week: DEFAULT_WEEK, official: OFFICIAL_YEARS, overrides: new Map(), version: String(from) });
  addWorking(calendar, instantOf(FIRST + from), HOUR);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const cold = cost(0);
const WARM = 50;
const warm = Array.from({ length: WARM }, (_, i) => cost(i + 1)).toSorted((a, b) => a - b)[WARM / 2];
console.log(JSON.stringify({ cold, warm }));

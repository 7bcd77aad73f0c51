import { DAY_BASES } from '../calendar/basis.ts';
import type { DayCounted } from '../calendar/describe.ts';
import type { Pause } from '../calendar/pauses.ts';
import { dayOf, printClock, wallOf } from '../calendar/zone.ts';
import type { Sentence } from '../words/sentence.ts';
import { addDays, MINUTE, type Instant } from '../words/time.ts';
import type { ClockWhy } from './why.ts';

/** One line of the sum that a person adds up: a day, or a stretch between pauses, what it gave and the sum so far, in minutes. */
export interface SumLine {
  readonly on: string;
  readonly what: Sentence;
  readonly times: string;
  readonly minutes: number;
  readonly total: number;
}

/** The sum by which a clock came to its due moment. */
export function sumOf({ days, stretches }: ClockWhy, zone: string): readonly SumLine[] {
  const lines = days?.map((day) => ({ on: day.on, what: dayText(day), parts: day.stretches })) ?? stretches.map((part) => ({ on: dayOf(zone, part[0]), what: ALL_HOURS, parts: [part] }));
  let total = 0;
  return lines.map(({ on, what, parts }) => {
    const ms = parts.reduce((sum, [from, to]) => sum + (to - from), 0);
    total += ms;
    return { on: on.slice(5), what, times: parts.map((part) => timesOf(zone, part)).join('，'), minutes: minutesOf(ms), total: minutesOf(total) };
  });
}

const ALL_HOURS: Sentence = { zh: '自然时间，不分昼夜', en: 'all hours count' };

/** Whole minutes, or to a hundredth where seconds took part. */
const minutesOf = (ms: number): number => Math.round((ms / MINUTE) * 100) / 100;

function dayText({ kind, basis, source, ms }: DayCounted): Sentence {
  const [zh, en] = kind === 'rest' ? ['休息', 'rest'] : ms === 0 ? ['上班，不在计时内', 'working day, outside the clock'] : ['上班', 'working day'];
  return { zh: `${zh}（${DAY_BASES[basis].zh}${source === '' ? '' : `：${source}`}）`, en: `${en} (${DAY_BASES[basis].en})` };
}

/** `09:34–12:00`; what ends on another day says on which, and midnight belongs to the day it ends. */
function timesOf(zone: string, [from, to]: Pause): string {
  const wall = wallOf(zone, to);
  const on = wall.minute === 0 && wall.second === 0 ? addDays(wall.on, -1) : wall.on;
  const until = on === wall.on ? timeOf(zone, to) : '24:00';
  return `${timeOf(zone, from)}–${on === dayOf(zone, from) ? '' : `${on.slice(5)} `}${until}`;
}

function timeOf(zone: string, at: Instant): string {
  const { second } = wallOf(zone, at);
  return `${printClock(zone, at)}${second === 0 ? '' : `:${String(second).padStart(2, '0')}`}`;
}

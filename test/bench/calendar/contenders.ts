import { createRequire } from 'node:module';
import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import moment from 'moment-business-time';
import type * as workingTimes from 'working-times';
import { makeCalendar, type Calendar, type DayRule } from '../../../shared/calendar/calendar.ts';
import { addWorking, workingBetween } from '../../../shared/calendar/working.ts';
import { instantOf, MINUTE, type Day } from '../../../shared/words/time.ts';
import { day, hours } from '../../shared/calendar/kit.ts';

/** Its types tell of a default export that it has not. */
const timers: typeof workingTimes.default.default = createRequire(import.meta.url)('working-times');

/** A calendar in plain words: hours of each weekday, days off, and days with hours of their own. */
export interface Plain {
  readonly zone: string;
  /** Index 0 = Monday; hours as `08:30-12:00,13:30-17:30`, blank for a day off. */
  readonly week: readonly string[];
  readonly rest: readonly string[];
  readonly work: Readonly<Record<string, string>>;
}

/** Somebody who adds and measures working time, by a calendar of his own making; moments and lengths in ms. */
export interface Contender {
  readonly add: (from: number, minutes: number) => number;
  readonly between: (from: number, to: number) => number;
}

type Spans = readonly (readonly [from: string, to: string])[];
const spansOf = (text: string): Spans => text.split(',').filter((span) => span !== '').map((span) => [span.split('-')[0] ?? '', span.split('-')[1] ?? ''] as const);
const listed = (spans: Spans) => spans.map(([from, to]) => ({ from, to }));
/** Week of a peer that counts days from Sunday. */
const fromSunday = ({ week }: Plain): readonly Spans[] => [week[6], ...week.slice(0, 6)].map((text) => spansOf(text ?? ''));

/** The calendar of the product. */
export function productCalendar({ zone, week, rest, work }: Plain): Calendar {
  const overrides = new Map<Day, DayRule>(rest.map((on) => [day(on), { kind: 'rest' }]));
  for (const [on, text] of Object.entries(work)) overrides.set(day(on), { kind: 'work', hours: hours(text) });
  return makeCalendar({ zone, week: week.map((text) => (text === '' ? [] : hours(text))), official: [], overrides, version: 'bench' });
}

/** Everybody who contends, by package name. Peers read the wall of the process, so its `TZ` must be that of the calendar. */
export const CONTENDERS: Readonly<Record<string, (plain: Plain) => Contender>> = {
  'this calendar': (plain) => {
    const calendar = productCalendar(plain);
    return {
      add: (from, minutes) => addWorking(calendar, instantOf(from), minutes * MINUTE).at,
      between: (from, to) => workingBetween(calendar, instantOf(from), instantOf(to)),
    };
  },
  'working-times': (plain) => {
    const days = fromSunday(plain).flatMap((spans, index) => (spans.length > 0 ? [[index, listed(spans)] as const] : []));
    timers.clearTimer();
    const timer = timers.getTimerInstance().setConfig({
      vacations: [...plain.rest], normalWorkingHours: Object.fromEntries(days), minBufferedDays: 400, maxBufferedDays: 800,
      exceptionalWorkingHours: Object.fromEntries(Object.entries(plain.work).map(([on, text]) => [on, listed(spansOf(text))])),
    });
    return {
      add: (from, minutes) => timer.add(new Date(from), minutes, 'MINUTES').getTime(),
      between: (from, to) => Number(timer.workingTimeBetween(new Date(from), new Date(to), 'MINUTES')) * MINUTE,
    };
  },
  'dayjs-business-time': (plain) => {
    const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    const week = fromSunday(plain).map((spans, index) => [names[index], spans.length === 0 ? null : spans.map(([from, to]) => ({ start: `${from}:00`, end: `${to}:00` }))]);
    dayjs.extend(dayjsBusinessTime);
    dayjs.setHolidays([...plain.rest]);
    dayjs.setBusinessTime(Object.fromEntries(week));
    return {
      add: (from, minutes) => dayjs(from).addBusinessMinutes(minutes).valueOf(),
      between: (from, to) => dayjs(from).businessMinutesDiff(dayjs(to)) * MINUTE,
    };
  },
  'moment-business-time': (plain) => {
    const week = fromSunday(plain).map((spans, index) => [index, spans.length === 0 ? null : spans.flat().map((time) => `${time}:00`)]);
    moment.updateLocale('en', { workinghours: Object.fromEntries(week), holidays: [...plain.rest] });
    return {
      add: (from, minutes) => moment(from).addWorkingTime(minutes, 'minutes').valueOf(),
      between: (from, to) => moment(to).workingDiff(moment(from), 'minutes', true) * MINUTE,
    };
  },
};

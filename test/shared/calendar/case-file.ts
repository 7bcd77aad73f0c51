import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import { makeCalendar } from '../../../shared/calendar/calendar.ts';
import { instantAt } from '../../../shared/calendar/zone.ts';
import type { Day, Instant } from '../../../shared/words/time.ts';
import { plus } from '../../../shared/words/time.ts';
import { day, hours } from './kit.ts';

const Spans = z.array(z.tuple([z.string(), z.string()]));
const Base = z.object({
  id: z.string(),
  source: z.string(),
  calendar: z.object({
    tz: z.string(),
    week: z.record(z.string(), Spans),
    holidays: z.array(z.string()).default([]),
    extra: z.record(z.string(), Spans).default({}),
  }),
  start: z.string(),
  pauses: Spans,
});
const DueCase = Base.extend({ kind: z.literal('due'), start_tz: z.string(), minutes: z.number(), expected: z.string() });
const ElapsedCase = Base.extend({ kind: z.literal('elapsed_seconds'), end: z.string(), expected: z.number() });
const File = z.object({ cases: z.array(z.discriminatedUnion('kind', [DueCase, ElapsedCase])) });

export type Case = z.infer<typeof Base>;

const { cases } = File.parse(JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')));

/** Cases that ask when something is due, and how long something took; index 0 of a week is Monday. */
export const DUE_CASES = cases.filter((each) => each.kind === 'due');
export const ELAPSED_CASES = cases.filter((each) => each.kind === 'elapsed_seconds');

const intervals = (spans: z.infer<typeof Spans>) => (spans.length > 0 ? hours(spans.map((span) => span.join('-')).join(',')) : []);

/** The calendar of a case. */
export function calendarOf({ calendar }: Case) {
  const overrides = new Map<Day, DayRule>(calendar.holidays.map((on) => [day(on), { kind: 'rest' }]));
  for (const [on, spans] of Object.entries(calendar.extra)) overrides.set(day(on), { kind: 'work', hours: intervals(spans) });
  const week = [0, 1, 2, 3, 4, 5, 6].map((weekday) => intervals(calendar.week[String(weekday)] ?? []));
  return makeCalendar({ zone: calendar.tz, week, official: [], overrides, version: 'case' });
}

/** A moment as a case writes it, by the wall of a zone. */
export function momentIn(zone: string, text: string): Instant {
  const [on = '', time = ''] = text.split(' ');
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return plus(instantAt(zone, day(on), hour * 60 + minute), second * 1000);
}

/** The pauses of a case. */
export const pausesOf = ({ calendar, pauses }: Case) =>
  pauses.map(([from, to]) => [momentIn(calendar.tz, from), momentIn(calendar.tz, to)] as const);

import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { describe, expect, test } from 'vitest';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import { makeCalendar } from '../../../shared/calendar/calendar.ts';
import { addWorkingWithPauses, workingBetweenWithPauses } from '../../../shared/calendar/pauses.ts';
import { instantAt, printInstant } from '../../../shared/calendar/zone.ts';
import type { Day, Instant } from '../../../shared/words/time.ts';
import { MINUTE, plus } from '../../../shared/words/time.ts';
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

const { cases } = File.parse(JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')));
const dues = cases.filter((each) => each.kind === 'due');
const elapsed = cases.filter((each) => each.kind === 'elapsed_seconds');

const intervals = (spans: z.infer<typeof Spans>) => (spans.length > 0 ? hours(spans.map((span) => span.join('-')).join(',')) : []);

function calendarOf({ calendar }: z.infer<typeof Base>) {
  const overrides = new Map<Day, DayRule>(calendar.holidays.map((on) => [day(on), { kind: 'rest' }]));
  for (const [on, spans] of Object.entries(calendar.extra)) overrides.set(day(on), { kind: 'work', hours: intervals(spans) });
  const week = [0, 1, 2, 3, 4, 5, 6].map((weekday) => intervals(calendar.week[String(weekday)] ?? []));
  return makeCalendar({ zone: calendar.tz, week, official: [], overrides, version: 'case' });
}

function momentIn(zone: string, text: string): Instant {
  const [on = '', time = ''] = text.split(' ');
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return plus(instantAt(zone, day(on), hour * 60 + minute), second * 1000);
}

const pausesOf = ({ calendar, pauses }: z.infer<typeof Base>) =>
  pauses.map(([from, to]) => [momentIn(calendar.tz, from), momentIn(calendar.tz, to)] as const);

test('every case of the file is run', () => expect([dues.length, elapsed.length]).toEqual([25, 3]));

describe('when is it due', () => {
  test.each(dues)('$id: $source', (each) => {
    const calendar = calendarOf(each);
    const from = momentIn(each.start_tz, each.start);
    const due = addWorkingWithPauses(calendar, from, each.minutes * MINUTE, pausesOf(each));
    expect(printInstant(calendar.zone, due.at)).toBe(each.expected);
    expect(workingBetweenWithPauses(calendar, from, due.at, pausesOf(each))).toBe(each.minutes * MINUTE);
  });
});

describe('how long did it take', () => {
  test.each(elapsed)('$id: $source', (each) => {
    const calendar = calendarOf(each);
    const [from, to] = [momentIn(calendar.zone, each.start), momentIn(calendar.zone, each.end)];
    expect(workingBetweenWithPauses(calendar, from, to, pausesOf(each))).toBe(each.expected * 1000);
  });
});

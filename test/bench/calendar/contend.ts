import { DEFAULT_WEEK } from '../../../shared/calendar/calendar.ts';
import { OFFICIAL_YEARS } from '../../../shared/calendar/official.ts';
import { printInstant } from '../../../shared/calendar/zone.ts';
import { instantOf, MINUTE, type Instant } from '../../../shared/words/time.ts';
import { calendarOf, DUE_CASES, ELAPSED_CASES, momentIn, type Case } from '../../shared/calendar/case-file.ts';
import { moment } from '../../shared/calendar/kit.ts';
import { walk, wallMinutes, workedMinutes } from '../../shared/calendar/oracle.ts';
import { median } from '../figures.ts';
import { CONTENDERS, type Contender, type Plain } from './contenders.ts';

/* One contender in a process of its own, for each of them sets up something global: `node contend.ts NAME` prints its figures as one line of JSON. */

const ZONE = 'Asia/Shanghai';
const OFFICE = '08:30-12:00,13:30-17:30';
const { rest, work } = OFFICIAL_YEARS.find(({ year }) => year === 2026) ?? { rest: [], work: [] };
const CHINA: Plain = { zone: ZONE, week: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, '', ''], rest, work: Object.fromEntries(work.map((on) => [on, OFFICE])) };

/** Worked by hand from the notice of 2026: start, minutes, due; where that is the moment of closing, the next opening counts for right too. */
const BY_HAND: readonly (readonly [from: string, minutes: number, due: string, opening?: string])[] = [
  ['2026-03-02 09:00', 30, '2026-03-02 09:30'], ['2026-03-02 11:45', 30, '2026-03-02 13:45'], ['2026-03-02 12:30', 60, '2026-03-02 14:30'],
  ['2026-03-06 17:00', 60, '2026-03-09 09:00'], ['2026-02-28 09:00', 30, '2026-02-28 09:30'], ['2026-02-27 17:00', 60, '2026-02-28 09:00'],
  ['2026-02-13 17:00', 1_440, '2026-02-26 09:30'], ['2026-09-30 17:30', 30, '2026-10-08 09:00'], ['2026-10-03 10:00', 1_440, '2026-10-12 10:00'],
  ['2026-01-05 08:30', 21_600, '2026-03-17 17:30', '2026-03-18 08:30'], ['2026-05-08 16:30', 1_440, '2026-05-13 09:00'], ['2026-03-02 11:59:30', 30, '2026-03-02 13:59:30'],
];

/** Whether something comes out as it should; whoever throws is wrong. */
function holds(work: () => boolean): boolean {
  try {
    return work();
  } catch {
    return false;
  }
}

const share = (results: readonly boolean[]): string => `${results.filter(Boolean).length}/${results.length}`;

const plainOf = ({ calendar }: Case): Plain => ({
  zone: calendar.tz, rest: calendar.holidays,
  week: [0, 1, 2, 3, 4, 5, 6].map((weekday) => (calendar.week[String(weekday)] ?? []).map((span) => span.join('-')).join(',')),
  work: Object.fromEntries(Object.entries(calendar.extra).map(([on, spans]) => [on, spans.map((span) => span.join('-')).join(',')])),
});

/** The cases of the file without pauses, which no peer knows. */
function onCases(make: (plain: Plain) => Contender): string {
  const dues = DUE_CASES.filter(({ pauses }) => pauses.length === 0).map((it) => holds(() => {
    process.env['TZ'] = it.calendar.tz;
    const due = make(plainOf(it)).add(momentIn(it.start_tz, it.start), it.minutes);
    return printInstant(it.calendar.tz, instantOf(due)) === it.expected;
  }));
  const elapsed = ELAPSED_CASES.filter(({ pauses }) => pauses.length === 0).map((it) => holds(() => {
    process.env['TZ'] = it.calendar.tz;
    return make(plainOf(it)).between(momentIn(calendarOf(it).zone, it.start), momentIn(calendarOf(it).zone, it.end)) === it.expected * 1_000;
  }));
  process.env['TZ'] = ZONE;
  return share([...dues, ...elapsed]);
}

const ASKED = 1_024;
/** The same starts for everybody, to the second, from January to September of 2026. */
function starts(): readonly Instant[] {
  const from = Date.UTC(2026, 0, 5);
  let seed = 20_261_129;
  return Array.from({ length: ASKED }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return instantOf(from + (seed % (268 * 86_400)) * 1_000);
  });
}

/** How many of random questions to the second the walk from minute to minute answers otherwise. */
function differing({ add }: Contender): number {
  const start = Date.UTC(2026, 0, 1);
  const week = DEFAULT_WEEK;
  const worked = workedMinutes(wallMinutes(ZONE, start, 330 * 1_440), { week, rest, work, own: new Map() });
  return starts().filter((from, i) => !holds(() => add(from, 1 + (i % 960)) === walk(worked, start, from, (1 + (i % 960)) * MINUTE))).length;
}

const ROUNDS = 5;
const ROUND_US = 200_000;
const BATCH_US = 20_000;

/** Operations a second of processor time, so that whoever else is on the machine counts little: the middle of some rounds. */
function speed(operation: (at: Instant) => unknown): number {
  const asked = starts();
  const timed = (count: number): number => {
    const before = process.cpuUsage();
    for (let i = 0; i < count; i += 1) operation(asked[i % ASKED] ?? instantOf(0));
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  let batch = 1;
  while (timed(batch) < BATCH_US) batch *= 2;
  const perBatch = Math.ceil((ROUND_US / BATCH_US) * batch);
  return median(Array.from({ length: ROUNDS }, () => (perBatch * 1e6) / timed(perBatch)));
}

const name = process.argv[2] ?? '';
const make = CONTENDERS[name];
if (!make) throw new Error(`nobody is called ${name}`);
process.env['TZ'] = ZONE;
const byHand = share(BY_HAND.map(([from, minutes, ...dues]) => holds(() => {
  const due = make(CHINA).add(moment(from), minutes);
  return dues.some((it) => it !== undefined && moment(it) === due);
})));
const figures: Record<string, number | string> = { '12 by hand': byHand, 'case file': onCases(make) };
const contender = make(CHINA);
figures['differ of 1,024'] = differing(contender);
for (const minutes of [30, 1_440, 21_600]) figures[`+${minutes} min op/s`] = speed((at) => contender.add(at, minutes));
figures['between 3 days op/s'] = speed((at) => contender.between(at, at + 3 * 86_400_000));
figures['between 60 days op/s'] = speed((at) => contender.between(at, at + 60 * 86_400_000));
console.log(JSON.stringify(figures));

import * as fc from 'fast-check';
import type { Complaint, ComplaintEvent } from '../../../shared/cases/complaint.ts';
import { basisOf } from '../../../shared/cases/basis.ts';
import { clocksOf } from '../../../shared/cases/complaint-clocks.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import { settledNow } from '../../../shared/cases/settled.ts';
import { turnsOf } from '../../../shared/cases/trail.ts';
import { outcomeOf, type Clock } from '../../../shared/clocks/clock.ts';
import type { Company } from '../../../shared/registers/company.ts';
import { printMinute } from '../../../shared/calendar/zone.ts';
import { MINUTE, plus, type Instant } from '../../../shared/words/time.ts';
import { at, cellsOf, lookAt, ROW, ZONE, type Typed } from './kit.ts';

/** Minutes are counted from here: Monday 12 October, 06:00. */
export const DAWN = at('06:00');
export const minuteAt = (minute: number): Instant => plus(DAWN, minute * MINUTE);
const written = (minute: number): string => printMinute(ZONE, minuteAt(minute));

/** A wait for the customer as it really was; without an end it goes on. */
export interface Wait {
  readonly from: number;
  readonly to?: number;
  /** How it is typed: both cells at its end, each when it happened, or with both emptied some time after. */
  readonly style: 'late' | 'apart' | 'emptied';
}

/** One go at the case: what happened, each at its minute. */
export interface Go {
  /** Delivery, or reopening. */
  readonly from: number;
  readonly investigated?: number;
  readonly replied?: number;
  readonly answered?: number;
}

export interface History {
  readonly goes: readonly Go[];
  readonly waits: readonly Wait[];
  readonly handedOn?: number;
  readonly until: number;
}

const step = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 45 }) }, { weight: 1, arbitrary: fc.integer({ min: 46, max: 2_000 }) });
const maybe = <T>(it: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(it, { nil: undefined });
const go = fc.record({ gap: step, investigated: maybe(step), replied: maybe(step), answered: maybe(step) });
const wait = fc.record({ gap: step, length: fc.oneof({ weight: 9, arbitrary: step }, { weight: 1, arbitrary: fc.integer({ min: 4_300, max: 4_500 }) }), style: fc.constantFrom<Wait['style']>('late', 'apart', 'emptied') });

/** Random histories: up to three goes at a case, up to four waits, perhaps a hand-over. */
export const histories: fc.Arbitrary<History> = fc.record({
  goes: fc.array(go, { minLength: 1, maxLength: 3 }), waits: fc.array(wait, { maxLength: 4 }), open: fc.boolean(), handedOn: maybe(step), until: step,
}).map(({ goes, waits, open, handedOn, until }) => {
  const lived = goesFrom(goes);
  const waited = waitsFrom(waits, open);
  const first = lived[0]?.from ?? 0;
  const end = Math.max(first + (handedOn ?? 0), ...lived.flatMap((it) => [it.from, it.investigated ?? 0, it.replied ?? 0, it.answered ?? 0]), ...waited.map((it) => it.to ?? it.from));
  return { goes: lived, waits: waited, until: end + until, ...(handedOn === undefined ? {} : { handedOn: first + handedOn }) };
});

/** A go follows only one that was answered. */
function goesFrom(drawn: readonly { readonly gap: number; readonly investigated?: number | undefined; readonly replied?: number | undefined; readonly answered?: number | undefined }[]): readonly Go[] {
  const goes: Go[] = [];
  let now = 120;
  for (const it of drawn) {
    const from = now + it.gap;
    const investigated = it.investigated === undefined ? undefined : from + it.investigated;
    const replied = it.replied === undefined ? undefined : (investigated ?? from) + it.replied;
    const answered = it.answered === undefined ? undefined : (replied ?? investigated ?? from) + it.answered;
    goes.push({ from, ...(investigated === undefined ? {} : { investigated }), ...(replied === undefined ? {} : { replied }), ...(answered === undefined ? {} : { answered }) });
    if (answered === undefined) break;
    now = answered;
  }
  return goes;
}

function waitsFrom(drawn: readonly { readonly gap: number; readonly length: number; readonly style: Wait['style'] }[], open: boolean): readonly Wait[] {
  let now = 100;
  return drawn.map(({ gap, length, style }, index) => {
    const from = now + gap;
    now = from + length;
    return open && index === drawn.length - 1 ? { from, style: 'apart' } : { from, to: now, style };
  });
}

/** What is typed, each at its minute; what belongs to one minute is one look. */
export function looksOf({ goes, waits, handedOn }: History): readonly (readonly [minute: number, typed: Typed])[] {
  const typed: (readonly [number, Typed])[] = [];
  goes.forEach((it, index) => {
    typed.push([it.from, index === 0 ? { deliveredAt: written(it.from) } : { reopenedAt: written(it.from) }]);
    for (const [key, minute] of [['investigatedAt', it.investigated], ['repliedAt', it.replied], ['answeredAt', it.answered]] as const) {
      if (minute !== undefined) typed.push([minute, { [key]: written(minute) }]);
    }
  });
  waits.forEach(({ from, to, style }, index) => {
    if (style === 'late' && to !== undefined) typed.push([to, { pausedAt: written(from), resumedAt: written(to) }]);
    else {
      typed.push([from, { pausedAt: written(from) }]);
      if (to !== undefined) typed.push([to, { resumedAt: written(to) }]);
    }
    if (style === 'emptied' && to !== undefined && to + 1 < (waits[index + 1]?.from ?? Infinity)) typed.push([to + 1, { pausedAt: null, resumedAt: null }]);
  });
  if (handedOn !== undefined) typed.push([handedOn, { secondIntake: '0204' }]);
  const looks = new Map<number, Typed>();
  for (const [minute, cells] of typed) looks.set(minute, { ...looks.get(minute), ...cells });
  return [...looks].toSorted((a, b) => a[0] - b[0]);
}

/** Plays a history look by look, with what every look decides; `more` are looks that find nothing new. */
export function played(history: History, companyAt: (minute: number) => Company, more: readonly number[] = []): { readonly complaint: Complaint; readonly clocks: readonly Clock[] } {
  const born: ComplaintEvent = { type: 'born', at: DAWN, id: 'KS-2610-0001', bornAt: DAWN, cells: {} };
  const first = { ...cellsOf({ ...ROW, complainedAt: written(60) }, minuteAt(61)) };
  let complaint = evolve(evolve(undefined, born), { type: 'seen', at: minuteAt(61), cells: first });
  let clocks: readonly Clock[] = [];
  const looks = [...looksOf(history), ...more.map((minute) => [minute, {}] as const)].toSorted((a, b) => a[0] - b[0]);
  for (const [minute, typed] of [...looks, [history.until, {}] as const]) {
    const now = minuteAt(minute);
    const company = companyAt(minute);
    complaint = evolve(complaint, { type: 'seen', at: now, cells: cellsOf(typed, now) });
    const basis = basisOf(complaint, company, { ...LOOK, now });
    complaint = turnsOf(complaint, basis, now).reduce<Complaint>(evolve, complaint);
    clocks = clocksOf(complaint, basis, company);
    complaint = settledNow(complaint, basis, clocks, now).reduce<Complaint>(evolve, complaint);
  }
  return { complaint, clocks };
}

/** People and departments are always those of the stories; looking them up anew for each look would take longer than the rest. */
const LOOK = lookAt(DAWN);

const CAP = 72 * 60;

/** What a clerk with a watch would say: from minute to minute, counting those in which the case did not wait. */
function walk(from: number, limit: number, waits: readonly (readonly [number, number])[], counts: (minute: number) => boolean): number {
  let left = limit;
  for (let minute = from; ; minute += 1) {
    if (waits.some(([a, b]) => a <= minute && minute < b) || !counts(minute)) continue;
    left -= 1;
    if (left === 0) return minute + 1;
  }
}

interface Told {
  readonly key: string;
  readonly start: number;
  readonly due: number;
  readonly outcome: string;
}

type Spans = readonly (readonly [number, number])[];

interface Owed {
  readonly key: string;
  readonly start: number;
  readonly stop?: number | undefined;
  readonly end?: number | undefined;
  readonly due: (waited: Spans) => number;
}

/** The slow, obvious clocks of a history: D03, D08 and D09 of each go, D03 also of who took over. */
export const told = (history: History, counts: (minute: number) => boolean): readonly Told[] =>
  history.goes.flatMap((_, index) => owedIn(history, index, counts)).map((owed) => judged(owed, history));

function owedIn({ goes, handedOn }: History, index: number, counts: (minute: number) => boolean): readonly Owed[] {
  const it = goes[index];
  if (!it) return [];
  const { from, investigated, replied, answered } = it;
  const [end, done, suffix] = [goes[index + 1]?.from, replied ?? answered, index === 0 ? '' : `~${index}`];
  const changed = handedOn !== undefined && handedOn > from && handedOn < (end ?? Infinity) ? handedOn : undefined;
  const d08 = (waited: Spans): number => walk(from, 60, waited, counts);
  return [
    { key: `D03${suffix}`, start: from, stop: done, end: changed ?? end, due: (waited) => walk(from, 30, waited, counts) },
    ...(changed !== undefined && (done === undefined || done > changed) ? [{ key: `D03${suffix}.1`, start: changed, stop: done, end, due: (waited: Spans) => walk(changed, 30, waited, counts) }] : []),
    { key: `D08${suffix}`, start: from, stop: investigated ?? done, end, due: d08 },
    { key: `D09${suffix}`, start: from, stop: done, end, due: (waited) => Math.min(walk(investigated ?? d08(waited), 60, waited, counts), walk(d08(waited), 60, waited, counts)) },
  ];
}

/** What was typed of a wait when the clock was over is none of its life, nor is what came after. */
function judged({ key, start, stop, end, due }: Owed, { waits, until }: History): Told {
  const stopped = stop !== undefined && (end === undefined || stop <= end) ? stop : undefined;
  const over = stopped ?? end ?? Infinity;
  const known = waits.filter((one) => (one.style === 'late' ? (one.to ?? 0) : one.from) <= over);
  const at = due(known.map(({ from, to = Infinity }) => [from, Math.min(to, from + CAP, over)]));
  const ended = stopped === undefined && end !== undefined && end < at;
  return { key, start, due: at, outcome: stopped !== undefined && stopped <= at ? 'met' : ended ? 'ended' : at <= until ? 'missed' : 'running' };
}

/** The product's clocks, said the same way. */
export const saidBy = (clocks: readonly Clock[], until: number): readonly Told[] =>
  clocks.filter(({ id }) => ['D03', 'D08', 'D09'].includes(id)).map((clock) => ({
    key: clock.key, start: (clock.startAt - DAWN) / MINUTE, due: ((clock.dueAt ?? 0) - DAWN) / MINUTE, outcome: outcomeOf(clock, minuteAt(until)),
  }));

import { printMinute } from '../../shared/calendar/zone.ts';
import type { Raw } from '../../shared/sheet/cell.ts';
import { HOUR, instantOf, MINUTE, plus, type Instant } from '../../shared/words/time.ts';
import { random, seedOf, type Random } from '../staff/random.ts';

export const ZONE = 'Asia/Shanghai';
/** Thursday, the first day of the National Day holidays. */
export const FIRST = instantOf(Date.parse('2026-10-01T00:00:00+08:00'));
export const LAST = instantOf(Date.parse('2026-11-01T00:00:00+08:00'));

/** What somebody types into one row, and when; a moment stands beside its text as the oracle reckons with it. */
export interface Typing {
  readonly at: Instant;
  readonly cells: Readonly<Record<string, Raw>>;
  readonly moments: Readonly<Record<string, Instant>>;
}

/** One row from its birth on. */
export interface Story {
  readonly token: string;
  readonly typings: readonly Typing[];
}

/** What a case comes to know, in this order; how likely each is, and how many minutes after the one before. */
const STEPS: readonly { readonly key: string; readonly share: number; readonly minutes: number; readonly more?: Readonly<Record<string, Raw>> }[] = [
  { key: 'deliveredAt', share: 0.94, minutes: 24 },
  { key: 'investigatedAt', share: 0.55, minutes: 40 },
  { key: 'repliedAt', share: 0.85, minutes: 25 },
  { key: 'resultAt', share: 0.8, minutes: 60, more: { result: '已更换门板' } },
  { key: 'answeredAt', share: 0.85, minutes: 12 },
  { key: 'calledAt', share: 0.6, minutes: 2_000, more: { satisfaction: '满意' } },
];
/** What happens beside, some time after delivery. */
const ASIDES: readonly (readonly { readonly key: string; readonly share: number; readonly minutes: number }[])[] = [
  [{ key: 'dataAskedAt', share: 0.2, minutes: 10 }, { key: 'dataGivenAt', share: 0.85, minutes: 19 }],
  [{ key: 'raisedAt', share: 0.15, minutes: 90 }, { key: 'leaderRepliedAt', share: 0.8, minutes: 55 }, { key: 'leaderSolvedAt', share: 0.7, minutes: 300 }],
];

/** So many rows of one month; the same seed tells the same. */
export const storiesOf = (seed: number, count: number): readonly Story[] => Array.from({ length: count }, (_, nth) => storyOf(random(seedOf(seed, nth)), nth));

function storyOf(rng: Random, nth: number): Story {
  const complainedAt = minuteOf(plus(FIRST, Math.floor(rng.next() * 31) * 24 * HOUR + (rng.chance(0.85) ? 8.5 * HOUR + rng.next() * 9 * HOUR : rng.next() * 24 * HOUR)));
  const born = later(rng, complainedAt, rng.chance(0.1) ? 120 : 4);
  const typings: Typing[] = [typing(born, { customer: '张女士', content: '门板开裂', firstIntake: '0101', department: '售后部', secondIntake: '0201' }, { complainedAt })];
  walk(rng, typings, complainedAt, born, STEPS);
  const [, delivered] = typings;
  if (delivered?.moments['deliveredAt'] !== undefined) for (const aside of ASIDES) walk(rng, typings, delivered.moments['deliveredAt'], delivered.at, aside);
  if (rng.chance(0.04)) typings.push(typing(later(rng, born, 90), { void: '误录' }, {}));
  return { token: String(nth), typings: typings.toSorted((a, b) => a.at - b.at) };
}

/** Adds steps one after the other; each is typed some minutes after it happened, and after all that went before. */
function walk(rng: Random, typings: Typing[], from: Instant, typedAfter: Instant, steps: readonly { readonly key: string; readonly share: number; readonly minutes: number; readonly more?: Readonly<Record<string, Raw>> }[]): void {
  let [happened, typed] = [from, typedAfter];
  for (const { key, share, minutes, more = {} } of steps) {
    if (!rng.chance(share)) continue;
    happened = minuteOf(later(rng, happened, minutes));
    typed = instantOf(Math.max(typed + 1, later(rng, happened, rng.chance(0.1) ? 60 : 3)));
    typings.push(typing(typed, more, { [key]: happened }));
  }
}

const typing = (at: Instant, cells: Readonly<Record<string, Raw>>, moments: Readonly<Record<string, Instant>>): Typing => ({
  at, moments, cells: { ...cells, ...Object.fromEntries(Object.entries(moments).map(([key, moment]) => [key, printMinute(ZONE, moment)])) },
});

const minuteOf = (at: Instant): Instant => instantOf(Math.floor(at / MINUTE) * MINUTE);

/** Some minutes later, so many in the mean; now and then exactly when a limit of half an hour or an hour ends. */
const later = (rng: Random, at: Instant, mean: number): Instant =>
  plus(at, rng.chance(0.06) ? (rng.chance(0.5) ? 30 : 60) * MINUTE : Math.ceil(-Math.log(1 - rng.next()) * mean * MINUTE));

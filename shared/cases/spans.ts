import { instantOf, type Instant } from '../words/time.ts';
import type { Complaint, TrailEntry, TrailKey } from './complaint.ts';
import { FIRST_ROUND, isIn, type Round } from './rounds.ts';

/** A stretch during which one person or department owed what was delivered. */
export interface Tenure {
  /** 0 for the first of its round, then one more with each change. */
  readonly generation: number;
  readonly startAt: Instant;
  readonly startSeenAt: Instant;
  /** The change, or the reopening, that ended it. */
  readonly endedAt?: Instant;
  readonly second?: string;
  readonly department?: string;
}

type Trailed = Pick<Complaint, 'trail'>;
type Moment = TrailEntry & { readonly value: number };

const entries = (complaint: Trailed, key: TrailKey): readonly TrailEntry[] => complaint.trail[key] ?? [];

/** The value in force just after a look. */
const valueAt = (trail: readonly TrailEntry[], at: number): string | number | undefined => trail.findLast((entry) => entry.at <= at)?.value ?? undefined;

/**
 * Who owed the investigation in a round, from delivery on. Each change of one of `keys` after delivery ends a tenure and
 * begins another: at the new 送达时间 where one was typed with the change or after it, else when the change was seen. A
 * 送达时间 typed for somebody else concerns that person alone. A row whose 送达时间 was emptied has not been delivered.
 * What was delivered once needs no delivery in a later round: its first tenure begins with the reopening.
 */
export function tenuresOf(complaint: Trailed, keys: readonly ('second' | 'department')[], round: Round = FIRST_ROUND): readonly Tenure[] {
  const delivered = deliveries(complaint, round);
  const first = beginningOf(complaint, round, delivered);
  if (!first) return [];
  const changes = changesIn(complaint, keys, first.at, round);
  const anyChange = changesIn(complaint, ['second', 'department'], first.at, round);
  return [first.at, ...changes].map((seenAt, generation, all): Tenure => {
    const handedOnAt = all[generation + 1];
    const handedOn = anyChange.find((at) => at > seenAt);
    const own = delivered.filter((entry) => entry.at >= seenAt && (handedOn === undefined || entry.at < handedOn)).at(-1) ?? (generation === 0 ? first : undefined);
    const lastMoment = handedOnAt === undefined ? (round.untilSeenAt ?? Infinity) - 1 : handedOnAt - 1;
    const second = valueAt(entries(complaint, 'second'), lastMoment);
    const department = valueAt(entries(complaint, 'department'), lastMoment);
    const endedAt = handedOnAt ?? round.until;
    return {
      generation,
      startAt: own === undefined ? seenAt : instantOf(own.value),
      startSeenAt: own?.at ?? seenAt,
      ...(endedAt === undefined ? {} : { endedAt }),
      ...(typeof second === 'string' ? { second } : {}),
      ...(typeof department === 'string' ? { department } : {}),
    };
  });
}

/** Every 送达时间 that lies in a round. */
const deliveries = (complaint: Trailed, round: Round): readonly Moment[] =>
  entries(complaint, 'delivered').filter((entry): entry is Moment => typeof entry.value === 'number' && isIn(round, instantOf(entry.value)));

/** The delivery with which a round's tenures begin, or the reopening that stands for it. */
function beginningOf(complaint: Trailed, { number, from, seenAt, untilSeenAt }: Round, delivered: readonly Moment[]): Moment | undefined {
  const trail = entries(complaint, 'delivered');
  if (number === 0) return trail.findLast((entry) => entry.at < (untilSeenAt ?? Infinity))?.value === null ? undefined : delivered[0];
  const before = from !== undefined && seenAt !== undefined && wasDelivered(complaint, from);
  return before ? { value: from, at: seenAt } : delivered[0];
}

/** Whether the complaint had been handed on before a reopening. */
export const wasDelivered = (complaint: Trailed, before: Instant): boolean =>
  entries(complaint, 'delivered').some((entry) => typeof entry.value === 'number' && entry.value <= before);

function changesIn(complaint: Trailed, keys: readonly ('second' | 'department')[], after: Instant, { untilSeenAt = instantOf(Infinity) }: Round): readonly Instant[] {
  const moments = keys.flatMap((key) => {
    const named = entries(complaint, key).filter((entry) => entry.value !== null);
    return named.filter((entry, index) => entry.at > after && entry.at < untilSeenAt && index > 0 && named[index - 1]?.value !== entry.value).map((entry) => entry.at);
  });
  return [...new Set(moments)].toSorted((a, b) => a - b);
}

/** Every value of a promise with the looks between which it stood. */
export function promisesOf(complaint: Trailed, key: 'promise' | 'extension'): readonly { readonly value: Instant; readonly at: Instant; readonly endedAt?: Instant }[] {
  const trail = entries(complaint, key);
  return trail.flatMap((entry, index) => {
    const endedAt = trail[index + 1]?.at;
    return typeof entry.value === 'number' ? [{ value: instantOf(entry.value), at: entry.at, ...(endedAt === undefined ? {} : { endedAt }) }] : [];
  });
}

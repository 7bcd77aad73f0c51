import { instantOf, type Instant } from '../words/time.ts';
import type { Complaint, TrailEntry, TrailKey } from './complaint.ts';

/** A stretch during which one person or department owed what was delivered. */
export interface Tenure {
  /** 0 for the first, then one more with each change. */
  readonly generation: number;
  readonly startAt: Instant;
  readonly startSeenAt: Instant;
  /** The change that ended it. */
  readonly endedAt?: Instant;
  readonly second?: string;
  readonly department?: string;
}

const entries = (complaint: Pick<Complaint, 'trail'>, key: TrailKey): readonly TrailEntry[] => complaint.trail[key] ?? [];

/** The value in force just after a look. */
const valueAt = (trail: readonly TrailEntry[], at: number): string | number | undefined => trail.findLast((entry) => entry.at <= at)?.value ?? undefined;

/**
 * Who owed the investigation, from delivery on. Each change of one of `keys` after delivery ends a tenure and begins
 * another: at the new 送达时间 where one was typed with the change or after it, else when the change was seen. A 送达时间
 * typed for somebody else concerns that person alone. A row whose 送达时间 was emptied has not been delivered.
 */
export function tenuresOf(complaint: Pick<Complaint, 'trail'>, keys: readonly ('second' | 'department')[]): readonly Tenure[] {
  const delivered = entries(complaint, 'delivered').filter((entry): entry is TrailEntry & { value: number } => typeof entry.value === 'number');
  const first = delivered[0];
  if (!first || entries(complaint, 'delivered').at(-1)?.value === null) return [];
  const changes = changesAfter(complaint, keys, first.at);
  const anyChange = changesAfter(complaint, ['second', 'department'], first.at);
  return [first.at, ...changes].map((seenAt, generation, all): Tenure => {
    const endedAt = all[generation + 1];
    const handedOn = anyChange.find((at) => at > seenAt);
    const own = delivered.filter((entry) => entry.at >= seenAt && (handedOn === undefined || entry.at < handedOn)).at(-1);
    const lastMoment = endedAt === undefined ? Infinity : endedAt - 1;
    const second = valueAt(entries(complaint, 'second'), lastMoment);
    const department = valueAt(entries(complaint, 'department'), lastMoment);
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

function changesAfter(complaint: Pick<Complaint, 'trail'>, keys: readonly ('second' | 'department')[], after: Instant): readonly Instant[] {
  const moments = keys.flatMap((key) => {
    const named = entries(complaint, key).filter((entry) => entry.value !== null);
    return named.filter((entry, index) => entry.at > after && index > 0 && named[index - 1]?.value !== entry.value).map((entry) => entry.at);
  });
  return [...new Set(moments)].toSorted((a, b) => a - b);
}

/** Every value of a promise with the looks between which it stood. */
export function promisesOf(complaint: Pick<Complaint, 'trail'>, key: 'promise' | 'extension'): readonly { readonly value: Instant; readonly at: Instant; readonly endedAt?: Instant }[] {
  const trail = entries(complaint, key);
  return trail.flatMap((entry, index) => {
    const endedAt = trail[index + 1]?.at;
    return typeof entry.value === 'number' ? [{ value: instantOf(entry.value), at: entry.at, ...(endedAt === undefined ? {} : { endedAt }) }] : [];
  });
}

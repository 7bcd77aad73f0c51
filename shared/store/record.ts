import type { Kept, RecordEvent } from './kept.ts';
import { pack, packedBytes, unpack, type Packed, type Stored } from './pack.ts';

/** Decisions on their way out of the head; `first` counts from 1 over all decisions of the record. */
export interface Page {
  readonly first: number;
  readonly decisions: readonly (readonly RecordEvent[])[];
}

/** What a unit of writing carries, less the keys of a head. */
const UNIT_BYTES = 1_024;
const KEYS_BYTES = 130;

/** The state of a record as its head keeps it. */
export function headOf(kept: Kept): Packed {
  const { id: _, version: __, ...doc } = kept;
  return pack(doc);
}

/** A record out of its head. */
export function keptOf(item: Stored | undefined): Kept | undefined {
  if (!item) return undefined;
  // oxlint-disable-next-line no-unsafe-type-assertion -- a union loses its tag when it is spread
  return { ...unpack<Omit<Kept, 'id' | 'version'>>(item), id: item['id']?.S ?? '', version: Number(item['v']?.N) } as Kept;
}

/**
 * The next state of a record with its newest decision, and the page of earlier ones to be written before it: those that
 * would make the head cost a further unit with every write to come.
 */
export function pageOf(next: Kept, events: readonly RecordEvent[]): { readonly kept: Kept; readonly page?: Page } {
  const before = next.recent ?? [];
  const added = events.length > 0 ? [events] : [];
  const grown = { ...next, version: next.version + 1, events: next.events + added.length };
  const whole: Kept = { ...grown, recent: [...before, ...added] };
  if (before.length === 0) return { kept: whole };
  const lean: Kept = { ...grown, recent: added };
  if (unitsOf(whole) <= unitsOf(lean)) return { kept: whole };
  return { kept: lean, page: { first: next.events - before.length + 1, decisions: before } };
}

const unitsOf = (kept: Kept): number => Math.ceil((packedBytes(headOf(kept)) + KEYS_BYTES) / UNIT_BYTES);

import type { Complaint, ComplaintEvent } from '../cases/complaint.ts';
import type { Fine, FineEvent } from '../cases/fine.ts';
import type { Effect } from '../outbox/effect.ts';
import type { Instant } from '../words/time.ts';

interface KeptBase {
  readonly id: string;
  /** Grows by one with each write; every write is conditional on it. */
  readonly version: number;
  /** How many events have been appended. */
  readonly events: number;
  /** What earlier decisions still owe the world. */
  readonly todo: readonly Effect[];
  /** Since when somebody has to come back for them; absent = at once. */
  readonly owedAt?: Instant;
  /** The latest decisions, as long as they are kept with the state itself: the store's own, handed back as it came. */
  readonly recent?: readonly (readonly RecordEvent[])[];
  /** The ring already planned. */
  readonly ringAt?: Instant;
  /** Its case is not closed, so lists and sweeps have to find it. */
  readonly open?: true;
}

/** A record as kept: its state, its unfinished effects and the number of its version, in one item. */
export type Kept = (KeptBase & { readonly kind: 'complaint'; readonly body: Complaint }) | (KeptBase & { readonly kind: 'fine'; readonly body: Fine });
export type KeptComplaint = Extract<Kept, { kind: 'complaint' }>;
export type KeptFine = Extract<Kept, { kind: 'fine' }>;

/** An event of either kind of record. */
export type RecordEvent = ComplaintEvent | FineEvent;

/** A document that is not a record, with its version. */
export interface Doc<T> {
  readonly value: T;
  readonly version: number;
}

/** The small documents that every piece of work begins with, and how many numbers each series has given out. */
export interface DeskItems {
  /** Documents whose names begin with `desk/`, by name. */
  readonly docs: ReadonlyMap<string, Doc<unknown>>;
  /** The last serial of every series, by its name. */
  readonly series: ReadonlyMap<string, number>;
}

/** Units of DynamoDB capacity a call consumed. */
export type CountUnits = (units: { readonly read: number; readonly write: number }) => void;

/** Where records and documents are kept. Every write is atomic and conditional; a lost race is Refusal `store.busy`. */
export interface Store {
  load(id: string): Promise<Kept | undefined>;
  loadAll(ids: readonly string[]): Promise<ReadonlyMap<string, Kept>>;
  /** Keeps a record's next state with its events and effects in one write. */
  keep(next: Kept, events: readonly RecordEvent[]): Promise<Kept>;
  /**
   * Makes a record under the next number of a series, once per token: a second birth with the same token gives the
   * record of the first.
   */
  birth(token: string, series: string, make: (id: string) => { readonly kept: Kept; readonly events: readonly RecordEvent[] }, numberOf: (serial: number) => string): Promise<Kept>;
  /** The events of a record, oldest first. */
  history(id: string): Promise<readonly RecordEvent[]>;
  /** Ids of records that somebody must come back to by a moment: the longest overdue first; without one, every open record. */
  attention(until?: Instant): Promise<readonly string[]>;
  /** Every series of a prefix with its last serial. */
  series(prefix: string): Promise<ReadonlyMap<string, number>>;
  /** All documents named `desk/…` and all series, in one read. */
  desk(): Promise<DeskItems>;
  doc<T>(name: string): Promise<Doc<T> | undefined>;
  /** Writes a document if its version is still the one given (0 = it must not exist yet). */
  keepDoc<T>(name: string, value: T, version: number): Promise<Doc<T>>;
}

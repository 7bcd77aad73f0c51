import { Refusal } from '../../shared/errors/refusal.ts';
import { isHeld } from '../../shared/outbox/effect.ts';
import type { Doc, Kept, RecordEvent, Store } from '../../shared/store/kept.ts';
import { readAs, written, type Copier, type Copy } from './copies.ts';

/** A call of a store, as whoever listens in hears of it. */
export interface StoreCall {
  readonly method: keyof Store;
  readonly writes: boolean;
}

/** Listens in on a store: may make a call wait, and may throw in its place (before) or after it was done. */
export interface StoreTap {
  readonly before?: (call: StoreCall) => Promise<void> | void;
  readonly after?: (call: StoreCall) => Promise<void> | void;
}

const OPEN = 'open';
const DESK = 'desk/';

interface Page {
  readonly copy: Copy;
  readonly version: number;
}

interface Head extends Page {
  /** When somebody must come back to it. */
  readonly attention?: number | typeof OPEN;
}

/** What a store in memory holds: copies, so that nobody can change it from outside. */
export class Memory {
  readonly heads: Map<string, Head>;
  readonly events: Map<string, readonly Copy[]>;
  readonly tokens: Map<string, string>;
  readonly series: Map<string, number>;
  readonly docs: Map<string, Page>;

  readonly copier: Copier;

  /** Empty, or a copy that goes its own way. */
  constructor(from?: Memory, copier: Copier = from?.copier ?? written) {
    this.copier = copier;
    this.heads = new Map(from?.heads);
    this.events = new Map(from?.events);
    this.tokens = new Map(from?.tokens);
    this.series = new Map(from?.series);
    this.docs = new Map(from?.docs);
  }

  /** Every record, by number. */
  records(): readonly Kept[] {
    return [...this.heads.values()].map(({ copy }) => readAs<Kept>(copy));
  }
}

/** Opens a store on a memory. Several may be open on one; each has its own tap. */
export function openMemoryStore(memory: Memory, tap: StoreTap = {}): Store {
  const call = async <T>(method: keyof Store, writes: boolean, run: () => T): Promise<T> => {
    await tap.before?.({ method, writes });
    const answer = run();
    await tap.after?.({ method, writes });
    return answer;
  };
  const reads = <T>(method: keyof Store, run: () => T): Promise<T> => call(method, false, run);
  return {
    load: (id) => reads('load', () => loaded(memory, id)),
    loadAll: (ids) => reads('loadAll', () => new Map(ids.flatMap((id): [string, Kept][] => {
      const kept = loaded(memory, id);
      return kept ? [[id, kept]] : [];
    }))),
    history: (id) => reads('history', () => (memory.events.get(id) ?? []).flatMap((copy) => readAs<readonly RecordEvent[]>(copy))),
    attention: (until) => reads('attention', () => attention(memory, until)),
    series: (prefix) => reads('series', () => new Map([...memory.series].filter(([name]) => name.startsWith(`${prefix}-`)))),
    desk: () => reads('desk', () => ({
      docs: new Map([...memory.docs].filter(([name]) => name.startsWith(DESK)).map(([name, page]) => [name, docOf<unknown>(page)])), series: new Map(memory.series),
    })),
    doc: <T>(name: string) => reads('doc', () => {
      const page = memory.docs.get(name);
      return page && docOf<T>(page);
    }),
    keep: (next, events) => call('keep', true, () => keep(memory, next, events)),
    birth: (token, series, make, numberOf) => call('birth', true, () => birth(memory, token, series, make, numberOf)),
    keepDoc: <T>(name: string, value: T, version: number) => call('keepDoc', true, (): Doc<T> => {
      if ((memory.docs.get(name)?.version ?? 0) !== version) throw new Refusal('store.busy');
      memory.docs.set(name, { copy: memory.copier(value), version: version + 1 });
      return { value, version: version + 1 };
    }),
  };
}

const docOf = <T>({ copy, version }: Page): Doc<T> => ({ value: readAs<T>(copy), version });

function loaded(memory: Memory, id: string): Kept | undefined {
  const head = memory.heads.get(id);
  return head && readAs<Kept>(head.copy);
}

const rank = (at: Head['attention']): number => (at === OPEN ? Infinity : (at ?? Infinity));

function attention(memory: Memory, until: number | undefined): readonly string[] {
  return [...memory.heads]
    .filter(([, { attention: at }]) => at !== undefined && (until === undefined || rank(at) <= until))
    .toSorted(([, a], [, b]) => rank(a.attention) - rank(b.attention))
    .map(([id]) => id);
}

function keep(memory: Memory, next: Kept, events: readonly RecordEvent[]): Kept {
  if ((memory.heads.get(next.id)?.version ?? 0) !== next.version) throw new Refusal('store.busy');
  const kept: Kept = { ...next, version: next.version + 1, events: next.events + (events.length > 0 ? 1 : 0) };
  put(memory, kept, events);
  return kept;
}

function birth(memory: Memory, token: string, series: string, make: Parameters<Store['birth']>[2], numberOf: (serial: number) => string): Kept {
  const born = memory.tokens.get(token);
  const before = born === undefined ? undefined : loaded(memory, born);
  if (before) return before;
  const serial = (memory.series.get(series) ?? 0) + 1;
  const { kept, events } = make(numberOf(serial));
  const first: Kept = { ...kept, version: 1, events: 1 };
  memory.series.set(series, serial);
  memory.tokens.set(token, first.id);
  put(memory, first, events);
  return first;
}

function put(memory: Memory, kept: Kept, events: readonly RecordEvent[]): void {
  const at = kept.todo.some((effect) => !isHeld(effect)) ? (kept.owedAt ?? 0) : (kept.ringAt ?? (kept.open ? OPEN : undefined));
  memory.heads.set(kept.id, { copy: memory.copier(kept), version: kept.version, ...(at === undefined ? {} : { attention: at }) });
  if (events.length > 0) memory.events.set(kept.id, [...(memory.events.get(kept.id) ?? []), memory.copier(events)]);
}

import { Refusal } from '../errors/refusal.ts';
import type { Day } from '../words/time.ts';
import { monthOf } from '../words/time.ts';
import type { LineEvent } from './event.ts';
import type { Line } from './line.ts';
import { postingOf } from './line.ts';
import type { Closing } from './transfer.ts';
import { transfer } from './transfer.ts';

/** What decides whether a month may be closed. */
export interface Ledger {
  readonly today: Day;
  readonly closed: ReadonlySet<string>;
  /** Months with postings, closed or not. */
  readonly monthsWithEntries: ReadonlySet<string>;
}

/** Why a month may not be closed: it is no month, still runs, or an earlier open month has entries. Undefined = it may, also again. */
export function mayClose(month: string, { today, closed, monthsWithEntries }: Ledger): Refusal | undefined {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return new Refusal('month.invalid', { month });
  if (closed.has(month)) return undefined;
  if (month >= monthOf(today)) return new Refusal('month.running', { month });
  const [earlier] = [...monthsWithEntries].filter((it) => it < month && !closed.has(it)).toSorted();
  return earlier === undefined ? undefined : new Refusal('month.order', { month, earlier });
}

/** The months in which the lines book something. */
export const monthsOf = (lines: readonly Line[]): ReadonlySet<string> => new Set(lines.flatMap((line) => postingOf(line)?.month ?? []));

type Changes = ReadonlyMap<string, readonly LineEvent[]>;

/** Closes a month over its lines: what happens to each, by 编号. Closing it again does nothing further. */
export function closeMonth(month: string, lines: readonly Line[], closing: Omit<Closing, 'covers'>): Changes {
  const changes = lines.map((line) => [line.id, transfer(line, { ...closing, covers: (it) => it === month })] as const);
  return new Map(changes.filter(([, events]) => events.length > 0));
}

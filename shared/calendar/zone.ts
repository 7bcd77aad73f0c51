import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from '../words/time.ts';
import { dayOfEpochDay, epochDay, instantOf, MINUTE } from '../words/time.ts';

/** What a wall clock and a wall calendar show in some zone. */
export interface Wall {
  readonly on: Day;
  /** Minute of the day, 0-1439. */
  readonly minute: number;
  readonly second: number;
}

interface Offsets {
  /** Epoch ms from which the offset of the same index holds; the first is the start of the block. */
  readonly from: readonly number[];
  /** Offsets from UTC in ms. */
  readonly ms: readonly number[];
}

const DAY_MS = 1440 * MINUTE;
/** Offsets are looked up once per zone and block; a block of 2^35 ms is a little over a year. */
const BLOCK_MS = 2 ** 35;
/** No zone has ever been further from UTC, local mean times included. */
const FURTHEST_MS = 16 * 60 * MINUTE;

const zones = new Map<string, Map<number, Offsets>>();

function readBlock(zone: string, block: number): Offsets {
  const from = [block * BLOCK_MS];
  let seen = Temporal.Instant.fromEpochMilliseconds(block * BLOCK_MS).toZonedDateTimeISO(zone);
  const ms = [seen.offsetNanoseconds / 1e6];
  for (;;) {
    const next = seen.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds >= (block + 1) * BLOCK_MS) return { from, ms };
    from.push(next.epochMilliseconds);
    ms.push(next.offsetNanoseconds / 1e6);
    seen = next;
  }
}

function offsetsAround(zone: string, epochMs: number): Offsets {
  const block = Math.floor(epochMs / BLOCK_MS);
  const known = zones.get(zone) ?? new Map<number, Offsets>();
  zones.set(zone, known);
  const offsets = known.get(block) ?? readBlock(zone, block);
  known.set(block, offsets);
  return offsets;
}

function offsetAt(zone: string, epochMs: number): number {
  const { from, ms } = offsetsAround(zone, epochMs);
  let i = from.length - 1;
  while (i > 0 && (from[i] ?? 0) > epochMs) i -= 1;
  return ms[i] ?? 0;
}

/** The one change of offset in (after, upTo], found by halving. */
function changeBetween(zone: string, after: number, upTo: number): number {
  const before = offsetAt(zone, after);
  let [low, high] = [after, upTo];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** Wall date and time of a moment in a zone (IANA name). */
export function wallOf(zone: string, at: Instant): Wall {
  const local = at + offsetAt(zone, at);
  const day = Math.floor(local / DAY_MS);
  const seconds = Math.floor((local - day * DAY_MS) / 1000);
  return { on: dayOfEpochDay(day), minute: Math.floor(seconds / 60), second: seconds % 60 };
}

/**
 * The moment at which a wall clock first shows a minute of a day, or goes past it: a time skipped in spring is the
 * moment of the change, a time that comes twice in autumn is the first. Minutes from 1440 on lie on the following days.
 */
export function instantAt(zone: string, on: Day, minute: number): Instant {
  const local = epochDay(on) * DAY_MS + minute * MINUTE;
  const before = local - offsetAt(zone, local - FURTHEST_MS);
  const after = local - offsetAt(zone, local + FURTHEST_MS);
  if (local - offsetAt(zone, before) === before) return instantOf(before);
  if (local - offsetAt(zone, after) === after) return instantOf(after);
  return instantOf(changeBetween(zone, after, before));
}

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (wall: Wall): string => `${two(Math.floor(wall.minute / 60))}:${two(wall.minute % 60)}`;

/** ISO 8601 with the zone's offset, to the second: `2026-10-12T09:30:00+08:00`. */
export function printInstant(zone: string, at: Instant): string {
  const wall = wallOf(zone, at);
  const minutes = Math.round(offsetAt(zone, at) / MINUTE);
  const size = Math.abs(minutes);
  return `${wall.on}T${clock(wall)}:${two(wall.second)}${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** As people write it: `2026-10-12 09:30`. */
export function printMinute(zone: string, at: Instant): string {
  const wall = wallOf(zone, at);
  return `${wall.on} ${clock(wall)}`;
}

/** The time of day alone: `09:30`. */
export const printClock = (zone: string, at: Instant): string => clock(wallOf(zone, at));

/** The calendar day on which a moment falls in a zone. */
export const dayOf = (zone: string, at: Instant): Day => dayOfEpochDay(Math.floor((at + offsetAt(zone, at)) / DAY_MS));

/** Whether the name is a time zone this machine knows. */
export function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

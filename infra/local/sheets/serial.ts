import type { Instant } from '../../../shared/words/time.ts';

const DAY = 86_400_000;
const EPOCH = 25_569;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

/** Serial of a calendar date and time: days since 1899-12-30, no zone; undefined when there is no such day or time. */
export function serialOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | undefined {
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return ms / DAY + EPOCH + (hour * 3600 + minute * 60 + second) / 86_400;
}

/** The wall clock of a zone at a moment, as a serial; throws RangeError on an unknown zone. */
export function serialAt(at: Instant, timeZone: string): number {
  const parts = new Map(formatterOf(timeZone).formatToParts(at).map((part) => [part.type, Number(part.value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  return serialOf(part('year'), part('month'), part('day'), part('hour'), part('minute'), part('second')) ?? 0;
}

/** The UTC date whose fields are those of a serial, rounded to whole seconds. */
export const dateOfSerial = (serial: number): Date => new Date(Math.round((serial - EPOCH) * 86_400) * 1_000);

import { instantAt, wallOf } from '../calendar/zone.ts';
import { addDays, dayOfEpochDay, epochDay, parseDay, plus, type Day, type Instant } from '../words/time.ts';

/** Serial 0 is 1899-12-30 (developers.google.com/workspace/sheets/api/guides/formats). */
const EPOCH_DAY_OF_SERIAL_0 = -25_569;
const SECONDS_A_DAY = 86_400;

/** A date and time typed, still on the wall; `seconds` since midnight, absent when only a date was typed. */
export interface WallText {
  readonly on?: Day;
  readonly seconds?: number;
}

/** A sheet's serial number as wall time; whole numbers are bare dates, fractions below 1 bare times. */
export function wallOfSerial(serial: number): WallText | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 200_000) return undefined;
  const total = Math.round(serial * SECONDS_A_DAY);
  const days = Math.floor(total / SECONDS_A_DAY);
  const seconds = total - days * SECONDS_A_DAY;
  if (days === 0) return { seconds };
  return { on: dayOfEpochDay(days + EPOCH_DAY_OF_SERIAL_0), ...(seconds === 0 ? {} : { seconds }) };
}

/** A moment as a sheet's serial number on the wall of a zone, to the second. */
export function serialOf(zone: string, at: Instant): number {
  const wall = wallOf(zone, at);
  return serialOfDay(wall.on) + (wall.minute * 60 + wall.second) / SECONDS_A_DAY;
}

/** A calendar day as a sheet's serial number. */
export const serialOfDay = (on: Day): number => epochDay(on) - EPOCH_DAY_OF_SERIAL_0;

const DATE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?$/;
const TIME = /^(\d{1,2})(?::|点|时)(?:(\d{1,2})分?(?::(\d{2})|(\d{1,2})秒)?)?$/;

/**
 * Reads dates and times as people write them: `2026-10-12 9:34`, `2026/10/12 09:34:05`, `2026年10月12日 9点34分`,
 * `10月12日 9:34` (the year that brings it nearest to `near`). Undefined when it is neither date nor time.
 */
export function readWall(text: string, near: Day): WallText | undefined {
  const plain = text.normalize('NFKC').trim().replace(/T(?=\d)/, ' ').replace(/日(?=\d)/, '日 ');
  const [first = '', second, ...rest] = plain.split(/\s+/);
  if (rest.length > 0) return undefined;
  const seconds = readTime(second ?? first);
  if (second === undefined && seconds !== undefined) return { seconds };
  const on = readDate(first, near);
  if (on === undefined || (second !== undefined && seconds === undefined)) return undefined;
  return { on, ...(seconds === undefined ? {} : { seconds }) };
}

function readTime(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (!parts) return undefined;
  const [hour, minute, second] = [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? parts[4] ?? 0)];
  return hour <= 24 && minute < 60 && second < 60 && hour * 60 + minute <= 1_440 ? hour * 3_600 + minute * 60 + second : undefined;
}

function readDate(text: string, near: Day): Day | undefined {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const tail = `-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  if (parts[1] !== undefined) return parseDay(`${parts[1]}${tail}`);
  const year = Number(near.slice(0, 4));
  const candidates = [year - 1, year, year + 1].map((it) => parseDay(`${it}${tail}`)).filter((it) => it !== undefined);
  return candidates.toSorted((a, b) => Math.abs(epochDay(a) - epochDay(near)) - Math.abs(epochDay(b) - epochDay(near)))[0];
}

/** Wall time of a zone as a moment; a bare date is its beginning, or its end where `end` is asked for. */
export function instantOfWall(zone: string, on: Day, seconds: number | undefined, end = false): Instant {
  if (seconds === undefined) return instantAt(zone, end ? addDays(on, 1) : on, 0);
  return plus(instantAt(zone, on, Math.floor(seconds / 60)), (seconds % 60) * 1_000);
}

import { instantAt, wallOf } from '../calendar/zone.ts';
import { addDays, dayOfEpochDay, epochDay, parseDay, plus, type Day, type Instant } from '../words/time.ts';
import { withDigits } from './numerals.ts';
import { DAY_PARTS, readTime } from './wall-time.ts';

/** Serial 0 is 1899-12-30 (developers.google.com/workspace/sheets/api/guides/formats). */
const EPOCH_DAY_OF_SERIAL_0 = -25_569;
const SECONDS_A_DAY = 86_400;
/** Serials from 1990 to 2447. A smaller number is no date somebody meant, but a quantity, a year or a month and day. */
const DATES = [32_874, 200_000] as const;

/** A date and time typed, still on the wall; `seconds` since midnight, absent when only a date was typed. */
export interface WallText {
  readonly on?: Day;
  readonly seconds?: number;
  /** The day was named by its distance: 昨天, 今天. */
  readonly relative?: true;
}

/** A date that is written in a way that leaves it open, and a day it may mean. */
export interface DoubtfulDate {
  readonly doubt: 'ambiguous' | 'shortYear' | 'midnight';
  readonly on: Day;
}

/** A sheet's serial number as wall time; whole numbers are bare dates, fractions below 1 bare times. */
export function wallOfSerial(serial: number): WallText | undefined {
  if (!(serial >= 0 && serial < 1) && !(serial >= DATES[0] && serial <= DATES[1])) return undefined;
  const total = Math.round(serial * SECONDS_A_DAY);
  const days = Math.floor(total / SECONDS_A_DAY);
  const seconds = total - days * SECONDS_A_DAY;
  if (serial < 1) return { seconds: total };
  return { on: dayOfEpochDay(days + EPOCH_DAY_OF_SERIAL_0), ...(seconds === 0 ? {} : { seconds }) };
}

/** A moment as a sheet's serial number on the wall of a zone, to the second. */
export function serialOf(zone: string, at: Instant): number {
  const wall = wallOf(zone, at);
  return serialOfDay(wall.on) + (wall.minute * 60 + wall.second) / SECONDS_A_DAY;
}

/** A calendar day as a sheet's serial number. */
export const serialOfDay = (on: Day): number => epochDay(on) - EPOCH_DAY_OF_SERIAL_0;

const DATE = /^(?:(\d{4}|\d{2})[-/.年])?(\d{1,2})([-/.月])(\d{1,2})[日号]?$/;
const DAYS_AWAY: Readonly<Record<string, number>> = { 前天: -2, 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2 };

/**
 * Reads dates and times as people write them: `2026-10-12 9:34`, `2026.3.5`, `2026年10月12日 9点半`, `10月12日 上午9:34`
 * (the year that brings it nearest to `near`, and not after `latest`), `昨天 14:00` (as seen from `near`; a day's distance
 * without a time is nothing). A date that can be read two ways is a doubt. Undefined when it is neither date nor time.
 */
export function readWall(text: string, near: Day, latest?: Day): WallText | DoubtfulDate | undefined {
  const [first = '', ...rest] = wordsOf(text);
  const alone = readTime([first, ...rest].join(' '));
  if (alone !== undefined) return { seconds: alone };
  const seconds = rest.length === 0 ? undefined : readTime(rest.join(' '));
  if (rest.length > 0 && seconds === undefined) return undefined;
  const away = DAYS_AWAY[first];
  if (away !== undefined) return seconds === undefined ? undefined : { on: addDays(near, away), seconds, relative: true };
  const on = readDate(first, near, latest);
  if (on === undefined || typeof on === 'object') return on;
  return { on, ...(seconds === undefined ? {} : { seconds }) };
}

const BEFORE_PART = new RegExp(`(?<=[\\d日号天])(?=${DAY_PARTS})`);

/** The date and the time apart: `10 月 12 日上午 9:30` -> `10月12日`, `上午`, `9:30`. */
const wordsOf = (text: string): readonly string[] =>
  withDigits(text.normalize('NFKC').replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim())
    .replace(/\s*([年月])\s*/g, '$1')
    .replace(/(?<=\d)\s+(?=[日号])/g, '')
    .replace(/^([今昨明])([早晚])上?/, '$1天 $2上')
    .replace(/T(?=\d)/, ' ')
    .replace(BEFORE_PART, ' ')
    .replace(/(?<=\d[日号]|[前昨今明后][天日])(?=\d)/, ' ')
    .split(/\s+/);

function readDate(text: string, near: Day, latest: Day | undefined): Day | DoubtfulDate | undefined {
  const parts = DATE.exec(text);
  if (!parts) return undefined;
  const [, year, month = '', separator, date = ''] = parts;
  const tail = `-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (year !== undefined) {
    const on = parseDay(`${year.padStart(4, '20')}${tail}`);
    return on !== undefined && year.length === 2 ? { doubt: 'shortYear', on } : on;
  }
  const on = nearest(tail, near, latest);
  const turns = separator === '/' && Number(date) <= 12 && Number(month) !== Number(date);
  return on !== undefined && turns ? { doubt: 'ambiguous', on } : on;
}

function nearest(tail: string, near: Day, latest: Day | undefined): Day | undefined {
  const year = Number(near.slice(0, 4));
  const away = (on: Day): number => Math.abs(epochDay(on) - epochDay(near));
  const days = [year - 1, year, year + 1].map((it) => parseDay(`${it}${tail}`)).filter((it) => it !== undefined);
  return days.filter((on) => latest === undefined || on <= latest).toSorted((a, b) => away(a) - away(b))[0];
}

/** Wall time of a zone as a moment; a bare date is its beginning, or its end where `end` is asked for. */
export function instantOfWall(zone: string, on: Day, seconds: number | undefined, end = false): Instant {
  if (seconds === undefined) return instantAt(zone, end ? addDays(on, 1) : on, 0);
  return plus(instantAt(zone, on, Math.floor(seconds / 60)), (seconds % 60) * 1_000);
}

import type { Duration, DurationUnit } from '../registers/column.ts';
import type { Raw } from './cell.ts';
import { bareText } from './choices.ts';
import { withDigits } from './numerals.ts';

/** Minutes of each unit. A day has none: nobody says whether it means 24 hours or a working day. */
export const MINUTES_PER: Readonly<Record<DurationUnit, number>> = { 分钟: 1, 小时: 60 };

const MINUTES_A_DAY = 1_440;
const HOURS = String.raw`(?:小时|钟头|时|h|hrs?|hours?)`;
const MINUTES = String.raw`(?:分钟?|m|mins?|minutes?)`;
const BARE = /^\d{1,6}(?:\.\d+)?$/;
const CLOCK = /^(\d{1,3}):([0-5]\d)(?::00)?$/;
const QUARTERS = /^([123])刻钟?$/;
const IN_HOURS = new RegExp(String.raw`^(?:(半)个?|(\d{1,4}(?:\.\d+)?)个?(半)?)${HOURS}(半)?(?:又?(\d{1,2})${MINUTES}?)?$`);
const IN_MINUTES = new RegExp(String.raw`^(\d{1,6}(?:\.\d+)?)${MINUTES}$`);
const BEFORE = /^(?:大约|大概|约|差不多)/;
const AFTER = /(?:左右|上下)$/;

/**
 * How long a cell says something took: `30分钟`, `1.5小时`, `一个半小时`, `1小时30分`, `1h`, `0:30`, `约30分钟`,
 * `20-30分钟` (their middle); a bare number in the unit of its column. Undefined when it is no duration, or no certain one.
 */
export function readDuration(raw: Raw, unit?: DurationUnit): Duration | undefined {
  if (typeof raw === 'boolean') return undefined;
  if (typeof raw === 'number') return exactly(minutesOfNumber(raw, unit));
  const typed = bareText(raw).toLowerCase();
  if (/[\d.]\s+[\d.]/.test(typed)) return undefined;
  const text = typed.replace(/\s/g, '');
  const body = text.replace(BEFORE, '').replace(AFTER, '');
  const range = rangeOf(body, unit);
  if (range) return { minutes: (range[0] + range[1]) / 2, between: range };
  const minutes = minutesOf(body, unit);
  return minutes === undefined || body === text ? exactly(minutes) : { minutes, between: [minutes, minutes] };
}

const exactly = (minutes: number | undefined): Duration | undefined => (minutes === undefined ? undefined : { minutes });

function rangeOf(body: string, unit: DurationUnit | undefined): readonly [number, number] | undefined {
  const parts = /^([^-–—~到至]+)[-–—~到至]([^-–—~到至]+)$/.exec(body);
  if (!parts) return undefined;
  const [, from = '', to = ''] = parts;
  const upper = minutesOf(to, unit);
  const named = unitOf(to);
  const lower = named ? minutesOf(withDigits(from), named) : minutesOf(from, BARE.test(to) ? unit : undefined);
  return lower === undefined || upper === undefined || lower >= upper ? undefined : [lower, upper];
}

/** The one unit a text names. */
const unitOf = (text: string): DurationUnit | undefined => {
  const digits = withDigits(text);
  return IN_MINUTES.test(digits) ? '分钟' : new RegExp(`^[\\d.]+个?${HOURS}$`).test(digits) ? '小时' : undefined;
};

function minutesOf(typed: string, unit: DurationUnit | undefined): number | undefined {
  if (BARE.test(typed)) return unit && rounded(Number(typed) * MINUTES_PER[unit]);
  const text = withDigits(typed).replace(/(\d)点(?=\d+个?(?:小时|钟头))/, '$1.');
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const quarters = QUARTERS.exec(text);
  if (quarters) return Number(quarters[1]) * 15;
  const minutes = IN_MINUTES.exec(text);
  return minutes ? Number(minutes[1]) : minutesOfHours(text);
}

function minutesOfHours(text: string): number | undefined {
  const parts = IN_HOURS.exec(text);
  if (!parts) return undefined;
  const [, half, hours = '0', inner, after, minutes] = parts;
  const halves = [half, inner, after].filter((it) => it !== undefined).length;
  const broken = halves > 0 || hours.includes('.');
  if (halves > 1 || (halves > 0 && hours.includes('.')) || (broken && minutes !== undefined) || Number(minutes ?? 0) >= 60) return undefined;
  return rounded(Number(hours) * 60) + halves * 30 + Number(minutes ?? 0);
}

/**
 * A sheet's number. A time typed as `0:30` reads as the share of a day, 0.0208333; it is told from a number of the
 * column's unit by having more than two decimals and being whole minutes in no other way.
 */
function minutesOfNumber(amount: number, unit: DurationUnit | undefined): number | undefined {
  if (!Number.isFinite(amount) || amount < 0) return undefined;
  const plain = unit && rounded(amount * MINUTES_PER[unit]);
  if (amount === 0 || amount >= 1) return plain;
  if (isTidy(amount)) return unit === '小时' ? plain : undefined;
  const time = Math.round(amount * MINUTES_A_DAY);
  const whole = Math.abs(amount * MINUTES_A_DAY - time) < 1e-3;
  return whole && !Number.isInteger(plain) ? time : undefined;
}

/** Whether a number has at most two decimals, as people type them. */
export const isTidy = (amount: number): boolean => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-9;

const rounded = (minutes: number): number => Math.round(minutes * 1e4) / 1e4;

/** A duration as people write it: `30分钟`, `1小时30分`, `约30分钟`, `20分钟-30分钟`. */
export function printDuration({ minutes, between }: Duration): string {
  if (!between) return printMinutes(minutes);
  return between[0] === between[1] ? `约${printMinutes(minutes)}` : `${printMinutes(between[0])}-${printMinutes(between[1])}`;
}

function printMinutes(minutes: number): string {
  if (minutes < 60 || !Number.isInteger(minutes)) return `${minutes}分钟`;
  return `${Math.floor(minutes / 60)}小时${minutes % 60 === 0 ? '' : `${minutes % 60}分`}`;
}

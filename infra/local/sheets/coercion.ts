import type { Instant } from '../../../shared/words/time.ts';
import { Unrecorded } from './failure.ts';
import type { ExtendedValue, Opaque } from './schema/cell.ts';
import { dateOfSerial, serialAt, serialOf } from './serial.ts';

/** What a typed string becomes: a value (absent = the cell is cleared) and, for dates and money, a number format. */
export interface Typed {
  readonly value?: ExtendedValue;
  readonly numberFormat?: Opaque;
}

/** Where and when somebody types. */
export interface Keyboard {
  readonly locale: string;
  readonly timeZone: string;
  readonly at: Instant;
}

type Recorded = (match: RegExpExecArray, keyboard: Keyboard) => Typed | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const text = (stringValue: string): Typed => ({ value: { stringValue } });
const number = (numberValue: number, type?: string, pattern?: string): Typed => ({
  value: { numberValue },
  ...(type !== undefined && { numberFormat: { type, pattern } }),
});
const plain = (digits: string): number => Number(digits.replaceAll(',', ''));
const unrecorded: Recorded = () => undefined;

function dated(match: RegExpExecArray, pattern: string): Typed {
  const [whole, year, month, day, hour, minute, second] = match;
  const serial = serialOf(Number(year), Number(month), Number(day), Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0));
  if (serial === undefined) return text(whole);
  return number(serial, hour === undefined ? 'DATE' : 'DATE_TIME', pattern);
}

const clock = (match: RegExpExecArray, hours: string): string =>
  match[4] === undefined ? '' : ` ${hours}:mm${match[6] === undefined ? '' : ':ss'}`;

/** Month and day without a year are this year's; recorded with a month-first locale only. */
const monthDay: Recorded = ([whole, month, day], { locale, timeZone, at }) => {
  if (locale !== 'en_US') return undefined;
  const serial = serialOf(dateOfSerial(serialAt(at, timeZone)).getUTCFullYear(), Number(month), Number(day));
  return serial === undefined ? text(whole) : number(serial, 'DATE', 'm-d');
};

const monthName: Recorded = ([whole, name = '', day, year], { locale }) => {
  if (locale !== 'en_US') return undefined;
  const serial = serialOf(Number(year), MONTHS.indexOf(name.toLowerCase()) + 1, Number(day));
  return serial === undefined ? text(whole) : number(serial, 'DATE', 'mmm d yyyy');
};

const dollars: Recorded = ([, digits = ''], { locale }) =>
  locale === 'en_US' ? number(plain(digits), 'CURRENCY', '"$"#,##0.00') : undefined;

/**
 * How `USER_ENTERED` reads strings, first match wins: recorded outcomes of the real service and a small sure core.
 * A row that answers undefined marks what looks like a date, a time or money and has never been recorded.
 */
const TABLE: readonly (readonly [RegExp, Recorded])[] = [
  [/^'([\s\S]*)$/, ([, rest = '']) => text(rest)],
  [/^=[\s\S]+$/, ([formulaValue]) => ({ value: { formulaValue } })],
  [/^\+\p{L}[\s\S]*$/u, ([whole]) => ({ value: { formulaValue: `=${whole}` } })],
  [/^(TRUE|FALSE)$/i, ([whole]) => ({ value: { boolValue: whole.toUpperCase() === 'TRUE' } })],
  [/^([+-]?) ?(\d+(?:\.\d+)?)$/, ([, sign = '', digits = '']) => number(Number(`${sign}${digits}`))],
  [/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/, ([whole]) => number(plain(whole), 'NUMBER', '#,##0.00')],
  [/^[+-]?\d{1,3}(?:,\d{3})+$/, ([whole]) => number(plain(whole), 'NUMBER', '#,##0')],
  [/^\$(\d{1,3}(?:,?\d{3})*\.\d{2})$/, dollars],
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/, (match) => dated(match, `yyyy-mm-dd${clock(match, 'hh')}`)],
  [/^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/, (match) => dated(match, `yyyy/m/d${clock(match, 'h')}`)],
  [/^(\d{1,2})-(\d{1,2})$/, monthDay],
  [/^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec) (\d{1,2}) (\d{4})$/i, monthName],
  [/^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]\d{1,2}(?:,? \d{4})?$/i, unrecorded],
  [/^\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/i, unrecorded],
  [/^\d+(?:_\d+)+$/, ([whole]) => text(whole)],
  [/^[\d年月日号时点分秒:：.\s]*\d[年月日号时点][\d年月日号时点分秒半:：.\s]*$/, unrecorded],
  [/^(上午|下午|早上|晚上|中午|凌晨).*\d/, unrecorded],
  [/^[￥¥$€£＄]/, unrecorded],
  [/^[０-９][０-９／－：．/:.\-\s]*$/, unrecorded],
  [/^\d+(?:\.\d+)?e[+-]?\d+$|^[\d:\s]+(am|pm)$|^\d{4}-\d{2}-\d{2}T/i, unrecorded],
  [/^#(N\/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV\/0!|ERROR!)$/, unrecorded],
  [/^\d[\s\S]*\p{L}[\s\S]*$/u, ([whole]) => text(whole)],
  [/^[-+]+$/, ([whole]) => text(whole)],
  [/^[^\d+\-.][\s\S]*$/, ([whole]) => text(whole)],
];

/** What a string typed into a cell becomes; throws a 501 for one whose outcome is not recorded. */
export function coerce(input: string, keyboard: Keyboard): Typed {
  if (input === '') return {};
  for (const [shape, recorded] of TABLE) {
    const match = shape.exec(input);
    const typed = match && recorded(match, keyboard);
    if (typed) return typed;
    if (match) break;
  }
  throw new Unrecorded({ emulator: 'UnrecordedCoercion', input, locale: keyboard.locale });
}

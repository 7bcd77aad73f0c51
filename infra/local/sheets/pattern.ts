import { dateOfSerial } from './serial.ts';

const TOKEN = /"[^"]*"|\\.|y+|m+|d+|h+|s+|a\/p|am\/pm|\[h+\]|./gi;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const literal = (token: string): string => (token.startsWith('"') ? token.slice(1, -1) : token.startsWith('\\') ? token.slice(1) : token);
const named = (names: readonly string[], index: number, width: number): string =>
  (names[index] ?? '').slice(0, width === 3 ? 3 : undefined);

const isUnit = (token: string): boolean => /^\[?[ymdhs]/i.test(token);

/** Whether the `m` at `index` means minutes: an hour before it or a second after it. */
function isMinute(tokens: readonly string[], index: number): boolean {
  const before = tokens.slice(0, index).findLast(isUnit);
  return /^\[?h/i.test(before ?? '') || /^s/i.test(tokens.slice(index + 1).find(isUnit) ?? '');
}

/** Prints a serial by a date pattern of Sheets (`yyyy-mm-dd hh:mm`). https://developers.google.com/workspace/sheets/api/guides/formats */
export function printDate(serial: number, pattern: string): string {
  const at = dateOfSerial(serial);
  const tokens = pattern.match(TOKEN) ?? [];
  const half = tokens.some((token) => /^(am\/pm|a\/p)$/i.test(token));
  const hours = half ? at.getUTCHours() % 12 || 12 : at.getUTCHours();
  const print = (token: string, index: number): string => {
    const width = token.length;
    if (/^(am\/pm|a\/p)$/i.test(token)) return at.getUTCHours() < 12 ? 'AM' : 'PM';
    if (/^\[h+\]$/i.test(token)) return pad(Math.floor(serial * 24 + 1e-9), width - 2);
    switch (token.charAt(0).toLowerCase()) {
      case 'y':
        return width > 2 ? pad(at.getUTCFullYear(), 4) : pad(at.getUTCFullYear() % 100, 2);
      case 'm':
        if (isMinute(tokens, index)) return pad(at.getUTCMinutes(), width);
        return width > 2 ? named(MONTHS, at.getUTCMonth(), width) : pad(at.getUTCMonth() + 1, width);
      case 'd':
        return width > 2 ? named(WEEKDAYS, at.getUTCDay(), width) : pad(at.getUTCDate(), width);
      case 'h':
        return pad(hours, width);
      case 's':
        return pad(at.getUTCSeconds(), width);
      default:
        return literal(token);
    }
  };
  return tokens.map(print).join('');
}

/** Prints a number with no format: up to ten significant digits, as the grid shows it. */
export function printGeneral(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const rounded = Number(value.toPrecision(10));
  if (Math.abs(rounded) >= 1e15 || Math.abs(rounded) < 1e-9) return rounded.toExponential().toUpperCase().replace(/E([+-])(\d)$/, 'E$10$2');
  return String(Number(rounded.toFixed(10)));
}

/** Prints a number by a pattern (`0.00`, `#,##0.00`, `"$"#,##0.00`, `0%`), negative section included. */
export function printNumber(value: number, pattern: string): string {
  const sections = pattern.match(/(?:"[^"]*"|[^;])+/g) ?? [pattern];
  const section = sections[value < 0 && sections.length > 1 ? 1 : value === 0 && sections.length > 2 ? 2 : 0] ?? pattern;
  const digits = /[#0?][#0?,]*(?:\.[#0?]+)?/.exec(section.replace(/"[^"]*"/g, (quoted) => '\u0000'.repeat(quoted.length)));
  if (!digits) return /general/i.test(section) ? printGeneral(value) : tidy(section);
  const [whole = '', decimals = ''] = digits[0].split('.');
  const scaled = Math.abs(value) * (section.includes('%') ? 100 : 1);
  const [left = '', right = ''] = scaled.toFixed(decimals.length).split('.');
  const padded = left.padStart((whole.match(/0/g) ?? []).length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(\d{3})+$)/g, ',') : padded;
  const shown = right.replace(new RegExp(`0{0,${(decimals.match(/[#?]/g) ?? []).length}}$`), '');
  const sign = value < 0 && sections.length < 2 ? '-' : '';
  const body = `${grouped}${shown && `.${shown}`}`;
  return `${sign}${tidy(section.slice(0, digits.index))}${body}${tidy(section.slice(digits.index + digits[0].length))}`;
}

/** The text around the digits: quotes off; colours, paddings and fills are not shown. */
function tidy(text: string): string {
  const tokens = text.match(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|./g) ?? [];
  return tokens.map((token) => (/^(\[|_|\*.)/.test(token) ? '' : literal(token))).join('');
}

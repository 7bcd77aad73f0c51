/** What a column takes; `free` takes numbers and text. */
export type Kind = 'text' | 'moment' | 'day' | 'number' | 'checkbox' | 'free';

/** A value ready for the API with RAW input; a string that begins with `=` is a formula. */
export type Typed = string | number | boolean;

const DAY_MS = 86_400_000;
const EPOCH_SERIAL = 25_569;
const NEAR_DAYS: Readonly<Record<string, number>> = { 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2 };

/** The serial day number of a calendar day (30 December 1899 is 0); undefined when the day does not exist. */
function serialDay(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.getTime() / DAY_MS + EPOCH_SERIAL : undefined;
}

/** The year that puts a month and day nearest to now: 12-28 typed in January is last year's. */
function nearestDay(month: number, day: number, now: number): number | undefined {
  const year = new Date((now - EPOCH_SERIAL) * DAY_MS).getUTCFullYear();
  const days = [year - 1, year, year + 1].flatMap((y) => serialDay(y, month, day) ?? []);
  return days.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now))[0];
}

function dayPart(text: string, now: number): number | undefined {
  if (text in NEAR_DAYS) return Math.floor(now) + (NEAR_DAYS[text] ?? 0);
  const full = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (full) return serialDay(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = /^(\d{1,2})[-/月](\d{1,2})[日号]?$/.exec(text);
  return short ? nearestDay(Number(short[1]), Number(short[2]), now) : undefined;
}

function timePart(text: string): number | undefined {
  const parts = /^(上午|下午|晚上)?(\d{1,2})(?::|点|时)(半|\d{1,2})?分?(?::(\d{1,2}))?$/.exec(text);
  if (!parts || (parts[3] === undefined && text.includes(':'))) return undefined;
  const hour = Number(parts[2]) + (parts[1] !== undefined && parts[1] !== '上午' && Number(parts[2]) < 12 ? 12 : 0);
  const [minute, second] = [parts[3] === '半' ? 30 : Number(parts[3] ?? 0), Number(parts[4] ?? 0)];
  return hour < 24 && minute < 60 && second < 60 ? (hour * 3600 + minute * 60 + second) / 86_400 : undefined;
}

/**
 * A moment as typed (`2026-10-12 9:34`, `10-12 9:34`, `9:34`, `昨天 下午3点半`, `现在`) as a date serial;
 * a bare time is today's by `now` (a serial too). Undefined when it is no moment.
 */
export function typedMoment(text: string, now: number): number | undefined {
  const plain = text.normalize('NFKC').trim().replace('T', ' ');
  if (plain === '现在' || plain.toLowerCase() === 'now') return Math.floor(now * 1440 + 1e-6) / 1440;
  const parts = /^(?:(.*?[^\s:点时分])\s+|(今天|昨天|前天|明天|后天|.*?[日号]))?((?:上午|下午|晚上)?\s*\d{1,2}(?::|点|时).*)$/.exec(plain);
  if (!parts) return dayPart(plain, now);
  const dayText = parts[1] ?? parts[2];
  const day = dayText === undefined ? Math.floor(now) : dayPart(dayText.replace(/\s/g, ''), now);
  const time = timePart((parts[3] ?? '').replace(/\s/g, ''));
  return day === undefined || time === undefined ? undefined : day + time;
}

/** A calendar day as typed (`2026-10-12`, `10月12日`, `今天`) as a date serial. */
export function typedDay(text: string, now: number): number | undefined {
  return dayPart(text.normalize('NFKC').replace(/\s/g, ''), now);
}

function typedNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').trim().replace(/^[¥]/, '').replace(/元$/, '');
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  return /^-?(\d{1,15})(\.\d+)?$/.test(bare) ? Number(bare) : undefined;
}

function typedCheck(text: string): boolean | undefined {
  if (/^(true|1|是|对|有|√|✓|☑)$/i.test(text.trim())) return true;
  return /^(false|0|否|不|无|☐)$/i.test(text.trim()) ? false : undefined;
}

const READERS: Readonly<Record<Kind, (text: string, now: number) => Typed | undefined>> = {
  text: (text) => text,
  moment: typedMoment,
  day: typedDay,
  number: typedNumber,
  checkbox: typedCheck,
  free: (text) => (/^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text),
};

/** What typed or pasted text means in a column. What cannot be understood stays the text it is. */
export function typed(text: string, kind: Kind, now: number): Typed {
  if (text === '' || (text.startsWith('=') && text.length > 1)) return text;
  return READERS[kind](text, now) ?? text;
}

/** A value as its kind of column shows it, to be read again elsewhere. */
export function printed(value: Typed, kind: Kind): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number' || (kind !== 'moment' && kind !== 'day')) return String(value);
  const iso = new Date(Math.round((value - EPOCH_SERIAL) * 86_400) * 1000).toISOString();
  return kind === 'day' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}

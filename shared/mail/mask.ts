import { blotPlaces } from './compose/places.ts';

/** What must not be seen in a letter. */
export interface Secrets {
  readonly customer?: string;
  /** 联系电话 and 地址 of the row. */
  readonly hidden?: readonly string[];
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Shown for a customer: the first character and two stars, `王**`. */
export function maskName(name: string): string {
  const first = graphemes.segment(clean(name).trim())[Symbol.iterator]().next();
  return first.done === true ? '**' : `${first.value.segment}**`;
}

/** At most so many characters as people see them, with `…` where something was left out. */
export function shorten(text: string, characters: number): string {
  let count = 0;
  for (const { index } of graphemes.segment(text)) {
    if (count === characters) return `${text.slice(0, index).trimEnd()}…`;
    count += 1;
  }
  return text;
}

/** Drops what a mail cannot carry or what would turn the reading direction: control characters, bidi overrides, half pairs. */
export const clean = (text: string): string =>
  text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '');

const GAP = String.raw`[\s\-‐-―－.．·•_/()（）,，\u200b-\u200f\u2060\ufeff]{0,3}`;
const FIGURE = String.raw`[\p{Nd}〇零一二三四五六七八九幺]`;
/** Seven figures and more, however they are set apart, are taken for a telephone number… */
const NUMBER = `[+＋]?[(（]?${FIGURE}(?:${GAP}${FIGURE}){6,}`;
/** …but for record numbers, dates and sums of money. */
const PLAIN = [
  String.raw`\b[A-Z]{2}-\d{4}-\d{4}(?!\p{Nd})`,
  String.raw`(?<!\p{Nd})[(（]?(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}日?(?!\p{Nd})`,
  String.raw`(?<!\p{Nd})\d{1,3}(?:,\d{3})+(?:\.\d+)?\s?(?:元|块|万)`,
].join('|');
const NUMBERS = new RegExp(`(${PLAIN})|${NUMBER}`, 'gu');
const MAILBOX = /[\p{L}\p{Nd}._%+-]{1,64}[@＠][\p{L}\p{Nd}-]{1,63}(?:\.[\p{L}\p{Nd}-]{1,63}){1,4}/gu;

/** A free text as letters may quote it: no customer's name, telephone number, mailbox or postal address. */
export function maskText(text: string, secrets: Secrets = {}): string {
  const hidden = pieces(secrets.hidden ?? []).reduce((now, piece) => now.replace(loosely(piece), '［已隐去］'), clean(text));
  const named = names(secrets.customer ?? '').reduce((now, name) => now.replace(wholly(name), maskName(name)), hidden);
  return blotPlaces(named.replace(MAILBOX, '［邮箱略］'), '［地址略］')
    .replace(NUMBERS, (_, plain: string | undefined) => plain ?? '［号码略］');
}

/** Each secret and the longer parts of it, the longest first, so that nothing is left of it. */
function pieces(hidden: readonly string[]): string[] {
  const found = hidden.flatMap((value) => {
    const whole = value.normalize('NFKC').replace(/[\s\u200b-\u200f]+/g, ' ').trim().slice(0, 300);
    return [whole, ...whole.split(/[ ,;、/]+/).filter((piece) => piece.length >= 4)];
  });
  return [...new Set(found)].filter((piece) => piece.length >= 3).toSorted((a, b) => b.length - a.length);
}

/** Finds a text whatever its width and spacing. */
function loosely(piece: string): RegExp {
  const characters = Array.from(piece.replaceAll(' ', ''), (it) => {
    const code = it.charCodeAt(0);
    const wide = code > 0x20 && code < 0x7f ? String.fromCharCode(code + 0xfee0) : '';
    return `(?:${[it, wide].filter((form) => form !== '').map((form) => literal(form)).join('|')})`;
  });
  return new RegExp(characters.join(GAP), 'giu');
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);

const names = (customer: string): string[] =>
  (customer.match(/[\p{L}\p{M}·]{2,}/gu) ?? []).filter((name) => /\p{Script=Han}/u.test(name) || name.length > 2);

const wholly = (name: string): RegExp =>
  /\p{Script=Latin}/u.test(name)
    ? new RegExp(`(?<!\\p{Script=Latin})${literal(name)}(?!\\p{Script=Latin})`, 'giu')
    : new RegExp(literal(name), 'gu');

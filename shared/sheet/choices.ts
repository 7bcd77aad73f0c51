import { printRaw, type Raw } from './cell.ts';

/** Zero-width characters, and the selector that makes a sign an emoji. */
const UNSEEN = /[\u200B-\u200D\u2060\uFEFF]|\uFE0F/g;

/** A cell's text without what people cannot see: full-width forms, zero-width characters, spaces around. */
export const plainText = (raw: Raw): string => printRaw(raw).normalize('NFKC').replace(UNSEEN, '').trim();

const BRACKETS = /^(?:\((.*)\)|\[(.*)\]|\{(.*)\}|<(.*)>|【(.*)】|「(.*)」|『(.*)』|《(.*)》|〈(.*)〉|〔(.*)〕|“(.*)”|‘(.*)’|"(.*)"|'(.*)')$/s;
const TRAILING = /[\s。.,、;:!~]+$/u;

/** Plain text without the punctuation after it and the brackets around it; a question mark stays, for it is a doubt. */
export function bareText(raw: Raw): string {
  const text = plainText(raw).replace(TRAILING, '');
  const inside = BRACKETS.exec(text)?.slice(1).find((it) => it !== undefined);
  return inside === undefined || inside.trim() === '' ? text : bareText(inside);
}

const comparable = (raw: Raw): string => bareText(raw).toLowerCase();

/**
 * The option a cell means, whatever its width, brackets or trailing punctuation, by its own name or by another that can
 * mean no other; undefined when it is none. Spaces inside a word are somebody's own, and match nothing.
 */
export function choiceOf(options: readonly string[], raw: Raw, aliases: Readonly<Record<string, string>> = {}): string | undefined {
  const typed = comparable(raw);
  return options.find((option) => comparable(option) === typed) ?? Object.entries(aliases).find(([alias]) => comparable(alias) === typed)?.[1];
}

const YES = ['是', '有', '对', '√', '✓', '✔', '☑', '✅', 'true', 'yes', 'y', '1', 'v'];
const NO = ['否', '无', '不', '不是', '没有', '×', '✗', '✘', '❌', '☐', 'false', 'no', 'n', '0'];

/** Whether a cell is ticked; undefined when it is neither tick nor its absence. */
export function tickOf(raw: Raw): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const typed = comparable(raw);
  return YES.includes(typed) ? true : NO.includes(typed) ? false : undefined;
}

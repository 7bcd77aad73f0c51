import { printRaw, type Raw } from './cell.ts';

/** A cell's text without what people cannot see: full-width forms, zero-width characters, spaces around. */
export const plainText = (raw: Raw): string => printRaw(raw).normalize('NFKC').replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim();

const comparable = (text: string): string => text.normalize('NFKC').replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '').replace(/[。.,、;:!]+$/u, '').toLowerCase();

/** The option a cell means, whatever its width, spaces or trailing punctuation; undefined when it is none. */
export function choiceOf(options: readonly string[], raw: Raw): string | undefined {
  const typed = comparable(printRaw(raw));
  return options.find((option) => comparable(option) === typed);
}

const YES = ['是', '有', '对', '√', '✓', '✔', '☑', 'true', 'yes', 'y', '1', 'v'];
const NO = ['否', '无', '不', '×', '✗', '☐', 'false', 'no', 'n', '0'];

/** Whether a cell is ticked; undefined when it is neither tick nor its absence. */
export function tickOf(raw: Raw): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const typed = comparable(String(raw));
  return YES.includes(typed) ? true : NO.includes(typed) ? false : undefined;
}

import type { Letter, LetterOptions } from '../../cases/letter.ts';

/** RFC 5322 allows 998 octets in a line; a list of more records names the rest in its body. */
const LONGEST = 900;

/** Every letter carries all three headers; this one is about no clock, or no rung. */
const NONE = '-';

/** What each letter carries beside the usual: the records, clocks or rules, and rungs it is about. */
export function headersOf(letter: Letter, { from, unsubscribeUrl }: LetterOptions): Readonly<Record<string, string>> {
  const records = recordsOf(letter);
  return {
    'X-Dengji-Record': joined(records) || NONE,
    'X-Dengji-Clock': joined(letter.clocks) || NONE,
    'X-Dengji-Rung': joined(letter.rungs) || NONE,
    'X-Dengji-Letter': joined([letter.id]) || NONE,
    'List-Id': `<${letter.kind === 'digest' ? 'digest' : 'letters'}.${domainOf(from)}>`,
    ...(letter.kind === 'digest' && unsubscribeUrl !== undefined ? { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}

function recordsOf(letter: Letter): readonly string[] {
  if (letter.kind === 'list') return letter.items.map((item) => item.record);
  return letter.kind === 'digest' ? [...new Set([...letter.errors, ...letter.overdue].map((item) => item.record))] : [letter.record];
}

/** The domain letters come from, which makes a List-Id the sender's own (RFC 2919). */
const domainOf = (from: string): string => /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? 'dengji';

/** Comma-separated printable ASCII: a line break can neither end a header nor begin one. */
function joined(words: readonly string[]): string {
  const plain = words.map((word) => word.replace(/[^!-+\--~]/g, '')).filter((word) => word !== '');
  const all = plain.join(',');
  return all.length <= LONGEST ? all : all.slice(0, all.lastIndexOf(',', LONGEST));
}

import type { Letter } from '../../cases/letter.ts';

/** RFC 5322 allows 998 octets in a line; a list of more records names the rest in its body. */
const LONGEST = 900;

/** Every letter carries all three headers; this one is about no clock, or no rung. */
const NONE = '-';

/** What each letter carries beside the usual: the records, clocks or rules, and rungs it is about. */
export function headersOf(letter: Letter): Readonly<Record<string, string>> {
  const records = letter.kind === 'list' ? letter.items.map((item) => item.record) : [letter.record];
  return {
    'X-Dengji-Record': joined(records) || NONE,
    'X-Dengji-Clock': joined(letter.clocks) || NONE,
    'X-Dengji-Rung': joined(letter.rungs) || NONE,
  };
}

/** Comma-separated printable ASCII: a line break can neither end a header nor begin one. */
function joined(words: readonly string[]): string {
  const plain = words.map((word) => word.replace(/[^!-+\--~]/g, '')).filter((word) => word !== '');
  const all = plain.join(',');
  return all.length <= LONGEST ? all : all.slice(0, all.lastIndexOf(',', LONGEST));
}

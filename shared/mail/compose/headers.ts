import type { Letter } from '../../cases/letter.ts';

/** RFC 5322 allows 998 octets in a line; a list of more records names the rest in its body. */
const LONGEST = 900;

/** What each letter carries beside the usual: the records, clocks and rungs it is about; what is empty is left out. */
export function headersOf(letter: Letter): Readonly<Record<string, string>> {
  const records = letter.kind === 'list' ? letter.items.map((item) => item.record) : [letter.record];
  const given = {
    'X-Dengji-Record': joined(records),
    'X-Dengji-Clock': joined(letter.clocks),
    'X-Dengji-Rung': joined(letter.rungs),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** Comma-separated printable ASCII: a line break can neither end a header nor begin one. */
function joined(words: readonly string[]): string {
  const plain = words.map((word) => word.replace(/[^!-+\--~]/g, '')).filter((word) => word !== '');
  const all = plain.join(',');
  return all.length <= LONGEST ? all : all.slice(0, all.lastIndexOf(',', LONGEST));
}

import type { Person } from '../registers/company.ts';

/** The person a text means exactly as it stands. */
type Find = (text: string) => Person | 'unknown' | 'ambiguous';

/**
 * The person meant by a plain text: by number, by name, or by both in any order with anything between them (`E0013张三`,
 * `张三(E0013)`, `张三/E0013`). Where both are given they have to fit.
 */
export function personIn(text: string, find: Find): ReturnType<Find> {
  for (const candidate of candidates(text)) {
    const found = find(candidate);
    if (found !== 'unknown') return found;
  }
  return 'unknown';
}

function candidates(text: string): ReadonlySet<string> {
  const words = text
    .replace(/[()[\]{}<>【】「」“”"'/:,、，。;|_]+/g, ' ')
    .replace(/(?<=[A-Za-z0-9])-?(?=\p{sc=Han})|(?<=\p{sc=Han})-?(?=[A-Za-z0-9])/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '-');
  const [first = '', ...rest] = words;
  const last = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const pairs = [[first, rest], [last, before]] as const;
  const spelled = [text, words.join(' '), ...pairs.flatMap(([number, name]) => [`${number} ${name.join(' ')}`, `${number} ${name.join('')}`].map((it) => it.trim()))];
  const whole = /^[\p{sc=Han}\s]+$/u.test(text) ? [text.replace(/\s/g, '')] : [];
  return new Set([...spelled, ...spelled.map((it) => it.toUpperCase()), ...whole]);
}

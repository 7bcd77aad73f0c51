import { clean } from '../mask.ts';
import type { Addressee, LetterBase } from '../../cases/letter-parts.ts';
import { term } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import type { Block } from './draft.ts';

/** One line of text: no line break survives, so that no name can add a header or a sentence. */
export const line = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/** Things listed as the language lists them. */
export const listed = (words: Words, texts: readonly string[]): string => texts.map(line).join(words.comma);

/** `张三、李四，您好：`; whom the letter did not reach before is said next. */
export function greeting({ to, undelivered }: LetterBase, words: Words): Block {
  const hello = words.people.greeting(listed(words, to.map((person) => (person.no === '' ? term(words, person.name) : person.name))));
  const passed = undelivered && words.people.undelivered(line(undelivered.name), term(words, line(undelivered.role)));
  return { kind: 'text', text: passed === undefined ? hello : `${hello}\n${passed}` };
}

/** People in few characters, for subjects: `张三`, `张三等 3 人`; a role in brackets is left out. */
export function briefly(words: Words, people: readonly string[]): string {
  const names = [...new Set(people.map((person) => line(person).replace(/[（(].*$/u, '').replace(/^\d\S* /u, '').trim()))];
  return names.length > 1 ? words.people.andOthers(names[0] ?? '', names.length) : (names[0] ?? '');
}

/** Why each person got the letter, last in its body. */
export function whyYou({ to, cc }: LetterBase, words: Words, more: readonly string[] = []): Block {
  const lines = [...to.map((person) => reason(person, words, '')), ...cc.map((person) => reason(person, words, words.people.copy))];
  return { kind: 'why', title: words.people.whyTitle, lines: [...lines, ...more] };
}

function reason({ no, name, role, address, bounced, standsFor }: Addressee, words: Words, copy: string): string {
  const silent = address !== undefined ? '' : bounced ? words.people.bounced : words.people.noAddress;
  return `${no === '' ? term(words, line(name)) : line(name)}${words.colon}${term(words, line(role))}${standsFor === undefined ? '' : words.people.standsFor(line(standsFor))}${copy}${silent}`;
}

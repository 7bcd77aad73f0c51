import { clean } from '../mask.ts';
import type { Addressee, LetterBase } from '../../cases/letter.ts';
import type { Block } from './draft.ts';

/** One line of text: no line break survives, so that no name can add a header or a sentence. */
export const line = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

const named = (people: readonly Addressee[]): string => people.map((person) => line(person.name)).join('、');

/** `张三、李四，您好：` */
export const greeting = (letter: LetterBase): Block => ({ kind: 'text', text: `${named(letter.to)}，您好：` });

/** People in few characters, for subjects: `张三`, `张三等 3 人`; a role in brackets is left out. */
export function briefly(people: readonly string[]): string {
  const names = [...new Set(people.map((person) => line(person).replace(/[（(].*$/u, '').replace(/^\S+ /u, '')))];
  return names.length > 1 ? `${names[0] ?? ''}等 ${names.length} 人` : (names[0] ?? '');
}

/** Why each person got the letter, last in its body. */
export function whyYou(letter: LetterBase, more: readonly string[] = []): Block {
  const lines = [...letter.to.map((person) => reason(person, '')), ...letter.cc.map((person) => reason(person, '，抄送'))];
  return { kind: 'why', title: '为什么收到', lines: [...lines, ...more] };
}

const reason = ({ name, role, address }: Addressee, copy: string): string =>
  `${line(name)}：${line(role)}${copy}${address === undefined ? '（未登记邮箱，本信未能寄到）' : ''}`;

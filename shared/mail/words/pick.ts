import type { Letter } from '../../cases/letter.ts';
import type { Language } from '../../words/sentence.ts';
import { EN } from './en.ts';
import type { Words } from './words.ts';
import { ZH_CN } from './zh-cn.ts';
import { ZH_TW } from './zh-tw.ts';

/** All that letters say, by language. */
export const WORDS: Readonly<Record<Language, Words>> = { 'zh-CN': ZH_CN, 'zh-TW': ZH_TW, en: EN };

/** The words of a letter: in the language of the first in To who can be reached, else of the first in copy. */
export function wordsFor({ to, cc }: Pick<Letter, 'to' | 'cc'>): Words {
  const reader = [...to, ...cc].find(({ address }) => address !== undefined) ?? to[0];
  return WORDS[reader?.language ?? 'zh-CN'];
}

/** A role, a type or a decision in the language of the reader. */
export const term = ({ terms }: Words, text: string): string => (Object.hasOwn(terms, text) ? (terms[text] ?? text) : text);

/** A label `张三（第二受理人）` in the language of the reader. */
export function labelIn(words: Words, label: string): string {
  const parts = /^(.*)（([^（）]+)）$/u.exec(label);
  return parts ? `${parts[1] ?? ''}${words.brackets(term(words, parts[2] ?? ''))}` : label;
}

import type { AdminLetter, Said } from '../../cases/letter.ts';
import { wordsFor } from '../words/pick.ts';
import type { Block, Draft } from './draft.ts';
import { greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/**
 * A message of the product about itself: to the administrator in Chinese and then in English, where the two differ; to a
 * person of the company who reads another language, in that one.
 */
export function admin(letter: AdminLetter): Draft {
  const words = wordsFor(letter);
  const { link, title, paragraphs } = letter;
  const say = (said: Said): string => (words.language === 'en' ? said.en : words.language === 'zh-TW' ? (said.tw ?? said.zh) : said.zh);
  const english: readonly Block[] = words.language !== 'zh-CN' || [title, ...paragraphs].every(({ zh, en }) => zh === en)
    ? []
    : [{ kind: 'text', text: line(title.en) }, ...paragraphs.map((paragraph): Block => ({ kind: 'text', text: paragraph.en }))];
  const label = link && (words.language === 'zh-CN' ? `${link.label.zh} ${link.label.en}` : say(link.label));
  return {
    words,
    subject: subjectOf(words, words.language === 'en' ? 'Dengji' : '登记台', '', say(title)),
    tone: 'calm',
    badge: words.language === 'en' ? 'Dengji' : '登记台',
    title: line(say(title)),
    blocks: [
      greeting(letter, words),
      ...paragraphs.map((paragraph): Block => ({ kind: 'text', text: say(paragraph) })),
      ...(link === undefined ? [] : [{ kind: 'button' as const, label: line(label ?? ''), url: link.url }]),
      ...english,
      whyYou(letter, words),
    ],
  };
}

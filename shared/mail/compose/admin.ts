import type { AdminLetter } from '../../cases/letter.ts';
import type { Block, Draft } from './draft.ts';
import { greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** A message of the product about itself, in Chinese and then in English; what is the same in both is said once if all of it is. */
export function admin(letter: AdminLetter): Draft {
  const { link } = letter;
  const button: readonly Block[] =
    link === undefined ? [] : [{ kind: 'button', label: line(`${link.label.zh} ${link.label.en}`), url: link.url }];
  const english: readonly Block[] = [letter.title, ...letter.paragraphs].every(({ zh, en }) => zh === en)
    ? []
    : [{ kind: 'text', text: line(letter.title.en) }, ...letter.paragraphs.map((paragraph): Block => ({ kind: 'text', text: paragraph.en }))];
  return {
    subject: subjectOf('登记台', '', letter.title.zh),
    tone: 'calm',
    badge: '登记台',
    title: line(letter.title.zh),
    blocks: [
      greeting(letter),
      ...letter.paragraphs.map((paragraph): Block => ({ kind: 'text', text: paragraph.zh })),
      ...button,
      ...english,
      whyYou(letter),
    ],
  };
}

import type { LetterOptions, ResultLetter } from '../../cases/letter.ts';
import { wordsFor } from '../words/pick.ts';
import { told } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { moment } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** 处理结果 and nothing else of the case. */
export function result(letter: ResultLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { result: said } = words;
  const record = line(letter.record);
  return {
    words,
    subject: subjectOf(words, said.state, record, said.subject(briefly(words, letter.to.map((person) => person.name)))),
    tone: 'calm',
    badge: said.badge,
    title: record,
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(record) },
      {
        kind: 'facts',
        rows: [[words.brief.record, record], [said.at, moment(options.zone, letter.resultAt, words)], [said.result, told(letter.result, letter.brief, words)]],
      },
      { kind: 'text', text: said.next },
      ...doors(options, words),
      whyYou(letter, words),
    ],
  };
}

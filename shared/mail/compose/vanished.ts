import type { LetterOptions, VanishedLetter } from '../../cases/letter.ts';
import { wordsFor } from '../words/pick.ts';
import { caseFacts, caseName } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { moment } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { isAnyOver, runningTable } from './running.ts';
import { subjectOf } from './subject.ts';

/** The row of a case is gone and its clocks run on: which ones, and how the row comes back. */
export function vanished(letter: VanishedLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { vanished: said } = words;
  const { zone } = options;
  const record = line(letter.record);
  return {
    words,
    subject: subjectOf(words, said.state, record, said.subject(briefly(words, letter.to.map((person) => person.name)))),
    tone: isAnyOver(letter) ? 'over' : 'soon',
    badge: said.badge,
    title: caseName(letter.record, letter.brief, words),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(moment(zone, letter.goneAt, words), record) },
      runningTable(letter, zone, words),
      { kind: 'text', text: said.now(record) },
      { kind: 'text', text: said.void },
      { kind: 'text', text: said.next },
      ...doors(options, words),
      caseFacts(zone, letter.record, letter.brief, words),
      whyYou(letter, words, [said.why, words.brief.withheld]),
    ],
  };
}

import type { LetterOptions, ResumedLetter } from '../../cases/letter.ts';
import { wordsFor } from '../words/pick.ts';
import { caseFacts, caseName } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { moment } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { isAnyOver, runningTable } from './running.ts';
import { subjectOf } from './subject.ts';

/** A pause has reached the longest it may last: which clocks run on, and how the case waits further if it must. */
export function resumed(letter: ResumedLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { resumed: said } = words;
  const { zone } = options;
  return {
    words,
    subject: subjectOf(words, said.state, line(letter.record), said.subject(briefly(words, letter.to.map((person) => person.name)))),
    tone: isAnyOver(letter) ? 'over' : 'soon',
    badge: said.badge,
    title: caseName(letter.record, letter.brief, words),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(moment(zone, letter.pausedAt, words), moment(zone, letter.resumedAt, words)) },
      runningTable(letter, zone, words),
      { kind: 'text', text: said.now },
      { kind: 'text', text: said.wait },
      { kind: 'text', text: said.next },
      ...doors(options, words),
      caseFacts(zone, letter.record, letter.brief, words),
      whyYou(letter, words, [said.why, words.brief.withheld]),
    ],
  };
}

import type { DeliveredLetter, LetterOptions } from '../../cases/letter.ts';
import { labelIn, wordsFor } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import { caseFacts, caseName } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { lateness, moment, shortly, until, zoneName } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** A complaint was handed on: what it is, and who owes what by when. */
export function delivered(letter: DeliveredLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { zone } = options;
  const dues = letter.dues.toSorted((a, b) => a.dueAt - b.dueAt);
  return {
    words,
    subject: subjectFor(letter, zone, words),
    tone: 'calm',
    badge: words.delivered.badge,
    title: caseName(letter.record, letter.brief, words),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: words.delivered.opening(letter.deliveredAt === undefined ? undefined : moment(zone, letter.deliveredAt, words)) },
      {
        kind: 'table',
        head: [words.table.task, words.table.due(zoneName(zone, words)), words.table.owner],
        rows: dues.map((due) => [
          `${line(words.clocks[due.clock] ?? due.name)}${words.brackets(due.clock)}`,
          `${until(zone, due.dueAt, words)}${words.language === 'en' ? ', ' : '，'}${lateness(due.dueAt, letter.at, words)}`,
          line(labelIn(words, due.owed)),
        ]),
      },
      { kind: 'text', text: words.delivered.now },
      ...doors(options, words),
      caseFacts(zone, letter.record, letter.brief, words),
      whyYou(letter, words, [words.brief.withheld]),
    ],
  };
}

function subjectFor(letter: DeliveredLetter, zone: string, words: Words): string {
  const first = letter.dues.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  const { state, subject } = words.delivered;
  if (first === undefined) return subjectOf(words, state, letter.record, briefly(words, letter.to.map((person) => person.name)));
  return subjectOf(words, state, letter.record, subject(briefly(words, [first.owed]), shortly(zone, first.dueAt, letter.at), words.clocks[first.clock] ?? first.name));
}

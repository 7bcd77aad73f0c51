import type { LetterOptions, VanishedLetter } from '../../cases/letter.ts';
import { labelIn, wordsFor } from '../words/pick.ts';
import { caseFacts, caseName } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { lateness, moment, until, zoneName } from './moments.ts';
import { briefly, greeting, line, listed, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** The row of a case is gone and its clocks run on: which ones, and how the row comes back. */
export function vanished(letter: VanishedLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { vanished: said, table } = words;
  const { zone } = options;
  const record = line(letter.record);
  const running = letter.running.toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  const timing = (dueAt: (typeof running)[number]['dueAt']): string =>
    dueAt === undefined ? table.noLimit : `${until(zone, dueAt, words)}${words.language === 'en' ? ', ' : '，'}${lateness(dueAt, letter.at, words)}`;
  return {
    words,
    subject: subjectOf(words, said.state, record, said.subject(briefly(words, letter.to.map((person) => person.name)))),
    tone: running.some(({ dueAt }) => dueAt !== undefined && dueAt <= letter.at) ? 'over' : 'soon',
    badge: said.badge,
    title: caseName(letter.record, letter.brief, words),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(moment(zone, letter.goneAt, words), record) },
      {
        kind: 'table',
        head: [table.task, table.due(zoneName(zone, words)), table.owner],
        rows: running.map(({ clock, name, owed, dueAt }) =>
          [`${line(words.clocks[clock] ?? name)}${words.brackets(clock)}`, timing(dueAt), listed(words, owed.map((label) => labelIn(words, label)))]),
      },
      { kind: 'text', text: said.now(record) },
      { kind: 'text', text: said.void },
      { kind: 'text', text: said.next },
      ...doors(options, words),
      caseFacts(zone, letter.record, letter.brief, words),
      whyYou(letter, words, [said.why, words.brief.withheld]),
    ],
  };
}

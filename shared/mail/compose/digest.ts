import type { DigestLetter, LetterOptions } from '../../cases/letter.ts';
import { maskText } from '../mask.ts';
import { labelIn, wordsFor } from '../words/pick.ts';
import { doors } from './buttons.ts';
import type { Block, Draft } from './draft.ts';
import { lateness, printDay, until, zoneName } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** One person's morning: what of his rows is to be mended, and what in his charge is overdue. */
export function digest(letter: DigestLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { digest: said, table } = words;
  const { zone } = options;
  const errors = letter.errors.reduce((count, { texts }) => count + texts.length, 0);
  const state = said.state(errors, letter.overdueCount);
  const mend: readonly Block[] = errors === 0 ? [] : [
    { kind: 'text', text: said.errors(errors) },
    {
      kind: 'table',
      head: [words.brief.record, said.wrong],
      rows: letter.errors.map(({ record, texts }) => [line(record), texts.map((text) => maskText(words.language === 'en' ? text.en : text.zh)).join('\n')]),
    },
    { kind: 'text', text: said.mend },
  ];
  const chase: readonly Block[] = letter.overdueCount === 0 ? [] : [
    { kind: 'text', text: said.overdue(letter.overdueCount, letter.overdue.length) },
    {
      kind: 'table',
      head: [words.brief.record, table.task, table.due(zoneName(zone, words)), table.owner],
      rows: letter.overdue.map(({ record, clock, name, owed, dueAt }) => [
        line(record), `${line(words.clocks[clock] ?? name)}${words.brackets(clock)}`,
        `${until(zone, dueAt, words)}${words.language === 'en' ? ', ' : '，'}${lateness(dueAt, letter.at, words)}`, line(labelIn(words, owed)),
      ]),
    },
    { kind: 'text', text: said.chase },
  ];
  return {
    words,
    subject: subjectOf(words, state, letter.on.slice(5), said.subject(briefly(words, letter.to.map((person) => person.name)), errors, letter.overdueCount)),
    tone: letter.overdueCount > 0 ? 'over' : 'soon',
    badge: state,
    title: line(said.title(printDay(letter.on, words))),
    blocks: [
      greeting(letter, words),
      ...mend,
      ...chase,
      { kind: 'text', text: said.next },
      ...doors(options, words),
      ...(options.unsubscribeUrl === undefined ? [] : [{ kind: 'link' as const, label: said.stop, url: options.unsubscribeUrl }]),
      whyYou(letter, words),
    ],
  };
}

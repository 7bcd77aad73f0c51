import type { LetterOptions, ListLetter } from '../../cases/letter.ts';
import { maskName } from '../mask.ts';
import { wordsFor } from '../words/pick.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { lateness, printDay, until, zoneName } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** The week's call-backs, the oldest first. */
export function list(letter: ListLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { list: said } = words;
  const { zone } = options;
  const items = letter.items.toSorted((a, b) => a.dueAt - b.dueAt || (a.record < b.record ? -1 : 1));
  const overdue = items.filter((item) => item.overdue).length;
  const state = overdue > 0 ? said.overdue(overdue) : said.items(items.length);
  const week = said.week(letter.week.from.slice(5), letter.week.to.slice(5));
  const comma = words.language === 'en' ? ', ' : '，';
  return {
    words,
    subject: subjectOf(words, said.state(state), week, said.subject(briefly(words, letter.to.map((person) => person.name)), items.length)),
    tone: overdue > 0 ? 'over' : 'calm',
    badge: state,
    title: said.title(week),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(printDay(letter.week.from, words), printDay(letter.week.to, words), items.length, overdue) },
      {
        kind: 'table',
        head: [words.brief.record, words.brief.customer, words.table.due(zoneName(zone, words))],
        rows: items.map((item) => [line(item.record), maskName(item.customer), `${until(zone, item.dueAt, words)}${comma}${lateness(item.dueAt, letter.at, words)}`]),
      },
      { kind: 'text', text: said.now },
      { kind: 'text', text: said.next },
      ...doors(options, words),
      whyYou(letter, words),
    ],
  };
}

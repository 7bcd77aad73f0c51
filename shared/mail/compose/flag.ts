import type { FlagLetter, LetterOptions } from '../../cases/letter.ts';
import { term, wordsFor } from '../words/pick.ts';
import { caseFacts, caseName } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { moment } from './moments.ts';
import { briefly, greeting, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** 涉及赔款折让退货 asks two departments to answer; 涉及其他公司或重大工程 tells the leaders. */
export function flag(letter: FlagLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { zone } = options;
  const asks = letter.flag === '涉及赔款折让退货';
  const who = briefly(words, letter.to.map((person) => person.name));
  const said = term(words, letter.flag);
  const first = letter.remindedAt === undefined ? undefined : moment(zone, letter.remindedAt, words);
  return {
    words,
    subject: subjectOf(words, words.ladder.state(said), letter.record, asks ? words.flag.answer(who) : words.flag.know(who), who),
    tone: asks ? 'soon' : 'over',
    badge: said,
    title: caseName(letter.record, letter.brief, words),
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: words.flag.opening(moment(zone, letter.at, words), said) },
      { kind: 'text', text: asks ? words.flag.now(first) : words.flag.informed },
      ...doors(options, words),
      caseFacts(zone, letter.record, letter.brief, words),
      whyYou(letter, words, [words.brief.withheld]),
    ],
  };
}

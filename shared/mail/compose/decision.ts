import { shortYuan } from '../../words/money.ts';
import type { DecisionLetter, LetterOptions } from '../../cases/letter.ts';
import { term, wordsFor } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import { whyDoor } from './buttons.ts';
import type { Block, Draft } from './draft.ts';
import { lineFacts } from './fine.ts';
import { deadline, moment, shortly } from './moments.ts';
import { greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** Decisions after which nothing is deducted. */
const WITHOUT: ReadonlySet<string> = new Set(['免罚', '撤销']);

/** To the decider named: what was decided in that name, and how to object if it was somebody else. */
export function decision(letter: DecisionLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { decision: said } = words;
  const { line: posted } = letter;
  const stage = term(words, letter.stage);
  const ruling = term(words, line(letter.decision));
  const what = WITHOUT.has(letter.decision) ? ruling : said.what(ruling, shortYuan(posted.amount));
  const until = shortly(options.zone, letter.objectUntil, letter.at);
  const who = line(posted.subject);
  return {
    words,
    subject: subjectOf(words, said.state(stage), letter.record, ...said.subjects(who, what, until)),
    tone: 'calm',
    badge: said.badge(stage, ruling),
    title: `${line(letter.record)} · ${who} · ${what}`,
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(moment(options.zone, letter.decidedAt, words), stage, line(letter.record), what) },
      { kind: 'facts', title: said.line, rows: lineFacts(posted, options.zone, words) },
      { kind: 'text', text: said.yours },
      { kind: 'text', text: said.notYours(deadline(options.zone, letter.objectUntil, words), stage) },
      ...objection(options, words),
      ...whyDoor(options, words),
      whyYou(letter, words),
    ],
  };
}

const objection = ({ objectUrl }: LetterOptions, { decision: said }: Words): readonly Block[] =>
  objectUrl === undefined ? [] : [{ kind: 'button', label: said.object, url: objectUrl }];

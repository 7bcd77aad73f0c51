import { shortYuan } from '../../words/money.ts';
import type { FineLetter, FineLine, LetterOptions } from '../../cases/letter.ts';
import { maskText } from '../mask.ts';
import { term, wordsFor } from '../words/pick.ts';
import type { Words } from '../words/words.ts';
import { ZH_CN } from '../words/zh-cn.ts';
import { whyDoor } from './buttons.ts';
import type { Draft, Fact } from './draft.ts';
import { deadline, moment } from './moments.ts';
import { greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** To the person fined: the clause, the facts, the amount, and the way to 复审. */
export function fine(letter: FineLetter, options: LetterOptions): Draft {
  const words = wordsFor(letter);
  const { fine: said } = words;
  const subject = line(letter.line.subject);
  const amount = said.yuan(shortYuan(letter.line.amount));
  return {
    words,
    subject: subjectOf(words, said.state, letter.record, said.subject(subject, amount)),
    tone: 'calm',
    badge: said.badge,
    title: `${line(letter.record)} · ${amount}`,
    blocks: [
      greeting(letter, words),
      { kind: 'text', text: said.opening(line(letter.record), subject, amount) },
      { kind: 'facts', title: said.facts, rows: [...lineFacts(letter.line, options.zone, words), [said.decidedBy, line(letter.decidedBy)]] },
      { kind: 'facts', title: said.review, rows: review(letter, options.zone, words) },
      ...whyDoor(options, words),
      whyYou(letter, words),
    ],
  };
}

/** A line of the ledger as facts. */
export function lineFacts(posted: FineLine, zone: string, words: Words = ZH_CN): readonly Fact[] {
  const { fine: said } = words;
  const rows: readonly (Fact | undefined)[] = [
    [said.who, line(posted.subject)],
    [said.amount, said.renminbi(shortYuan(posted.amount))],
    posted.deduction === undefined ? undefined : [said.deduction, term(words, line(posted.deduction))],
    [said.clause, said.clauseOf(line(posted.clause), posted.rule, posted.ruleVersion, line(posted.ruleName))],
    [said.reason, maskText(posted.reason).trim()],
    [said.at, moment(zone, posted.at, words)],
    [said.complaint, line(posted.complaint)],
  ];
  return rows.filter((row) => row !== undefined);
}

const review = ({ appealUntil }: FineLetter, zone: string, words: Words): readonly Fact[] => {
  const { fine: said } = words;
  return [
    [said.how, said.howTo],
    [said.until, appealUntil === undefined ? said.noEnd : said.before(deadline(zone, appealUntil, words))],
    [said.next, said.final],
  ];
};

import { shortYuan } from '../../words/money.ts';
import type { DecisionLetter, LetterOptions } from '../../cases/letter.ts';
import type { Block, Draft } from './draft.ts';
import { lineFacts } from './fine.ts';
import { deadline, moment, shortly } from './moments.ts';
import { greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** Decisions after which nothing is deducted. */
const WITHOUT: ReadonlySet<string> = new Set(['免罚', '撤销']);

/** To the decider named: what was decided in that name, and how to object if it was somebody else. */
export function decision(letter: DecisionLetter, options: LetterOptions): Draft {
  const { stage, line: posted } = letter;
  const what = WITHOUT.has(letter.decision) ? line(letter.decision) : `${line(letter.decision)} ${shortYuan(posted.amount)} 元`;
  const until = shortly(options.zone, letter.objectUntil, letter.at);
  const who = line(posted.subject);
  return {
    subject: subjectOf(`${stage}·以您的名义`, letter.record, `${who} ${what}，${until} 前可异议`, `${what}，${until} 前可异议`, `${what}，可提出异议`),
    tone: 'calm',
    badge: `${stage}：${line(letter.decision)}`,
    title: `${line(letter.record)} · ${who} · ${what}`,
    blocks: [
      greeting(letter),
      { kind: 'text', text: `${moment(options.zone, letter.decidedAt)}，《罚款台账》以您的名义${stage}了 ${line(letter.record)}：${what}。` },
      { kind: 'facts', title: '这一行', rows: lineFacts(posted, options.zone) },
      { kind: 'text', text: '是您本人的决定：不需要做任何事。' },
      {
        kind: 'text',
        text: `不是您的决定：请在 ${deadline(options.zone, letter.objectUntil)}前提出异议。该月结账以前，这一行会回到${stage}前的状态。`,
      },
      ...objection(options),
      whyYou(letter),
    ],
  };
}

const objection = ({ objectUrl }: LetterOptions): readonly Block[] =>
  objectUrl === undefined ? [] : [{ kind: 'button', label: '提出异议', url: objectUrl }];

import { shortYuan } from '../../words/money.ts';
import type { FineLetter, FineLine, LetterOptions } from '../../cases/letter.ts';
import { maskText } from '../mask.ts';
import type { Draft, Fact } from './draft.ts';
import { deadline, moment } from './moments.ts';
import { greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** To the person fined: the clause, the facts, the amount, and the way to 复审. */
export function fine(letter: FineLetter, options: LetterOptions): Draft {
  const subject = line(letter.line.subject);
  const amount = `${shortYuan(letter.line.amount)} 元`;
  return {
    subject: subjectOf('罚款·已核定', letter.record, `${subject} ${amount}，可申请复审`),
    tone: 'calm',
    badge: '罚款已核定',
    title: `${line(letter.record)} · ${amount}`,
    blocks: [
      greeting(letter),
      { kind: 'text', text: `${line(letter.record)} 已核定：${subject}，${amount}。经过和依据如下，请核对。` },
      { kind: 'facts', title: '金额与依据', rows: [...lineFacts(letter.line, options.zone), ['核定人', line(letter.decidedBy)]] },
      { kind: 'facts', title: '不同意时：申请复审', rows: review(letter, options.zone) },
      whyYou(letter),
    ],
  };
}

/** A line of the ledger as facts. */
export function lineFacts(posted: FineLine, zone: string): readonly Fact[] {
  const rows: readonly (Fact | undefined)[] = [
    ['对象', line(posted.subject)],
    ['金额', `${shortYuan(posted.amount)} 元（人民币）`],
    posted.deduction === undefined ? undefined : ['扣款类型', line(posted.deduction)],
    ['依据', `${line(posted.clause)}（规则 ${posted.rule} 第 ${posted.ruleVersion} 版：${line(posted.ruleName)}）`],
    ['事由', maskText(posted.reason).trim()],
    ['事件时间', moment(zone, posted.at)],
    ['投诉编号', line(posted.complaint)],
  ];
  return rows.filter((row) => row !== undefined);
}

const review = ({ appealUntil }: FineLetter, zone: string): readonly Fact[] => [
  ['怎样申请', '把理由告诉部门负责人或人事行政部，由其在《罚款台账》这一行填写「复审理由」和「申请复审时间」。'],
  ['最晚', appealUntil === undefined ? '没有固定期限；月结账后撤销或变更的，在下一个未结账的月份冲销或补扣。' : `${deadline(zone, appealUntil)}前`],
  ['接下来', '由总经理或董事长终审，终审人不会是本行的核定人；维持、变更或撤销都记在这一行。'],
];

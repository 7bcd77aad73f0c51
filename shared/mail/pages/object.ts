import type { Refusal } from '../../errors/refusal.ts';
import type { Instant } from '../../words/time.ts';
import { lineFacts } from '../compose/fine.ts';
import { deadline, moment } from '../compose/moments.ts';
import type { DecisionLetter, FineLine } from '../../cases/letter.ts';
import { escape } from '../compose/escape.ts';
import { alert, facts, frame } from './frame.ts';
import { initialsForm } from './initials.ts';

/** What the page of an objection shows. */
export interface ObjectView {
  readonly zone: string;
  /** Number of the line in 罚款台账. */
  readonly record: string;
  readonly stage: DecisionLetter['stage'];
  readonly decision: string;
  readonly line: FineLine;
  readonly decidedAt: Instant;
  readonly objectUntil: Instant;
  /** Name of the decider the letter was addressed to. */
  readonly to: string;
  /** Absent = no objection yet: the form is shown. */
  readonly done?: { readonly initials: string; readonly at: Instant };
  readonly error?: Refusal;
  readonly typed?: string;
}

/** The page of `/a/{token}` for a decision: the line, and the form that objects to a decision made in one's name. */
export function objectPage(view: ObjectView): string {
  const { done, stage, typed } = view;
  const body = [
    done === undefined ? '<span class="state">以您的名义</span>' : '<span class="state good">异议已收到</span>',
    `<h1>${escape(`${view.record} · ${stage}：${view.decision}`)}</h1>`,
    `<p>${moment(view.zone, view.decidedAt)}，《罚款台账》以 ${escape(view.to)} 的名义${stage}了这一行。`,
    '<span class="en" lang="en">This line was decided in your name.</span></p>',
    facts(lineFacts(view.line, view.zone)),
    done === undefined ? ask(view) : received(view, done),
    alert(view.error),
    done === undefined ? initialsForm({ label: '请输入姓名或缩写', button: '提出异议', ...(typed === undefined ? {} : { typed }) }) : '',
  ];
  return frame(`提出异议 ${view.record}`, body.filter((part) => part !== '').join('\n'));
}

const ask = ({ zone, objectUntil, stage }: ObjectView): string =>
  [
    `<p>是您本人的决定：关上这一页即可。不是您的决定：在 ${deadline(zone, objectUntil)}前提出异议，`,
    `该月结账以前，这一行会回到${stage}前的状态。<br><span class="en" lang="en">If it was you, close this page. `,
    'If not, object below; until the month is closed the line returns to its former status.</span></p>',
  ].join('');

const received = ({ zone }: ObjectView, done: { readonly initials: string; readonly at: Instant }): string =>
  `<p>${escape(done.initials)} 已于 ${moment(zone, done.at)}提出异议。<span class="en" lang="en">Your objection was received.</span></p>`;

import type { Refusal } from '../../errors/refusal.ts';
import type { Instant } from '../../words/time.ts';
import { caseRows } from '../compose/brief.ts';
import type { Fact } from '../compose/draft.ts';
import { deadline, lateness, moment } from '../compose/moments.ts';
import type { CaseBrief, ClockBrief } from '../../cases/letter-parts.ts';
import { escape } from '../compose/escape.ts';
import { ZH_CN } from '../words/zh-cn.ts';
import { alert, facts, frame } from './frame.ts';
import { initialsForm } from './initials.ts';

/** What the page of an acknowledgement shows. */
export interface AcknowledgeView {
  readonly zone: string;
  readonly now: Instant;
  readonly record: string;
  readonly brief: CaseBrief;
  readonly items: readonly Pick<ClockBrief, 'clock' | 'name' | 'dueAt'>[];
  /** Name of whom the letter was addressed to. */
  readonly to: string;
  /** Somebody in copy looks: nothing is asked of them. */
  readonly onlyLooks?: true;
  /** Absent = not acknowledged yet: the form is shown. */
  readonly done?: { readonly initials: string; readonly at: Instant };
  /** What the last POST was refused for, and what it brought. */
  readonly error?: Refusal;
  readonly typed?: string;
}

/** The page of `/a/{token}` for a ladder letter: the case, and the form that says 我已知悉, or who said so and when. */
export function acknowledgePage(view: AcknowledgeView): string {
  const { done, typed, onlyLooks } = view;
  const body = [
    done === undefined ? '<span class="state">等待确认</span>' : '<span class="state good">已确认</span>',
    `<h1>${escape(view.record)}</h1>`,
    done === undefined
      ? onlyLooks
        ? `<p>由收件人 ${escape(view.to)} 确认知悉，您不用做什么。<span class="en" lang="en">Those in To acknowledge; nothing is asked of you.</span></p>`
        : '<p>确认您已知悉这封信。<span class="en" lang="en">Confirm that you have read the letter.</span></p>'
      : `<p>${escape(done.initials)} 已于 ${moment(view.zone, done.at)}确认知悉。<span class="en" lang="en">Acknowledged.</span></p>`,
    facts(view.items.map((item) => owed(item, view))),
    '<p class="hint">确认不等于办理：时限照常进行，直到登记本上填写；下一级信暂停 30 分钟（工作时间）。<br><span lang="en">The clock runs on until the register is filled in; the next letter waits for 30 working minutes.</span></p>',
    '<h2>投诉情况</h2>',
    facts(caseRows(view.zone, view.record, view.brief)),
    alert(view.error),
    done === undefined && !onlyLooks ? initialsForm({ label: `${view.to}，请输入姓名或缩写`, button: '我已知悉', ...(typed === undefined ? {} : { typed }) }) : '',
  ];
  return frame(`确认知悉 ${view.record}`, body.filter((part) => part !== '').join('\n'));
}

const owed = ({ name, clock, dueAt }: AcknowledgeView['items'][number], { zone, now }: AcknowledgeView): Fact => [
  `${name}（${clock}）`,
  [...(dueAt === undefined ? [] : [`${deadline(zone, dueAt)}到期，${lateness(dueAt, now)}`]), ZH_CN.actions[clock] ?? ''].join('\n'),
];

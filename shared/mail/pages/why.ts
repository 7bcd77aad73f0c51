import { outcomeText, momentsOf, ruleText, rungName, rungText } from '../../cases/why-text.ts';
import { sumOf } from '../../cases/why-sum.ts';
import type { ClockWhy } from '../../cases/why.ts';
import { isOpen } from '../../clocks/clock.ts';
import { printMinute } from '../../calendar/zone.ts';
import type { Sentence } from '../../words/sentence.ts';
import type { Instant } from '../../words/time.ts';
import { escape } from '../compose/escape.ts';
import { moment } from '../compose/moments.ts';
import { both, facts, frame } from './frame.ts';

/** What the page of `why` shows; nothing of the customer, and no amount. */
export interface WhyView {
  readonly zone: string;
  readonly now: Instant;
  readonly record: string;
  readonly status: string;
  readonly clocks: readonly ClockWhy[];
}

/** The page of `/w/{token}`: each clock with the sum by which it came to its due moment, and each step of its ladder. */
export function whyPage(view: WhyView): string {
  const body = [
    `<span class="state">${escape(view.status)}</span>`,
    `<h1>${escape(view.record)} 时限明细</h1>`,
    `<p class="hint">截至 ${moment(view.zone, view.now)}。可以照下面的每一行手工复核。<br><span lang="en">As of then; every line can be checked by hand.</span></p>`,
    ...view.clocks.map((why) => card(why, view)),
  ];
  return frame(`${view.record} 时限明细`, body.join('\n'));
}

const STATES = { met: ' good', missed: ' bad', running: '', ended: '' } as const;

function card(why: ClockWhy, { zone, now }: WhyView): string {
  const { clock, liable } = why;
  const lines: readonly (readonly [Sentence, string])[] = [...momentsOf(why, zone), ...(liable?.name === undefined ? [] : [[{ zh: '到期时的责任人', en: 'liable' }, liable.name] as const])];
  return [
    `<h2>${escape(clock.name)}（${escape(clock.key)}）</h2>`,
    `<span class="state${STATES[why.outcome]}">${escape(outcomeText(why).zh)}</span>`,
    `<p>${both(ruleText(why))}</p>`,
    facts(lines.map(([label, value]) => [`${label.zh} ${label.en}`, value])),
    sum(why, zone),
    rungs(why, zone, now),
  ].join('\n');
}

function sum(why: ClockWhy, zone: string): string {
  if (why.clock.dueAt === undefined) return '';
  const rows = sumOf(why, zone).map((it) => `<tr><td class="code">${it.on}</td><td>${escape(it.what.zh)}</td><td>${it.times}</td><td class="number">${it.minutes}</td><td class="number">${it.total}</td></tr>`);
  return `<div class="scroll"><table><caption>怎么算的 how it was counted</caption><thead><tr><th>日期</th><th>这一天</th><th>计入</th><th class="number">分钟</th><th class="number">累计</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
<p>累计到 <b>${escape(printMinute(zone, why.clock.dueAt))}</b> 到期。</p>`;
}

function rungs(why: ClockWhy, zone: string, now: Instant): string {
  if (why.rungs.length === 0) return '';
  const rows = why.rungs.map((it) => `<tr><td class="code">${escape(rungName(it).zh)}</td><td class="code">${printMinute(zone, it.rung.at).slice(5)}</td><td>${escape(rungText(it, !isOpen(why.clock), now, zone).zh)}</td></tr>`);
  return `<div class="scroll"><table><caption>提醒与上报 reminders and escalations</caption><thead><tr><th>级</th><th>应发</th><th>结果</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

import { momentsOf, outcomeText, ruleText, rungName, rungText } from '../../shared/cases/why-text.ts';
import { sumOf } from '../../shared/cases/why-sum.ts';
import type { ClockWhy } from '../../shared/cases/why.ts';
import { printMinute } from '../../shared/calendar/zone.ts';
import { isOpen } from '../../shared/clocks/clock.ts';
import { whyOf } from '../../shared/desk/explain.ts';
import { whyLink } from '../../shared/desk/links.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { statusOf } from '../../shared/ledger/line.ts';
import { parseNumber } from '../../shared/registers/number.ts';
import { printYuan } from '../../shared/words/money.ts';
import type { Sentence } from '../../shared/words/sentence.ts';
import type { Instant } from '../../shared/words/time.ts';
import type { Verb } from './verb.ts';

const HELP = `用法 npm run desk -- why 投诉编号 [--data=目录]

一条投诉的每个时限是怎么算出来的：规则和依据、逐日计入的分钟和累计、暂停、到期、结果，
每一级提醒和上报应发、决定、发出的时刻和收件人，以及由它引出的罚款。什么也不改。
--data   正在运行的登记台的数据目录，默认 .data；环境里有云端的设置时用云端

How every clock of a complaint came about: rule and clause, the minutes counted day by day with their sum, pauses,
due moment, outcome, when each reminder and escalation was due, decided and sent and to whom, and the fines it led to.
Changes nothing. --data: where the data of a running machine is; the cloud where the environment names it.`;

/** `desk why`. */
export const whyVerb: Verb = {
  summary: '一条投诉的时限和罚款从何而来 why a record stands as it does',
  help: HELP,
  run: async (world, args, say) => {
    const [typed = '', ...more] = args;
    const record = parseNumber(typed);
    if (record === undefined || more.length > 0) throw new Refusal('call.invalid', { what: `why ${args.join(' ')}`, example: 'why KS-2610-0001' });
    const view = await whyOf(world, record);
    say(`${record}  ${view.status}  ${printMinute(view.zone, view.now)}`);
    for (const why of view.clocks) for (const line of clockLines(why, view.zone, view.now)) say(line);
    for (const line of view.fines) say(`\n${line.id}  ${statusOf(line)}  ${line.proposal.subject.name}  ${line.proposal.amount === undefined ? '需填金额' : printYuan(line.proposal.amount)}  ${line.proposal.rule}（第 ${line.proposal.ruleVersion} 版）${line.proposal.clause}\n  ${line.proposal.reason}`);
    say(`\n${whyLink(world, record, 'desk')}`);
  },
};

const twice = ({ zh, en }: Sentence): string => `${zh}  ${en}`;

function clockLines(why: ClockWhy, zone: string, now: Instant): readonly string[] {
  const { clock, liable } = why;
  const sum = clock.dueAt === undefined ? [] : sumOf(why, zone).map((it) => `  ${it.on}  ${it.what.zh}  ${it.times || '—'}  +${it.minutes} = ${it.total}`);
  return [
    `\n${clock.key} ${clock.name}：${twice(outcomeText(why))}`,
    `  ${ruleText(why).zh}`, `  ${ruleText(why).en}`,
    ...momentsOf(why, zone).map(([label, value]) => `  ${twice(label)}  ${value}`),
    ...(liable?.name === undefined ? [] : [`  到期时的责任人 liable  ${liable.no} ${liable.name}`]),
    ...sum,
    ...why.rungs.map((it) => `  ${printMinute(zone, it.rung.at)}  ${twice(rungName(it))}：${twice(rungText(it, !isOpen(clock), now, zone))}`),
  ];
}

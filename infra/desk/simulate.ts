import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { DayRule } from '../../shared/calendar/calendar.ts';
import { parseHours } from '../../shared/calendar/hours.ts';
import { printMinute } from '../../shared/calendar/zone.ts';
import type { Change, Compared, Stand } from '../../shared/cases/what-if.ts';
import { ruleAt } from '../../shared/clocks/rulebook.ts';
import { ruleDefault, type RuleUnit } from '../../shared/clocks/rules.ts';
import { openOffice } from '../../shared/desk/office.ts';
import { simulate } from '../../shared/desk/simulate.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { readLadder } from '../../shared/registers/ladder-text.ts';
import { parseDay, type Day } from '../../shared/words/time.ts';
import type { Verb } from './verb.ts';

const HELP = `用法 npm run desk -- simulate --rule D03 --month 2026-10 [--limit 45] [--unit 分钟] [--timing 工作时间]
                            [--ladder '67% 责任人; 100% +1'] [--calendar 文件] [--data=目录]

那个月如果换一个时限、计时方式、阶梯或日历会怎样：结果改变的每个时限、责任人、会多发或少发的信、合计。什么也不改。
--limit     时限的数字；--unit 分钟 / 小时 / 天，不写则同现在的规则
--timing    自然时间 / 工作时间
--ladder    同规则表的「阶梯」
--calendar  文本文件，一行一天：2026-10-12 休息，或 2026-10-17 上班 08:30-12:00；其余日子照旧
--data      正在运行的登记台的数据目录，默认 .data；环境里有云端的设置时用云端

What that month would have looked like under another limit, way of counting, ladder or calendar: every clock whose
outcome changes, who is concerned, letters more or fewer, sums. Changes nothing. --calendar: a text file with a day a
line, as above; all other days stay as they are.`;

const EXAMPLE = 'simulate --rule D03 --limit 45 --month 2026-10';
const UNITS: readonly RuleUnit[] = ['分钟', '小时', '天'];

/** `desk simulate`. */
export const simulateVerb: Verb = {
  summary: '换一个时限、日历或阶梯，那个月会怎样 what a month would have been under another rule',
  help: HELP,
  run: async (world, args, say) => {
    const { rule, month, change } = asked(args);
    const now = ruleAt((await openOffice(world)).view.company.rules, rule, world.now());
    const found = await simulate(world, change, month);
    say(`试算 ${rule} ${ruleDefault(rule)?.name ?? ''}  ${month}：现在 ${now?.low ?? '—'} ${now?.unit ?? ''}（${now?.working ? '工作时间' : '自然时间'}），${told(change)}。没有改动任何数据 nothing was changed`);
    for (const line of tableOf(found, world.zone)) say(line);
  },
};

const wrong = (what: string): never => {
  throw new Refusal('call.invalid', { what, example: EXAMPLE });
};

/** Reads the command line. Throws `call.invalid` with an example. */
function asked(args: readonly string[]): { readonly rule: string; readonly month: string; readonly change: Change } {
  const text = { type: 'string' } as const;
  const read = (): Readonly<Record<string, string | undefined>> => {
    try {
      return parseArgs({ args: [...args], options: { rule: text, limit: text, month: text, unit: text, timing: text, ladder: text, calendar: text } }).values;
    } catch {
      return wrong(`simulate ${args.join(' ')}`);
    }
  };
  const { rule = '', limit, month = '', unit, timing, ladder, calendar } = read();
  if (ruleDefault(rule)?.kind !== '时限') wrong(`--rule ${rule}`);
  if (limit !== undefined && !(Number(limit) > 0)) wrong(`--limit ${limit}`);
  if (timing !== undefined && timing !== '自然时间' && timing !== '工作时间') wrong(`--timing ${timing}`);
  const known = UNITS.find((it) => it === unit);
  if (unit !== undefined && known === undefined) wrong(`--unit ${unit}`);
  const steps = ladder === undefined ? undefined : readLadder(ladder);
  if (steps && 'wrong' in steps) wrong(`--ladder ${steps.wrong}`);
  if (limit === undefined && timing === undefined && ladder === undefined && calendar === undefined) wrong('--limit, --timing, --ladder, --calendar');
  return {
    rule, month,
    change: {
      rule, days: calendar === undefined ? new Map() : daysIn(calendar, wrong),
      values: {
        ...(limit === undefined ? {} : { low: Number(limit) }), ...(known === undefined ? {} : { unit: known }),
        ...(timing === undefined ? {} : { working: timing === '工作时间' }), ...(steps && 'steps' in steps ? { ladder: steps.steps } : {}),
      },
    },
  };
}

const LINE = /^(?<on>\d{4}-\d{2}-\d{2})[\s,，]+(?<kind>休息|上班)(?:[\s,，]+(?<hours>\S.*))?$/;

function daysIn(file: string, wrong: (what: string) => never): ReadonlyMap<Day, DayRule> {
  const read = (): string => {
    try {
      return readFileSync(file, 'utf8');
    } catch {
      return wrong(`--calendar ${file}`);
    }
  };
  const lines = read().split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line): [Day, DayRule] => {
    const { on: typed = '', kind, hours: times } = LINE.exec(line)?.groups ?? {};
    const on = parseDay(typed);
    const hours = times === undefined ? undefined : parseHours(times);
    if (on === undefined || (times !== undefined && hours === undefined)) return wrong(`${file}: ${line}`);
    return [on, { kind: kind === '休息' ? 'rest' : 'work', source: file, ...(hours === undefined ? {} : { hours }) }];
  }));
}

const told = ({ values, days }: Change): string => [
  values.low === undefined ? '' : `换成 ${values.low} ${values.unit ?? ''}`.trim(), values.working === undefined ? '' : values.working ? '按工作时间' : '按自然时间',
  values.ladder === undefined ? '' : `阶梯 ${values.ladder.length} 级`, days.size === 0 ? '' : `${days.size} 天另行安排`,
].filter((part) => part !== '').join('，');

const OUTCOMES = { running: '进行中', met: '按时', missed: '超时', ended: '终止' } as const;
const RUNGS = [['reminder', '提醒'], ['due', '到时上报'], ['second', '再次上报']] as const;

const who = (it: Stand | undefined): string => (it?.liable ? `${it.liable.no} ${it.liable.name}` : '—');
const missed = (it: Stand | undefined): number => (it?.outcome === 'missed' ? 1 : 0);

function tableOf(found: readonly Compared[], zone: string): readonly string[] {
  const changed = found.filter(({ was, would }) => was?.outcome !== would?.outcome);
  const stand = (it: Stand | undefined): string => (it ? `${it.dueAt === undefined ? '—' : printMinute(zone, it.dueAt).slice(5)} ${OUTCOMES[it.outcome]}` : '不走');
  const rows = changed.map((it) => `  ${it.record}  ${it.key}  ${printMinute(zone, it.startAt).slice(5)} 起  ${stand(it.was)} → ${stand(it.would)}  ${who(it.would ?? it.was)}`);
  const count = (of: (it: Compared) => number): number => found.reduce((sum, it) => sum + of(it), 0);
  const pair = (zh: string, of: (it: Stand) => number): string => `${zh} ${count((it) => (it.was ? of(it.was) : 0))} → ${count((it) => (it.would ? of(it.would) : 0))}`;
  const people = [...Map.groupBy(found.filter((it) => missed(it.was) + missed(it.would) > 0), (it) => who(it.would ?? it.was))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...rows,
    `合计 ${found.length} 个时限，${changed.length} 个结果不同 of ${found.length} clocks ${changed.length} come out otherwise`,
    `  ${pair('超时 missed', missed)}，${pair('按时 met', (it) => (it.outcome === 'met' ? 1 : 0))}`,
    `  信件 letters：${RUNGS.map(([name, zh]) => pair(zh, (it) => it.rungs[name])).join('，')}`,
    ...people.map(([name, its]) => `  ${name}：超时 ${its.reduce((sum, it) => sum + missed(it.was), 0)} → ${its.reduce((sum, it) => sum + missed(it.would), 0)}`),
  ];
}

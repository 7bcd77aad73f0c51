import { printMinute } from '../calendar/zone.ts';
import { assertNever, type Sentence } from '../words/sentence.ts';
import { MINUTE, type Instant } from '../words/time.ts';
import type { Addressee } from './letter-parts.ts';
import type { ClockWhy, RungWhy } from './why.ts';

/** How a clock stands, in words. */
export function outcomeText({ outcome, late = 0, clock }: ClockWhy): Sentence {
  const minutes = Math.ceil(late / MINUTE);
  const open = clock.stopAt === undefined && clock.endedAt === undefined;
  switch (outcome) {
    case 'met':
      return { zh: '按时完成', en: 'met' };
    case 'ended':
      return { zh: '已终止，不计', en: 'ended, does not count' };
    case 'running':
      return { zh: '进行中', en: 'running' };
    case 'missed':
      return open ? { zh: `已超 ${minutes} 分钟，尚未完成`, en: `missed, ${minutes} min over and still open` } : { zh: `超时 ${minutes} 分钟`, en: `missed by ${minutes} min` };
    default:
      return assertNever(outcome);
  }
}

/** The rule and what it counts: `30 分钟（自然时间），规则 D03 第 1 版，《…》§5.2.3`. */
export function ruleText({ clock: { rule, calendar, unpausedAt } }: ClockWhy): Sentence {
  const limit = rule.low === undefined ? { zh: '约定时间', en: 'the moment promised' } : { zh: `${rule.low} ${rule.unit}`, en: `${rule.low} ${UNITS[rule.unit] ?? rule.unit}` };
  const counts = rule.working ? { zh: `工作时间，日历第 ${calendar.version} 版`, en: `working time, calendar version ${calendar.version}` } : { zh: '自然时间', en: 'all hours' };
  const paused = unpausedAt === undefined ? { zh: '', en: '' } : { zh: '，扣除暂停', en: ', less pauses' };
  return { zh: `${limit.zh}（${counts.zh}${paused.zh}），规则 ${rule.id} 第 ${rule.version} 版，${rule.clause}`, en: `${limit.en} (${counts.en}${paused.en}), rule ${rule.id} version ${rule.version}` };
}

const UNITS: Readonly<Record<string, string>> = { 分钟: 'min', 小时: 'h', 天: 'days', 当日: 'the same day until 24:00', 下周: 'until the end of next week' };

const RUNG_NAMES: Readonly<Record<string, Sentence>> = {
  reminder: { zh: '提醒', en: 'reminder' }, due: { zh: '到时上报', en: 'escalation when due' }, second: { zh: '再次上报', en: 'second escalation' },
};

/** What kind of step it is. */
export const rungName = ({ rung }: RungWhy): Sentence => RUNG_NAMES[rung.name] ?? { zh: rung.name, en: rung.name };

const named = (people: readonly Addressee[]): string => people.map((it) => it.name).join('、');

/** What became of a step. */
export function rungText({ mark, letter, owed, rung }: RungWhy, over: boolean, now: Instant, zone: string): Sentence {
  if (!mark) {
    if (over) return { zh: '时限已停，不发', en: 'not sent, the clock had stopped' };
    return rung.at > now ? { zh: '未到', en: 'still to come' } : { zh: '等待发出', en: 'waits to be sent' };
  }
  const at = printMinute(zone, mark.at).slice(5);
  if (mark.replaced) return { zh: `${at} 由后一级代替，未单独发信`, en: `replaced by a later step at ${at}` };
  const to = letter ? `${named(letter.to)}${letter.cc.length > 0 ? `（抄送 ${named(letter.cc)}）` : ''}` : '';
  if (owed) return { zh: `${at} 决定，尚未发出：${to}`, en: `decided ${at}, not sent yet: ${to}` };
  return { zh: `${at} 发出：${to}`, en: `sent ${at}: ${to}` };
}

/** Start, due and end of a clock, by name. */
export function momentsOf({ clock }: ClockWhy, zone: string): readonly (readonly [Sentence, string])[] {
  const said = (zh: string, en: string, at: Instant | undefined): readonly (readonly [Sentence, string])[] => (at === undefined ? [] : [[{ zh, en }, printMinute(zone, at)]]);
  return [
    ...said('开始', 'start', clock.startAt),
    ...clock.pauses.map(([from, to]): readonly [Sentence, string] => [{ zh: '暂停', en: 'paused' }, `${printMinute(zone, from)} – ${printMinute(zone, to)}`]),
    ...said(clock.provisional ? '到期（暂定）' : '到期', clock.provisional ? 'due (provisional)' : 'due', clock.dueAt),
    ...said('完成', 'stopped', clock.stopAt), ...said('终止', 'ended', clock.endedAt),
  ];
}

import type { ClockBrief, LadderLetter, LetterOptions } from '../../cases/letter.ts';
import { caseFacts, caseName, WITHHELD } from './brief.ts';
import { doors } from './buttons.ts';
import type { Block, Draft, Fact, Tone } from './draft.ts';
import { deadline, duration, lateness, moment, shortly } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** A reminder, an escalation, or several of one case: what is owed, by when, by whom, what to do and what follows. */
export function ladder(letter: LadderLetter, options: LetterOptions): Draft {
  const badge = stateOf(letter);
  const clauses = letter.items.map((item) => `依据：${line(item.clause)}（规则 ${item.clock} 第 ${item.ruleVersion} 版）`);
  return {
    subject: subjectFor(letter, options.zone, badge),
    tone: letter.items.some((item) => toneOf(item, letter) === 'over') ? 'over' : 'soon',
    badge,
    title: caseName(letter.record, letter.brief),
    blocks: [
      greeting(letter),
      { kind: 'text', text: opening(letter) },
      ...letter.items.map((item) => card(item, letter, options.zone)),
      ...doors(options),
      caseFacts(options.zone, letter.record, letter.brief),
      whyYou(letter, [...new Set(clauses), WITHHELD]),
    ],
  };
}

const toneOf = (item: ClockBrief, letter: LadderLetter): Tone =>
  item.dueAt !== undefined && item.dueAt <= letter.at ? 'over' : 'soon';

/** The state of the letter is that of its latest item. */
function stateOf({ items, at }: LadderLetter): string {
  const dues = items.map((item) => item.dueAt).filter((dueAt) => dueAt !== undefined);
  const over = dues.filter((dueAt) => dueAt <= at);
  if (over.length === 0) return '提醒';
  const state = lateness(over.reduce((a, b) => (a < b ? a : b)), at);
  return items.some((item) => item.rung === 'second') ? `再次提示·${state}` : state;
}

function subjectFor(letter: LadderLetter, zone: string, badge: string): string {
  const who = briefly(letter.items.flatMap((item) => item.owed));
  const [first, ...more] = letter.items;
  if (first === undefined) return subjectOf(`客诉·${badge}`, letter.record, who);
  const names = letter.items.map((item) => item.name).join('、');
  if (more.length > 0) return subjectOf(`客诉·${badge}`, letter.record, `${who} ${names}`, `${who} ${letter.items.length} 项待办`);
  const when = first.dueAt !== undefined && first.dueAt > letter.at ? `${shortly(zone, first.dueAt, letter.at)} 前` : '';
  return subjectOf(`客诉·${badge}`, letter.record, `${who} ${when}${first.action}`, `${who} ${when}完成${first.name}`);
}

function opening(letter: LadderLetter): string {
  const [first, ...more] = letter.items;
  if (first === undefined || more.length > 0) return `本案有 ${letter.items.length} 项时限，请按下面逐项办理。`;
  const state = first.dueAt === undefined ? '还在等答复' : lateness(first.dueAt, letter.at).replace(/^还有.*$/u, '$&到期');
  return `「${line(first.name)}」${state}，请按下面办理。`;
}

function card(item: ClockBrief, letter: LadderLetter, zone: string): Block {
  const rows: readonly (Fact | undefined)[] = [
    ['时限', timing(item, letter, zone)],
    ['办理人', `${item.owed.map(line).join('、')}${item.liable === undefined ? '' : `；到期时由 ${line(item.liable)} 负责`}`],
    ['现在要做', line(item.action)],
    ['接下来', following(item, zone)],
    item.replaces === undefined || item.replaces.length === 0 ? undefined : ['代替', `本信代替未发出的：${item.replaces.map(line).join('、')}`],
    item.late === undefined ? undefined : ['发信', lag(item.late)],
  ];
  return {
    kind: 'facts',
    title: `${line(item.name)}（${item.clock}）`,
    tone: toneOf(item, letter),
    rows: rows.filter((row) => row !== undefined),
  };
}

const lag = ({ minutes, why }: NonNullable<ClockBrief['late']>): string =>
  `比规定晚 ${minutes} 分钟${why === undefined ? '' : `：${line(why)}`}`;

function timing(item: ClockBrief, letter: LadderLetter, zone: string): string {
  if (item.dueAt !== undefined) return `${deadline(zone, item.dueAt)}到期，${lateness(item.dueAt, letter.at)}`;
  return `自 ${moment(zone, item.startedAt)}起，没有固定期限，已过 ${duration(letter.at - item.startedAt)}`;
}

function following({ next }: ClockBrief, zone: string): string {
  if (next === undefined) return '这是本时限的最后一封信，登记本上会一直标着，直到填写。';
  const added = next.to.length === 0 ? '' : `，并抄送 ${next.to.map(line).join('、')}`;
  return `到 ${moment(zone, next.at)}仍未填写，会再发一封信${added}。`;
}

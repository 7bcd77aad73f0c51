import type { LetterOptions, ListLetter } from '../../cases/letter.ts';
import { maskName } from '../mask.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { lateness, printDay, until, zoneName } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** The week's call-backs, the oldest first. */
export function list(letter: ListLetter, options: LetterOptions): Draft {
  const items = letter.items.toSorted((a, b) => a.dueAt - b.dueAt || (a.record < b.record ? -1 : 1));
  const overdue = items.filter((item) => item.overdue).length;
  const state = overdue > 0 ? `${overdue} 件已过期` : `${items.length} 件`;
  const week = `${letter.week.from.slice(5)} 至 ${letter.week.to.slice(5)}`;
  const days = `${printDay(letter.week.from)}至 ${printDay(letter.week.to)}`;
  return {
    subject: subjectOf(`回访·${state}`, week, `${briefly(letter.to.map((person) => person.name))} 共 ${items.length} 件`),
    tone: overdue > 0 ? 'over' : 'calm',
    badge: state,
    title: `回访清单 ${week}`,
    blocks: [
      greeting(letter),
      { kind: 'text', text: `${days}有 ${items.length} 件要回访${overdue > 0 ? `，其中 ${overdue} 件已过期` : ''}。` },
      {
        kind: 'table',
        head: ['编号', '客户', `最晚（${zoneName(options.zone)}）`],
        rows: items.map((item) => [
          line(item.record),
          maskName(item.customer),
          `${until(options.zone, item.dueAt)}，${lateness(item.dueAt, letter.at)}`,
        ]),
      },
      { kind: 'text', text: '现在要做：请逐件回访，填写「回访时间」和「回访结果」。' },
      { kind: 'text', text: '接下来：清单在每周一和每周最后一个工作日 09:00 发出；有过期的，抄送人事行政部经理。' },
      ...doors(options),
      whyYou(letter),
    ],
  };
}

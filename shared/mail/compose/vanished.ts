import type { LetterOptions, VanishedLetter } from '../../cases/letter.ts';
import { caseFacts, caseName, WITHHELD } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { lateness, moment, until, zoneName } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** The row of a case is gone and its clocks run on: which ones, and how the row comes back. */
export function vanished(letter: VanishedLetter, options: LetterOptions): Draft {
  const { zone } = options;
  const record = line(letter.record);
  const running = letter.running.toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
  return {
    subject: subjectOf('客诉·登记行不见', record, `${briefly(letter.to.map((person) => person.name))} 放回这一行`),
    tone: running.some(({ dueAt }) => dueAt !== undefined && dueAt <= letter.at) ? 'over' : 'soon',
    badge: '登记行不见',
    title: caseName(letter.record, letter.brief),
    blocks: [
      greeting(letter),
      { kind: 'text', text: `${moment(zone, letter.goneAt)}起，登记本里找不到 ${record} 这一行。记录还在系统里，这些时限照常进行：` },
      {
        kind: 'table',
        head: ['事项', `最晚（${zoneName(zone)}）`, '办理人'],
        rows: running.map(({ clock, name, owed, dueAt }) => [`${line(name)}（${clock}）`, timing(dueAt, letter, zone), owed.map(line).join('、')]),
      },
      { kind: 'text', text: `现在要做：请把这一行放回登记本，在表格里撤销删除即可；撤销不了的，由管理员运行 desk sync restore ${record}。` },
      { kind: 'text', text: '本案不该再办的：先放回，再填写「作废原因」，时限随即停止。删掉一行不等于作废。' },
      { kind: 'text', text: '接下来：行一放回就接着登记，编号不变。放回以前，时限到期照常来信。' },
      ...doors(options),
      caseFacts(zone, letter.record, letter.brief),
      whyYou(letter, ['时限由谁办理，就写信给谁；办理人空缺的，抄送人事行政部经理。', WITHHELD]),
    ],
  };
}

const timing = (dueAt: VanishedLetter['goneAt'] | undefined, letter: VanishedLetter, zone: string): string =>
  dueAt === undefined ? '没有固定期限' : `${until(zone, dueAt)}，${lateness(dueAt, letter.at)}`;

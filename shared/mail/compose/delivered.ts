import type { DeliveredLetter, LetterOptions } from '../../cases/letter.ts';
import { caseFacts, caseName, WITHHELD } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { lateness, moment, shortly, until, zoneName } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** A complaint was handed on: what it is, and who owes what by when. */
export function delivered(letter: DeliveredLetter, options: LetterOptions): Draft {
  const dues = letter.dues.toSorted((a, b) => a.dueAt - b.dueAt);
  const at = letter.deliveredAt === undefined ? '' : `已于 ${moment(options.zone, letter.deliveredAt)}`;
  return {
    subject: subjectFor(letter, options.zone),
    tone: 'calm',
    badge: '新投诉送达',
    title: caseName(letter.record, letter.brief),
    blocks: [
      greeting(letter),
      { kind: 'text', text: `这件客户投诉${at}送达，请按下表办理。` },
      {
        kind: 'table',
        head: ['事项', `最晚（${zoneName(options.zone)}）`, '办理人'],
        rows: dues.map((due) => [
          `${line(due.name)}（${due.clock}）`,
          `${until(options.zone, due.dueAt)}，${lateness(due.dueAt, letter.at)}`,
          line(due.owed),
        ]),
      },
      { kind: 'text', text: '现在要做：办完一项，就在登记本填写它的时间。到期前会提醒一次；到期仍未填写，会抄送上一级。' },
      ...doors(options),
      caseFacts(options.zone, letter.record, letter.brief),
      whyYou(letter, [WITHHELD]),
    ],
  };
}

function subjectFor(letter: DeliveredLetter, zone: string): string {
  const first = letter.dues.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  if (first === undefined) return subjectOf('客诉·送达', letter.record, briefly(letter.to.map((person) => person.name)));
  return subjectOf('客诉·送达', letter.record, `${briefly([first.owed])} ${shortly(zone, first.dueAt, letter.at)} 前完成${first.name}`);
}

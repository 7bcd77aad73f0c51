import type { FlagLetter, LetterOptions } from '../../cases/letter.ts';
import { caseFacts, caseName, WITHHELD } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { moment } from './moments.ts';
import { briefly, greeting, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** 涉及赔款折让退货 asks two departments to answer; 涉及其他公司或重大工程 tells the leaders. */
export function flag(letter: FlagLetter, options: LetterOptions): Draft {
  const asks = letter.flag === '涉及赔款折让退货';
  const who = briefly(letter.to.map((person) => person.name));
  return {
    subject: subjectOf(`客诉·${letter.flag}`, letter.record, `${who} ${asks ? '填写两部答复' : '知悉'}`, who),
    tone: asks ? 'soon' : 'over',
    badge: letter.flag,
    title: caseName(letter.record, letter.brief),
    blocks: [
      greeting(letter),
      { kind: 'text', text: `${moment(options.zone, letter.at)}，登记本上标明本案${letter.flag}。` },
      { kind: 'text', text: asks ? answer(letter, options.zone) : '请知悉。登记本上不需要您填写，本案的各项时限照常进行，到期会另行来信。' },
      ...doors(options),
      caseFacts(options.zone, letter.record, letter.brief),
      whyYou(letter, [WITHHELD]),
    ],
  };
}

function answer({ remindedAt }: FlagLetter, zone: string): string {
  const first = remindedAt === undefined ? '' : `${moment(zone, remindedAt)}提醒一次，此后`;
  return `现在要做：请填写「工程部答复」和「质量部答复」。两部都答复之前，${first}每个工作日 09:00 提醒。`;
}

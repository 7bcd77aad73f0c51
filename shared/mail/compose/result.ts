import type { LetterOptions, ResultLetter } from '../../cases/letter.ts';
import { told } from './brief.ts';
import { doors } from './buttons.ts';
import type { Draft } from './draft.ts';
import { moment } from './moments.ts';
import { briefly, greeting, line, whyYou } from './people.ts';
import { subjectOf } from './subject.ts';

/** 处理结果 and nothing else of the case. */
export function result(letter: ResultLetter, options: LetterOptions): Draft {
  const record = line(letter.record);
  return {
    subject: subjectOf('客诉·处理结果', record, `${briefly(letter.to.map((person) => person.name))} 知悉处理结果`),
    tone: 'calm',
    badge: '处理结果',
    title: record,
    blocks: [
      greeting(letter),
      { kind: 'text', text: `投诉 ${record} 已有处理结果，请知悉。` },
      {
        kind: 'facts',
        rows: [['编号', record], ['结果时间', moment(options.zone, letter.resultAt)], ['处理结果', told(letter.result, letter.brief)]],
      },
      { kind: 'text', text: '接下来：由受理人回复客户并回访，这里不需要您填写。' },
      ...doors(options),
      whyYou(letter),
    ],
  };
}

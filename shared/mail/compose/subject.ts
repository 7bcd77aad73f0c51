import { shorten } from '../mask.ts';
import type { Words } from '../words/words.ts';
import { line } from './people.ts';

/** A phone shows some twenty characters, a desktop some forty of these wide ones and twice as many narrow ones. */
const CHARACTERS = { 'zh-CN': 40, 'zh-TW': 40, en: 78 } as const;
const LONGEST = 78;

/** `【类型·状态】编号 谁 …`: the first wording that fits, else the last one, cut. */
export function subjectOf({ language }: Pick<Words, 'language'>, state: string, record: string, ...wordings: readonly string[]): string {
  const subjects = wordings.map((wording) => line(`【${state}】${record === '' ? '' : `${record} `}${wording}`));
  return subjects.find((subject) => subject.length <= CHARACTERS[language]) ?? shorten(subjects.at(-1) ?? '', LONGEST);
}

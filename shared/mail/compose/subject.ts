import { shorten } from '../mask.ts';
import { line } from './people.ts';

/** A phone shows some twenty characters, a desktop some forty. */
const CHARACTERS = 40;
const LONGEST = 78;

/** `【类型·状态】编号 谁 …`: the first wording that fits, else the last one, cut. */
export function subjectOf(state: string, record: string, ...wordings: readonly string[]): string {
  const subjects = wordings.map((wording) => line(`【${state}】${record === '' ? '' : `${record} `}${wording}`));
  return subjects.find((subject) => subject.length <= CHARACTERS) ?? shorten(subjects.at(-1) ?? '', LONGEST);
}

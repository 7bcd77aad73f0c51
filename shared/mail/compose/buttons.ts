import type { LetterOptions } from '../../cases/letter.ts';
import type { Words } from '../words/words.ts';
import type { Block } from './draft.ts';

/** The one button of a letter about a case: the row; under it the page where To acknowledges, the one where copies only look, and how the clocks were counted. */
export function doors(options: LetterOptions, words: Words): readonly Block[] {
  const { sheetUrl, acknowledgeUrl, viewUrl } = options;
  const row: readonly Block[] = sheetUrl === undefined ? [] : [{ kind: 'button', label: words.doors.register, url: sheetUrl }];
  const read: readonly Block[] = acknowledgeUrl === undefined ? [] : [{ kind: row.length === 0 ? 'button' : 'link', label: words.doors.acknowledge, url: acknowledgeUrl }];
  const view: readonly Block[] = acknowledgeUrl === undefined || viewUrl === undefined ? [] : [{ kind: 'link', label: words.doors.view, url: viewUrl }];
  return [...row, ...read, ...view, ...whyDoor(options, words)];
}

/** The page that shows how the clocks of the case were counted. */
export const whyDoor = ({ whyUrl }: LetterOptions, { doors: words }: Words): readonly Block[] => (whyUrl === undefined ? [] : [{ kind: 'link', label: words.why, url: whyUrl }]);

import type { LetterOptions } from '../../cases/letter.ts';
import type { Words } from '../words/words.ts';
import type { Block } from './draft.ts';

/** The one button of a letter about a case: the row; under it the page where To acknowledges, and the one where copies only look. */
export function doors({ sheetUrl, acknowledgeUrl, viewUrl }: LetterOptions, { doors: words }: Words): readonly Block[] {
  const row: readonly Block[] = sheetUrl === undefined ? [] : [{ kind: 'button', label: words.register, url: sheetUrl }];
  const view: readonly Block[] = viewUrl === undefined ? [] : [{ kind: 'link', label: words.view, url: viewUrl }];
  if (acknowledgeUrl === undefined) return row;
  return [...row, { kind: row.length === 0 ? 'button' : 'link', label: words.acknowledge, url: acknowledgeUrl }, ...view];
}

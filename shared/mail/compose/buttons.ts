import type { LetterOptions } from '../../cases/letter.ts';
import type { Block } from './draft.ts';

/** The one button of a letter about a case: the row; and, under it, the page where a ladder letter is acknowledged. */
export function doors(options: LetterOptions): readonly Block[] {
  const { sheetUrl, acknowledgeUrl } = options;
  const row: readonly Block[] = sheetUrl === undefined ? [] : [{ kind: 'button', label: '打开登记本', url: sheetUrl }];
  if (acknowledgeUrl === undefined) return row;
  return [...row, { kind: row.length === 0 ? 'button' : 'link', label: '我已知悉（收件人确认，时限照常进行）', url: acknowledgeUrl }];
}

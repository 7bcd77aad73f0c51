import * as z from 'zod';
import { type Area, areaOf, covers, overlap } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { guard } from '../protection.ts';
import { gridRange, type GridRange } from '../schema/range.ts';
import { kind } from './kind.ts';

const asRange = ({ sheetId, top, left, bottom, right }: Area): GridRange => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
});

function blocksOf(area: Area, type: string): readonly Area[] {
  const { top, left, bottom, right } = area;
  if (type === 'MERGE_ROWS') return Array.from({ length: bottom - top }, (_, n) => ({ ...area, top: top + n, bottom: top + n + 1 }));
  if (type === 'MERGE_COLUMNS') return Array.from({ length: right - left }, (_, n) => ({ ...area, left: left + n, right: left + n + 1 }));
  return [area];
}

/** Only the value at the top left of a merged block is kept. */
function merge(draft: Draft, area: Area, type: string): void {
  const tab = draft.tab(area.sheetId);
  guard(draft, tab, area);
  const { frozenRowCount: rows = 0, frozenColumnCount: columns = 0 } = tab.grid;
  if ((area.top < rows && rows < area.bottom) || (area.left < columns && columns < area.right)) {
    throw invalid("You can't merge frozen and non-frozen cells.");
  }
  if (tab.merges.some((old) => overlap(areaOf(draft.book, old), area) && !covers(area, areaOf(draft.book, old)))) {
    throw invalid('You must select all cells in a merged range to merge or unmerge them.');
  }
  for (const block of blocksOf(area, type)) {
    for (let row = block.top; row < block.bottom; row++) {
      for (let column = block.left; column < block.right; column++) {
        if (row === block.top && column === block.left) continue;
        const { userEnteredValue: _, ...rest } = cellAt(tab, row, column) ?? {};
        draft.put(tab, row, column, rest);
      }
    }
  }
  tab.merges = [...tab.merges.filter((old) => !overlap(areaOf(draft.book, old), area)), ...blocksOf(area, type).map(asRange)];
  draft.changes.reload();
}

const mergeType = z.enum(['MERGE_ALL', 'MERGE_COLUMNS', 'MERGE_ROWS']);

/** Requests about merged cells. */
export const mergeKinds = {
  mergeCells: kind(z.strictObject({ range: gridRange, mergeType: mergeType.exactOptional() }), (draft, it) =>
    merge(draft, areaOf(draft.book, it.range), it.mergeType ?? 'MERGE_ALL'),
  ),
  unmergeCells: kind(z.strictObject({ range: gridRange }), (draft, { range }) => {
    const area = areaOf(draft.book, range);
    const tab = draft.tab(area.sheetId);
    tab.merges = tab.merges.filter((old) => !overlap(areaOf(draft.book, old), area));
    draft.changes.reload();
  }),
} as const;

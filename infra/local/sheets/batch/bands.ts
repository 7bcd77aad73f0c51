import * as z from 'zod';
import { type Area, areaOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import type { Tab } from '../model.ts';
import { guard } from '../protection.ts';
import { dimension, type Dimension, gridRange } from '../schema/range.ts';
import { kind } from './kind.ts';

/** Cells of a band change places along one dimension: what was at `from(index)` comes to index. Metadata stays with its line. */
function slide(draft: Draft, area: Area, along: Dimension, from: (index: number) => number | undefined): void {
  const tab: Tab = draft.tab(area.sheetId);
  guard(draft, tab, area);
  const source = (row: number, column: number) => {
    const index = from(along === 'ROWS' ? row : column);
    return index === undefined ? undefined : along === 'ROWS' ? cellAt(tab, index, column) : cellAt(tab, row, index);
  };
  const moved = Array.from({ length: area.bottom - area.top }, (_, r) =>
    Array.from({ length: area.right - area.left }, (_, c) => source(area.top + r, area.left + c)),
  );
  moved.forEach((cells, r) => cells.forEach((cell, c) => draft.put(tab, area.top + r, area.left + c, cell)));
}

/** The band from the range to the end of the tab, along the direction of the shift. */
function bandOf(draft: Draft, range: Area, along: Dimension): Area {
  const { grid } = draft.tab(range.sheetId);
  return along === 'ROWS' ? { ...range, bottom: grid.rowCount } : { ...range, right: grid.columnCount };
}

const shape = z.strictObject({ range: gridRange, shiftDimension: dimension.exactOptional() });

/** Requests that shift a band of cells; rows are torn apart, as Google tears them. */
export const bandKinds = {
  insertRange: kind(shape, (draft, { range, shiftDimension = 'ROWS' }) => {
    const area = areaOf(draft.book, range);
    const [start, end] = shiftDimension === 'ROWS' ? [area.top, area.bottom] : [area.left, area.right];
    slide(draft, bandOf(draft, area, shiftDimension), shiftDimension, (index) => (index < end ? undefined : index - (end - start)));
  }),
  deleteRange: kind(shape, (draft, { range, shiftDimension = 'ROWS' }) => {
    const area = areaOf(draft.book, range);
    const [start, end] = shiftDimension === 'ROWS' ? [area.top, area.bottom] : [area.left, area.right];
    slide(draft, bandOf(draft, area, shiftDimension), shiftDimension, (index) => index + (end - start));
  }),
} as const;

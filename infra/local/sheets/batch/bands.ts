import * as z from 'zod';
import { type Area, areaOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { notImitated } from '../failure.ts';
import { carried } from '../formulas.ts';
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
const fillShape = z.strictObject({
  useAlternateSeries: z.boolean().exactOptional(),
  range: gridRange.exactOptional(),
  sourceAndDestination: z.strictObject({ source: gridRange, dimension: dimension.exactOptional(), fillLength: z.int() }).exactOptional(),
});

function fill(draft: Draft, source: Area, along: Dimension, length: number): void {
  const tab = draft.tab(source.sheetId);
  const rows = along === 'ROWS';
  const [low, high] = rows ? [source.top, source.bottom] : [source.left, source.right];
  const [start, end] = length > 0 ? [high, high + length] : [low + length, low];
  guard(draft, tab, rows ? { ...source, top: start, bottom: end } : { ...source, left: start, right: end });
  for (let line = start; line < end; line++) {
    const from = low + ((((line - low) % (high - low)) + (high - low)) % (high - low));
    const [first, last] = rows ? [source.left, source.right] : [source.top, source.bottom];
    for (let across = first; across < last; across++) {
      const cell = rows ? cellAt(tab, from, across) : cellAt(tab, across, from);
      const [down, right] = rows ? [line - from, 0] : [0, line - from];
      if (cell?.userEnteredValue?.numberValue !== undefined && high - low > 1) throw notImitated('autoFill of a series of numbers');
      draft.put(tab, rows ? line : across, rows ? across : line, cell && carried(cell, down, right));
    }
  }
}

/** Requests that shift or fill a band of cells; rows are torn apart, as Google tears them. */
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
  autoFill: kind(fillShape, (draft, { sourceAndDestination: it, useAlternateSeries }) => {
    if (!it || useAlternateSeries) throw notImitated('autoFill by range or with the alternate series');
    fill(draft, areaOf(draft.book, it.source), it.dimension ?? 'ROWS', it.fillLength);
  }),
} as const;

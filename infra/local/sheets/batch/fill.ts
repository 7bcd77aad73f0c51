import * as z from 'zod';
import { type Area, areaOf, fit, tabOf } from '../area.ts';
import { cellAt, type Draft } from '../draft.ts';
import { notImitated } from '../failure.ts';
import { carried } from '../formulas.ts';
import type { Cell } from '../model.ts';
import { guard } from '../protection.ts';
import { isDate, numberFormatOf } from '../render.ts';
import { dimension, type Dimension, gridRange } from '../schema/range.ts';
import { kind } from './kind.ts';

/** The cell that goes `steps` lines beyond the source; negative = before its first. */
type Filler = (steps: number) => Cell | undefined;

const numberOf = (cell: Cell | undefined): number | undefined => cell?.userEnteredValue?.numberValue;

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Numbers in even steps go on: one number alone stays as it is, one date alone goes on by a day. */
function series(cells: readonly (Cell | undefined)[]): Filler {
  const numbers = cells.map(numberOf);
  const [first = 0, second] = numbers;
  const day = isDate(numberFormatOf(cells[0] ?? {})?.type ?? '') ? 1 : 0;
  const step = second === undefined ? day : second - first;
  const even = numbers.every((value, n) => value !== undefined && Math.abs(value - (first + n * step)) < 1e-9);
  if (!even) throw notImitated('autoFill of numbers that are no even series');
  return (steps) => ({ ...cells[modulo(steps, cells.length)], userEnteredValue: { numberValue: first + steps * step } });
}

/** Texts and formulas repeat, formulas with their references carried along. A text with a number in it would be counted up. */
function repeated(cells: readonly (Cell | undefined)[], along: Dimension): Filler {
  if (cells.some((cell) => /\d/.test(cell?.userEnteredValue?.stringValue ?? ''))) throw notImitated('autoFill of texts with numbers');
  return (steps) => {
    const from = modulo(steps, cells.length);
    const cell = cells[from];
    return cell && (along === 'ROWS' ? carried(cell, steps - from, 0) : carried(cell, 0, steps - from));
  };
}

function fillerOf(cells: readonly (Cell | undefined)[], along: Dimension): Filler {
  const numbers = cells.filter((cell) => numberOf(cell) !== undefined).length;
  if (numbers > 0 && numbers < cells.length) throw notImitated('autoFill of numbers mixed with others');
  return numbers > 0 ? series(cells) : repeated(cells, along);
}

function fill(draft: Draft, source: Area, along: Dimension, length: number): void {
  const tab = draft.tab(source.sheetId);
  const rows = along === 'ROWS';
  const [low, high] = rows ? [source.top, source.bottom] : [source.left, source.right];
  const [start, end] = length > 0 ? [high, high + length] : [low + length, low];
  const target = rows ? { ...source, top: start, bottom: end } : { ...source, left: start, right: end };
  fit(tabOf(draft.book, source.sheetId), { startRowIndex: target.top, startColumnIndex: target.left });
  if (target.bottom > tab.grid.rowCount || target.right > tab.grid.columnCount) throw notImitated('autoFill beyond the grid');
  guard(draft, tab, target);
  const [first, last] = rows ? [source.left, source.right] : [source.top, source.bottom];
  for (let across = first; across < last; across++) {
    const at = (line: number) => (rows ? ([line, across] as const) : ([across, line] as const));
    const filler = fillerOf(Array.from({ length: high - low }, (_, n) => cellAt(tab, ...at(low + n))), along);
    for (let line = start; line < end; line++) draft.put(tab, ...at(line), filler(line - low));
  }
}

const shape = z.strictObject({
  useAlternateSeries: z.boolean().exactOptional(),
  range: gridRange.exactOptional(),
  sourceAndDestination: z.strictObject({ source: gridRange, dimension: dimension.exactOptional(), fillLength: z.int() }).exactOptional(),
});

/** Filling on: what Google's help says of copies and even series; everything else is refused. https://support.google.com/docs/answer/75509 */
export const fillKinds = {
  autoFill: kind(shape, (draft, { sourceAndDestination: it, useAlternateSeries }) => {
    if (!it || useAlternateSeries) throw notImitated('autoFill by range or with the alternate series');
    fill(draft, areaOf(draft.book, it.source), it.dimension ?? 'ROWS', it.fillLength);
  }),
} as const;

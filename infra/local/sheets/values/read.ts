import { printRange } from '../a1.ts';
import { type Area, tabOf } from '../area.ts';
import type { Evaluator } from '../evaluator.ts';
import { type Rendering, render } from '../render.ts';
import type { Scalar } from '../schema/cell.ts';
import type { Dimension } from '../schema/range.ts';

/** A ValueRange as replies give it. */
export interface ValueRange {
  readonly range: string;
  readonly majorDimension: Dimension;
  readonly values?: readonly (readonly Scalar[])[];
}

const trimmed = <T>(list: readonly T[], isEmpty: (each: T) => boolean): readonly T[] =>
  list.slice(0, list.findLastIndex((each) => !isEmpty(each)) + 1);

function turned(rows: readonly (readonly Scalar[])[]): readonly (readonly Scalar[])[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => trimmed(rows.map((row) => row[column] ?? ''), (cell) => cell === ''));
}

/** Reads a rectangle; trailing empty cells and rows are left out, and `values` itself when nothing is there. */
export function readValues(evaluator: Evaluator, area: Area, rendering: Rendering, majorDimension: Dimension = 'ROWS'): ValueRange {
  const tab = tabOf(evaluator.book, area.sheetId);
  const rows: Scalar[][] = [];
  for (let row = area.top; row < Math.min(area.bottom, tab.rows.length); row++) {
    const cells = tab.rows[row]?.cells ?? [];
    const values: Scalar[] = [];
    for (let column = area.left; column < Math.min(area.right, cells.length); column++) {
      const cell = cells[column];
      const value = cell?.userEnteredValue ? render(cell, evaluator.value(tab, row, column), rendering) : '';
      values.push(value);
    }
    rows.push([...trimmed(values, (cell) => cell === '')]);
  }
  const filled = trimmed(rows, (row) => row.length === 0);
  const range = printRange(tab.properties.title, area);
  if (filled.length === 0) return { range, majorDimension };
  return { range, majorDimension, values: majorDimension === 'ROWS' ? filled : turned(filled) };
}

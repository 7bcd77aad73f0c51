import { printRange } from '../a1.ts';
import { type Area, tabOf } from '../area.ts';
import { coerce, type Typed } from '../coercion.ts';
import { cellAt, type Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import type { Cell, Tab } from '../model.ts';
import { guard } from '../protection.ts';
import { numberFormatOf } from '../render.ts';
import type { Scalar } from '../schema/cell.ts';
import type { Dimension } from '../schema/range.ts';

const MAX_CHARACTERS = 50_000;

/** `RAW` keeps strings as they are; `USER_ENTERED` reads them as if typed. */
export type InputOption = 'RAW' | 'USER_ENTERED';

/** How an array is written; an anchor is one cell from which it spreads. */
export interface WriteOptions {
  readonly input: InputOption;
  readonly majorDimension?: Dimension;
  readonly anchor: boolean;
}

/** What was written: its rectangle, and the distinct rows and columns of cells that were not null. */
export interface Written {
  readonly area: Area;
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
  readonly cells: number;
}

/** Throws 400 when a text is longer than a cell may hold. */
export function checkLength(text: string): void {
  if (text.length > MAX_CHARACTERS) {
    throw invalid(`Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`);
  }
}

function typed(draft: Draft, cell: Cell, value: Exclude<Scalar, null>, input: InputOption): Typed {
  if (typeof value === 'number') return { value: { numberValue: value } };
  if (typeof value === 'boolean') return { value: { boolValue: value } };
  checkLength(value);
  if (value === '') return {};
  if (input === 'RAW' || numberFormatOf(cell)?.type === 'TEXT') return { value: { stringValue: value } };
  const { locale, timeZone } = draft.book.properties;
  return coerce(value, { locale, timeZone, at: draft.at });
}

/** A cell after a value was put in: notes, rules and formats stay, a format that typing implies is added where there is none. */
export function entered(draft: Draft, cell: Cell = {}, value: Exclude<Scalar, null>, input: InputOption): Cell {
  const { userEnteredValue: _, textFormatRuns: __, chipRuns: ___, ...kept } = cell;
  const { value: userEnteredValue, numberFormat } = typed(draft, cell, value, input);
  const format = numberFormat && !cell.userEnteredFormat?.['numberFormat'] ? { ...cell.userEnteredFormat, numberFormat } : undefined;
  return { ...kept, ...(userEnteredValue && { userEnteredValue }), ...(format && { userEnteredFormat: format }) };
}

/** Columns as rows and the other way round; what is missing is left alone. */
export const turned = (values: readonly (readonly Scalar[])[]): readonly (readonly Scalar[])[] =>
  Array.from({ length: Math.max(0, ...values.map((line) => line.length)) }, (_, at) => values.map((line) => line[at] ?? null));

/** Where the array lands, from the top left of its target; throws 400 when it does not fit. */
function landing(tab: Tab, target: Area, rows: readonly (readonly Scalar[])[], anchor: boolean): Area {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const area = { ...target, bottom: target.top + Math.max(rows.length, 1), right: target.left + Math.max(width, 1) };
  const { rowCount, columnCount } = tab.grid;
  const within = printRange(tab.properties.title, target);
  if (!anchor && area.bottom > target.bottom) {
    throw invalid(`Requested writing within range [${within}], but tried writing to row [${target.bottom + 1}]`);
  }
  if (!anchor && area.right > target.right) {
    throw invalid(`Requested writing within range [${within}], but tried writing to column [${columnName(target.right)}]`);
  }
  if (area.bottom > rowCount || area.right > columnCount) {
    throw invalid(
      `Range (${printRange(tab.properties.title, area)}) exceeds grid limits. Max rows: ${rowCount}, max columns: ${columnCount}`,
    );
  }
  return area;
}

const columnName = (index: number): string => printRange('A', { top: 0, left: index, bottom: 1, right: index + 1 }).replace(/^A!|1$/g, '');

/** Writes an array into a rectangle. */
export function writeValues(
  draft: Draft,
  target: Area,
  values: readonly (readonly Scalar[])[],
  options: WriteOptions,
): Written {
  const rows = options.majorDimension === 'COLUMNS' ? turned(values) : values;
  const area = landing(tabOf(draft.book, target.sheetId), target, rows, options.anchor);
  const tab = draft.tab(target.sheetId);
  const written = { area, rows: new Set<number>(), columns: new Set<number>(), cells: 0 };
  rows.forEach((line, r) => {
    line.forEach((value, c) => {
      if (value === null) return;
      const [row, column] = [area.top + r, area.left + c];
      guard(draft, tab, { ...area, top: row, left: column, bottom: row + 1, right: column + 1 });
      draft.put(tab, row, column, entered(draft, cellAt(tab, row, column), value, options.input));
      written.rows.add(row);
      written.columns.add(column);
      written.cells += 1;
    });
  });
  return written;
}

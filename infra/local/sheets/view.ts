import type { Evaluator } from './evaluator.ts';
import { below, type Mask, prune } from './mask.ts';
import type { Book, Cell, Tab } from './model.ts';
import { formatted } from './render.ts';
import type { ExtendedValue } from './schema/cell.ts';

/** Fields of a cell as Google's CellData gives them. */
export type CellView = Readonly<Record<string, unknown>>;

type Field = (cell: Cell, effective: ExtendedValue | undefined, book: Book) => unknown;

const FIELDS: readonly (readonly [string, Field])[] = [
  ['userEnteredValue', (cell) => cell.userEnteredValue],
  ['effectiveValue', (_, effective) => effective],
  ['formattedValue', (cell, effective) => (effective ? formatted(cell, effective) || undefined : undefined)],
  ['userEnteredFormat', (cell) => cell.userEnteredFormat],
  ['effectiveFormat', (cell, _, { properties }) => ({ ...properties.defaultFormat, ...cell.userEnteredFormat })],
  ['note', (cell) => cell.note],
  ['dataValidation', (cell) => cell.dataValidation],
  ['textFormatRuns', (cell) => cell.textFormatRuns],
  ['chipRuns', (cell) => cell.chipRuns],
];

/** Makes a view of cells reduced to a mask; the mask is read once for all of them. */
export function cellViewer(evaluator: Evaluator, mask: Mask): (tab: Tab, row: number, column: number) => CellView {
  const wanted = FIELDS.flatMap(([name, field]) => {
    const sub = below(mask, name);
    return sub === undefined ? [] : [{ name, field, sub }];
  });
  return (tab, row, column) => {
    const cell = tab.rows[row]?.cells[column];
    const view: Record<string, unknown> = {};
    if (!cell) return view;
    const effective = cell.userEnteredValue && evaluator.value(tab, row, column);
    for (const { name, field, sub } of wanted) {
      const value = field(cell, effective, evaluator.book);
      if (value !== undefined) view[name] = sub === true ? value : prune(value, sub);
    }
    return view;
  };
}

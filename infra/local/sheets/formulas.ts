import type { Draft } from './draft.ts';
import type { Book, Cell, Row } from './model.ts';
import { remapFormula, shiftFormula } from './refs.ts';
import type { Remap } from './remap.ts';

const known = new WeakMap<Row, readonly number[]>();

const scan = (row: Row): readonly number[] =>
  row.cells.flatMap((cell, column) => (cell?.userEnteredValue?.formulaValue === undefined ? [] : [column]));

/** Columns of a row that hold formulas; remembered for rows that no longer change. */
export function formulaColumns(row: Row): readonly number[] {
  const columns = known.get(row) ?? scan(row);
  known.set(row, columns);
  return columns;
}

const withFormula = (cell: Cell, formulaValue: string): Cell => ({ ...cell, userEnteredValue: { formulaValue } });

/** A cell carried so many rows and columns away: the relative references of its formula go along. */
export function carried(cell: Cell, rows: number, columns: number): Cell {
  const formula = cell.userEnteredValue?.formulaValue;
  return formula === undefined ? cell : withFormula(cell, shiftFormula(formula, rows, columns));
}

/** Lets every formula of the book follow a change of shape. */
export function remapFormulas(draft: Draft, book: Book, target: string, remap: Remap): void {
  for (const tab of book.tabs) {
    for (const [index, row] of tab.rows.entries()) {
      if (!row) continue;
      for (const column of draft.owns(row) ? scan(row) : formulaColumns(row)) {
        const cell = row.cells[column];
        const formula = cell?.userEnteredValue?.formulaValue;
        if (!cell || formula === undefined) continue;
        const next = remapFormula(formula, tab.properties.title, target, remap);
        if (next !== formula) draft.put(draft.tab(tab.properties.sheetId), index, column, withFormula(cell, next));
      }
    }
  }
}

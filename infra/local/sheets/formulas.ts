import { formulaColumns } from './columns.ts';
import type { Draft } from './draft.ts';
import type { Book, Cell } from './model.ts';
import { remapFormula, shiftFormula } from './refs.ts';
import type { Remap } from './remap.ts';

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
      for (const column of formulaColumns(row)) {
        const cell = row.cells[column];
        const formula = cell?.userEnteredValue?.formulaValue;
        if (!cell || formula === undefined) continue;
        const next = remapFormula(formula, tab.properties.title, target, remap);
        if (next !== formula) draft.put(draft.tab(tab.properties.sheetId), index, column, withFormula(cell, next));
      }
    }
  }
}

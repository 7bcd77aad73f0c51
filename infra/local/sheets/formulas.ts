import { formulaColumns } from './columns.ts';
import type { Draft } from './draft.ts';
import type { Cell } from './model.ts';
import { remapFormula, retitleFormula, shiftFormula } from './refs.ts';
import type { Remap } from './remap.ts';

const withFormula = (cell: Cell, formulaValue: string): Cell => ({ ...cell, userEnteredValue: { formulaValue } });

/** A cell carried so many rows and columns away: the relative references of its formula go along. */
export function carried(cell: Cell, rows: number, columns: number): Cell {
  const formula = cell.userEnteredValue?.formulaValue;
  return formula === undefined ? cell : withFormula(cell, shiftFormula(formula, rows, columns));
}

/** Lets every formula of the book follow a change of shape in the tab `target`. */
export function remapFormulas(draft: Draft, target: string, remap: Remap): void {
  rewriteAll(draft, (formula, home) => remapFormula(formula, home, target, remap));
}

/** Lets every formula of the book follow a new title of a tab. */
export function retitleFormulas(draft: Draft, from: string, to: string): void {
  rewriteAll(draft, (formula) => retitleFormula(formula, from, to));
}

function rewriteAll(draft: Draft, rewrite: (formula: string, home: string) => string): void {
  for (const tab of draft.book.tabs) {
    for (const [index, row] of tab.rows.entries()) {
      if (!row) continue;
      for (const column of formulaColumns(row)) {
        const cell = row.cells[column];
        const formula = cell?.userEnteredValue?.formulaValue;
        if (!cell || formula === undefined) continue;
        const next = rewrite(formula, tab.properties.title);
        if (next !== formula) draft.put(draft.tab(tab.properties.sheetId), index, column, withFormula(cell, next));
      }
    }
  }
}

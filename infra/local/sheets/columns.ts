import type { Row } from './model.ts';

const known = new WeakMap<Row, readonly number[]>();

const scan = ({ cells }: Row): readonly number[] =>
  cells.flatMap((cell, column) => (cell?.userEnteredValue?.formulaValue === undefined ? [] : [column]));

/** Columns of a row that hold formulas; remembered until the row changes. */
export function formulaColumns(row: Row): readonly number[] {
  const columns = known.get(row) ?? scan(row);
  known.set(row, columns);
  return columns;
}

/** Says that a row is about to change. */
export const forgetFormulas = (row: Row): void => void known.delete(row);

import { columnOf, lettersOf, quoteTitle } from './a1.ts';
import type { Remap } from './remap.ts';

const TITLE = String.raw`'(?:[^']|'')*'|[\p{L}_][\p{L}\d_.]*`;
const CELLS = String.raw`\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d+:\$?\d+`;
/** Strings, references (with or without a tab) and other words of a formula; only references have a second group. */
const TOKEN = new RegExp(String.raw`"(?:[^"]|"")*"|((?:${TITLE})!)?(${CELLS})(?![\p{L}\d_(!])|[\p{L}\d_.]+`, 'gu');

/** One end of a reference: `$B$3` with its marks; a whole row or column lacks the other part. */
interface End {
  readonly column?: number;
  readonly columnFixed: boolean;
  readonly row?: number;
  readonly rowFixed: boolean;
}

type Change = (ends: readonly End[], title: string | undefined) => readonly End[] | undefined;

function parseEnd(text: string): End {
  const [, columnMark, letters, rowMark, digits] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  return {
    ...(letters && { column: columnOf(letters) }),
    columnFixed: columnMark === '$' && Boolean(letters),
    ...(digits && { row: Number(digits) - 1 }),
    rowFixed: rowMark === '$' || (columnMark === '$' && !letters),
  };
}

function printEnd({ column, columnFixed, row, rowFixed }: End): string {
  const letters = column === undefined ? '' : lettersOf(column);
  return `${columnFixed ? '$' : ''}${letters}${rowFixed ? '$' : ''}${row === undefined ? '' : row + 1}`;
}

const titleOf = (prefix: string | undefined): string | undefined => prefix?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");

function rewrite(formula: string, change: Change): string {
  return formula.replace(TOKEN, (token: string, prefix: string | undefined, cells: string | undefined) => {
    if (cells === undefined) return token;
    const ends = cells.split(':').map(parseEnd);
    const next = change(ends, titleOf(prefix));
    if (next === ends) return token;
    return next ? `${prefix ?? ''}${next.map(printEnd).join(':')}` : '#REF!';
  });
}

/** A formula carried to another cell: relative references shift by so many rows and columns. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const shifted = (end: End): End => ({
    ...end,
    ...(end.row !== undefined && !end.rowFixed && { row: end.row + rows }),
    ...(end.column !== undefined && !end.columnFixed && { column: end.column + columns }),
  });
  return rewrite(formula, (ends) => {
    const next = ends.map(shifted);
    return next.some((end) => (end.row ?? 0) < 0 || (end.column ?? 0) < 0) ? undefined : next;
  });
}

/** A formula after a tab got another title. */
export const retitleFormula = (formula: string, from: string, to: string): string =>
  formula.replace(TOKEN, (token: string, prefix: string | undefined, cells: string | undefined) =>
    cells !== undefined && titleOf(prefix) === from ? `${quoteTitle(to)}!${cells}` : token,
  );

/** A formula after lines of a tab were put in, taken out or moved; `home` and `target` are titles of its own and the changed tab. */
export function remapFormula(formula: string, home: string, target: string, remap: Remap): string {
  const field = remap.dimension === 'ROWS' ? 'row' : 'column';
  return rewrite(formula, (ends, title = home) => {
    const [first, last = first] = ends;
    const start = first?.[field];
    const end = last?.[field];
    if (title !== target || !first || !last || start === undefined || end === undefined) return ends;
    const next = remap.span(Math.min(start, end), Math.max(start, end) + 1);
    if (!next) return undefined;
    const moved = [{ ...first, [field]: next[0] }, { ...last, [field]: next[1] - 1 }];
    return ends.length === 1 ? moved.slice(0, 1) : moved;
  });
}

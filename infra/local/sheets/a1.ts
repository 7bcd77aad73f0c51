/** A reference as written: which tab, and either an index range or a name. Missing ends are open. */
export interface Reference {
  readonly title?: string;
  readonly name?: string;
  readonly startRowIndex?: number;
  readonly endRowIndex?: number;
  readonly startColumnIndex?: number;
  readonly endColumnIndex?: number;
}

const CELL = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/;
const R1C1 = /^R(\d+)C(\d+)$/i;

/** Column letters of a zero-based index: 0 -> `A`, 26 -> `AA`. */
export function lettersOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : lettersOf(Math.floor(index / 26) - 1) + lettersOf(index % 26);
}

/** Zero-based index of column letters. */
export const columnOf = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const looksLikeCell = (title: string): boolean => /^[A-Za-z]{1,3}\d+$/.test(title) || /^R\d*C\d*$/i.test(title);

interface Corner {
  readonly row?: number;
  readonly column?: number;
}

function corner(text: string): Corner | undefined {
  const byNumber = R1C1.exec(text);
  if (byNumber) return { row: Number(byNumber[1]) - 1, column: Number(byNumber[2]) - 1 };
  const [, letters, digits] = CELL.exec(text) ?? [];
  if ((letters === undefined && digits === undefined) || digits === '0') return undefined;
  return { ...(digits !== undefined && { row: Number(digits) - 1 }), ...(letters !== undefined && { column: columnOf(letters) }) };
}

/** Start and end of one dimension; reversed ends are turned round, a one-sided one is open at its end. */
function span(a: number | undefined, b: number | undefined): readonly [number?, number?] {
  const only = a ?? b;
  if (only === undefined) return [];
  if (a === undefined || b === undefined) return [only];
  return [Math.min(a, b), Math.max(a, b) + 1];
}

/** Reads the part right of `!`; undefined when it is no range of cells. */
export function parseCells(text: string): Omit<Reference, 'title' | 'name'> | undefined {
  const [first = '', second, ...rest] = text.split(':');
  const start = corner(first);
  const end = second === undefined ? start : corner(second);
  if (!start || !end || rest.length > 0) return undefined;
  if (second === undefined && (start.row === undefined || start.column === undefined)) return undefined;
  const [startRowIndex, endRowIndex] = span(start.row, end.row);
  const [startColumnIndex, endColumnIndex] = span(start.column, end.column);
  return {
    ...(startRowIndex !== undefined && { startRowIndex }),
    ...(endRowIndex !== undefined && { endRowIndex }),
    ...(startColumnIndex !== undefined && { startColumnIndex }),
    ...(endColumnIndex !== undefined && { endColumnIndex }),
  };
}

/** Reads A1 notation (or R1C1); undefined when it cannot be read. https://developers.google.com/workspace/sheets/api/guides/concepts */
export function parseA1(text: string): Reference | undefined {
  const quoted = /^'((?:[^']|'')*)'(?:!(.+))?$/s.exec(text);
  if (quoted) return withTitle((quoted[1] ?? '').replaceAll("''", "'"), quoted[2]);
  const mark = text.indexOf('!');
  if (mark < 0) return parseCells(text) ?? (/^[^:'[\]]+$/.test(text) ? { name: text } : undefined);
  const title = text.slice(0, mark);
  return looksLikeCell(title) ? undefined : withTitle(title, text.slice(mark + 1));
}

function withTitle(title: string, rest: string | undefined): Reference | undefined {
  if (!title) return undefined;
  return rest === undefined ? { title } : { title, ...(parseCells(rest) ?? { name: rest }) };
}

/** A tab title as replies write it: quoted only when needed. */
export const quoteTitle = (title: string): string =>
  /^[A-Za-z_][A-Za-z0-9_.]*$/.test(title) && !looksLikeCell(title) ? title : `'${title.replaceAll("'", "''")}'`;

/** A1 notation of a rectangle, as replies write it: one cell has no colon. */
export function printRange(title: string, area: { top: number; left: number; bottom: number; right: number }): string {
  const start = `${lettersOf(area.left)}${area.top + 1}`;
  const end = `${lettersOf(Math.max(area.right - 1, area.left))}${Math.max(area.bottom, area.top + 1)}`;
  return `${quoteTitle(title)}!${start === end ? start : `${start}:${end}`}`;
}

import type { Change } from './changes.ts';
import type { Typed } from './typed.ts';

/** One write call of the API. */
export interface Write {
  readonly path: 'values:batchUpdate' | ':batchUpdate';
  readonly body: object;
}

type Values = Extract<Change, { kind: 'values' }>;

/** A zero-based column as letters: 27 -> `AB`. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCodePoint(65 + (index % 26));
}

function rangeName(title: string, { row, column, values }: Values): string {
  const [height, width] = [values.length, values[0]?.length ?? 1];
  const from = `${columnName(column)}${row + 1}`;
  const to = `${columnName(column + width - 1)}${row + height}`;
  return `'${title.replaceAll("'", "''")}'!${from}:${to}`;
}

const isFormula = (value: Typed): boolean => typeof value === 'string' && value.startsWith('=') && value.length > 1;

/** Cells of the other sort become null, which the API leaves alone. */
function part(change: Values, title: string, wanted: (value: Typed) => boolean): object[] {
  if (!change.values.flat().some(wanted)) return [];
  const values = change.values.map((line) => line.map((value) => (wanted(value) ? value : null)));
  return [{ range: rangeName(title, change), majorDimension: 'ROWS', values }];
}

const write = (valueInputOption: string, data: object[]): Write[] =>
  data.length > 0 ? [{ path: 'values:batchUpdate', body: { valueInputOption, data } }] : [];

/** RAW, because the page has read the typing already and `0013` must not become 13; formulas need USER_ENTERED. */
function valueWrites(changes: readonly Values[], titleOf: (sheetId: number) => string): Write[] {
  return [
    ...write('RAW', changes.flatMap((change) => part(change, titleOf(change.sheetId), (value) => !isFormula(value)))),
    ...write('USER_ENTERED', changes.flatMap((change) => part(change, titleOf(change.sheetId), isFormula))),
  ];
}

function request(change: Exclude<Change, Values>): object {
  const { sheetId } = change;
  if (change.kind === 'note') {
    const start = { sheetId, rowIndex: change.row, columnIndex: change.column };
    return { updateCells: { start, fields: 'note', rows: [{ values: [{ note: change.note }] }] } };
  }
  if (change.kind === 'sort') {
    const range = { sheetId, startRowIndex: change.startRow, endRowIndex: change.endRow, startColumnIndex: 0, endColumnIndex: change.endColumn };
    const sortSpecs = change.keys.map(({ column, descending }) => ({ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }));
    return { sortRange: { range, sortSpecs } };
  }
  const range = { sheetId, dimension: 'ROWS', startIndex: change.start, endIndex: change.end };
  if (change.kind === 'delete') return { deleteDimension: { range } };
  return { insertDimension: { range, inheritFromBefore: change.start > 1 } };
}

/** Changes in their order as few write calls: neighbouring values share one, and so do neighbouring changes of shape. */
export function writesOf(changes: readonly Change[], titleOf: (sheetId: number) => string): Write[] {
  const writes: Write[] = [];
  for (let at = 0; at < changes.length; ) {
    const isValues = changes[at]?.kind === 'values';
    const end = changes.findIndex((change, index) => index > at && (change.kind === 'values') !== isValues);
    const run = changes.slice(at, end < 0 ? undefined : end);
    const requests = run.flatMap((change) => (change.kind === 'values' ? [] : [request(change)]));
    if (isValues) writes.push(...valueWrites(run.flatMap((change) => (change.kind === 'values' ? [change] : [])), titleOf));
    else writes.push({ path: ':batchUpdate', body: { requests } });
    at += run.length;
  }
  return writes;
}

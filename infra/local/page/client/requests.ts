import type { Ask, Change, NoteChange, Values } from './changes.ts';
import { hasFormulas } from './changes.ts';
import type { Dimension } from './wire.ts';

/** One write call of the API: all of it is taken, or nothing. */
export interface Write {
  readonly path: 'values:batchUpdate' | ':batchUpdate';
  readonly body: object;
}

/** A zero-based column as letters: 27 -> `AB`. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCodePoint(65 + (index % 26));
}

/** The name of a tab before a range. */
export const quoted = (title: string): string => `'${title.replaceAll("'", "''")}'`;

function rangeName(title: string, { row, column, values }: Values): string {
  const [height, width] = [values.length, values[0]?.length ?? 1];
  const from = `${columnName(column)}${row + 1}`;
  const to = `${columnName(column + width - 1)}${row + height}`;
  return `${quoted(title)}!${from}:${to}`;
}

/** RAW, because the page has read the typing already and `0013` must not become 13; formulas need USER_ENTERED. */
function valueWrite(changes: readonly Values[], titleOf: (sheetId: number) => string): Write {
  const data = changes.map((change) => ({ range: rangeName(titleOf(change.sheetId), change), majorDimension: 'ROWS', values: change.values }));
  const valueInputOption = changes.some(hasFormulas) ? 'USER_ENTERED' : 'RAW';
  return { path: 'values:batchUpdate', body: { valueInputOption, data } };
}

const noteRequest = ({ sheetId, row, column, note }: NoteChange): object => ({
  updateCells: { start: { sheetId, rowIndex: row, columnIndex: column }, fields: 'note', rows: [{ values: [{ note }] }] },
});

const lines = (sheetId: number, dimension: Dimension, startIndex: number, endIndex: number): object => ({ sheetId, dimension, startIndex, endIndex });
const rowRange = (sheetId: number, start: number, end: number): object => ({ sheetId, startRowIndex: start, endRowIndex: end });

/** All of a cell that people and the system put there. */
const CONTENT = 'userEnteredValue,userEnteredFormat,note,dataValidation';

const put = (sheetId: number, rowIndex: number, columnIndex: number, cells: readonly (readonly object[])[]): object => ({
  updateCells: { start: { sheetId, rowIndex, columnIndex }, fields: CONTENT, rows: cells.map((values) => ({ values })) },
});

/** Deleted lines as they were: the same developer metadata under the same numbers, so that the system knows its rows again. */
function restored({ sheetId, dimension, start, end, kept }: Extract<Ask, { kind: 'restore' }>): object[] {
  const isRows = dimension === 'ROWS';
  const cells = kept.cells.length > 0 ? [put(sheetId, isRows ? start : 0, isRows ? 0 : start, kept.cells)] : [];
  return [
    { insertDimension: { range: lines(sheetId, dimension, start, end), inheritFromBefore: start > 0 } },
    ...cells,
    ...kept.widths.map((pixelSize, offset) => {
      const range = lines(sheetId, dimension, start + offset, start + offset + 1);
      return { updateDimensionProperties: { range, properties: { pixelSize }, fields: 'pixelSize' } };
    }),
    ...kept.tags.map(({ offset, tag }) => {
      const location = { dimensionRange: lines(sheetId, dimension, start + offset, start + offset + 1) };
      return { createDeveloperMetadata: { developerMetadata: { visibility: 'DOCUMENT', ...tag, location } } };
    }),
  ];
}

/** The API sorts but takes no order: one more column says it for the length of one batch. */
function ordered({ sheetId, start, width, order }: Extract<Ask, { kind: 'order' }>): object[] {
  const ranks: object[][] = [];
  order.forEach((row, rank) => (ranks[row - start] = [{ userEnteredValue: { numberValue: rank } }]));
  const range = { sheetId, startRowIndex: start, endRowIndex: start + order.length, startColumnIndex: 0, endColumnIndex: width + 1 };
  return [
    { appendDimension: { sheetId, dimension: 'COLUMNS', length: 1 } },
    put(sheetId, start, width, ranks),
    { sortRange: { range, sortSpecs: [{ dimensionIndex: width, sortOrder: 'ASCENDING' }] } },
    { deleteDimension: { range: lines(sheetId, 'COLUMNS', width, width + 1) } },
  ];
}

function sorted({ sheetId, start, end, width, keys }: Extract<Ask, { kind: 'sort' }>): object {
  const range = { sheetId, startRowIndex: start, endRowIndex: end, startColumnIndex: 0, endColumnIndex: width };
  const sortSpecs = keys.map(({ column, descending }) => ({ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }));
  return { sortRange: { range, sortSpecs } };
}

function asked(ask: Ask): object[] {
  const { kind, sheetId } = ask;
  switch (kind) {
    case 'insert':
      return [{ insertDimension: { range: lines(sheetId, ask.dimension, ask.start, ask.end), inheritFromBefore: ask.inherit } }];
    case 'delete':
      return [{ deleteDimension: { range: lines(sheetId, ask.dimension, ask.start, ask.end) } }];
    case 'move':
      return [{ moveDimension: { source: lines(sheetId, ask.dimension, ask.start, ask.end), destinationIndex: ask.to } }];
    case 'restore':
      return restored(ask);
    case 'sort':
      return [sorted(ask)];
    case 'order':
      return ordered(ask);
    case 'cut':
      return [{ cutPaste: { source: rowRange(sheetId, ask.start, ask.end), destination: { sheetId, rowIndex: ask.to }, pasteType: 'PASTE_NORMAL' } }];
    case 'copy':
      return [{ copyPaste: { source: rowRange(sheetId, ask.start, ask.end), destination: rowRange(sheetId, ask.to, ask.to + ask.count), pasteType: 'PASTE_NORMAL' } }];
    case 'put':
      break;
  }
  return ask.blocks.map(({ start, cells }) => put(sheetId, start, 0, cells));
}

type Way = 'raw' | 'formulas' | 'note' | 'ask';

function wayOf(change: Change): Way {
  if (change.kind === 'values') return hasFormulas(change) ? 'formulas' : 'raw';
  return change.kind === 'note' ? 'note' : 'ask';
}

/** How many of the first changes go in one call: values of one kind together, notes together, what is asked alone. */
export function firstCall(changes: readonly Change[]): number {
  const [first] = changes;
  if (!first) return 0;
  const way = wayOf(first);
  const other = changes.findIndex((change, index) => index > 0 && (way === 'ask' || wayOf(change) !== way));
  return other < 0 ? changes.length : other;
}

/** The call that makes changes of one way, as `firstCall` counted them. */
export function writeOf(changes: readonly Change[], titleOf: (sheetId: number) => string): Write {
  const values = changes.flatMap((change) => (change.kind === 'values' ? [change] : []));
  if (values.length > 0) return valueWrite(values, titleOf);
  const requests = changes.flatMap((change) => (change.kind === 'note' ? [noteRequest(change)] : change.kind === 'values' ? [] : asked(change)));
  return { path: ':batchUpdate', body: { requests } };
}

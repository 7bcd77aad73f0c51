import { isError, type Remark } from '../errors/remarks.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import type { Raw } from '../sheet/cell.ts';
import { ROW_KEY, type SheetRequest } from '../sheet/sheets.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { RowPlan } from './row-plan.ts';

/** Our notes begin so; a note that begins otherwise is somebody's own and is left alone. */
const OURS = '[登记台] ';

/** A value as a request states it. */
export const valueOf = (raw: Raw): { stringValue: string } | { numberValue: number } | { boolValue: boolean } =>
  typeof raw === 'string' ? { stringValue: raw } : typeof raw === 'number' ? { numberValue: raw } : { boolValue: raw };

const area = (sheetId: number, row: number, column: number) => ({ sheetId, startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 });

/** The system's cells of a row by column index, only those that are not yet as they should be; null leaves a cell alone. */
export function differing(register: Register, tab: Tab, { row, cells = {} }: Pick<RowPlan, 'row' | 'cells'>, barred: ReadonlySet<string> = new Set()): readonly (Raw | null)[] {
  const own = new Set(systemColumns(register).map((column) => column.key));
  const values = tab.layout.map((key): Raw | null => {
    if (key === null || !own.has(key) || row?.covered.has(key) || barred.has(key)) return null;
    const [had, has] = [row?.cells[key]?.raw, cells[key]];
    return had === has ? null : (has ?? '');
  });
  return values.slice(0, values.findLastIndex((value) => value !== null) + 1);
}

/** Requests that put values into the cells of a row by its number; null leaves a cell alone, '' empties it. */
export const cellRequests = (sheetId: number, index: number, values: readonly (Raw | null)[]): readonly SheetRequest[] =>
  values.flatMap((value, column): readonly SheetRequest[] => (value === null ? [] : [{
    updateCells: { range: area(sheetId, index, column), rows: [{ values: [value === '' ? {} : { userEnteredValue: valueOf(value) }] }], fields: 'userEnteredValue' },
  }]));

/** The request that marks a row with its identity. */
export const markRequest = (sheetId: number, index: number, metadataId: number): SheetRequest => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId, metadataKey: ROW_KEY, visibility: 'DOCUMENT', location: { dimensionRange: { sheetId, dimension: 'ROWS', startIndex: index, endIndex: index + 1 } } },
  },
});

/** The request that takes a mark back from wherever it landed. */
export const unmarkRequest = (metadataId: number): SheetRequest => ({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } });

/** Requests that bring the notes on a row's cells up to date: one on each cell with an error, ours gone from every other. */
export function noteRequests(tab: Tab, row: TabRow, remarks: readonly Remark[]): readonly SheetRequest[] {
  return [...tab.position].flatMap(([key, position]): readonly SheetRequest[] => {
    const had = row.notes[key] ?? '';
    const errors = remarks.filter((it) => it.column === key && isError(it));
    const wanted = errors.length === 0 ? '' : `${OURS}${errors.map((it) => it.sentence.zh).join('；')}`;
    if (had === wanted || (had !== '' && !had.startsWith(OURS))) return [];
    return [noteRequest(tab.sheetId, row.index, position, wanted)];
  });
}

/** The request that puts a note on a cell; '' takes it away. */
export const noteRequest = (sheetId: number, row: number, column: number, note: string): SheetRequest => ({
  updateCells: { range: area(sheetId, row, column), rows: [{ values: [note === '' ? {} : { note }] }], fields: 'note' },
});

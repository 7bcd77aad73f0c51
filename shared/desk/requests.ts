import type { SystemCells } from '../cases/project.ts';
import { isError, type Remark } from '../errors/remarks.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import type { Raw } from '../sheet/cell.ts';
import { ROW_KEY, type SheetRequest } from '../sheet/sheets.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';

/** Our notes begin so; a note that begins otherwise is somebody's own and is left alone. */
const OURS = '[登记台] ';

const valueOf = (raw: Raw): { stringValue: string } | { numberValue: number } | { boolValue: boolean } =>
  typeof raw === 'string' ? { stringValue: raw } : typeof raw === 'number' ? { numberValue: raw } : { boolValue: raw };

const area = (sheetId: number, row: number, column: number) => ({ sheetId, startRowIndex: row, endRowIndex: row + 1, startColumnIndex: column, endColumnIndex: column + 1 });

/** Requests that write the system's cells of a row by its number; cells that already are so stay out. */
export function cellRequests(register: Register, tab: Tab, index: number, cells: SystemCells, before: Readonly<Record<string, { readonly raw: Raw }>> = {}): readonly SheetRequest[] {
  return systemColumns(register).flatMap((column): readonly SheetRequest[] => {
    const position = tab.position.get(column.key);
    const [had, has] = [before[column.key]?.raw, cells[column.key]];
    if (position === undefined || had === has) return [];
    return [{ updateCells: { range: area(tab.sheetId, index, position), rows: [{ values: [has === undefined ? {} : { userEnteredValue: valueOf(has) }] }], fields: 'userEnteredValue' } }];
  });
}

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
    return [{ updateCells: { range: area(tab.sheetId, row.index, position), rows: [{ values: [wanted === '' ? {} : { note: wanted }] }], fields: 'note' } }];
  });
}

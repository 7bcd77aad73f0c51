import type { ReadCell } from './cell.ts';
import { COLUMN_KEY, ROW_KEY, type Merge, type SnapshotRow, type Span, type TabSnapshot, type Window, type WireCell, type WireGrid, type WireRange, type WireSheet, type WireValue } from './sheets.ts';

/** Errors of formulas as a values read writes them (developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ErrorType). */
const ERROR_TEXT: Readonly<Record<string, string>> = {
  N_A: '#N/A', DIVIDE_BY_ZERO: '#DIV/0!', VALUE: '#VALUE!', REF: '#REF!', NAME: '#NAME?', NUM: '#NUM!', NULL_VALUE: '#NULL!', ERROR: '#ERROR!',
};

/** A tab of a grid read: its windows put together, of a row met twice the fuller reading. */
export function snapshotOf(sheet: WireSheet, window: Window): TabSnapshot {
  const keys: (string | undefined)[] = [];
  const rows = new Map<number, SnapshotRow>();
  for (const grid of sheet.data ?? []) {
    const [top, left] = [grid.startRow ?? 0, grid.startColumn ?? 0];
    grid.columnMetadata?.forEach((column, index) => {
      keys[left + index] ??= column.developerMetadata?.find((it) => it.metadataKey === COLUMN_KEY)?.metadataValue ?? undefined;
    });
    const count = Math.max(grid.rowData?.length ?? 0, grid.rowMetadata?.length ?? 0);
    for (let index = 0; index < count; index += 1) {
      const row = rowOf(grid, index, top + index, left, window);
      const had = rows.get(row.index);
      if (!had || had.partial || row.cells.length > had.cells.length) rows.set(row.index, row);
    }
  }
  const size = sheet.properties?.gridProperties;
  return {
    sheetId: sheet.properties?.sheetId ?? 0, title: sheet.properties?.title ?? '', rowCount: size?.rowCount ?? 0, columnCount: size?.columnCount ?? 0,
    keys, rows: [...rows.values()].toSorted((a, b) => a.index - b.index), merges: (sheet.merges ?? []).map(mergeOf),
  };
}

function rowOf(grid: WireGrid, position: number, index: number, left: number, window: Window): SnapshotRow {
  const cells: (ReadCell | undefined)[] = [];
  grid.rowData?.[position]?.values?.forEach((cell, column) => {
    cells[left + column] = cellOf(cell);
  });
  const tags = grid.rowMetadata?.[position]?.developerMetadata ?? [];
  const partial = window.rows !== undefined && index > 0 && isIn(window.marks?.spans, index) && !isIn(window.rows, index) && cells.length <= (window.marks?.column ?? 0) + 1;
  return {
    index, cells, metadata: tags.flatMap((it) => (it.metadataKey === ROW_KEY && typeof it.metadataId === 'number' ? [it.metadataId] : [])),
    ...(partial ? { partial } : {}),
  };
}

const isIn = (spans: readonly Span[] | undefined, index: number): boolean => spans?.some(([from, to]) => index >= from && index < to) === true;

const mergeOf = (range: WireRange): Merge => ({
  rows: [range.startRowIndex ?? 0, range.endRowIndex ?? Infinity], columns: [range.startColumnIndex ?? 0, range.endColumnIndex ?? Infinity],
});

function cellOf(cell: WireCell): ReadCell | undefined {
  const raw = rawOf(cell.effectiveValue);
  const note = cell.note ? { note: cell.note } : {};
  if (raw === undefined) return cell.note ? { raw: '', ...note } : undefined;
  return {
    raw,
    ...(cell.userEnteredValue?.formulaValue ? { formula: cell.userEnteredValue.formulaValue } : {}),
    ...(cell.effectiveValue?.errorValue ? { broken: true as const } : {}),
    ...note,
  };
}

/** A value of a grid read as a values read would give it; undefined for a blank. */
export function rawOf(value: WireValue | undefined): ReadCell['raw'] | undefined {
  if (value?.errorValue) return ERROR_TEXT[value.errorValue.type ?? ''] ?? '#ERROR!';
  const raw = value?.numberValue ?? value?.boolValue ?? value?.stringValue ?? undefined;
  return raw === '' ? undefined : raw;
}

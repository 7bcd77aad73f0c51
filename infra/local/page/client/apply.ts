import type { ICellData } from '@univerjs/core';
import { RANGE_TYPE } from '@univerjs/core';
import type { ISelectionWithStyle } from '@univerjs/sheets';
import {
  InsertRowMutation,
  RemoveRowMutation,
  ReorderRangeMutation,
  SelectionMoveType,
  SetRangeValuesMutation,
  SetSelectionsOperation,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import { gridCell } from './cells.ts';
import { movedRow } from './rebase.ts';
import { styleOf } from './looks.ts';
import type { Tab } from './model.ts';
import { moveNotes, setNote } from './notes.ts';
import type { Session } from './session.ts';
import { sheetModel } from './session.ts';
import type { CellData, Op } from './wire.ts';

/** Never an echo to the server, and an open editor stays open. */
const FROM_OTHERS = { fromCollab: true } as const;

type CellsOp = Extract<Op, { op: 'cells' }>;
/** A change of rows or columns. */
export type ShapeOp = Exclude<Op, CellsOp | { op: 'reload' }>;

/** What must wait: the cell being typed in, and cells typed here that the server does not have yet. */
export type Hold = (tab: Tab, row: number, column: number, cell: CellData) => boolean;

function eachCell(op: CellsOp, visit: (cell: CellData, row: number, column: number) => void): void {
  op.rows.forEach((line, r) => line.forEach((cell, c) => cell && visit(cell, op.startRow + r, op.startColumn + c)));
}

/** Puts values and notes into the grid; looks only where the tab is no register, which draws its own. */
export function applyCells(session: Session, tab: Tab, op: CellsOp, hold: Hold): void {
  const { unit } = session.open ?? {};
  const cellValue: Record<number, Record<number, ICellData>> = {};
  eachCell(op, (cell, row, column) => {
    setNote(session, tab, { row, column }, cell.note);
    if (hold(tab, row, column, cell)) return;
    const looks = tab.register ? {} : { s: styleOf(cell.userEnteredFormat ?? {}) };
    (cellValue[row] ??= {})[column] = { ...gridCell(cell), ...looks };
  });
  if (Object.keys(cellValue).length === 0) return;
  session.commands.syncExecuteCommand(SetRangeValuesMutation.id, { unitId: unit, subUnitId: tab.id, cellValue }, FROM_OTHERS);
}

const lastColumn = (session: Session, tab: Tab): number => (sheetModel(session, tab.id)?.getColumnCount() ?? 1) - 1;

const lastRow = (session: Session, tab: Tab): number => (sheetModel(session, tab.id)?.getRowCount() ?? 1) - 1;

/** The selection does not follow a change by others on its own. One that ends up beyond the last row breaks the grid for good. */
function moveSelections(session: Session, tab: Tab, op: ShapeOp, before: readonly ISelectionWithStyle[]): void {
  const at = (row: number) => Math.min(movedRow(row, op) ?? op.start, lastRow(session, tab));
  const selections = before.map((selection) => {
    const { range, primary } = selection;
    const moved = { ...range, startRow: at(range.startRow), endRow: Math.max(at(range.startRow), at(range.endRow)) };
    if (!primary) return { ...selection, range: moved };
    const row = at(primary.actualRow);
    return { ...selection, range: moved, primary: { ...primary, actualRow: row, startRow: row, endRow: row } };
  });
  session.commands.syncExecuteCommand(
    SetSelectionsOperation.id,
    { unitId: session.open?.unit, subUnitId: tab.id, selections, type: SelectionMoveType.MOVE_END },
    FROM_OTHERS,
  );
}

function changeShape(session: Session, tab: Tab, op: ShapeOp): void {
  const place = { unitId: session.open?.unit, subUnitId: tab.id };
  const rows = (start: number, end: number) => ({
    startRow: start,
    endRow: end - 1,
    startColumn: 0,
    endColumn: lastColumn(session, tab),
    rangeType: RANGE_TYPE.ROW,
  });
  const run = (id: string, params: object) => session.commands.syncExecuteCommand(id, { ...place, ...params }, FROM_OTHERS);
  if (op.op === 'insert') run(InsertRowMutation.id, { range: rows(op.start, op.end) });
  if (op.op === 'delete') run(RemoveRowMutation.id, { range: rows(op.start, op.end) });
  if (op.op === 'reorder') {
    const order = Object.fromEntries(op.order.map((former, index) => [op.start + index, former]));
    run(ReorderRangeMutation.id, { range: rows(op.start, op.start + op.order.length), order });
  }
}

/** Changes the rows of a tab as the server did; notes follow, and after a change by others the selection too. */
export function applyShape(session: Session, tab: Tab, op: ShapeOp, isOwn: boolean): void {
  const selections = session.engine.injector.get(SheetsSelectionsService);
  const before = selections.getWorkbookSelections(session.open?.unit ?? '').getSelectionsOfWorksheet(tab.id);
  moveNotes(session, tab, (row) => movedRow(row, op), () => changeShape(session, tab, op));
  if (!isOwn) moveSelections(session, tab, op, before);
}

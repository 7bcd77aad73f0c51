import type { ICellData, Nullable } from '@univerjs/core';
import { RANGE_TYPE } from '@univerjs/core';
import { InsertRowMutation, RemoveRowMutation, SetRangeValuesMutation } from '@univerjs/sheets';
import type { Hold } from './apply.ts';
import { gridCell } from './cells.ts';
import { abandonEditing, editingAt, moveEditing } from './editing.ts';
import type { Answers, Book, Tab } from './model.ts';
import { cellsOf, sheetIn } from './model.ts';
import { notesShown, setNote } from './notes.ts';
import type { Marks } from './places.ts';
import { isStill, placesBetween } from './places.ts';
import type { Places } from './rebase.ts';
import type { Session } from './session.ts';
import { reader, sheetModel } from './session.ts';
import type { CellData, Sheet } from './wire.ts';

/** What tells the rows and columns of a tab as the grid shows it. */
function marksShown(session: Session, tab: Tab): Marks {
  const sheet = sheetModel(session, tab.id);
  const read = sheet && reader(sheet);
  const rows = Array.from({ length: sheet?.getRowCount() ?? 0 }, (_, row) => String(read?.(row, 0) ?? ''));
  return { rows, titles: tab.columns.map(({ title }) => title) };
}

function marksRead(sheet: Sheet | undefined, tab: Tab): Marks {
  const rows = Array.from({ length: tab.rowCount }, () => '');
  for (const { cell, row, column } of cellsOf(sheet)) if (column === 0) rows[row] = String(gridCell(cell).v ?? '');
  return { rows, titles: tab.columns.map(({ title }) => title) };
}

const NOWHERE: Places = { row: () => undefined, column: () => undefined };

/** A tab and where its rows and columns are in a fresh read; `still` when all stand where they stood. */
export interface Shift {
  readonly tab: Tab;
  readonly places: Places;
  readonly still: boolean;
}

/** Compares what the grid shows with a fresh read, tab by tab. */
export function shifts(session: Session, book: Book, answers: Answers): Shift[] {
  return [...(session.open?.book.tabs.values() ?? [])].map((tab) => {
    const fresh = book.tabs.get(tab.id);
    if (!fresh) return { tab, places: NOWHERE, still: false };
    const [before, after] = [marksShown(session, tab), marksRead(sheetIn(answers.cells, tab.sheetId), fresh)];
    return { tab, places: placesBetween(before, after), still: isStill(before, after) };
  });
}

const plain = (value: ICellData['v']): string | number => (typeof value === 'boolean' ? Number(value) : (value ?? ''));

const isSame = (shown: Nullable<ICellData>, fresh: ICellData): boolean =>
  plain(shown?.v) === plain(fresh.v) && (shown?.f ?? null) === (fresh.f ?? null) && !shown?.p;

/** Gives the grid as many rows as the tab has. */
function resize(session: Session, tab: Tab, count: number): void {
  const now = sheetModel(session, tab.id)?.getRowCount() ?? count;
  if (now === count) return;
  const [startRow, endRow] = [Math.min(now, count), Math.max(now, count) - 1];
  const range = { startRow, endRow, startColumn: 0, endColumn: tab.columns.length - 1, rangeType: RANGE_TYPE.ROW };
  const mutation = now < count ? InsertRowMutation : RemoveRowMutation;
  session.commands.syncExecuteCommand(mutation.id, { unitId: session.open?.unit, subUnitId: tab.id, range }, { fromCollab: true });
}

/** Changes what differs from a fresh read, cell by cell: nothing blinks, and an open editor stays open. */
function refresh(session: Session, tab: Tab, sheet: Sheet | undefined, hold: Hold): void {
  resize(session, tab, tab.rowCount);
  const matrix = sheetModel(session, tab.id)?.getCellMatrix();
  const fresh = new Map<number, CellData>();
  for (const { cell, row, column } of cellsOf(sheet)) fresh.set(row * tab.columns.length + column, cell);
  const notes = notesShown(session, tab);
  const cellValue: Record<number, Record<number, ICellData>> = {};
  for (let at = 0; at < tab.rowCount * tab.columns.length; at++) {
    const [row, column] = [Math.floor(at / tab.columns.length), at % tab.columns.length];
    const cell = fresh.get(at) ?? {};
    if ((cell.note ?? '') !== (notes.get(`${row}:${column}`) ?? '')) setNote(session, tab, { row, column }, cell.note);
    const next = gridCell(cell);
    if (!isSame(matrix?.getValue(row, column), next) && !hold(tab, row, column, cell)) (cellValue[row] ??= {})[column] = next;
  }
  if (Object.keys(cellValue).length === 0) return;
  session.commands.syncExecuteCommand(SetRangeValuesMutation.id, { unitId: session.open?.unit, subUnitId: tab.id, cellValue }, { fromCollab: true });
}

/** Lets an open editor go where its cell went; answers false when the cell is gone. */
export function keepEditing(session: Session, shift: readonly Shift[]): boolean {
  const editing = editingAt(session);
  const places = editing && shift.find(({ tab }) => tab.id === editing.tab)?.places;
  if (!editing || !places) return true;
  const [row, column] = [places.row(editing.row), places.column(editing.column)];
  if (row === undefined || column === undefined) abandonEditing(session);
  else moveEditing(session, row, column);
  return row !== undefined && column !== undefined;
}

/** Brings a fresh read of the same layout into the grid that stands. */
export function takeFresh(session: Session, book: Book, answers: Answers, hold: Hold): void {
  if (session.open) session.open = { ...session.open, book };
  for (const tab of book.tabs.values()) refresh(session, tab, sheetIn(answers.cells, tab.sheetId), hold);
}

import { CanceledError } from '@univerjs/core';
import { InsertRowMutation, RemoveRowMutation, SetRangeValuesMutation, SheetsSelectionsService } from '@univerjs/sheets';
import { SheetDeleteNoteCommand, SheetUpdateNoteCommand } from '@univerjs/sheets-note';
import type { ISortRangeCommandParams } from '@univerjs/sheets-sort';
import { SortRangeCommand, SortType } from '@univerjs/sheets-sort';
import { hasContent, wireValue } from './cells.ts';
import type { Change } from './changes.ts';
import { rectangles } from './changes.ts';
import { noteText } from './notes.ts';
import type { Execution, Session } from './session.ts';
import { activeTab, paramsOf, sheetModel, tabOf } from './session.ts';
import type { Typed } from './typed.ts';

type Push = (changes: readonly Change[]) => void;

/** Values that a mutation set; cells that only got another look are left out. */
function valueChanges(session: Session, info: Execution): Change[] {
  const params = paramsOf(info, SetRangeValuesMutation);
  const tab = params && tabOf(session, params.unitId, params.subUnitId);
  if (!tab || !params.cellValue) return [];
  const matrix = sheetModel(session, tab.id)?.getCellMatrix();
  const cells = new Map<number, Map<number, Typed>>();
  for (const [row, line] of Object.entries(params.cellValue))
    for (const [column, cell] of Object.entries(line)) {
      if (!hasContent(cell)) continue;
      const found = cells.get(Number(row)) ?? new Map<number, Typed>();
      const after = matrix?.getValue(Number(row), Number(column));
      cells.set(Number(row), found.set(Number(column), wireValue(after, tab.columns[Number(column)]?.kind ?? 'free')));
    }
  return rectangles(tab.sheetId, cells);
}

function rowChanges(session: Session, info: Execution): Change[] {
  const inserted = paramsOf(info, InsertRowMutation);
  const params = inserted ?? paramsOf(info, RemoveRowMutation);
  const tab = params && tabOf(session, params.unitId, params.subUnitId);
  if (!tab) return [];
  return [{ kind: inserted ? 'insert' : 'delete', sheetId: tab.sheetId, start: params.range.startRow, end: params.range.endRow + 1 }];
}

/** Asked before the command runs, so that a note that only gets another size is told from one that says something else. */
function noteChanges(session: Session, info: Execution): Change[] {
  const tab = activeTab(session);
  if (!tab) return [];
  const { sheetId } = tab;
  if (info.id === SheetDeleteNoteCommand.id) {
    const at = session.engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
    return at ? [{ kind: 'note', sheetId, row: at.actualRow, column: at.actualColumn, note: '' }] : [];
  }
  const params = paramsOf(info, SheetUpdateNoteCommand);
  if (!params || params.note.note === noteText(session, tab, params.row, params.col)) return [];
  return [{ kind: 'note', sheetId, row: params.row, column: params.col, note: params.note.note }];
}

/** A sort is the server's to do: it moves whole rows, and its answer comes back as an order. */
function sortChanges(session: Session, info: Execution): Change[] {
  const params = paramsOf<ISortRangeCommandParams>(info, SortRangeCommand);
  const tab = params && activeTab(session);
  if (!tab) return [];
  const startRow = Math.max(params.range.startRow + (params.hasTitle ? 1 : 0), tab.headerRows);
  const keys = params.orderRules.map(({ colIndex, type }) => ({ column: colIndex, descending: type === SortType.DESC }));
  return [{ kind: 'sort', sheetId: tab.sheetId, startRow, endRow: params.range.endRow + 1, endColumn: tab.columns.length, keys }];
}

/** Hands every change made on this page to `push`, in order; what others did, looks, filters and folds stay on the page. */
export function capture(session: Session, push: Push): void {
  session.commands.onMutationExecutedForCollab((info, options) => {
    if (options?.fromCollab || options?.onlyLocal || options?.['fromFormula']) return;
    const changes = [...valueChanges(session, info), ...rowChanges(session, info)];
    if (changes.length > 0) push(changes);
  });
  session.commands.beforeCommandExecuted((info) => {
    const notes = noteChanges(session, info);
    if (notes.length > 0) push(notes);
    const changes = sortChanges(session, info);
    if (changes.length === 0) return;
    push(changes);
    throw new CanceledError();
  });
}

import { RedoCommand, UndoCommand } from '@univerjs/core';
import { SetRangeValuesMutation, SheetsSelectionsService } from '@univerjs/sheets';
import { RemoveNoteMutation, SheetDeleteNoteCommand, SheetUpdateNoteCommand, UpdateNoteMutation } from '@univerjs/sheets-note';
import { hasContent, wireValue } from './cells.ts';
import type { Typing } from './changes.ts';
import { rectangles } from './changes.ts';
import type { Execution } from './execution.ts';
import { paramsOf } from './execution.ts';
import { noteText } from './notes.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel, tabOf } from './session.ts';
import type { Typed } from './typed.ts';

type Push = (changes: readonly Typing[]) => void;

/** Values that a mutation set; cells that only got another look are left out. */
function valueChanges(session: Session, info: Execution): Typing[] {
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

/** Asked before the command runs, so that a note that only gets another size is told from one that says something else. */
function noteChanges(session: Session, info: Execution): Typing[] {
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

/** Notes that an undo brought back or took away: it runs mutations and no command. */
function noteBack(session: Session, info: Execution): Typing[] {
  const params = paramsOf(info, UpdateNoteMutation) ?? paramsOf(info, RemoveNoteMutation);
  const tab = params && tabOf(session, params.unitId, params.sheetId);
  if (!tab || params.row === undefined || params.col === undefined) return [];
  const { row, col: column } = params;
  return [{ kind: 'note', sheetId: tab.sheetId, row, column, note: noteText(session, tab, row, column) }];
}

const isUndo = ({ id }: Execution): boolean => id === UndoCommand.id || id === RedoCommand.id;

/** Hands everything typed on this page to `push`, in order; what others did, looks, filters and folds stay on the page. */
export function capture(session: Session, push: Push): void {
  let undoing = false;
  session.commands.onMutationExecutedForCollab((info, options) => {
    if (options?.fromCollab || options?.onlyLocal || options?.['fromFormula']) return;
    const changes = [...valueChanges(session, info), ...(undoing ? noteBack(session, info) : [])];
    if (changes.length > 0) push(changes);
  });
  session.commands.beforeCommandExecuted((info) => {
    undoing = isUndo(info) || undoing;
    const notes = noteChanges(session, info);
    if (notes.length > 0) push(notes);
  });
  session.commands.onCommandExecuted((info) => {
    undoing = undoing && !isUndo(info);
  });
}

import type { ISheetNote } from '@univerjs/sheets-note';
import { RemoveNoteMutation, SheetsNoteModel, UpdateNoteMutation } from '@univerjs/sheets-note';
import type { Tab } from './model.ts';
import type { Session } from './session.ts';
import { noteOf } from './snapshot.ts';

const model = (session: Session): SheetsNoteModel => session.engine.injector.get(SheetsNoteModel);

/** The note of a cell; '' when there is none. */
export const noteText = (session: Session, tab: Tab, row: number, col: number): string =>
  model(session).getNote(session.open?.unit ?? '', tab.id, { row, col })?.note ?? '';

/** Every note of a tab, by `row:column`. */
export const notesShown = (session: Session, tab: Tab): ReadonlyMap<string, string> =>
  new Map([...(model(session).getSheetNotes(session.open?.unit ?? '', tab.id)?.values() ?? [])].map(({ row, col, note }) => [`${row}:${col}`, note]));

/** Sets, changes or removes the note of a cell as others did; does nothing when it says that already. */
export function setNote(session: Session, tab: Tab, at: { row: number; column: number }, note: string | undefined): void {
  const unitId = session.open?.unit ?? '';
  const before = model(session).getNote(unitId, tab.id, { row: at.row, col: at.column });
  if ((before?.note ?? '') === (note ?? '')) return;
  const place = { unitId, sheetId: tab.id, row: at.row, col: at.column, silent: true };
  const fromOthers = { fromCollab: true };
  if (!note) session.commands.syncExecuteCommand(RemoveNoteMutation.id, place, fromOthers);
  else {
    const fresh = noteOf(note, at.row, at.column);
    session.commands.syncExecuteCommand(UpdateNoteMutation.id, { ...place, note: { ...fresh, id: before?.id ?? fresh.id } }, fromOthers);
  }
}

/** Lets notes follow their rows through `change`, which moves rows but not what hangs on them. */
export function moveNotes(session: Session, tab: Tab, moved: (row: number) => number | undefined, change: () => void): void {
  const unitId = session.open?.unit ?? '';
  const before: ISheetNote[] = [...(model(session).getSheetNotes(unitId, tab.id)?.values() ?? [])];
  change();
  for (const { id, row, col } of before) {
    const newRow = moved(row);
    if (newRow === undefined) model(session).removeNote(unitId, tab.id, { noteId: id, silent: true });
    else if (newRow !== row) model(session).updateNotePosition(unitId, tab.id, { noteId: id, newRow, newCol: col, silent: true });
  }
}

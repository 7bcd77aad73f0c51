import type { IObjectMatrixPrimitiveType, Nullable, ICellData, IRange } from '@univerjs/core';
import { CanceledError } from '@univerjs/core';
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  MoveRangeCommand,
  SetRangeValuesMutation,
  SetStyleCommand,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import { SheetDeleteNoteCommand, SheetUpdateNoteCommand } from '@univerjs/sheets-note';
import { hasContent } from './cells.ts';
import type { Execution } from './execution.ts';
import { paramsOf } from './execution.ts';
import type { Tab } from './model.ts';
import { isGuarded } from './model.ts';
import { noteText } from './notes.ts';
import type { Session } from './session.ts';
import { activeTab, tabOf } from './session.ts';

const UNDOING = new Set(['univer.command.undo', 'univer.command.redo']);

/** What would tear rows apart, which no register survives, or stay on this page alone; with the word that says why. */
const REFUSED: Readonly<Record<string, string>> = {
  [InsertRangeMoveDownCommand.id]: '单元格不能单独移动，只能增删整行整列。',
  [InsertRangeMoveRightCommand.id]: '单元格不能单独移动，只能增删整行整列。',
  [DeleteRangeMoveLeftCommand.id]: '单元格不能单独移动，只能增删整行整列。',
  [DeleteRangeMoveUpCommand.id]: '单元格不能单独移动，只能增删整行整列。',
  [MoveRangeCommand.id]: '请用剪切和粘贴来移动内容。',
  [SetStyleCommand.id]: '颜色和字体由系统设定，这里不能改。',
};

/** Why a cell may not be typed in; undefined when it may. */
export function refusal(tab: Tab, row: number, column: number): string | undefined {
  const title = tab.columns[column]?.title ?? '';
  if (tab.register && row < tab.headerRows && title !== '') return `「${title}」是表头，不能改。`;
  if (!isGuarded(tab.guards, row, column)) return undefined;
  return title ? `「${title}」由系统填写，不能手动改。` : '这里由系统填写，不能手动改。';
}

type Matrix = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/** Takes guarded cells out of a change; answers why the first was refused. */
function strip(tab: Tab, cells: Matrix): string | undefined {
  let why: string | undefined;
  for (const [row, line] of Object.entries(cells))
    for (const [column, cell] of Object.entries(line)) {
      const refused = hasContent(cell) ? refusal(tab, Number(row), Number(column)) : undefined;
      if (refused === undefined) continue;
      why ??= refused;
      delete line[Number(column)];
    }
  return why;
}

/** Why a note may not be changed: it explains a cell of the system or a title. A note that only gets another size is no change. */
function noteRefusal(session: Session, tab: Tab, info: Execution): string | undefined {
  const params = paramsOf(info, SheetUpdateNoteCommand);
  if (params && params.note.note !== noteText(session, tab, params.row, params.col)) return refusal(tab, params.row, params.col);
  if (info.id !== SheetDeleteNoteCommand.id) return undefined;
  const at = session.engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
  return at ? refusal(tab, at.actualRow, at.actualColumn) : undefined;
}

/** Whether rows belong to a register's header. */
export const hitsHeader = (tab: Tab, range: IRange): boolean => tab.register && range.startRow < tab.headerRows;

/** Refuses, with a word of why, what would change the system's cells or the header, or tear rows apart; undo may put back what it took. */
export function guard(session: Session): void {
  const { facade } = session.engine;
  facade.addEvent(facade.Event.BeforeSheetEditStart, (event) => {
    const tab = activeTab(session);
    const why = tab && refusal(tab, event.row, event.column);
    if (why === undefined) return;
    event.cancel = true;
    session.say(why);
  });
  const stop = (why: string): never => {
    session.say(why);
    throw new CanceledError();
  };
  session.commands.beforeCommandExecuted((info, options) => {
    if (options?.fromCollab) return;
    const tab = activeTab(session);
    const refused = REFUSED[info.id];
    if (refused !== undefined) stop(refused);
    const note = tab && noteRefusal(session, tab, info);
    if (note !== undefined) stop(note);
    const values = paramsOf(info, SetRangeValuesMutation);
    const touched = values && tabOf(session, values.unitId, values.subUnitId);
    if (!touched || !values.cellValue || UNDOING.has(values.trigger ?? '')) return;
    const why = strip(touched, values.cellValue);
    if (why !== undefined) session.say(why);
  });
}

import type { IRange } from '@univerjs/core';
import { CanceledError, IUndoRedoService, RANGE_TYPE, RedoCommand, UndoCommand } from '@univerjs/core';
import type { IInsertColCommandParams, IInsertRowCommandParams, IMoveColsCommandParams, IMoveRowsCommandParams } from '@univerjs/sheets';
import {
  InsertColByRangeCommand,
  InsertRowByRangeCommand,
  MoveColsCommand,
  MoveRowsCommand,
  RemoveColByRangeCommand,
  RemoveRowByRangeCommand,
  SheetsSelectionsService,
} from '@univerjs/sheets';
import type { ISortRangeCommandParams } from '@univerjs/sheets-sort';
import { SortRangeCommand, SortType } from '@univerjs/sheets-sort';
import type { Ask, Step } from './changes.ts';
import { editingAt } from './editing.ts';
import type { Execution } from './execution.ts';
import { paramsOf } from './execution.ts';
import { hitsHeader } from './guard.ts';
import type { Tab } from './model.ts';
import { isGuarded } from './model.ts';
import type { Outbox } from './outbox.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import { entryOf, stepMutation } from './undo.ts';

/** An ask, or the sentence that says why it is refused. */
type Wish = readonly Ask[] | string;

const HEADER = '表头不能动。';

const rowsOf = (tab: Tab, { startRow, endRow }: IRange) => ({ sheetId: tab.sheetId, dimension: 'ROWS', start: startRow, end: endRow + 1 }) as const;
const columnsOf = (tab: Tab, { startColumn, endColumn }: IRange) =>
  ({ sheetId: tab.sheetId, dimension: 'COLUMNS', start: startColumn, end: endColumn + 1 }) as const;

/** Selected rows without those a filter hides, the lowest first, so that the others keep their numbers. */
function visibleRuns(session: Session, tab: Tab, range: IRange): IRange[] {
  const sheet = sheetModel(session, tab.id);
  const runs: IRange[] = [];
  for (let row = range.startRow; row <= range.endRow; row++) {
    if (sheet?.isRowFiltered(row)) continue;
    const last = runs[0];
    if (last?.endRow === row - 1) runs[0] = { ...last, endRow: row };
    else runs.unshift({ ...range, startRow: row, endRow: row });
  }
  return runs;
}

function inserted(tab: Tab, info: Execution): Wish | undefined {
  const rows = paramsOf<IInsertRowCommandParams>(info, InsertRowByRangeCommand);
  if (rows) return hitsHeader(tab, rows.range) ? HEADER : [{ kind: 'insert', ...rowsOf(tab, rows.range), inherit: rows.range.startRow > tab.headerRows }];
  const columns = paramsOf<IInsertColCommandParams>(info, InsertColByRangeCommand);
  return columns && [{ kind: 'insert', ...columnsOf(tab, columns.range), inherit: columns.range.startColumn > 0 }];
}

function removed(session: Session, tab: Tab, info: Execution): Wish | undefined {
  const rows = paramsOf<{ range: IRange }>(info, RemoveRowByRangeCommand);
  if (rows) return hitsHeader(tab, rows.range) ? HEADER : visibleRuns(session, tab, rows.range).map((range) => ({ kind: 'delete', ...rowsOf(tab, range) }));
  const columns = paramsOf<{ range: IRange }>(info, RemoveColByRangeCommand);
  if (!columns) return undefined;
  const ask = { kind: 'delete', ...columnsOf(tab, columns.range) } as const;
  const guarded = tab.columns.slice(ask.start, ask.end).find((_, offset) => isGuarded(tab.guards, tab.headerRows, ask.start + offset));
  return guarded ? `「${guarded.title}」由系统填写，不能删。` : [ask];
}

/** The selected rows or columns that a header is dragged with. */
function dragged(session: Session, type: RANGE_TYPE, holds: (range: IRange) => boolean): IRange | undefined {
  const selections = session.engine.injector.get(SheetsSelectionsService).getCurrentSelections();
  return selections.map(({ range }) => range).find((range) => range.rangeType === type && holds(range));
}

function moved(session: Session, tab: Tab, info: Execution): Wish | undefined {
  const rows = paramsOf<IMoveRowsCommandParams>(info, MoveRowsCommand);
  if (rows) {
    const from = rows.fromRange.startRow;
    const range = rows.range ?? dragged(session, RANGE_TYPE.ROW, ({ startRow, endRow }) => startRow <= from && from <= endRow);
    if (!range) return [];
    return hitsHeader(tab, range) || hitsHeader(tab, rows.toRange) ? HEADER : [{ kind: 'move', ...rowsOf(tab, range), to: rows.toRange.startRow }];
  }
  const columns = paramsOf<IMoveColsCommandParams>(info, MoveColsCommand);
  if (!columns) return undefined;
  const from = columns.fromRange.startColumn;
  const range = columns.range ?? dragged(session, RANGE_TYPE.COLUMN, ({ startColumn, endColumn }) => startColumn <= from && from <= endColumn);
  return range ? [{ kind: 'move', ...columnsOf(tab, range), to: columns.toRange.startColumn }] : [];
}

function sorted(tab: Tab, info: Execution): Wish | undefined {
  const params = paramsOf<ISortRangeCommandParams>(info, SortRangeCommand);
  if (!params) return undefined;
  const start = Math.max(params.range.startRow + (params.hasTitle ? 1 : 0), tab.headerRows);
  const keys = params.orderRules.map(({ colIndex, type }) => ({ column: colIndex, descending: type === SortType.DESC }));
  return [{ kind: 'sort', sheetId: tab.sheetId, start, end: params.range.endRow + 1, width: tab.columns.length, keys }];
}

/** Takes back, or takes again, what the server did; waits until the page shows all that was asked before. */
function readSteps(session: Session, outbox: () => Outbox): void {
  session.commands.registerCommand(stepMutation(({ step, way }) => outbox().push([{ ...step[way], from: { step, way } }])));
  session.commands.beforeCommandExecuted(({ id }) => {
    if ((id !== UndoCommand.id && id !== RedoCommand.id) || editingAt(session) || outbox().isCalm) return;
    void outbox().calm().then(() => session.commands.executeCommand(id));
    throw new CanceledError();
  });
}

/** Hands what only the server can do to the outbox instead of doing it here: it shows when the server tells of it. */
export function readAsks(session: Session, outbox: () => Outbox): void {
  readSteps(session, outbox);
  session.commands.beforeCommandExecuted((info, options) => {
    const tab = options?.fromCollab ? undefined : activeTab(session);
    const wish = tab && (inserted(tab, info) ?? removed(session, tab, info) ?? moved(session, tab, info) ?? sorted(tab, info));
    if (wish === undefined) return;
    if (typeof wish === 'string') session.say(wish);
    else if (wish.length > 0) outbox().push(wish);
    throw new CanceledError();
  });
}

/** Notes in the undo stack what the server did: a new step, or the other way of the step that was taken. */
export function noteStep(session: Session, ask: Ask, back: Ask | undefined): void {
  const { from } = ask;
  if (from && back) from.step[from.way === 'undo' ? 'redo' : 'undo'] = back;
  if (from || !back || !session.open) return;
  const step: Step = { undo: back, redo: ask };
  session.engine.injector.get(IUndoRedoService).pushUndoRedo(entryOf(session.open.unit, step));
}

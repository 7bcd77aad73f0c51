import type { ICellData } from '@univerjs/core';
import { CanceledError } from '@univerjs/core';
import { SetRangeValuesCommand, SheetsSelectionsService } from '@univerjs/sheets';
import { CopyCommand, CutCommand, PasteCommand, SheetPasteShortKeyCommandName } from '@univerjs/ui';
import { typedCell } from './cells.ts';
import type { Cut } from './cut.ts';
import { cut, pasteCut } from './cut.ts';
import { editingAt } from './editing.ts';
import type { Tab } from './model.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import { table } from './table.ts';
import { typed } from './typed.ts';

interface Pasted {
  readonly htmlContent?: string;
  readonly textContent?: string;
}

/** The visible columns from one on: a block skips the folded steps, as people see it. */
function visibleColumns(session: Session, tab: Tab, from: number): number[] {
  const sheet = sheetModel(session, tab.id);
  return tab.columns.flatMap((_, index) => (index >= from && sheet?.getColVisible(index) !== false ? [index] : []));
}

/** So many rows from one on that no filter hides. */
function visibleRows(session: Session, tab: Tab, from: number, count: number): number[] {
  const sheet = sheetModel(session, tab.id);
  const rows: number[] = [];
  for (let row = from; rows.length < count && row < (sheet?.getRowCount() ?? 0); row++) if (sheet?.getRowVisible(row)) rows.push(row);
  return rows;
}

function put(session: Session, tab: Tab, lines: readonly (readonly string[])[]): void {
  const range = session.engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;
  if (!range) return;
  const isOne = lines.length === 1 && lines[0]?.length === 1;
  const text = lines[0]?.[0] ?? '';
  const height = isOne ? range.endRow - range.startRow + 1 : lines.length;
  const width = isOne ? range.endColumn - range.startColumn + 1 : Math.max(...lines.map((line) => line.length));
  const columns = visibleColumns(session, tab, range.startColumn).slice(0, width);
  const rows = visibleRows(session, tab, range.startRow, height);
  if (rows.length < height) session.say(`表格下面只有 ${rows.length} 行，没有全部贴上；请先在末尾插入行。`);
  const value: Record<number, Record<number, ICellData>> = {};
  rows.forEach((row, r) => {
    const line: Record<number, ICellData> = (value[row] = {});
    columns.forEach((column, c) => {
      const entry = isOne ? text : lines[r]?.[c];
      if (entry !== undefined) line[column] = typedCell(typed(entry, tab.columns[column]?.kind ?? 'free', session.now()));
    });
  });
  session.commands.syncExecuteCommand(SetRangeValuesCommand.id, { unitId: session.open?.unit, subUnitId: tab.id, value });
}

const isFromGrid = (pasted: Pasted): boolean => pasted.htmlContent?.includes('data-copy-id') === true;

function fromClipboard(session: Session): void {
  const take = (text: string) => {
    const tab = activeTab(session);
    if (tab) put(session, tab, table(text));
  };
  navigator.clipboard.readText().then(take, () => session.say('浏览器不让读剪贴板，请用 Ctrl+V 粘贴。'));
}

/**
 * Pastes from outside as typing: `0013` stays, times become moments, and looks stay those of the column.
 * The component would turn text into numbers even in text columns, and bring the fonts of the source along.
 */
export function readPastes(session: Session): void {
  let moving: Cut | undefined;
  const paste = (tab: Tab, pasted: Pasted): boolean => {
    const isHere = pasted.textContent === undefined || isFromGrid(pasted);
    if (moving && isHere) pasteCut(session, moving);
    else if (pasted.textContent === undefined) fromClipboard(session);
    else if (isFromGrid(pasted) || pasted.textContent === '') return false;
    else put(session, tab, table(pasted.textContent));
    moving = undefined;
    return true;
  };
  session.commands.beforeCommandExecuted((info) => {
    const tab = activeTab(session);
    if (!tab?.register || editingAt(session)) return;
    if (info.id === CopyCommand.id) moving = undefined;
    if (info.id === CutCommand.id) {
      const taken = cut(session);
      if (taken) void session.commands.executeCommand(CopyCommand.id).then(() => (moving = taken));
      throw new CanceledError();
    }
    const isPaste = info.id === SheetPasteShortKeyCommandName || info.id === PasteCommand.id;
    if (isPaste && paste(tab, info.params ?? {})) throw new CanceledError();
  });
}

import type { ICellData, IRange } from '@univerjs/core';
import { CanceledError, RANGE_TYPE } from '@univerjs/core';
import { SetRangeValuesCommand } from '@univerjs/sheets';
import { ISheetClipboardService } from '@univerjs/sheets-ui';
import { CopyCommand, CutCommand, PasteCommand, SheetPasteShortKeyCommandName } from '@univerjs/ui';
import { typedCell } from './cells.ts';
import type { Ask } from './changes.ts';
import { lift, selected, valuesAt } from './clip.ts';
import { editingAt } from './editing.ts';
import { htmlTable } from './html.ts';
import type { Clip, Tab } from './model.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import { table } from './table.ts';
import type { Kind, Typed } from './typed.ts';
import { printed, typed } from './typed.ts';

interface Pasted {
  readonly htmlContent?: string;
  readonly textContent?: string;
}

/** A block to paste: its size, and what a cell of it means in a column of some kind. */
interface Block {
  readonly height: number;
  readonly width: number;
  readonly at: (row: number, column: number, kind: Kind) => Typed | undefined;
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

type Lines = Record<number, Record<number, ICellData>>;

/** Cells of a block at the selection; a selection that holds it several times is filled with it. */
function laid(session: Session, tab: Tab, block: Block, range: IRange): Lines {
  const [tall, wide] = [range.endRow - range.startRow + 1, range.endColumn - range.startColumn + 1];
  const fills = tall % block.height === 0 && wide % block.width === 0;
  const [height, width] = fills ? [tall, wide] : [block.height, block.width];
  const columns = visibleColumns(session, tab, range.startColumn).slice(0, width);
  const rows = visibleRows(session, tab, range.startRow, height);
  if (rows.length < height) session.say(`表格下面只有 ${rows.length} 行，没有全部贴上；请先在末尾插入行。`);
  const lines: Lines = {};
  rows.forEach((row, r) => {
    const line: Record<number, ICellData> = (lines[row] = {});
    columns.forEach((column, c) => {
      const value = block.at(r % block.height, c % block.width, tab.columns[column]?.kind ?? 'free');
      if (value !== undefined) line[column] = typedCell(value);
    });
  });
  return lines;
}

function write(session: Session, tab: Tab, value: Lines): void {
  session.commands.syncExecuteCommand(SetRangeValuesCommand.id, { unitId: session.open?.unit, subUnitId: tab.id, value });
}

const textBlock = (session: Session, lines: readonly (readonly string[])[]): Block => ({
  height: lines.length,
  width: Math.max(...lines.map((line) => line.length)),
  at: (row, column, kind) => {
    const text = lines[row]?.[column];
    return text === undefined ? undefined : typed(text, kind, session.now());
  },
});

/** Values keep their meaning within a kind; in another kind of column they are read as they were shown. */
const clipBlock = (session: Session, clip: Clip): Block => ({
  height: clip.rows.length,
  width: clip.columns.length,
  at: (row, column, kind) => {
    const from = clip.tab.columns[clip.columns[column] ?? -1]?.kind ?? 'free';
    const value = clip.values[row]?.[column] ?? '';
    return from === kind ? value : typed(printed(value, from), kind, session.now());
  },
});

/** Rows are pasted as rows, by the server, as the menu of Google Sheets does it: what is in the cells goes along, records stay. */
function rowsAsk(session: Session, tab: Tab, clip: Clip, range: IRange): Ask | undefined {
  const count = clip.range.endRow - clip.range.startRow + 1;
  const tall = range.endRow - range.startRow + 1;
  const isFilled = !clip.isCut && range.rangeType === RANGE_TYPE.ROW && tall % count === 0;
  const [to, length] = [range.startRow, isFilled ? tall : count];
  const isOutside = to < tab.headerRows || to + length > (sheetModel(session, tab.id)?.getRowCount() ?? 0);
  if (clip.tab.id !== tab.id || isOutside) {
    session.say(clip.tab.id === tab.id ? '这里放不下整行：表头不能动，末尾的行不够时请先插入行。' : '整行只能贴在同一页。');
    return undefined;
  }
  const { startRow: start, endRow } = clip.range;
  return { kind: clip.isCut ? 'cut' : 'copy', sheetId: tab.sheetId, start, end: endRow + 1, to, count: length };
}

/** Moves what was cut to the selection as one change. */
function pasteCut(session: Session, tab: Tab, clip: Clip, range: IRange): void {
  const isSame = JSON.stringify(valuesAt(session, clip.tab, clip.rows, clip.columns)) === JSON.stringify(clip.values);
  if (clip.tab.id !== tab.id || !isSame) return session.say('剪切的内容已经变了或不在这一页，请重新剪切。');
  const cleared: Lines = {};
  for (const row of clip.rows) for (const column of clip.columns) (cleared[row] ??= {})[column] = typedCell('');
  const moved = laid(session, tab, clipBlock(session, clip), { ...range, endRow: range.startRow, endColumn: range.startColumn });
  for (const [row, line] of Object.entries(moved)) cleared[Number(row)] = { ...cleared[Number(row)], ...line };
  write(session, tab, cleared);
}

const isFormula = (value: Typed): boolean => typeof value === 'string' && value.startsWith('=') && value.length > 1;

/** Pastes what was copied on this page; answers false for formulas, whose references the component shifts. */
function pasteClip(session: Session, tab: Tab, clip: Clip, push: (ask: Ask) => void): boolean {
  const range = selected(session);
  if (!range) return true;
  const ask = clip.isRows ? rowsAsk(session, tab, clip, range) : undefined;
  if (ask) push(ask);
  if (clip.isRows) return true;
  if (clip.isCut) pasteCut(session, tab, clip, range);
  else if (clip.values.some((line) => line.some(isFormula))) return false;
  else write(session, tab, laid(session, tab, clipBlock(session, clip), range));
  return true;
}

function pasteText(session: Session, tab: Tab, { htmlContent = '', textContent = '' }: Pasted): void {
  const range = selected(session);
  const lines = textContent === '' ? htmlTable(htmlContent) : table(textContent);
  if (range && lines.length > 0) write(session, tab, laid(session, tab, textBlock(session, lines), range));
}

/** What the clipboard holds, for the menu, which says nothing of it. */
async function clipboard(): Promise<Pasted> {
  const [item] = await navigator.clipboard.read();
  const part = async (type: string) => (item?.types.includes(type) ? (await item.getType(type)).text() : '');
  return { htmlContent: await part('text/html'), textContent: await part('text/plain') };
}

/**
 * Pastes as typing: `0013` stays, times become moments, and looks stay those of the column. The component would turn
 * text into numbers even in text columns, and bring fonts and dropdowns of the source along.
 */
export function readPastes(session: Session, push: (ask: Ask) => void): void {
  const isClip = ({ htmlContent = '' }: Pasted): boolean => {
    const id = session.engine.injector.get(ISheetClipboardService).copyContentCache().getLastCopyId();
    return session.clip !== undefined && id !== null && htmlContent.includes(`data-copy-id="${id}"`);
  };
  const paste = (tab: Tab, pasted: Pasted): boolean => {
    const clip = isClip(pasted) ? session.clip : undefined;
    if (clip?.isCut) session.clip = undefined;
    if (clip) return pasteClip(session, tab, clip, push);
    pasteText(session, tab, pasted);
    return true;
  };
  const pasteFromMenu = (tab: Tab): void => {
    const take = (pasted: Pasted) => {
      if (activeTab(session)?.id === tab.id && !paste(tab, pasted)) session.say('公式请用 Ctrl+V 粘贴。');
    };
    clipboard().then(take, () => session.say('浏览器不让读剪贴板，请用 Ctrl+V 粘贴。'));
  };
  session.commands.beforeCommandExecuted((info) => {
    const tab = activeTab(session);
    if (!tab?.register || editingAt(session)) return;
    if (info.id === CopyCommand.id) session.clip = lift(session, false);
    if (info.id === CutCommand.id) {
      const taken = lift(session, true);
      if (taken) void session.commands.executeCommand(CopyCommand.id).then(() => (session.clip = taken));
      throw new CanceledError();
    }
    if (info.id === PasteCommand.id) {
      pasteFromMenu(tab);
      throw new CanceledError();
    }
    if (info.id === SheetPasteShortKeyCommandName && paste(tab, info.params ?? {})) throw new CanceledError();
  });
}

import type { IRange } from '@univerjs/core';
import { RANGE_TYPE } from '@univerjs/core';
import { SheetsSelectionsService } from '@univerjs/sheets';
import type { ShapeOp } from './apply.ts';
import { wireValue } from './cells.ts';
import { refusal } from './guard.ts';
import type { Clip, Tab } from './model.ts';
import { movedRow } from './rebase.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import type { Typed } from './typed.ts';

/** The selection that counts. */
export const selected = (session: Session): IRange | undefined =>
  session.engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The values of cells now. */
export function valuesAt(session: Session, tab: Tab, rows: readonly number[], columns: readonly number[]): Typed[][] {
  const matrix = sheetModel(session, tab.id)?.getCellMatrix();
  return rows.map((row) => columns.map((column) => wireValue(matrix?.getValue(row, column), tab.columns[column]?.kind ?? 'free')));
}

/** Why some of these cells may not be taken away. */
function guardedIn(tab: Tab, { rows, columns }: Pick<Clip, 'rows' | 'columns'>): string | undefined {
  for (const row of rows)
    for (const column of columns) {
      const why = refusal(tab, row, column);
      if (why !== undefined) return why;
    }
  return undefined;
}

/** Takes note of the selected cells; says why when what would be cut belongs to the system. */
export function lift(session: Session, isCut: boolean): Clip | undefined {
  const [tab, range] = [activeTab(session), selected(session)];
  const sheet = tab && sheetModel(session, tab.id);
  if (!tab || !range || !sheet) return undefined;
  const isRows = range.rangeType === RANGE_TYPE.ROW;
  const rows = span(range.startRow, range.endRow).filter((row) => sheet.getRowVisible(row));
  const columns = span(range.startColumn, range.endColumn).filter((column) => sheet.getColVisible(column));
  const why = !isCut ? undefined : isRows ? (range.startRow < tab.headerRows ? '表头不能动。' : undefined) : guardedIn(tab, { rows, columns });
  if (why !== undefined) session.say(why);
  return why === undefined ? { tab, isCut, isRows, range, rows, columns, values: valuesAt(session, tab, rows, columns) } : undefined;
}

/** Where the clip is after rows of its tab moved; undefined when one is gone. */
export function followed(clip: Clip, tab: Tab, op: ShapeOp): Clip | undefined {
  if (clip.tab.id !== tab.id) return clip;
  const rows = clip.rows.flatMap((row) => movedRow(row, op) ?? []);
  const [startRow, endRow] = [movedRow(clip.range.startRow, op), movedRow(clip.range.endRow, op)];
  const isWhole = startRow !== undefined && endRow !== undefined && endRow - startRow === clip.range.endRow - clip.range.startRow;
  return isWhole && rows.length === clip.rows.length ? { ...clip, rows, range: { ...clip.range, startRow, endRow } } : undefined;
}

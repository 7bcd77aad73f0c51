import type { ICellData, IRange } from '@univerjs/core';
import { SetRangeValuesCommand, SheetsSelectionsService } from '@univerjs/sheets';
import { typedCell, wireValue } from './cells.ts';
import { refusal } from './guard.ts';
import type { Tab } from './model.ts';
import type { Session } from './session.ts';
import { activeTab, sheetModel } from './session.ts';
import type { Typed } from './typed.ts';

type Values = readonly (readonly Typed[])[];

/** What was cut, until it is pasted: nothing moves before. */
export interface Cut {
  readonly tab: Tab;
  readonly range: IRange;
  readonly values: Values;
}

const selected = (session: Session): IRange | undefined =>
  session.engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.range;

const span = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function valuesIn(session: Session, tab: Tab, range: IRange): Values {
  const matrix = sheetModel(session, tab.id)?.getCellMatrix();
  return span(range.startRow, range.endRow).map((row) =>
    span(range.startColumn, range.endColumn).map((column) => wireValue(matrix?.getValue(row, column), tab.columns[column]?.kind ?? 'free')),
  );
}

/** Takes note of the selected cells; says why when some belong to the system. */
export function cut(session: Session): Cut | undefined {
  const [tab, range] = [activeTab(session), selected(session)];
  if (!tab || !range) return undefined;
  for (let row = range.startRow; row <= range.endRow; row++)
    for (let column = range.startColumn; column <= range.endColumn; column++) {
      const why = refusal(tab, row, column);
      if (why === undefined) continue;
      session.say(why);
      return undefined;
    }
  return { tab, range, values: valuesIn(session, tab, range) };
}

/**
 * Moves what was cut to the selection as one change. The component's own move would take dropdowns and notes along
 * and leave holes in both columns.
 */
export function pasteCut(session: Session, { tab, range, values }: Cut): void {
  const to = selected(session);
  if (!to || activeTab(session)?.id !== tab.id || JSON.stringify(valuesIn(session, tab, range)) !== JSON.stringify(values))
    return session.say('剪切的内容已经变了或不在这一页，请重新剪切。');
  const value: Record<number, Record<number, ICellData>> = {};
  const put = (row: number, column: number, content: Typed) => ((value[row] ??= {})[column] = typedCell(content));
  values.forEach((line, r) => line.forEach((_, c) => put(range.startRow + r, range.startColumn + c, '')));
  values.forEach((line, r) => line.forEach((content, c) => put(to.startRow + r, to.startColumn + c, content)));
  session.commands.syncExecuteCommand(SetRangeValuesCommand.id, { unitId: session.open?.unit, subUnitId: tab.id, value });
}

import type { IScrollCommandParams } from '@univerjs/sheets-ui';
import { ScrollCommand } from '@univerjs/sheets-ui';
import type { Session } from './session.ts';
import { activeTab } from './session.ts';
import { foldedSteps, foldSteps } from './steps.ts';

/** How a person looks at a workbook: the tab, where it is scrolled to, what is selected, and which steps are folded. */
export interface View {
  readonly tab: string | undefined;
  readonly selected: { readonly a1: string; readonly lastRow: number; readonly lastColumn: number } | undefined;
  readonly scrolled: IScrollCommandParams | undefined;
  readonly folded: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Notes the view before a fresh read. */
export function viewOf(session: Session): View {
  const workbook = session.engine.facade.getActiveWorkbook();
  const range = workbook?.getActiveRange();
  return {
    tab: activeTab(session)?.title,
    selected: range ? { a1: range.getA1Notation(), lastRow: range.getLastRow(), lastColumn: range.getLastColumn() } : undefined,
    scrolled: workbook?.getActiveSheet().getScrollState(),
    folded: foldedSteps(session),
  };
}

/** Brings the view back after a fresh read. */
export function restoreView(session: Session, view: View): void {
  foldSteps(session, view.folded);
  const sheet = session.engine.facade.getActiveWorkbook()?.getActiveSheet();
  if (!sheet || activeTab(session)?.title !== view.tab) return;
  const { selected } = view;
  // A range beyond the last row or column, asked for once, breaks the grid for good.
  if (selected && selected.lastRow < sheet.getMaxRows() && selected.lastColumn < sheet.getMaxColumns()) sheet.setActiveSelection(sheet.getRange(selected.a1));
  if (view.scrolled) void session.commands.executeCommand(ScrollCommand.id, view.scrolled);
}

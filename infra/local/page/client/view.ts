import type { IScrollCommandParams } from '@univerjs/sheets-ui';
import { ScrollCommand } from '@univerjs/sheets-ui';
import type { Session } from './session.ts';
import { activeTab } from './session.ts';
import { foldedSteps, foldSteps } from './steps.ts';

/** How a person looks at a workbook: the tab, where it is scrolled to, what is selected, and which steps are folded. */
export interface View {
  readonly tab: string | undefined;
  readonly selected: string | undefined;
  readonly scrolled: IScrollCommandParams | undefined;
  readonly folded: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Notes the view before a fresh read. */
export function viewOf(session: Session): View {
  const workbook = session.engine.facade.getActiveWorkbook();
  return {
    tab: activeTab(session)?.title,
    selected: workbook?.getActiveRange()?.getA1Notation(),
    scrolled: workbook?.getActiveSheet().getScrollState(),
    folded: foldedSteps(session),
  };
}

/** Brings the view back after a fresh read. */
export function restoreView(session: Session, view: View): void {
  foldSteps(session, view.folded);
  const sheet = session.engine.facade.getActiveWorkbook()?.getActiveSheet();
  if (!sheet || activeTab(session)?.title !== view.tab) return;
  if (view.selected) sheet.setActiveSelection(sheet.getRange(view.selected));
  if (view.scrolled) void session.commands.executeCommand(ScrollCommand.id, view.scrolled);
}

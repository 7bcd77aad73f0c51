import { RedoCommand, UndoCommand } from '@univerjs/core';
import { element } from './element.ts';
import type { Session } from './session.ts';
import { activeTab } from './session.ts';

/** Sets or takes away the filter arrows of the whole register; what is hidden is hidden for this person only. */
function toggleFilter(session: Session): void {
  const sheet = session.engine.facade.getActiveWorkbook()?.getActiveSheet();
  const tab = activeTab(session);
  const filter = sheet?.getFilter();
  if (filter) filter.remove();
  else if (sheet && tab?.register) sheet.getRange(tab.headerRows - 1, 0, sheet.getMaxRows() - tab.headerRows + 1, tab.columns.length).createFilter();
}

const tool = (text: string, title: string, click: () => void): HTMLElement =>
  element('button', { type: 'button', class: 'quiet', title, click }, text);

/** Buttons for what the hidden toolbar would offer: undo, redo and the filter. */
export function tools(session: Session): HTMLElement[] {
  const run = (id: string) => () => void session.commands.executeCommand(id);
  const filter = tool('筛选', '在表头显示或收起筛选箭头（只影响你自己的画面）', () => toggleFilter(session));
  return [
    ...(activeTab(session)?.register ? [filter] : []),
    tool('撤销', '撤销（Ctrl+Z）', run(UndoCommand.id)),
    tool('重做', '重做（Ctrl+Y）', run(RedoCommand.id)),
  ];
}

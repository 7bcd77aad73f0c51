import { SetRangeValuesCommand, SheetsSelectionsService } from '@univerjs/sheets';
import { typedCell } from './cells.ts';
import { editingAt } from './editing.ts';
import type { Session } from './session.ts';
import { activeTab } from './session.ts';
import { typed } from './typed.ts';

/** Writes the product's present moment, or day, into the selected cell. */
function stamp(session: Session): void {
  const tab = activeTab(session);
  const at = session.engine.injector.get(SheetsSelectionsService).getCurrentLastSelection()?.primary;
  const kind = at && tab?.columns[at.actualColumn]?.kind;
  if (!at || !tab || (kind !== 'moment' && kind !== 'day')) return session.say('Ctrl+; 在时间列里填入现在的时间。');
  const value = typedCell(typed(kind === 'moment' ? '现在' : '今天', kind, session.now()));
  const place = { unitId: session.open?.unit, subUnitId: tab.id };
  session.commands.syncExecuteCommand(SetRangeValuesCommand.id, { ...place, value: { [at.actualRow]: { [at.actualColumn]: value } } });
}

/** Ctrl+; (as in other spreadsheets) fills in the present moment. */
export function stampMoments(session: Session): void {
  globalThis.addEventListener(
    'keydown',
    (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'Semicolon' || editingAt(session)) return;
      event.preventDefault();
      event.stopPropagation();
      stamp(session);
    },
    { capture: true },
  );
}

import { AFTER_CELL_EDIT, SheetInterceptorService } from '@univerjs/sheets';
import { documentText, typedCell } from './cells.ts';
import type { Session } from './session.ts';
import { tabOf } from './session.ts';
import { typed } from './typed.ts';

/** Before the component's own reading of numbers and dates. */
const FIRST = 1000;
const MINUTES = 1440;

/** A moment opened and closed again shows minutes only; its seconds stay. */
const sameMinute = (typedValue: unknown, before: unknown): boolean =>
  typeof typedValue === 'number' &&
  typeof before === 'number' &&
  typedValue % 1 !== 0 &&
  Math.floor(before * MINUTES + 1e-6) === Math.round(typedValue * MINUTES);

/** Gives what is typed into a register the meaning of its column: leading zeros stay, times become moments. */
export function readTyping(session: Session): void {
  session.engine.injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: FIRST,
    handler: (cell, place, next) => {
      const tab = tabOf(session, place.unitId, place.subUnitId);
      const column = tab?.columns[place.col];
      if (!cell || !tab?.register || !column || cell.f) return next(cell);
      const text = documentText(cell) ?? String(cell.v ?? '');
      const value = typed(text, column.kind, session.now());
      const before = place.worksheet.getCellRaw(place.row, place.col)?.v;
      return { ...cell, ...typedCell(sameMinute(value, before) && typeof before === 'number' ? before : value) };
    },
  });
}

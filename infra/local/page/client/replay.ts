import type { ICellData } from '@univerjs/core';
import { SetRangeValuesMutation } from '@univerjs/sheets';
import { typedCell } from './cells.ts';
import type { Change } from './changes.ts';
import type { Session } from './session.ts';

/** Puts what the server does not have yet on top of a fresh read. */
export function replay(session: Session, waiting: readonly Change[]): void {
  for (const change of waiting) {
    if (change.kind !== 'values') continue;
    const cellValue: Record<number, Record<number, ICellData>> = {};
    change.values.forEach((line, r) => line.forEach((value, c) => {
      if (value !== null) (cellValue[change.row + r] ??= {})[change.column + c] = typedCell(value);
    }));
    const place = { unitId: session.open?.unit, subUnitId: String(change.sheetId) };
    session.commands.syncExecuteCommand(SetRangeValuesMutation.id, { ...place, cellValue }, { fromCollab: true });
  }
}

import type { DocumentDataModel } from '@univerjs/core';
import { DOCS_NORMAL_EDITOR_UNIT_ID_KEY, IUniverInstanceService, UniverInstanceType } from '@univerjs/core';
import { DeviceInputEventType } from '@univerjs/engine-render';
import { IEditorBridgeService, SetCellEditVisibleOperation } from '@univerjs/sheets-ui';
import { KeyCode } from '@univerjs/ui';
import type { Tab } from './model.ts';
import type { Session } from './session.ts';
import type { CellData } from './wire.ts';

/** The cell whose editor is open. */
export interface Editing {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
}

/** Where somebody is typing on this page right now; the component follows row changes by itself. */
export function editingAt(session: Session): Editing | undefined {
  const bridge = session.engine.injector.get(IEditorBridgeService);
  const at = bridge.isVisible().visible ? bridge.getEditLocation() : undefined;
  return at && at.unitId === session.open?.unit ? { tab: at.sheetId, row: at.row, column: at.column } : undefined;
}

/** Lets an open editor write into another cell: the one it was opened on has gone there. */
export function moveEditing(session: Session, row: number, column: number): void {
  session.engine.injector.get(IEditorBridgeService).updateEditLocation(row, column);
}

/** What is written in the open editor; '' when nothing is. */
export function editedText(session: Session): string {
  const editor = session.engine.injector.get(IUniverInstanceService).getUnit<DocumentDataModel>(DOCS_NORMAL_EDITOR_UNIT_ID_KEY, UniverInstanceType.UNIVER_DOC);
  return (editor?.getBody()?.dataStream ?? '').replace(/\r\n$/, '').replaceAll('\r', '\n');
}

/** Closes the editor without keeping the text: its row is gone. */
export function abandonEditing(session: Session): void {
  session.commands.syncExecuteCommand(SetCellEditVisibleOperation.id, {
    visible: false,
    eventType: DeviceInputEventType.Keyboard,
    keycode: KeyCode.ESC,
    unitId: session.open?.unit,
  });
}

/** Values by others for the very cell being typed in; they wait, because showing them would wipe the typing. */
export class HeldCells {
  #held: { tab: Tab; row: number; column: number; cell: CellData } | undefined;

  /** Keeps the value when the cell is being typed in. */
  hold(editing: Editing | undefined, tab: Tab, row: number, column: number, cell: CellData): boolean {
    const isHere = editing?.tab === tab.id && editing.row === row && editing.column === column;
    if (isHere) this.#held = { tab, row, column, cell };
    return isHere;
  }

  /** Lets what waits follow rows that moved. */
  move(tab: string, at: (row: number) => number | undefined): void {
    const row = this.#held?.tab.id === tab ? at(this.#held.row) : this.#held?.row;
    this.#held = this.#held && row !== undefined ? { ...this.#held, row } : undefined;
  }

  /** Hands back what waited; it shows when the typing was abandoned. */
  release(): { tab: Tab; row: number; column: number; cell: CellData } | undefined {
    const held = this.#held;
    this.#held = undefined;
    return held;
  }
}

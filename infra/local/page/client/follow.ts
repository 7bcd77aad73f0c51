import { CLIENT_ID } from './api.ts';
import { applyCells, applyShape } from './apply.ts';
import { abandonEditing, editingAt, HeldCells } from './editing.ts';
import type { Tab } from './model.ts';
import type { Outbox } from './outbox.ts';
import type { Session } from './session.ts';
import { sheetModel } from './session.ts';
import type { LiveEvent, Op } from './wire.ts';

type CellsOp = Extract<Op, { op: 'cells' }>;

/** Whether only a fresh read can show it: columns moved, rows below the last, or another dropdown in a register. */
function needsReload(session: Session, tab: Tab, op: Exclude<Op, { op: 'reload' }>): boolean {
  if (op.op === 'reorder') return false;
  if (op.op !== 'cells') return op.dimension === 'COLUMNS';
  const sheet = sheetModel(session, tab.id);
  const isBelow = op.startRow + op.rows.length > (sheet?.getRowCount() ?? 0);
  return isBelow || (tab.register && hasOtherControls(tab, op));
}

const hasOtherControls = (tab: Tab, op: CellsOp): boolean =>
  (op.rows[tab.headerRows - op.startRow] ?? []).some((cell, index) => {
    const known = tab.columns[op.startColumn + index]?.validation;
    return cell !== null && JSON.stringify(cell.dataValidation?.condition) !== JSON.stringify(known?.condition);
  });

/** Brings what others do onto this page without disturbing the typing. */
export class Follower {
  readonly #session: Session;
  readonly #outbox: () => Outbox;
  readonly #reload: () => void;
  readonly #held = new HeldCells();
  #isStale = false;

  constructor(session: Session, outbox: () => Outbox, reload: () => void) {
    this.#session = session;
    this.#outbox = outbox;
    this.#reload = reload;
    const { facade } = session.engine;
    facade.addEvent(facade.Event.SheetEditEnded, ({ isConfirm }) => this.#editEnded(isConfirm));
  }

  /** Takes one event. Of this page's own writes only a sort comes back, as its order is the server's. */
  hear(event: LiveEvent): void {
    if (event.spreadsheetId !== this.#session.open?.book.id) return;
    const ops = event.client === CLIENT_ID ? event.ops.filter((op) => op.op === 'reorder') : event.ops;
    for (const op of ops) if (!this.#take(op)) return this.#renew();
  }

  /** A fresh read closes the editor, so it waits until this person has finished typing. */
  renewLater(): void {
    this.#isStale = true;
  }

  #renew(): void {
    if (editingAt(this.#session)) this.renewLater();
    else this.#reload();
  }

  /** Answers false when only a fresh read helps. */
  #take(op: Op): boolean {
    if (op.op === 'reload') return false;
    const tab = this.#session.open?.book.tabs.get(String(op.sheetId));
    if (!tab || needsReload(this.#session, tab, op)) return false;
    if (op.op === 'cells') {
      const editing = editingAt(this.#session);
      applyCells(this.#session, tab, op, (where, row, column, cell) =>
        this.#held.hold(editing, where, row, column, cell) || this.#outbox().holds(op.sheetId, row, column));
      return true;
    }
    const editing = editingAt(this.#session);
    const isGone = op.op === 'delete' && editing?.tab === tab.id && editing.row >= op.start && editing.row < op.end;
    if (isGone) {
      abandonEditing(this.#session);
      this.#session.say('你正在填写的那一行被别人删除了。');
    }
    this.#outbox().rebase(op);
    applyShape(this.#session, tab, op);
    return true;
  }

  #editEnded(isConfirmed: boolean): void {
    const held = this.#held.release();
    if (this.#isStale) {
      this.#isStale = false;
      queueMicrotask(this.#reload);
    }
    if (!held || isConfirmed) return;
    const { tab, row, column, cell } = held;
    applyCells(this.#session, tab, { op: 'cells', sheetId: tab.sheetId, startRow: row, startColumn: column, rows: [[cell]] }, () => false);
  }
}

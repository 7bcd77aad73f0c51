import { CLIENT_ID } from './api.ts';
import { applyCells, applyShape } from './apply.ts';
import type { ShapeOp } from './apply.ts';
import { abandonEditing, editedText, editingAt, HeldCells, moveEditing } from './editing.ts';
import type { Tab } from './model.ts';
import { LOOK_ROWS } from './model.ts';
import type { Outbox } from './outbox.ts';
import { movedRow } from './rebase.ts';
import type { Session } from './session.ts';
import { sheetModel } from './session.ts';
import type { CellData, LiveEvent, Op } from './wire.ts';

type CellsOp = Extract<Op, { op: 'cells' }>;

/** Columns that come and go within one change, as those do that carry a former order, were never there. */
export function withoutDetours(ops: readonly Op[]): readonly Op[] {
  const inserts = ops.flatMap((op) => (op.op === 'insert' && op.dimension === 'COLUMNS' ? [op] : []));
  const detours = inserts.flatMap((inserted) => {
    const deleted = ops.find(
      (op) => op.op === 'delete' && op.dimension === 'COLUMNS' && op.sheetId === inserted.sheetId && op.start === inserted.start && op.end === inserted.end,
    );
    return deleted ? [inserted, deleted] : [];
  });
  return ops.filter((op) => !detours.some((detour) => detour === op));
}

/** Whether a register's columns take something else now: a changed dropdown, or one that is gone from all first rows. */
function hasOtherControls(tab: Tab, op: CellsOp): boolean {
  const known = (index: number) => JSON.stringify(tab.columns[op.startColumn + index]?.validation?.condition);
  const first = op.rows.slice(Math.max(0, tab.headerRows - op.startRow));
  const isOther = (cell: CellData | null | undefined, index: number) => cell?.dataValidation !== undefined && JSON.stringify(cell.dataValidation.condition) !== known(index);
  const isGone = (index: number) => known(index) !== undefined && first.length >= LOOK_ROWS && first.every((line) => line[index] && !line[index]?.dataValidation);
  return first.some((line) => line.some(isOther)) || (op.startRow <= tab.headerRows && (op.rows[0] ?? []).some((_, index) => isGone(index)));
}

/** What the follower works with. */
export interface Helpers {
  readonly outbox: () => Outbox;
  /** Only a fresh read shows what happened; `own` says that nothing but a change of this page did. */
  readonly renew: (own: boolean) => void;
  /** Rows moved. */
  readonly moved: (tab: Tab, op: ShapeOp, isOwn: boolean) => void;
  /** Somebody deleted the row in which this was being written. */
  readonly bereft: (text: string) => void;
}

/** Brings what the server tells onto this page without disturbing the typing: the grid is the server's, plus what waits. */
export class Follower {
  readonly #session: Session;
  readonly #helpers: Helpers;
  readonly #held = new HeldCells();
  /** The revision that the grid shows; undefined while only a fresh read can tell. */
  #rev: number | undefined;
  #last = 0;
  /** What came while a fresh read was under way. */
  #early: LiveEvent[] = [];
  #isAwaited = false;

  constructor(session: Session, helpers: Helpers) {
    this.#session = session;
    this.#helpers = helpers;
  }

  /** Starts watching the editor; needs a workbook on the screen. */
  attach(): void {
    const { facade } = this.#session.engine;
    facade.addEvent(facade.Event.SheetEditEnded, ({ isConfirm }) => this.#editEnded(isConfirm));
  }

  /** The revision in which rows and columns are counted here. */
  get rev(): number {
    return this.#rev ?? this.#last;
  }

  /** Takes note that a fresh read is under way; what is heard meanwhile comes after it. */
  pause(): void {
    [this.#last, this.#rev] = [this.rev, undefined];
  }

  /** Another workbook: nothing heard so far counts. */
  forget(): void {
    [this.#last, this.#rev, this.#early, this.#isAwaited] = [0, undefined, [], false];
  }

  /** The grid shows a fresh read of this revision; goes on from there. */
  resume(rev: number): void {
    this.#rev = rev;
    this.#helpers.outbox().heard(rev);
    for (const event of this.#early.splice(0)) this.hear(event);
  }

  /** A fresh read would close the editor, so it waits until this person has finished typing. */
  renewLater(): void {
    this.#isAwaited = true;
  }

  /** Takes one event. */
  hear(event: LiveEvent): void {
    const isOwn = event.client === CLIENT_ID;
    if (isOwn) this.#helpers.outbox().own(event.rev, withoutDetours(event.ops));
    if (this.#rev === undefined) return void this.#early.push(event);
    if (event.rev <= this.#rev) return this.#helpers.outbox().heard(this.#rev);
    const isNext = event.rev === this.#rev + 1;
    if (!isNext || !withoutDetours(event.ops).every((op) => this.#show(op, isOwn))) {
      this.pause();
      return this.#helpers.renew(isOwn && isNext);
    }
    this.#rev = event.rev;
    this.#helpers.outbox().heard(event.rev);
  }

  /** Whether a value must wait: its cell is being typed in, or was typed in here and the server does not know yet. */
  holds(tab: Tab, row: number, column: number, cell: CellData): boolean {
    return this.#held.hold(editingAt(this.#session), tab, row, column, cell) || this.#helpers.outbox().holds(tab.sheetId, row, column);
  }

  /** Answers false when only a fresh read helps: columns moved, rows below the last, another dropdown in a register. */
  #show(op: Op, isOwn: boolean): boolean {
    if (op.op === 'reload') return false;
    const tab = this.#session.open?.book.tabs.get(String(op.sheetId));
    if (!tab || (op.op !== 'cells' && op.op !== 'reorder' && op.dimension === 'COLUMNS')) return false;
    if (op.op !== 'cells') {
      this.#reshape(tab, op, isOwn);
      return true;
    }
    if (op.startRow + op.rows.length > (sheetModel(this.#session, tab.id)?.getRowCount() ?? 0)) return false;
    if (tab.register && hasOtherControls(tab, op)) return false;
    applyCells(this.#session, tab, op, (where, row, column, cell) => this.holds(where, row, column, cell));
    return true;
  }

  #reshape(tab: Tab, op: ShapeOp, isOwn: boolean): void {
    const editing = editingAt(this.#session);
    const row = editing?.tab === tab.id ? movedRow(editing.row, op) : editing?.row;
    if (editing && row === undefined) {
      this.#helpers.bereft(editedText(this.#session));
      abandonEditing(this.#session);
    }
    this.#held.move(tab.id, (at) => movedRow(at, op));
    this.#helpers.outbox().rebase(op, isOwn);
    applyShape(this.#session, tab, op, isOwn);
    if (editing?.tab === tab.id && row !== undefined) moveEditing(this.#session, row, editing.column);
    this.#helpers.moved(tab, op, isOwn);
  }

  #editEnded(isConfirmed: boolean): void {
    const held = this.#held.release();
    if (this.#isAwaited) {
      this.#isAwaited = false;
      queueMicrotask(() => this.#helpers.renew(false));
    }
    if (!held || isConfirmed) return;
    const { tab, row, column, cell } = held;
    applyCells(this.#session, tab, { op: 'cells', sheetId: tab.sheetId, startRow: row, startColumn: column, rows: [[cell]] }, () => false);
  }
}

import type { Change } from './changes.ts';
import { rebased } from './changes.ts';
import { CallFailed } from './failure.ts';
import type { Op } from './wire.ts';

/** How the typing on this page stands with the server; `left` counts the changes that are not kept yet. */
export type Standing =
  | { readonly kind: 'kept' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'waiting'; readonly why: string; readonly left: number; readonly seconds: number }
  | { readonly kind: 'refused'; readonly why: string; readonly left: number };

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;

/** Changes in their order until the server has them: nothing typed is lost when a call fails. */
export class Outbox {
  #queue: Change[] = [];
  #sending: Change[] = [];
  #busy = false;
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #send: (changes: readonly Change[]) => Promise<void>;
  readonly #tell: (standing: Standing) => void;

  constructor(send: (changes: readonly Change[]) => Promise<void>, tell: (standing: Standing) => void) {
    this.#send = send;
    this.#tell = tell;
  }

  /** What the server does not have yet, oldest first. */
  get waiting(): readonly Change[] {
    return [...this.#sending, ...this.#queue];
  }

  /** Adds changes; they leave together once the current command has ended. */
  push(changes: readonly Change[]): void {
    this.#queue.push(...changes);
    if (this.#timer === undefined && !this.#busy) this.#later(0);
  }

  /** Tries at once, whatever the wait. */
  now(): void {
    clearTimeout(this.#timer);
    this.#later(0);
  }

  /** Forgets what waits; the caller shows the server's content instead. */
  drop(): void {
    clearTimeout(this.#timer);
    [this.#timer, this.#queue, this.#sending] = [undefined, [], []];
    this.#tell({ kind: 'kept' });
  }

  /** Lets what waits follow a change of shape by somebody else. */
  rebase(op: Op): void {
    this.#queue = this.#queue.flatMap((change) => rebased(change, op));
    this.#sending = this.#sending.flatMap((change) => rebased(change, op));
  }

  /** Whether a cell has been typed here and the server does not know yet, so that an older value must not replace it. */
  holds(sheetId: number, row: number, column: number): boolean {
    return this.waiting.some(
      (change) =>
        change.kind === 'values' &&
        change.sheetId === sheetId &&
        change.values[row - change.row] !== undefined &&
        change.values[row - change.row]?.[column - change.column] !== undefined,
    );
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => void this.#flush(), ms);
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    if (this.#busy) return;
    this.#sending = [...this.#sending, ...this.#queue.splice(0)];
    if (this.#sending.length === 0) return;
    this.#busy = true;
    if (this.#wait === FIRST_WAIT_MS) this.#tell({ kind: 'sending' });
    try {
      await this.#send(this.#sending);
      [this.#sending, this.#wait] = [[], FIRST_WAIT_MS];
      if (this.#queue.length > 0) this.#later(0);
      else this.#tell({ kind: 'kept' });
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#busy = false;
    }
  }

  #failed(error: unknown): void {
    const left = this.waiting.length;
    const why = error instanceof Error ? error.message : String(error);
    if (!(error instanceof CallFailed) || !error.again) {
      this.#tell({ kind: 'refused', why, left });
      return;
    }
    this.#tell({ kind: 'waiting', why, left, seconds: this.#wait / 1000 });
    this.#later(this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }
}

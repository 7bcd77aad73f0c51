import type { Instant } from '../../../../shared/words/time.ts';

/** The latest change of one file, under the number of that change. */
export interface Logged {
  readonly number: number;
  readonly fileId: string;
  readonly at: Instant;
  readonly removed: boolean;
}

/** Which files changed, in the order of their latest change. */
export class ChangeLog {
  /** The number of the change that comes next, which is also the page token for "from now on". */
  next: number;
  readonly #latest = new Map<string, Logged>();

  constructor(next: number) {
    this.next = next;
  }

  note(fileId: string, at: Instant, removed = false): void {
    this.#latest.delete(fileId);
    this.#latest.set(fileId, { number: this.next++, fileId, at, removed });
  }

  /** Changes from a number on, each file once. */
  since(number: number): readonly Logged[] {
    return [...this.#latest.values()].filter((logged) => logged.number >= number);
  }
}

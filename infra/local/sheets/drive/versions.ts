import type { Instant } from '../../../../shared/words/time.ts';
import type { Book } from '../model.ts';

/** What Drive says of a file's last change. */
export interface Version {
  readonly rev: number;
  readonly at: Instant;
}

const KEPT = 1000;
const lastOf = ({ rev, file }: Book): Version => ({ rev, at: file.modifiedAt });

/** Every file's versions as Drive comes to know them: at once, with a lag, or never again. */
export class Versions {
  readonly #moves = new Map<string, Version[]>();
  readonly #frozen = new Map<string, Version>();
  #still = false;

  /** Records a kept change. */
  moved(book: Book): void {
    const moves = this.#moves.get(book.spreadsheetId) ?? [];
    if (moves.length >= KEPT) moves.splice(0, KEPT / 2);
    moves.push(lastOf(book));
    this.#moves.set(book.spreadsheetId, moves);
    if (this.#still && moves.length === 1) this.#frozen.set(book.spreadsheetId, lastOf(book));
  }

  /** Holds every version where it is, or lets all go on. */
  hold(still: boolean): void {
    if (still === this.#still) return;
    this.#still = still;
    this.#frozen.clear();
    for (const [id, moves] of still ? this.#moves : []) {
      const last = moves.at(-1);
      if (last) this.#frozen.set(id, last);
    }
  }

  /** The version that is shown at a moment, when changes show `lagMs` after they were made. */
  shown(book: Book, at: Instant, lagMs: number): Version {
    const moves = this.#moves.get(book.spreadsheetId) ?? [];
    const seen = lagMs === 0 ? moves.at(-1) : (moves.findLast((move) => move.at <= at - lagMs) ?? moves[0]);
    return this.#frozen.get(book.spreadsheetId) ?? seen ?? lastOf(book);
  }
}

import { api } from './api.ts';
import { noteStep } from './asking.ts';
import type { Ask, Change, Kept } from './changes.ts';
import { isTyping } from './changes.ts';
import { CallFailed } from './failure.ts';
import type { Doomed } from './inverse.ts';
import { doomed, inverse, keptOf } from './inverse.ts';
import type { Book } from './model.ts';
import { columnName, quoted, writeOf } from './requests.ts';
import type { Session } from './session.ts';
import type { Op } from './wire.ts';

const INVALID = 400;

/** Makes the calls of one workbook's outbox; before one that takes something away it reads what that is, so that undo can bring it back. */
export class Sender {
  readonly #session: Session;
  readonly #book: () => Book;
  readonly #rev: () => number;
  #kept: readonly Kept[] = [];

  constructor(session: Session, book: () => Book, rev: () => number) {
    this.#session = session;
    this.#book = book;
    this.#rev = rev;
  }

  /** Sends what is due, as it counts rows at the moment of sending; answers the revision. Throws CallFailed. */
  async send(due: () => readonly Change[]): Promise<number> {
    const [first] = due();
    if (first && !isTyping(first)) {
      const kept = await Promise.all(doomed(first).map((stretch) => this.#read(first, stretch)));
      if (due()[0] !== first) return this.send(due);
      this.#kept = kept;
    }
    return due().length > 0 ? this.#write(due()) : this.#rev();
  }

  /** Keeps the way back of what the server did. */
  done(ask: Ask, ops: readonly Op[]): void {
    noteStep(this.#session, ask, inverse(ask, this.#kept, ops, this.#tab(ask.sheetId)?.columns.length ?? 0));
  }

  #tab(sheetId: number) {
    return this.#book().tabs.get(String(sheetId));
  }

  #write(changes: readonly Change[]): Promise<number> {
    const title = (sheetId: number) => this.#tab(sheetId)?.title ?? '';
    const write = (some: readonly Change[]) => api.write(this.#book().id, writeOf(some, title), this.#rev());
    const [first] = changes;
    if (first?.kind !== 'restore' || first.kept.tags.length === 0) return write(changes);
    // The system may have found its row elsewhere meanwhile; then the content comes back without the mark.
    return write(changes).catch((error: unknown) => {
      if (!(error instanceof CallFailed) || error.status !== INVALID) throw error;
      return write([{ ...first, kept: { ...first.kept, tags: [] } }]);
    });
  }

  async #read({ sheetId }: Ask, stretch: Doomed): Promise<Kept> {
    const { dimension, start, end } = stretch;
    const tab = this.#tab(sheetId);
    const lines = dimension === 'ROWS' ? `${start + 1}:${end}` : `${columnName(start)}:${columnName(end - 1)}`;
    const { body } = await api.lines(this.#book().id, `${quoted(tab?.title ?? '')}!${lines}`, this.#rev());
    return keptOf(body.sheets?.[0], stretch, tab?.columns.length ?? 0);
  }
}

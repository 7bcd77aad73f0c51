import type { Ask, Change } from './changes.ts';
import { isTyping } from './changes.ts';
import { CallFailed } from './failure.ts';
import { movedChange, placesAfter } from './rebase.ts';
import type { Places } from './rebase.ts';
import { firstCall } from './requests.ts';
import type { Op } from './wire.ts';

/** How what a person did stands with the server; `left` counts the changes that are not kept yet. */
export type Standing =
  | { readonly kind: 'kept' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'waiting'; readonly why: string; readonly left: number; readonly seconds: number }
  | { readonly kind: 'refused'; readonly why: string; readonly left: number };

/** What an outbox works with; `send` makes one call of what is due by then and answers the revision it led to. */
export interface Post {
  readonly send: (due: () => readonly Change[]) => Promise<number>;
  readonly tell: (standing: Standing) => void;
  /** The server did what was asked, and the page shows it. */
  readonly done: (ask: Ask, ops: readonly Op[]) => void;
  /** The server will never take a change: what was asked is forgotten, what was typed stays on the page. */
  readonly refused: (change: Change, why: string) => void;
  /** What waits lost the row or column it was meant for. */
  readonly lost: (changes: readonly Change[]) => void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15_000;
/** The page counts rows otherwise than the server: it is about to hear of it. */
const MOVED = 409;
const MOVED_WAIT_MS = 200;

/** Changes in their order until the server has them: nothing typed is lost when a call fails, nothing asked is done twice. */
export class Outbox {
  readonly #post: Post;
  #queue: Change[] = [];
  #sending: Change[] = [];
  #refused: Change[] = [];
  #why = '';
  #isBusy = false;
  /** After a refusal the changes go one by one, so that only the one at fault stays behind. */
  #isWary = false;
  #wait = FIRST_WAIT_MS;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #heard = 0;
  /** The revision of the last answered call; while one waits for its reply, an own event of a later revision is the answer. */
  #answered = 0;
  #doneAt: number | undefined;
  #ops: readonly Op[] = [];
  #calm: (() => void)[] = [];

  constructor(post: Post) {
    this.#post = post;
  }

  /** What the server does not have yet, oldest first. */
  get waiting(): readonly Change[] {
    return [...this.#refused, ...this.#sending, ...this.#queue];
  }

  /** Resolves when nothing is asked that the page does not show yet. */
  calm(): Promise<void> {
    return new Promise((resolve) => (this.isCalm ? resolve() : this.#calm.push(resolve)));
  }

  /** Whether the page shows all that was asked. */
  get isCalm(): boolean {
    return [...this.#sending, ...this.#queue].every(isTyping);
  }

  /** Adds changes; they leave together once the current command has ended. */
  push(changes: readonly Change[]): void {
    this.#queue.push(...changes);
    if (this.#timer === undefined && !this.#isBusy) this.#later(0);
  }

  /** Tries at once, whatever the wait. */
  now(): void {
    [this.#queue, this.#refused] = [[...this.#refused, ...this.#queue], []];
    this.#later(0);
  }

  /** Forgets what waits; the caller shows the server's content instead. */
  drop(): void {
    clearTimeout(this.#timer);
    [this.#timer, this.#doneAt, this.#queue, this.#sending, this.#refused] = [undefined, undefined, [], [], []];
    this.#settled();
  }

  /** Takes note of an event of this page's own: it may answer what was asked before the reply does. */
  own(rev: number, ops: readonly Op[]): void {
    const [ask] = this.#sending;
    const isAnswer = this.#doneAt === undefined ? rev > this.#answered : rev === this.#doneAt;
    if (!ask || isTyping(ask) || !isAnswer) return;
    [this.#ops, this.#doneAt] = [ops, rev];
  }

  /** The page now shows this revision. */
  heard(rev: number): void {
    this.#heard = Math.max(this.#heard, rev);
    this.#finish();
    if (!this.#isBusy && this.waiting.length > this.#refused.length && this.#wait === FIRST_WAIT_MS) this.#later(0);
  }

  /** Lets what waits follow a change of shape; of an own one the ask itself does not. */
  rebase(op: Extract<Op, { op: 'insert' | 'delete' | 'reorder' }>, isOwn: boolean): void {
    const places = placesAfter(op);
    this.move(op.sheetId, places, isOwn && this.#sending.every((change) => !isTyping(change)));
  }

  /** Lets what waits go where its rows and columns went. */
  move(sheetId: number, places: Places, exceptSending = false): void {
    const gone: Change[] = [];
    const follow = (change: Change): Change[] => {
      const moved = change.sheetId === sheetId ? movedChange(change, places) : [change];
      if (moved.length === 0) gone.push(change);
      return moved;
    };
    this.#queue = this.#queue.flatMap(follow);
    this.#refused = this.#refused.flatMap(follow);
    if (!exceptSending && this.#doneAt === undefined) this.#sending = this.#sending.flatMap(follow);
    if (gone.length > 0) this.#post.lost(gone);
  }

  /** Whether a cell has been typed here and the server does not know yet, so that an older value must not replace it. */
  holds(sheetId: number, row: number, column: number): boolean {
    return this.waiting.some(
      (change) => change.kind === 'values' && change.sheetId === sheetId && (change.values[row - change.row]?.[column - change.column] ?? null) !== null,
    );
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#flush(), ms);
  }

  async #flush(): Promise<void> {
    this.#timer = undefined;
    if (this.#isBusy || this.#doneAt !== undefined) return;
    if (this.#sending.length === 0) this.#sending = this.#queue.splice(0, this.#isWary ? 1 : firstCall(this.#queue));
    if (this.#sending.length === 0) return this.#settled();
    this.#isBusy = true;
    if (this.#wait === FIRST_WAIT_MS) this.#post.tell({ kind: 'sending' });
    try {
      this.#answered = await this.#post.send(() => this.#sending);
      this.#wait = FIRST_WAIT_MS;
      this.#isBusy = false;
      this.#taken(this.#answered);
    } catch (error) {
      this.#isBusy = false;
      this.#failed(error);
    }
  }

  #taken(rev: number): void {
    if (this.#sending.some((change) => !isTyping(change))) this.#doneAt ??= rev;
    else this.#sending = [];
    this.#finish();
    if (this.#sending.length === 0) this.#next();
  }

  /** What was asked is over once the page shows it: only then do rows count alike here and there. */
  #finish(): void {
    const [ask] = this.#sending;
    if (this.#doneAt === undefined || this.#heard < this.#doneAt) return;
    const ops = this.#ops;
    [this.#sending, this.#doneAt, this.#ops, this.#wait] = [[], undefined, [], FIRST_WAIT_MS];
    if (ask && !isTyping(ask)) this.#post.done(ask, ops);
    this.#next();
  }

  #next(): void {
    if (this.isCalm) for (const resolve of this.#calm.splice(0)) resolve();
    if (this.#queue.length > 0) this.#later(0);
    else this.#settled();
  }

  #settled(): void {
    this.#isWary = false;
    if (this.isCalm) for (const resolve of this.#calm.splice(0)) resolve();
    this.#post.tell(this.#refused.length > 0 ? { kind: 'refused', why: this.#why, left: this.#refused.length } : { kind: 'kept' });
  }

  #failed(error: unknown): void {
    if (this.#sending.length === 0) return this.#next();
    if (this.#doneAt !== undefined) return this.#finish();
    const why = error instanceof Error ? error.message : String(error);
    if (error instanceof CallFailed && error.status === MOVED) return this.#later(MOVED_WAIT_MS);
    if (!(error instanceof CallFailed) || !error.again) return this.#refuse(why);
    this.#post.tell({ kind: 'waiting', why, left: this.waiting.length, seconds: this.#wait / 1000 });
    this.#later(this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
  }

  #refuse(why: string): void {
    const [first] = this.#sending;
    if (this.#sending.length > 1) {
      [this.#queue, this.#sending, this.#isWary] = [[...this.#sending, ...this.#queue], [], true];
      return this.#later(0);
    }
    [this.#sending, this.#why] = [[], why];
    if (first && isTyping(first)) this.#refused.push(first);
    if (first) this.#post.refused(first, why);
    this.#next();
  }
}

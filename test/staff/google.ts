import type { Book } from '../../infra/local/sheets/model.ts';
import { Events } from '../../infra/local/sheets/events.ts';
import { notFound } from '../../infra/local/sheets/failure.ts';
import { FaultSet } from '../../infra/local/sheets/faults.ts';
import { parseMask, prune } from '../../infra/local/sheets/mask.ts';
import { keepNothing } from '../../infra/local/sheets/persistence.ts';
import { route } from '../../infra/local/sheets/router.ts';
import type { Draft } from '../../infra/local/sheets/draft.ts';
import { Shelf } from '../../infra/local/sheets/shelf.ts';
import { instantOf, type Instant } from '../../shared/words/time.ts';

/** Who the product is to Google. */
export const SERVICE = 'service@dengji.local';

/** One change of a workbook, after it was made. */
export interface Edit {
  readonly user: string;
  readonly before: Book;
  readonly after: Book;
}

/** A call the product makes. */
export interface GoogleCall {
  readonly verb: string;
  readonly path: string;
  readonly spreadsheetId: string;
  readonly writes: boolean;
}

/** What goes wrong with a call: refused, done with its reply lost, or answered with rubbish or with half. */
export type Mishap = 429 | 503 | 'cut' | 'lost' | 'garbage' | 'empty' | 'header' | 'short';

/** What came of a call: JSON, or a text that is none. */
export interface Reply {
  readonly code: number;
  readonly answer: unknown;
}

/** What happens around a call of the product. */
export interface Meddling {
  /** Just before it is answered. */
  readonly before?: () => void;
  /** Just after it was applied, before the reply is on its way. */
  readonly after?: () => void;
  readonly mishap?: Mishap;
}

/** The stand-in for Google, and what people do in it at once, without a socket. */
export class Google {
  now: Instant = instantOf(0);
  onEdit: (edit: Edit) => void = () => undefined;
  /** Asked before each call of the product. */
  meddle: (call: GoogleCall) => Meddling | undefined = () => undefined;
  readonly shelf: Shelf;
  readonly #faults = new FaultSet();
  readonly #last = new Map<string, Book>();

  constructor(books: readonly Book[]) {
    this.shelf = new Shelf(keepNothing(books), new Events(0), ({ spreadsheetId, user }) => this.#edited(spreadsheetId, user), this.now);
    for (const book of books) this.#last.set(book.spreadsheetId, book);
  }

  /** Every workbook as it is now. A book is never changed in place, so it may be kept, and begun from again. */
  books(): readonly Book[] {
    return this.shelf.books();
  }

  book(spreadsheetId: string): Book {
    return this.shelf.state(spreadsheetId, this.now).book;
  }

  /** Somebody's request, answered at once; throws what Google refuses. */
  ask(user: string, verb: string, path: string, body: unknown, query = new URLSearchParams()): unknown {
    const found = route(verb, path);
    if (!found) throw notFound(`There is no method ${verb} ${path}.`);
    const fields = query.get('fields') ?? found.method.fields;
    const reply = found.method.answer({ shelf: this.shelf, faults: this.#faults, author: { user, client: null, at: this.now }, path: found.path, query, body });
    return fields && !found.method.masks ? prune(reply, parseMask(fields)) : reply;
  }

  /** What no request can say: undoing, and going back to an older version. */
  redraw(user: string, spreadsheetId: string, change: (draft: Draft) => void): void {
    this.shelf.change(spreadsheetId, { user, client: null, at: this.now }, (draft) => {
      change(draft);
      draft.changes.reload();
    });
  }

  /** Lets a call of the product through to whoever answers it, with what goes wrong around it. */
  async carry(call: GoogleCall, answered: () => Reply | Promise<Reply>): Promise<Reply> {
    const { before, after, mishap } = this.meddle(call) ?? {};
    before?.();
    if (mishap === 'cut') throw new TypeError('fetch failed');
    if (mishap === 429 || mishap === 503) return { code: mishap, answer: { error: { code: mishap, message: 'later', status: mishap === 429 ? 'RESOURCE_EXHAUSTED' : 'UNAVAILABLE' } } };
    const reply = await answered();
    after?.();
    if (reply.code !== 200 || mishap === undefined) return reply;
    if (mishap === 'lost') throw new TypeError('terminated');
    return { code: 200, answer: mishap === 'garbage' ? '<html><title>Error 502</title></html>' : shortened(reply.answer, mishap) };
  }

  #edited(spreadsheetId: string, user: string): void {
    const after = this.book(spreadsheetId);
    const before = this.#last.get(spreadsheetId) ?? after;
    this.#last.set(spreadsheetId, after);
    this.onEdit({ user, before, after });
  }
}

const WRITES = /(:batchUpdate|:batchUpdateByDataFilter|:append|:clear|^\/v4\/spreadsheets)$/;

export function callOf(verb: string, path: string): GoogleCall {
  return { verb, path, spreadsheetId: /^\/v4\/spreadsheets\/([^/:]+)/.exec(path)?.[1] ?? '', writes: verb !== 'GET' && WRITES.test(path) };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isThing = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An answer of which the values, all rows but the first, or the last half of the rows are missing. */
function shortened(answer: unknown, how: 'empty' | 'header' | 'short'): unknown {
  if (isList(answer)) return answer.map((it) => shortened(it, how));
  if (!isThing(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).flatMap(([name, value]): readonly [string, unknown][] => {
    if (!['values', 'rowData', 'rowMetadata'].includes(name) || !isList(value) || !isList(value[0] ?? []) && name === 'values') return [[name, shortened(value, how)]];
    return how === 'empty' ? [] : [[name, value.slice(0, how === 'header' ? 1 : Math.ceil(value.length / 2))]];
  }));
}

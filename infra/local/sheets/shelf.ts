import type { Instant } from '../../../shared/words/time.ts';
import type { Changes } from './changes.ts';
import { Draft } from './draft.ts';
import { Evaluator } from './evaluator.ts';
import { Channels } from './drive/channels.ts';
import { ChangeLog } from './drive/log.ts';
import { Versions } from './drive/versions.ts';
import type { Events } from './events.ts';
import { notFound } from './failure.ts';
import { formulaColumns } from './columns.ts';
import type { Book, DriveFile, Tab } from './model.ts';
import { opsOf } from './ops.ts';
import type { Keeping } from './persistence.ts';

/** Who changes something, when, and from which page. */
export interface Author {
  readonly user: string;
  readonly client: string | null;
  readonly at: Instant;
}

type OnEdit = (edit: { spreadsheetId: string; user: string; rev: number }) => void;

/** Every workbook, read in memory; a change is kept in the database before it shows. */
export class Shelf {
  readonly #states = new Map<string, Evaluator>();
  readonly #persistence: Keeping;
  readonly #events: Events;
  readonly #onEdit: OnEdit;
  readonly #seed: number;
  readonly channels = new Channels();
  readonly versions = new Versions();
  readonly log: ChangeLog;

  /** `seed` decides what chance brings in a change (a shuffle, a fresh ID): the same seed, the same workbooks. */
  constructor(persistence: Keeping, events: Events, onEdit: OnEdit, at: Instant, seed = 0) {
    this.#persistence = persistence;
    this.#events = events;
    this.#onEdit = onEdit;
    this.#seed = seed;
    const books = persistence.load();
    this.log = new ChangeLog(1 + books.reduce((sum, { rev }) => sum + rev, 0));
    for (const book of books) {
      this.#states.set(book.spreadsheetId, new Evaluator(book, at));
      this.versions.moved(book);
    }
  }

  /** Every workbook, oldest first. */
  books(): readonly Book[] {
    return [...this.#states.values()].map((state) => state.book).toSorted((a, b) => a.file.createdAt - b.file.createdAt);
  }

  /** A workbook with its values as of a moment; throws 404. */
  state(spreadsheetId: string, at: Instant): Evaluator {
    const state = this.#states.get(spreadsheetId);
    if (!state) throw notFound();
    const seen = state.at(at);
    this.#states.set(spreadsheetId, seen);
    return seen;
  }

  /** The number of the next workbook. */
  count(): number {
    return this.#persistence.count();
  }

  /** Puts a new workbook on the shelf; its making is its first change. */
  add(draft: Draft): Evaluator {
    const { book } = draft;
    book.rev = 1;
    this.#persistence.save(book, draft.touched, []);
    const state = new Evaluator(book, draft.at);
    this.#states.set(book.spreadsheetId, state);
    this.#tell(book, draft.at);
    return state;
  }

  /** Who may do what with a file, if it is there. */
  file(spreadsheetId: string): DriveFile | undefined {
    return this.#states.get(spreadsheetId)?.book.file;
  }

  /** Takes a workbook away for good. */
  drop(book: Book, at: Instant): void {
    this.#persistence.drop(book);
    this.#states.delete(book.spreadsheetId);
    this.log.note(book.spreadsheetId, at, true);
    this.channels.changed(book.spreadsheetId, at, 'remove');
  }

  /** Applies a change whole or not at all, keeps it, tells the pages; returns what `run` returns and the state after. */
  change<T>(spreadsheetId: string, author: Author, run: (draft: Draft) => T): { result: T; state: Evaluator } {
    const before = this.state(spreadsheetId, author.at);
    const draft = new Draft(before.book, author.user, author.at, this.#seed);
    const result = run(draft);
    const { book, changes } = draft;
    book.rev += 1;
    book.file = { ...book.file, modifiedAt: author.at };
    const state = this.#follow(before, draft);
    this.#persistence.save(book, draft.touched, missing(before.book, book));
    this.#states.set(spreadsheetId, state);
    if (this.#events.wanted(spreadsheetId)) {
      this.#events.send({ rev: book.rev, spreadsheetId, client: author.client, ops: opsOf(changes, state) });
    }
    this.#tell(book, author.at);
    this.#onEdit({ spreadsheetId, user: author.user, rev: book.rev });
    return { result, state };
  }

  /** Lets Drive know of a change. */
  #tell(book: Book, at: Instant): void {
    this.versions.moved(book);
    this.log.note(book.spreadsheetId, at);
    this.channels.changed(book.spreadsheetId, at);
  }

  #follow(before: Evaluator, { book, at, changes }: Draft): Evaluator {
    if (changes.shapes.length > 0) touchFormulas(book, changes);
    if (changes.whole || changes.shapes.length > 0) return new Evaluator(book, at);
    const { evaluator, changed } = before.next(book, at, changes.cells);
    for (const { sheetId, row, column } of changed) changes.cell(sheetId, row, column);
    return evaluator;
  }
}

/** After rows moved any formula may come to another value. */
function touchFormulas(book: Book, changes: Changes): void {
  for (const { rows, properties } of book.tabs) {
    for (const [index, row] of rows.entries()) {
      for (const column of row ? formulaColumns(row) : []) changes.cell(properties.sheetId, index, column);
    }
  }
}

const missing = (before: Book, after: Book): readonly Tab[] =>
  before.tabs.filter((old) => after.tabs.every((tab) => tab.properties.sheetId !== old.properties.sheetId));

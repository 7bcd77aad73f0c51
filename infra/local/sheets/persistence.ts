import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { createHash } from 'node:crypto';
import type { Book, Cell, Row, Tab } from './model.ts';

const TABLES = `
  CREATE TABLE IF NOT EXISTS sheets_book (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sheets_tab (book TEXT, id INTEGER, body TEXT NOT NULL, PRIMARY KEY (book, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sheets_order (book TEXT, tab INTEGER, keys TEXT NOT NULL, PRIMARY KEY (book, tab)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sheets_row (book TEXT, key INTEGER, body TEXT NOT NULL, PRIMARY KEY (book, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sheets_part (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS sheets_made (one INTEGER PRIMARY KEY CHECK (one = 1), count INTEGER NOT NULL);
`;

type Part = NonNullable<Cell['dataValidation']>;

/** Formats and rules repeat in thousands of cells; each is kept once and named by its hash. */
class Parts {
  readonly #insert: StatementSync;
  readonly #ids = new WeakMap<Part, string>();
  readonly #byId = new Map<string, Part>();
  readonly #byBody = new Map<string, string>();

  constructor(db: DatabaseSync) {
    this.#insert = db.prepare('INSERT OR IGNORE INTO sheets_part (id, body) VALUES (?, ?)');
    for (const { id, body } of db.prepare('SELECT id, body FROM sheets_part').all()) this.#byId.set(String(id), JSON.parse(String(body)));
  }

  idOf(part: Part): string {
    const known = this.#ids.get(part);
    if (known !== undefined) return known;
    const body = JSON.stringify(part);
    const id = this.#byBody.get(body) ?? this.#keep(body);
    this.#ids.set(part, id);
    this.#byId.set(id, part);
    return id;
  }

  /** Most cells of a column say the same, so the text is looked up before it is hashed and written. */
  #keep(body: string): string {
    const id = createHash('sha256').update(body).digest('base64url').slice(0, 16);
    this.#insert.run(id, body);
    this.#byBody.set(body, id);
    return id;
  }

  get(id: string): Part {
    return this.#byId.get(id) ?? {};
  }
}

interface PackedCell extends Omit<Cell, 'userEnteredFormat' | 'dataValidation'> {
  readonly format?: string;
  readonly rule?: string;
}

type Order = readonly (number | null)[];

/** Where workbooks are kept between two starts. */
export interface Keeping {
  load(): readonly Book[];
  count(): number;
  save(book: Book, touched: readonly Tab[], gone: readonly Tab[]): void;
  drop(book: Book): void;
}

/** Keeps nothing: workbooks, those to begin with too, live as long as the server. */
export function keepNothing(books: readonly Book[] = []): Keeping {
  let made = books.length;
  return { load: () => books, count: () => ++made, save: () => undefined, drop: () => undefined };
}

/** Keeps workbooks in SQLite: one line per row of a tab, so that an edit rewrites its own row and nothing else. */
export class Persistence implements Keeping {
  readonly #db: DatabaseSync;
  readonly #parts: Parts;
  readonly #saved = new WeakSet<Row>();
  readonly #texts = new Map<string, string>();
  readonly #statements: Readonly<Record<'book' | 'tab' | 'order' | 'row' | 'dropRow' | 'dropTab' | 'dropOrder', StatementSync>>;

  constructor(db: DatabaseSync) {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    db.exec(TABLES);
    this.#db = db;
    this.#parts = new Parts(db);
    this.#statements = {
      book: db.prepare('INSERT OR REPLACE INTO sheets_book (id, body) VALUES (?, ?)'),
      tab: db.prepare('INSERT OR REPLACE INTO sheets_tab (book, id, body) VALUES (?, ?, ?)'),
      order: db.prepare('INSERT OR REPLACE INTO sheets_order (book, tab, keys) VALUES (?, ?, ?)'),
      row: db.prepare('INSERT OR REPLACE INTO sheets_row (book, key, body) VALUES (?, ?, ?)'),
      dropRow: db.prepare('DELETE FROM sheets_row WHERE book = ? AND key = ?'),
      dropTab: db.prepare('DELETE FROM sheets_tab WHERE book = ? AND id = ?'),
      dropOrder: db.prepare('DELETE FROM sheets_order WHERE book = ? AND tab = ?'),
    };
  }

  /** Every workbook kept so far. */
  load(): readonly Book[] {
    return this.#db.prepare('SELECT body FROM sheets_book').all().map(({ body }) => this.#loadBook(JSON.parse(String(body))));
  }

  /** The next number for a new workbook; numbers are never given twice. */
  count(): number {
    const row = this.#db
      .prepare('INSERT INTO sheets_made VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET count = count + 1 RETURNING count')
      .get();
    return Number(row?.['count']);
  }

  /** Writes what differs from the state before, in one transaction. */
  save(book: Book, touched: readonly Tab[], gone: readonly Tab[]): void {
    this.#atomically(() => {
      const tabs = book.tabs.map((tab) => tab.properties.sheetId);
      this.#statements.book.run(book.spreadsheetId, JSON.stringify({ ...book, tabs }));
      for (const tab of gone) this.#dropTab(book.spreadsheetId, tab);
      for (const tab of touched) this.#saveTab(book.spreadsheetId, tab);
    });
  }

  /** Forgets a workbook. */
  drop(book: Book): void {
    const { spreadsheetId } = book;
    this.#atomically(() => {
      for (const tab of book.tabs) this.#dropTab(spreadsheetId, tab);
      this.#db.prepare('DELETE FROM sheets_book WHERE id = ?').run(spreadsheetId);
    });
  }

  #atomically(run: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      run();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      this.#texts.clear();
      throw error;
    }
  }

  #saveTab(book: string, { rows, ...head }: Tab): void {
    const { sheetId } = head.properties;
    const order: Order = Array.from(rows, (row) => row?.key ?? null);
    const before = this.#texts.get(`order ${book} ${sheetId}`);
    if (this.#differs(`tab ${book} ${sheetId}`, head)) this.#statements.tab.run(book, sheetId, JSON.stringify(head));
    if (this.#differs(`order ${book} ${sheetId}`, order)) {
      const now = new Set(order);
      for (const key of parseOrder(before)) if (key !== null && !now.has(key)) this.#statements.dropRow.run(book, key);
      this.#statements.order.run(book, sheetId, JSON.stringify(order));
    }
    for (const row of rows) {
      if (!row || this.#saved.has(row)) continue;
      this.#statements.row.run(book, row.key, JSON.stringify(this.#pack(row)));
      this.#saved.add(row);
    }
  }

  #differs(name: string, value: unknown): boolean {
    const text = JSON.stringify(value);
    if (this.#texts.get(name) === text) return false;
    this.#texts.set(name, text);
    return true;
  }

  #dropTab(book: string, { rows, properties: { sheetId } }: Tab): void {
    for (const row of rows) if (row) this.#statements.dropRow.run(book, row.key);
    this.#statements.dropTab.run(book, sheetId);
    this.#statements.dropOrder.run(book, sheetId);
    this.#texts.delete(`tab ${book} ${sheetId}`);
    this.#texts.delete(`order ${book} ${sheetId}`);
  }

  #pack({ cells, tags, pixelSize, hiddenByUser }: Row): object {
    const packed = cells.flatMap((cell, column) => {
      if (!cell) return [];
      const { userEnteredFormat, dataValidation, ...rest } = cell;
      const format = userEnteredFormat && this.#parts.idOf(userEnteredFormat);
      const rule = dataValidation && this.#parts.idOf(dataValidation);
      return [[column, { ...rest, ...(format && { format }), ...(rule && { rule }) }]];
    });
    return { tags, pixelSize, hiddenByUser, cells: packed };
  }

  #unpack({ format, rule, ...rest }: PackedCell): Cell {
    return {
      ...rest,
      ...(format && { userEnteredFormat: this.#parts.get(format) }),
      ...(rule && { dataValidation: this.#parts.get(rule) }),
    };
  }

  #loadBook(head: Omit<Book, 'tabs'> & { tabs: readonly number[] }): Book {
    const rows = new Map<number, Row>();
    for (const { key, body } of this.#db.prepare('SELECT key, body FROM sheets_row WHERE book = ?').iterate(head.spreadsheetId)) {
      const row = this.#loadRow(Number(key), JSON.parse(String(body)));
      rows.set(row.key, row);
      this.#saved.add(row);
    }
    return { ...head, tabs: head.tabs.map((sheetId) => this.#loadTab(head.spreadsheetId, sheetId, rows)) };
  }

  #loadRow(key: number, { cells, ...line }: Omit<Row, 'cells' | 'key'> & { cells: readonly (readonly [number, PackedCell])[] }): Row {
    const row: Row = { ...line, key, cells: [] };
    for (const [column, cell] of cells) row.cells[column] = this.#unpack(cell);
    return row;
  }

  #loadTab(book: string, sheetId: number, rows: ReadonlyMap<number, Row>): Tab {
    const body = this.#db.prepare('SELECT body FROM sheets_tab WHERE book = ? AND id = ?').get(book, sheetId)?.['body'];
    const keys = this.#db.prepare('SELECT keys FROM sheets_order WHERE book = ? AND tab = ?').get(book, sheetId)?.['keys'];
    this.#texts.set(`tab ${book} ${sheetId}`, String(body));
    this.#texts.set(`order ${book} ${sheetId}`, String(keys));
    const head: Omit<Tab, 'rows'> = JSON.parse(String(body));
    return {
      ...head,
      columns: [...head.columns].map((each) => each ?? undefined),
      rows: parseOrder(String(keys)).map((key) => (key === null ? undefined : rows.get(key))),
    };
  }
}

const parseOrder = (text: string | undefined): Order => (text === undefined ? [] : JSON.parse(text));

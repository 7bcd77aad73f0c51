import { createHash } from 'node:crypto';
import type { Instant } from '../../../shared/words/time.ts';
import { tabOf } from './area.ts';
import { Changes } from './changes.ts';
import { forgetFormulas } from './columns.ts';
import type { Book, Cell, Line, Row, Tab } from './model.ts';

/** One change under way: works on copies of what it touches, so a refusal leaves the book as it was. */
export class Draft {
  readonly book: Book;
  readonly user: string;
  readonly at: Instant;
  readonly changes = new Changes();
  readonly #seed: number;
  readonly #own = new Set<object>();

  constructor(base: Book, user: string, at: Instant, seed = 0) {
    this.book = { ...base, tabs: [...base.tabs] };
    this.user = user;
    this.#seed = seed;
    this.at = at;
  }

  /** Tabs this change touched. */
  get touched(): readonly Tab[] {
    return this.book.tabs.filter((tab) => this.#own.has(tab));
  }

  /** A tab that may be changed; throws 400 when there is none with this ID. */
  tab(sheetId = 0): Tab {
    const tab = tabOf(this.book, sheetId);
    if (this.#own.has(tab)) return tab;
    const copy = { ...tab, rows: [...tab.rows], columns: [...tab.columns] };
    this.book.tabs[this.book.tabs.indexOf(tab)] = copy;
    this.#own.add(copy);
    return copy;
  }

  /** Puts a new tab at an index. */
  addTab(tab: Tab, index: number): void {
    this.#own.add(tab);
    this.book.tabs.splice(index, 0, tab);
    this.changes.reload();
  }

  /** A row that may be changed, made when there was nothing in it. `tab` comes from `tab()`. */
  row(tab: Tab, index: number): Row {
    const old = tab.rows[index];
    if (old && this.#own.has(old)) {
      forgetFormulas(old);
      return old;
    }
    const row: Row = old ? { ...old, cells: [...old.cells] } : this.newRow();
    this.#own.add(row);
    tab.rows[index] = row;
    return row;
  }

  /** An empty row under a fresh key. */
  newRow(): Row {
    const row: Row = { key: ++this.book.serial, cells: [], tags: [] };
    this.#own.add(row);
    return row;
  }

  /** A column that may be changed. */
  column(tab: Tab, index: number): Line {
    const column = { tags: [], ...tab.columns[index] };
    tab.columns[index] = column;
    return column;
  }

  /** Puts a cell in place; an empty one is removed. */
  put(tab: Tab, row: number, column: number, cell: Cell | undefined): void {
    const next = cell && Object.keys(cell).length > 0 ? cell : undefined;
    if (!next && !tab.rows[row]?.cells[column]) return;
    this.row(tab, row).cells[column] = next;
    this.changes.cell(tab.properties.sheetId, row, column);
  }

  /** A fresh positive int32 for a tab, a protection or a tag; the same change sequence gives the same numbers. */
  newId(taken: (id: number) => boolean): number {
    const id = this.chance();
    return id === 0 || taken(id) ? this.newId(taken) : id;
  }

  /** A number from 0 to 2^31 - 1 that nobody would guess; the same seed and change sequence gives the same numbers. */
  chance(): number {
    const text = `${this.book.spreadsheetId}:${++this.book.serial}${this.#seed === 0 ? '' : `:${this.#seed}`}`;
    return createHash('sha256').update(text).digest().readUInt32BE() >>> 1;
  }
}

/** The cell at a place, if anything is there. */
export const cellAt = (tab: Tab, row: number, column: number): Cell | undefined => tab.rows[row]?.cells[column];

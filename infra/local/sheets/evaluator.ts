import type { Instant } from '../../../shared/words/time.ts';
import { type Area, overlap } from './area.ts';
import type { Touched } from './changes.ts';
import { Calculator, errorValue, type Sight } from './formula.ts';
import { formulaColumns } from './columns.ts';
import { locate } from './locate.ts';
import type { Book, Tab } from './model.ts';
import type { ExtendedValue } from './schema/cell.ts';
import { serialAt } from './serial.ts';

interface Place {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

interface Known extends Place {
  readonly value: ExtendedValue;
  readonly reads: readonly Area[];
  readonly volatile: boolean;
}

const MANY = 200;
const keyOf = ({ sheetId, row, column }: Place): string => `${sheetId}:${row}:${column}`;
const square = ({ sheetId, row, column }: Place): Area => ({ sheetId, top: row, left: column, bottom: row + 1, right: column + 1 });
let shared: Calculator | undefined;
const calculator = (): Calculator => (shared ??= new Calculator());

/** Effective values of one state of a workbook, reckoned when asked for and remembered. */
export class Evaluator {
  readonly book: Book;
  readonly #at: Instant;
  readonly #known: Map<string, Known>;

  constructor(book: Book, at: Instant, known: ReadonlyMap<string, Known> = new Map()) {
    this.book = book;
    this.#at = at;
    this.#known = new Map(known);
  }

  /** What a cell is worth: itself, or the result of its formula. */
  value(tab: Tab, row: number, column: number): ExtendedValue | undefined {
    const entered = tab.rows[row]?.cells[column]?.userEnteredValue;
    if (entered?.formulaValue === undefined) return entered;
    const place = { sheetId: tab.properties.sheetId, row, column };
    return (this.#known.get(keyOf(place)) ?? this.#reckon(place)).value;
  }

  /** The same state seen at another moment: what depends on the clock is reckoned again. */
  at(at: Instant): Evaluator {
    const volatile = [...this.#known.values()].filter((each) => each.volatile);
    if (at === this.#at) return this;
    const stale = this.#dependents(volatile.map(square));
    return new Evaluator(this.book, at, this.#without(stale));
  }

  /** The next state, after the touched cells changed in place; `changed` are formulas elsewhere that came to another value. */
  next(book: Book, at: Instant, touched: Touched): { evaluator: Evaluator; changed: readonly Place[] } {
    const cells = [...touched].flatMap(
      ([sheetId, rows]) => [...rows].flatMap(([row, set]) => [...set].map((column) => ({ sheetId, row, column }))),
    );
    if (cells.length > MANY && this.#known.size > 0) return { evaluator: new Evaluator(book, at), changed: [...this.#known.values()] };
    const stale = this.#dependents(cells.map(square));
    const evaluator = new Evaluator(book, at, this.#without(stale));
    const changed = [...stale].flatMap((key) => this.#known.get(key) ?? []).filter((known) => !evaluator.#same(known));
    return { evaluator, changed };
  }

  #same(known: Known): boolean {
    const tab = this.book.tabs.find((each) => each.properties.sheetId === known.sheetId);
    return JSON.stringify(tab && this.value(tab, known.row, known.column)) === JSON.stringify(known.value);
  }

  #without(stale: ReadonlySet<string>): ReadonlyMap<string, Known> {
    return new Map([...this.#known].filter(([key]) => !stale.has(key)));
  }

  /** Keys of what sits in the areas or, at any remove, reads them. */
  #dependents(areas: readonly Area[]): Set<string> {
    const stale = new Set<string>();
    const waiting = [...areas];
    for (let area = waiting.pop(); area; area = waiting.pop()) {
      for (const [key, known] of this.#known) {
        const hit = [square(known), ...known.reads].some((read) => area && overlap(read, area));
        if (stale.has(key) || !hit) continue;
        stale.add(key);
        waiting.push(square(known));
      }
    }
    return stale;
  }

  /** Reckons a formula and, before it, those it reads; a circle ends in an error. */
  #reckon(wanted: Place): Known {
    const stack: Place[] = [wanted];
    const open = new Set([keyOf(wanted)]);
    for (let place = stack.at(-1); place; place = stack.at(-1)) {
      const missing = this.#attempt(place);
      if (missing.length === 0) stack.pop();
      for (const each of missing) {
        if (open.has(keyOf(each))) this.#keep(each, errorValue('REF', 'Circular dependency detected'), [], false);
        else stack.push(each);
        open.add(keyOf(each));
      }
    }
    return this.#known.get(keyOf(wanted)) ?? this.#keep(wanted, errorValue('ERROR', 'Formula parse error.'), [], false);
  }

  /** Tries one formula; returns the formulas to reckon before it, none when it is done. */
  #attempt(place: Place): readonly Place[] {
    const tab = this.book.tabs.find((each) => each.properties.sheetId === place.sheetId);
    const formula = tab?.rows[place.row]?.cells[place.column]?.userEnteredValue?.formulaValue;
    if (!tab || formula === undefined || this.#known.has(keyOf(place))) return [];
    const reads: Area[] = [];
    const missing: Place[] = [];
    let volatile = /\b(RAND|RANDBETWEEN)\(/i.test(formula);
    const sight: Sight = {
      value: (title, area) => this.#look(title, area, reads, missing),
      named: (name) => this.#named(name),
      now: () => {
        volatile = true;
        return serialAt(this.#at, this.book.properties.timeZone);
      },
    };
    const value = calculator().reckon(formula, tab.properties.title, place, sight);
    if (value) this.#keep(place, value, reads, volatile);
    return value ? [] : missing;
  }

  #keep(place: Place, value: ExtendedValue, reads: readonly Area[], volatile: boolean): Known {
    const known = { ...place, value, reads, volatile };
    this.#known.set(keyOf(place), known);
    return known;
  }

  #look(title: string, area: Omit<Area, 'sheetId'>, reads: Area[], missing: Place[]) {
    const tab = this.book.tabs.find((each) => each.properties.title === title);
    if (!tab) return [[errorValue('REF', 'Unresolved sheet name.')]];
    const { sheetId } = tab.properties;
    reads.push({ sheetId, ...area });
    for (let row = area.top; row < Math.min(area.bottom, tab.rows.length); row++) {
      const columns = tab.rows[row] ? formulaColumnsWithin(tab, row, area) : [];
      missing.push(...columns.map((column) => ({ sheetId, row, column })).filter((place) => !this.#known.has(keyOf(place))));
    }
    if (missing.length > 0) return undefined;
    const bottom = Math.max(area.top + 1, Math.min(area.bottom, tab.rows.length));
    const right = Math.max(area.left + 1, Math.min(area.right, tab.grid.columnCount));
    return Array.from({ length: bottom - area.top }, (_, row) =>
      Array.from({ length: right - area.left }, (_, column) => this.value(tab, area.top + row, area.left + column)),
    );
  }

  #named(name: string): { title: string; area: Area } | undefined {
    const range = this.book.namedRanges.find((each) => each.name?.toLowerCase() === name.toLowerCase());
    if (!range) return undefined;
    const area = locate(this.book, name);
    const tab = this.book.tabs.find((each) => each.properties.sheetId === area.sheetId);
    return tab && { title: tab.properties.title, area };
  }
}

const formulaColumnsWithin = (tab: Tab, row: number, area: Omit<Area, 'sheetId'>): readonly number[] => {
  const line = tab.rows[row];
  return line ? formulaColumns(line).filter((column) => column >= area.left && column < area.right) : [];
};

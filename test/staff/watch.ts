import type { Book, Row, Tab } from '../../infra/local/sheets/model.ts';
import { peopleColumns, systemColumns, type Register } from '../../shared/registers/register.ts';
import type { Memory } from '../kit/memory-store.ts';
import type { Edit } from './google.ts';
import { columnsIn } from './sheet.ts';

const tabIn = (book: Book, sheetId: number): Tab | undefined => book.tabs.find((it) => it.properties.sheetId === sheetId);
const said = (row: Row | undefined, column: number): string => JSON.stringify(row?.cells[column]?.userEnteredValue ?? null);
const keysIn = (tab: Tab): readonly (number | undefined)[] => tab.rows.map((row) => row?.key);

interface Overwriting {
  readonly was: string;
  readonly is: string;
  readonly where: string;
}

/** Keeps the system out of what people write; what went astray in a race has to be back when the look is over. */
export class Fence {
  readonly #register: Register;
  readonly #sheetId: number;
  readonly #astray = new Map<string, Overwriting>();

  constructor(register: Register, sheetId: number) {
    this.#register = register;
    this.#sheetId = sheetId;
  }

  /** What the system did to a workbook that it may never do. */
  trespasses({ before, after }: Edit): readonly string[] {
    const copies = after.tabs.filter((tab) => tab.properties.title.startsWith('副本') && tab !== tabIn(before, tab.properties.sheetId));
    const wrong = copies.map((tab) => `the system wrote into ${tab.properties.title}`);
    const [was, is] = [tabIn(before, this.#sheetId), tabIn(after, this.#sheetId)];
    if (was === is) return wrong;
    if (!was || !is) return [...wrong, 'the system made or removed the tab'];
    const rows = keysIn(is).slice(0, was.rows.length);
    if (this.#register.typed && keysIn(was).some((key, index) => key !== undefined && key !== rows[index])) wrong.push('the system moved or removed rows');
    // A column of the system that somebody deleted is made again; what stood beside the table moves aside.
    if (was.grid.columnCount !== is.grid.columnCount) return wrong;
    for (const [cell, it] of overwritten(this.#register, was, is)) this.#note(cell, it);
    return wrong;
  }

  #note(cell: string, it: Overwriting): void {
    const first = this.#astray.get(cell);
    if (first?.was === it.is) this.#astray.delete(cell);
    else this.#astray.set(cell, { ...it, was: first?.was ?? it.was });
  }

  /** What is astray now that the look is over. */
  standing(): readonly string[] {
    const said = [...this.#astray.values()].map(({ was, is, where }) => `the system wrote ${is} over ${was} in ${where}`);
    this.#astray.clear();
    return said;
  }
}

/** Cells of people, or of nobody, that do not say what they said. */
function overwritten(register: Register, was: Tab, is: Tab): readonly (readonly [cell: string, it: Overwriting])[] {
  const own = columnsIn(register, was);
  const system = new Set(systemColumns(register).map(({ key }) => own.get(key)));
  const names = new Map(peopleColumns(register).flatMap(({ key }): [number, string][] => [[own.get(key) ?? -1, key]]));
  const old = new Map(was.rows.flatMap((row): [number, Row][] => (row ? [[row.key, row]] : [])));
  return is.rows.flatMap((row, index) => {
    const had = row && old.get(row.key);
    if (!row || row === had) return [];
    const columns = Array.from({ length: Math.max(row.cells.length, had?.cells.length ?? 0) }, (_, column) => column).filter((column) => index === 0 || !system.has(column));
    // A column of the system that somebody deleted is made again at the right edge.
    return columns.filter((column) => said(row, column) !== said(had, column) && !(index === 0 && said(had, column) === 'null')).map((column): [string, Overwriting] =>
      [`${row.key}/${column}`, { was: said(had, column), is: said(row, column), where: `row ${index + 1}, ${names.get(column) ?? `column ${column + 1}`}` }]);
  });
}

/** Words typed into cells of the system: each is in its cell, was taken out by people, or is in the history of a record. */
export class Words {
  readonly #standing = new Set<string>();
  readonly #owed = new Set<string>();
  readonly #forgiven = new Set<string>();

  /** Somebody of the staff changed the tab: what is not there any more people took out. */
  typed(tab: Tab | undefined): void {
    this.#standing.clear();
    for (const word of wordsIn(tab)) if (!this.#forgiven.has(word)) this.#standing.add(word);
  }

  /** The system changed it: what is not there any more it owes an account of. */
  overwritten(tab: Tab | undefined): void {
    const left = wordsIn(tab);
    for (const word of this.#standing) if (!left.has(word)) this.#owed.add(word);
    this.typed(tab);
  }

  /** What was typed while the product looked may be overwritten before anybody saw it. */
  forgive(): void {
    for (const word of this.#standing) this.#forgiven.add(word);
    this.#standing.clear();
  }

  /** The look is over: what stands now counts. */
  remember(): void {
    this.#forgiven.clear();
  }

  /** Words that are nowhere to be found. */
  lost(memory: Memory): readonly string[] {
    if (this.#owed.size === 0) return [];
    const history = [...memory.events.values()].flat();
    const lost = [...this.#owed].filter((word) => !history.some(({ text }) => text.includes(word)));
    this.#owed.clear();
    return lost.map((word) => `${word} was typed over the system's, and is in no history`);
  }
}

const wordsOf = new WeakMap<Row, readonly string[]>();

function wordsIn(tab: Tab | undefined): ReadonlySet<string> {
  const words = new Set<string>();
  for (const row of tab?.rows ?? []) for (const word of row ? wordsOn(row) : []) words.add(word);
  return words;
}

/** A row is never changed once a change of it is kept, so its words are read once. */
function wordsOn(row: Row): readonly string[] {
  const known = wordsOf.get(row);
  if (known) return known;
  const words = row.cells.flatMap((cell) => (cell?.userEnteredValue?.stringValue?.startsWith('手写') ? [cell.userEnteredValue.stringValue] : []));
  wordsOf.set(row, words);
  return words;
}

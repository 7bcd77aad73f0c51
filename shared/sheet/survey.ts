import { parseNumber } from '../registers/number.ts';
import { addDigest, BUCKET_ROWS, bucketOf, groupOf, positionOf } from './bucket.ts';
import { hashText, printerOf, scatter, type Layout } from './print.ts';

/** A filled row of a tab as the light read shows it. */
export interface SurveyRow {
  /** Zero-based index in the tab. */
  readonly index: number;
  /** The number in its cell, where it is one that was given out. */
  readonly id?: string;
  readonly print: number;
  /** Witness of the numbered row above it, and how far above. */
  readonly place: number;
  readonly cells: readonly unknown[];
}

/** What is known of one bucket while rows are added. */
interface Heap {
  readonly name: string;
  readonly met: Uint8Array;
  digest: number;
}

/**
 * A tab as the light read shows it, with digests to compare it by. What is found of rows stands in columns: most looks
 * find nothing new, and a thing made for every row would cost them more than reading it.
 */
export class Survey {
  /** Digest of the rows that carry no number of this register. */
  loose = 0;
  /** Numbers that stand in more than one row. */
  readonly twice: ReadonlySet<string>;
  /** How many rows there are. */
  count = 0;
  readonly #indexes: Int32Array;
  readonly #prints: Float64Array;
  readonly #places: Uint16Array;
  readonly #cells: SurveyRow['cells'][] = [];
  readonly #ids: (string | undefined)[] = [];
  readonly #heaps = new Map<number, Heap>();
  readonly #twice = new Set<string>();
  #heap: Heap | undefined;
  #group = -1;
  #above = 0;
  #aboveAt = 0;
  #rows: readonly SurveyRow[] | undefined;
  #digests: ReadonlyMap<string, number> | undefined;

  /** With room for so many rows. */
  constructor(room: number) {
    this.#indexes = new Int32Array(room);
    this.#prints = new Float64Array(room);
    this.#places = new Uint16Array(room);
    this.twice = this.#twice;
  }

  /** Every row that is filled, from the top. */
  get rows(): readonly SurveyRow[] {
    this.#rows ??= Array.from({ length: this.count }, (_, at) => this.row(at));
    return this.#rows;
  }

  /** Digest by bucket of numbers. */
  get digests(): ReadonlyMap<string, number> {
    this.#digests ??= new Map([...this.#heaps.values()].map(({ name, digest }) => [name, digest]));
    return this.#digests;
  }

  /** The nth row. */
  row(at: number): SurveyRow {
    const [id, cells] = [this.#ids[at], this.#cells[at] ?? []];
    const row = { index: this.#indexes[at] ?? 0, print: this.printAt(at), place: this.placeAt(at), cells };
    return id === undefined ? row : { ...row, id };
  }

  idAt(at: number): string | undefined {
    return this.#ids[at];
  }

  printAt(at: number): number {
    return this.#prints[at] ?? 0;
  }

  placeAt(at: number): number {
    return this.#places[at] ?? 0;
  }

  /** Adds the next row below. */
  add(index: number, print: number, cells: SurveyRow['cells'], id: string | undefined): void {
    const at = this.count;
    this.count += 1;
    this.#indexes[at] = index;
    this.#prints[at] = print;
    this.#cells[at] = cells;
    this.#ids[at] = id;
    if (id === undefined) {
      this.loose = (this.loose + print) % 2 ** 48;
      return;
    }
    const place = scatter(this.#above ^ Math.imul(index - this.#aboveAt, 0x9e3779b1)) >>> 16;
    this.#places[at] = place;
    this.#above = hashText(id);
    this.#aboveAt = index;
    const heap = this.#heapOf(id);
    const position = positionOf(id);
    if (heap.met[position] === 1) this.#twice.add(id);
    heap.met[position] = 1;
    heap.digest = addDigest(heap.digest, id, print, place);
  }

  /** Rows mostly stand in the order of their numbers. */
  #heapOf(id: string): Heap {
    const group = groupOf(id);
    if (this.#heap && group === this.#group) return this.#heap;
    const heap = this.#heaps.get(group) ?? { name: bucketOf(id), met: new Uint8Array(BUCKET_ROWS), digest: 0 };
    this.#heaps.set(group, heap);
    this.#heap = heap;
    this.#group = group;
    return heap;
  }
}

/** The number a cell holds, if it is one of this prefix that was given out. */
export function numberIn(cell: unknown, prefix: string, knows: (id: string) => boolean): string | undefined {
  if (typeof cell !== 'string' || cell === '') return undefined;
  const id = isWritten(cell) ? cell : parseNumber(cell);
  return id?.startsWith(prefix) && id[prefix.length] === '-' && knows(id) ? id : undefined;
}

const CANONICAL = /^[A-Z]{2}-\d{4}-\d{4}$/;

/** Whether a number stands as the system writes it, which it does in nearly every row: then nothing is taken apart to know. */
const isWritten = (cell: string): boolean => cell.length === 12 && CANONICAL.test(cell);

/** Surveys the rows below the header of a light read. */
export function surveyRows(layout: Layout, rows: readonly (readonly unknown[])[], prefix: string, knows: (id: string) => boolean): Survey {
  const print = printerOf(layout);
  const number = layout.indexOf('id');
  const survey = new Survey(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    const value = print(cells);
    if (value !== 0) survey.add(at + 1, value, cells, number < 0 ? undefined : numberIn(cells[number], prefix, knows));
  }
  return survey;
}

/** Digests of rows with the numbers they carry, or will carry after a write. */
export function digestOf(rows: readonly SurveyRow[]): Survey {
  const survey = new Survey(rows.length);
  for (const { index, print, cells, id } of rows) survey.add(index, print, cells, id);
  return survey;
}

/** Index of the first row below everything that is filled, in whatever column. */
export const firstFreeOf = (rows: readonly (readonly unknown[])[]): number => rows.findLastIndex((cells) => cells.some((cell) => cell !== '' && cell !== false)) + 2;

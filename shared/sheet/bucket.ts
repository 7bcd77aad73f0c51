import { scatter } from './print.ts';

/** What was last seen of the row of one record. */
export interface Slot {
  /** Fingerprint of its values; 0 = it has no row. */
  readonly print: number;
  /** Witness of what stood above it; a row that moved has another. */
  readonly place: number;
  /** Nobody found its row in two good looks; it may come back. */
  readonly gone: boolean;
  /** Its case is open or has something to say, so it is judged anew when what everything rests on changes. */
  readonly live: boolean;
}

/** The rows of so many consecutive numbers are kept together: read and written as one, and told apart by one digest. */
export const BUCKET_ROWS = 200;
const BYTES = 9;
/** More than the buckets of a month. */
const MOST_BUCKETS = 10_000;
const GONE = 1;
const LIVE = 2;
/** Sums of fingerprints stay below this: whole numbers of 48 bits. */
const SPAN = 2 ** 48;

/** An absent row. */
export const NO_SLOT: Slot = { print: 0, place: 0, gone: false, live: false };

/** Serial of a number within its month. */
export function serialOf(id: string): number {
  let serial = 0;
  for (let at = 8; at < id.length; at += 1) serial = serial * 10 + id.charCodeAt(at) - 48;
  return serial;
}

/** Name of the bucket a number belongs to, `KS-2610/0`. */
export const bucketOf = (id: string): string => `${id.slice(0, 7)}/${Math.floor((serialOf(id) - 1) / BUCKET_ROWS)}`;

/** Tells the bucket of a number from all others of its register, without making a name for every row of a tab. */
export const groupOf = (id: string): number => monthIn(id) * MOST_BUCKETS + Math.floor((serialOf(id) - 1) / BUCKET_ROWS);

/** The same for the name of a bucket. */
export const groupNamed = (name: string): number => monthIn(name) * MOST_BUCKETS + Number(name.slice(8));

/** Year and month as four digits. */
const monthIn = (id: string): number => id.charCodeAt(3) * 1_000 + id.charCodeAt(4) * 100 + id.charCodeAt(5) * 10 + id.charCodeAt(6) - 48 * 1_111;

/** Where a number stands in its bucket, from 0. */
export const positionOf = (id: string): number => (serialOf(id) - 1) % BUCKET_ROWS;

/** The slots of consecutive numbers, as they are kept: nine bytes each. Changes are made in place, by whoever loaded it. */
export class Bucket {
  readonly name: string;
  #bytes: Buffer = Buffer.alloc(0);

  constructor(name: string, slots: readonly (Slot | undefined)[] = []) {
    this.name = name;
    this.#bytes = Buffer.alloc(slots.length * BYTES);
    for (const [at, slot] of slots.entries()) if (slot) this.#put(at, slot);
  }

  get(id: string): Slot {
    const at = positionOf(id);
    const flags = this.#flagsAt(at);
    return { print: this.printAt(at), place: this.placeAt(at), gone: (flags & GONE) !== 0, live: (flags & LIVE) !== 0 };
  }

  printAt(position: number): number {
    const from = position * BYTES;
    return from < this.#bytes.length ? this.#bytes.readUIntBE(from, 6) : 0;
  }

  placeAt(position: number): number {
    const from = position * BYTES + 6;
    return from < this.#bytes.length ? this.#bytes.readUInt16BE(from) : 0;
  }

  isGoneAt(position: number): boolean {
    return (this.#flagsAt(position) & GONE) !== 0;
  }

  #flagsAt(position: number): number {
    return this.#bytes[position * BYTES + 8] ?? 0;
  }

  set(id: string, slot: Slot): void {
    const at = positionOf(id);
    if ((at + 1) * BYTES > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], (at + 1) * BYTES);
    this.#put(at, slot);
  }

  #put(at: number, { print, place, gone, live }: Slot): void {
    this.#bytes.writeUIntBE(print, at * BYTES, 6);
    this.#bytes.writeUInt16BE(place, at * BYTES + 6);
    this.#bytes[at * BYTES + 8] = (gone ? GONE : 0) | (live ? LIVE : 0);
  }

  /** Every number that has a row, or had one. */
  entries(): readonly (readonly [id: string, slot: Slot])[] {
    return this.#where((at) => this.printAt(at) !== 0 || this.isGoneAt(at)).map((id) => [id, this.get(id)]);
  }

  /** Numbers whose rows stand, as far as was last seen, and at whose position nothing was met. */
  unmet(met: Uint8Array): readonly string[] {
    return this.#where((at) => met[at] !== 1 && this.printAt(at) !== 0 && !this.isGoneAt(at));
  }

  #where(test: (at: number) => boolean): readonly string[] {
    const found: string[] = [];
    for (let at = 0; at * BYTES < this.#bytes.length; at += 1) if (test(at)) found.push(this.#idAt(at));
    return found;
  }

  #idAt(position: number): string {
    const [series = '', index = '0'] = this.name.split('/');
    return `${series}-${String(Number(index) * BUCKET_ROWS + 1 + position).padStart(4, '0')}`;
  }

  /** Nine bytes a slot, as base64. */
  encode(): string {
    return this.#bytes.toString('base64');
  }

  static decode(name: string, text: string): Bucket {
    const bucket = new Bucket(name);
    bucket.#bytes = Buffer.from(text, 'base64');
    return bucket;
  }
}

/** A digest with one more row in it; the order in which rows are added makes no difference. */
export function addDigest(sum: number, id: string, print: number, place: number): number {
  const serial = serialOf(id);
  const low = scatter(Math.imul(serial, 0x9e3779b1) ^ print ^ place);
  const high = scatter(Math.imul(serial, 0x85ebca77) ^ Math.floor(print / 0x1_0000_0000) ^ print ^ (place << 16));
  const more = sum + (low >>> 0) + (high >>> 16) * 0x1_0000_0000;
  return more < SPAN ? more : more % SPAN;
}

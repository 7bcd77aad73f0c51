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
const GONE = 1;
const LIVE = 2;
/** Sums of fingerprints stay below this: whole numbers of 48 bits. */
const SPAN = 2 ** 48;

/** An absent row. */
export const NO_SLOT: Slot = { print: 0, place: 0, gone: false, live: false };

/** Name of the bucket a number belongs to, `KS-2610/0`. */
export const bucketOf = (id: string): string => `${id.slice(0, 7)}/${Math.floor((Number(id.slice(8)) - 1) / BUCKET_ROWS)}`;

const positionOf = (id: string): number => (Number(id.slice(8)) - 1) % BUCKET_ROWS;

/** The slots of consecutive numbers. Changes are made in place, by whoever loaded it. */
export class Bucket {
  readonly name: string;
  readonly #slots: (Slot | undefined)[];

  constructor(name: string, slots: readonly (Slot | undefined)[] = []) {
    this.name = name;
    this.#slots = [...slots];
  }

  get(id: string): Slot {
    return this.#slots[positionOf(id)] ?? NO_SLOT;
  }

  set(id: string, slot: Slot): void {
    this.#slots[positionOf(id)] = slot;
  }

  /** Every number that has a row, or had one. */
  entries(): readonly (readonly [id: string, slot: Slot])[] {
    const [series = '', index = '0'] = this.name.split('/');
    const first = Number(index) * BUCKET_ROWS + 1;
    return this.#slots.flatMap((slot, at): [string, Slot][] => (slot && (slot.print !== 0 || slot.gone) ? [[`${series}-${String(first + at).padStart(4, '0')}`, slot]] : []));
  }

  /** Nine bytes a slot, as base64. */
  encode(): string {
    const bytes = Buffer.alloc(this.#slots.length * BYTES);
    this.#slots.forEach((slot, at) => {
      if (!slot) return;
      bytes.writeUIntBE(slot.print, at * BYTES, 6);
      bytes.writeUInt16BE(slot.place, at * BYTES + 6);
      bytes.writeUInt8((slot.gone ? GONE : 0) | (slot.live ? LIVE : 0), at * BYTES + 8);
    });
    return bytes.toString('base64');
  }

  static decode(name: string, text: string): Bucket {
    const bytes = Buffer.from(text, 'base64');
    return new Bucket(name, Array.from({ length: bytes.length / BYTES }, (_, at): Slot => {
      const flags = bytes.readUInt8(at * BYTES + 8);
      return { print: bytes.readUIntBE(at * BYTES, 6), place: bytes.readUInt16BE(at * BYTES + 6), gone: (flags & GONE) !== 0, live: (flags & LIVE) !== 0 };
    }));
  }
}

/** A digest with one more row in it; the order in which rows are added makes no difference. */
export function addDigest(sum: number, id: string, print: number, place: number): number {
  const serial = Number(id.slice(8));
  const low = scatter(Math.imul(serial, 0x9e3779b1) ^ (print % 0x1_0000_0000) ^ place);
  const high = scatter(Math.imul(serial, 0x85ebca77) ^ Math.floor(print / 0x1_0000_0000) ^ (print % 0x1_0000_0000) ^ (place << 16));
  return (sum + (low >>> 0) + (high >>> 16) * 0x1_0000_0000) % SPAN;
}

import type { Raw } from './cell.ts';

/** Column key by column index; a column that is nobody's business is null. */
export type Layout = readonly (string | null)[];

/**
 * Fingerprint of a row, the same wherever the row and its columns stand: 48 bits as a whole number, 0 for a row in
 * which nothing is filled. Blank cells and unticked boxes do not count.
 */
export type Print = (cells: readonly unknown[]) => number;

const PRIME = 0x01000193;
const OTHER_PRIME = 0xc2b2ae35 | 0;
const TEXT = 0x51;
const NUMBER = 0x2d;
const TICK = 0x79;

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** The fingerprint of rows whose columns stand in this order. Most cells of a tab are blank or text, and told apart first. */
export function printerOf(layout: Layout): Print {
  const columns = Int32Array.from(layout.flatMap((key, index) => (key === null ? [] : [index])));
  const seeds = Int32Array.from(columns, (index) => hashText(layout[index] ?? '', TEXT));
  return (cells) => {
    let [low, high] = [0, 0];
    for (let at = 0; at < columns.length; at += 1) {
      const value = cells[columns[at] ?? -1];
      if (value === '') continue;
      let one = seeds[at] ?? 0;
      let other = ~one;
      if (typeof value === 'string') {
        one ^= TEXT;
        other ^= TEXT;
        const { length } = value;
        for (let index = 0; index < length; index += 1) {
          const unit = value.charCodeAt(index);
          one = Math.imul(one ^ unit, PRIME);
          other = Math.imul(other ^ unit, OTHER_PRIME);
        }
      } else if (typeof value === 'number') {
        double[0] = value;
        const first = halves[0] ?? 0;
        const second = halves[1] ?? 0;
        one = Math.imul(Math.imul(one ^ NUMBER ^ first, PRIME) ^ second, PRIME);
        other = Math.imul(Math.imul(other ^ NUMBER ^ first, OTHER_PRIME) ^ second, OTHER_PRIME);
      } else if (value === undefined || value === null || value === false) {
        continue;
      } else {
        one = Math.imul(one ^ TICK, PRIME);
        other = Math.imul(other ^ TICK, OTHER_PRIME);
      }
      low = (low + scatter(one)) | 0;
      high = (high + scatter(other)) | 0;
    }
    return low === 0 && high === 0 ? 0 : join(low, high);
  };
}

/** Two hashes as one whole number of 48 bits; never 0, which stands for nothing. */
const join = (low: number, high: number): number => (low >>> 0) + (high >>> 16) * 0x1_0000_0000 || 1;

/** A whole number of 32 bits for a text. */
export const hashText = (text: string, seed = 0): number => {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return scatter(hash);
};

/** Spreads every bit over all others (the finalizer of MurmurHash3, public domain). */
export function scatter(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** A row's values with the system's cells laid over what was read. */
export function withSystem(layout: Layout, cells: readonly unknown[], system: ReadonlySet<string>, shown: Readonly<Record<string, Raw>>): readonly unknown[] {
  return layout.map((key, index) => (key !== null && system.has(key) ? shown[key] : cells[index]));
}

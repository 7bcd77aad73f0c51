import type { Day } from '../words/time.ts';

/**
 * Number of a record, `KS-2610-0001`: prefix, year and month, serial within the month (from 1, at least four digits).
 */
export const numberOf = (prefix: string, on: Day, serial: number): string =>
  `${prefix}-${on.slice(2, 4)}${on.slice(5, 7)}-${String(serial).padStart(4, '0')}`;

/** Every number given out so far, by how many each series has had, oldest first. */
export const givenNumbers = (series: ReadonlyMap<string, number>): readonly string[] =>
  [...series].flatMap(([name, count]) => Array.from({ length: count }, (_, index) => `${name}-${String(index + 1).padStart(4, '0')}`));

/** The key under which the serials of one prefix and month are counted: `KS-2610`. */
export const seriesOf = (prefix: string, on: Day): string => `${prefix}-${on.slice(2, 4)}${on.slice(5, 7)}`;

/** A number as people type it (full-width, lower case, spaces) in its one true form; undefined when it is none. */
export function parseNumber(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/[\s‐-―−]/g, (it) => (/\s/.test(it) ? '' : '-')).toUpperCase();
  const parts = /^([A-Z]{2}-\d{4})-(\d{4,6})$/.exec(plain);
  return parts ? `${parts[1]}-${String(Number(parts[2])).padStart(4, '0')}` : undefined;
}

const MONTHS_A_SERIES = 1_000_000;

/**
 * The developer-metadata id that marks the row of a record: months since 2000 times a million plus the serial,
 * so that it is a positive int32, unique in its workbook, and tells the number back.
 */
export function metadataIdOf(number: string): number {
  const parts = /^[A-Z]{2}-(\d{2})(\d{2})-(\d{4,6})$/.exec(number);
  if (!parts) throw new Error(`not a number: ${number}`);
  return (Number(parts[1]) * 12 + Number(parts[2]) - 1) * MONTHS_A_SERIES + Number(parts[3]);
}

/** The number a row's developer metadata stands for; undefined for an id this product did not choose. */
export function numberOfMetadata(prefix: string, metadataId: number): string | undefined {
  const month = Math.floor(metadataId / MONTHS_A_SERIES);
  const serial = metadataId % MONTHS_A_SERIES;
  if (month < 12 || serial === 0) return undefined;
  return `${prefix}-${String(Math.floor(month / 12)).padStart(2, '0')}${String((month % 12) + 1).padStart(2, '0')}-${String(serial).padStart(4, '0')}`;
}

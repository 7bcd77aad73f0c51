import { parseNumber } from '../registers/number.ts';
import { addDigest, bucketOf } from './bucket.ts';
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

/** A tab as the light read shows it, with digests to compare it by. */
export interface Survey {
  readonly rows: readonly SurveyRow[];
  /** Digest by bucket of numbers. */
  readonly digests: ReadonlyMap<string, number>;
  /** Digest of the rows that carry no number of this register. */
  readonly loose: number;
  /** Numbers that stand in more than one row. */
  readonly twice: ReadonlySet<string>;
}

const CANONICAL = /^[A-Z]{2}-\d{4}-\d{4,6}$/;

/** The number a cell holds, if it is one of this prefix that was given out. */
export function numberIn(cell: unknown, prefix: string, knows: (id: string) => boolean): string | undefined {
  if (typeof cell !== 'string' || cell === '') return undefined;
  const id = CANONICAL.test(cell) && cell.length === 12 ? cell : parseNumber(cell);
  return id?.startsWith(prefix) && id[prefix.length] === '-' && knows(id) ? id : undefined;
}

/** Surveys the rows below the header of a light read. */
export function surveyRows(layout: Layout, rows: readonly (readonly unknown[])[], prefix: string, knows: (id: string) => boolean): Survey {
  const print = printerOf(layout);
  const number = layout.indexOf('id');
  const found: SurveyRow[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    const value = print(cells);
    if (value === 0) continue;
    const id = number < 0 ? undefined : numberIn(cells[number], prefix, knows);
    found.push({ index: at + 1, print: value, place: 0, cells, ...(id === undefined ? {} : { id }) });
  }
  return digestOf(found);
}

/** Digests of rows with the numbers they carry, or will carry after a write. */
export function digestOf(rows: readonly SurveyRow[]): Survey {
  const digests = new Map<string, number>();
  const met = new Set<string>();
  const twice = new Set<string>();
  const placed: SurveyRow[] = [];
  let [above, aboveAt, loose] = [0, 0, 0];
  for (const row of rows) {
    if (row.id === undefined) {
      loose = (loose + row.print) % 2 ** 48;
      placed.push(row);
      continue;
    }
    if (met.has(row.id)) twice.add(row.id);
    met.add(row.id);
    const place = scatter(above ^ Math.imul(row.index - aboveAt, 0x9e3779b1)) >>> 16;
    [above, aboveAt] = [hashText(row.id), row.index];
    const bucket = bucketOf(row.id);
    digests.set(bucket, addDigest(digests.get(bucket) ?? 0, row.id, row.print, place));
    placed.push({ ...row, place });
  }
  return { rows: placed, digests, loose, twice };
}

/** Index of the first row below everything that is filled, in whatever column. */
export const firstFreeOf = (rows: readonly (readonly unknown[])[]): number => rows.findLastIndex((cells) => cells.some((cell) => cell !== '' && cell !== false)) + 2;

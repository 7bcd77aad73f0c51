import { createHash } from 'node:crypto';
import type { ExportLine } from './export-line.ts';
import { EXPORT_COLUMNS } from './export-line.ts';

/**
 * Canonical bytes of a row: a JSON array of its values in the order of the columns, money in whole fen, UTF-8, no spaces.
 * They can be made again from any of the delivered files.
 */
export const canonicalRow = (row: ExportLine): string => JSON.stringify(EXPORT_COLUMNS.map(({ key }) => row[key]));

/** SHA-256 in hex over the canonical rows in order, each ended by a newline. */
export function digestOf(rows: readonly ExportLine[]): string {
  const hash = createHash('sha256');
  for (const row of rows) hash.update(`${canonicalRow(row)}\n`, 'utf8');
  return hash.digest('hex');
}

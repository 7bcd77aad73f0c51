import { printYuan } from '../words/money.ts';
import type { ExportLine } from './export-line.ts';
import { EXPORT_COLUMNS } from './export-line.ts';

const BOM = '\uFEFF';

/** A spreadsheet would run text that begins like this as a formula (owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^\uFEFF?[=+\-@\t\r]/;

/** Text that a spreadsheet shows as text: a leading apostrophe where it would be a formula. */
export const neutral = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A field by RFC 4180. */
const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function print(row: ExportLine, { key, kind }: (typeof EXPORT_COLUMNS)[number]): string {
  if (kind === 'yuan') return printYuan(row[key]);
  return kind === 'count' ? String(row[key]) : neutral(row[key]);
}

/**
 * The rows as CSV: UTF-8 with BOM, CRLF after every line, RFC 4180, amounts with two decimals and no separators, codes as
 * text with their leading zeros. No sum line.
 */
export function printCsv(rows: readonly ExportLine[]): string {
  const lines = [EXPORT_COLUMNS.map(({ title }) => title), ...rows.map((row) => EXPORT_COLUMNS.map((column) => print(row, column)))];
  return BOM + lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('');
}

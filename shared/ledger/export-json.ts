import type { ExportLine } from './export-line.ts';
import { EXPORT_COLUMNS } from './export-line.ts';
import type { Manifest } from './manifest.ts';

/** A row under its column titles; 金额 is a number of yuan, 规则版本 a number, all else text. */
const titled = (row: ExportLine): Readonly<Record<string, string | number>> =>
  Object.fromEntries(EXPORT_COLUMNS.map(({ key, title, kind }) => [title, kind === 'yuan' ? row[key] / 100 : row[key]]));

/** The `.json` export: `{manifest, lines}`, indented, ended by a newline. */
export const printJson = (manifest: Manifest, rows: readonly ExportLine[]): string =>
  `${JSON.stringify({ manifest, lines: rows.map(titled) }, null, 2)}\n`;

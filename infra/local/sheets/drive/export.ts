import { wholeOf } from '../area.ts';
import { type Call, Media } from '../call.ts';
import { notImitated } from '../failure.ts';
import { readValues } from '../values/read.ts';
import { driveInvalid } from './refusal.ts';
import { bookOf } from './view.ts';

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Formats of the first tab in sight, as the grid shows it: what stands between cells, and how a cell is written. */
const FORMATS: Readonly<Record<string, readonly [between: string, cell: (text: string) => string]>> = {
  'text/csv': [',', quoted],
  'text/tab-separated-values': ['\t', (text) => text.replace(/[\t\r\n]+/g, ' ')],
};

/** Formats that Google has and this server has not. https://developers.google.com/workspace/drive/api/guides/ref-export-formats */
const OTHERS: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/x-vnd.oasis.opendocument.spreadsheet',
  'application/zip',
];

/** `files.export`. */
export function exported(call: Call): Media {
  const book = bookOf(call);
  const type = call.query.get('mimeType');
  if (!type) throw driveInvalid('mimeType', 'Required parameter: mimeType');
  if (OTHERS.includes(type)) throw notImitated(`an export as ${type}`);
  const [between, cell] = FORMATS[type] ?? [];
  if (between === undefined || !cell) throw driveInvalid('convertTo', 'The requested conversion is not supported.');
  const tab = book.tabs.find(({ properties }) => !properties.hidden);
  const state = call.shelf.state(book.spreadsheetId, call.author.at);
  const { values = [] } = tab ? readValues(state, wholeOf(tab), { value: 'FORMATTED_VALUE', dates: 'SERIAL_NUMBER' }) : {};
  const width = Math.max(0, ...values.map((row) => row.length));
  const lines = values.map((row) => Array.from({ length: width }, (_, column) => cell(String(row[column] ?? ''))).join(between));
  return new Media(type, lines.join('\r\n'));
}

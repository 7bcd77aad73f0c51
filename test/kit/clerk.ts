import type { Product } from './product.ts';

type Cell = string | number | boolean;
export type Row = Readonly<Record<string, Cell>>;

/** Somebody who edits a tab as staff do, through the Sheets API only, by the titles in its first row. */
export interface Clerk {
  /** Writes cells of a row (2 = the first below the header), each under its title. */
  type(row: number, cells: Row): Promise<void>;
  /** What a row shows, by title; blanks left out. */
  read(row: number): Promise<Readonly<Record<string, string>>>;
  /** The note on a cell. */
  note(row: number, title: string): Promise<string | undefined>;
  /** How many rows below the header hold anything. */
  rows(): Promise<number>;
}

/** Opens a tab. Moments are typed as text `2026-10-12 09:34`, as a person would. */
export function openTab(product: Product, workbook: keyof Product['here']['workbooks'], title: string, option: 'RAW' | 'USER_ENTERED' = 'USER_ENTERED'): Clerk {
  const base = (): string => `/v4/spreadsheets/${product.here.workbooks[workbook]}`;
  const headers = { authorization: 'Bearer anybody', 'x-local-user': 'clerk@example.com' };
  const values = async (range: string): Promise<string[][]> => {
    const reply = await product.get(`${base()}/values/${encodeURIComponent(`'${title}'!${range}`)}`, headers);
    if (!reply.ok) throw new Error(await reply.text());
    return ((await reply.json()) as { values?: string[][] }).values ?? [];
  };
  const header = async (): Promise<string[]> => (await values('1:1'))[0] ?? [];
  return {
    type: async (row, cells) => {
      const titles = await header();
      const data = Object.entries(cells).map(([name, value]) => ({ range: `'${title}'!${letters(columnOf(titles, name))}${row}`, values: [[value]] }));
      const reply = await product.post(`${base()}/values:batchUpdate`, { valueInputOption: option, data }, headers);
      if (!reply.ok) throw new Error(await reply.text());
    },
    read: async (row) => {
      const [titles, [cells = []]] = [await header(), await values(`${row}:${row}`)];
      return Object.fromEntries(titles.flatMap((name, index): [string, string][] => (cells[index] ? [[name, cells[index]]] : [])));
    },
    note: async (row, name) => {
      const at = `'${title}'!${letters(columnOf(await header(), name))}${row}`;
      const reply = await product.get(`${base()}?ranges=${encodeURIComponent(at)}&fields=sheets/data/rowData/values/note`, headers);
      const body = (await reply.json()) as { sheets?: { data?: { rowData?: { values?: { note?: string }[] }[] }[] }[] };
      return body.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]?.note;
    },
    rows: async () => (await values('A2:ZZ')).filter((cells) => cells.some((cell) => cell !== '')).length,
  };
}

function columnOf(titles: readonly string[], name: string): number {
  const index = titles.indexOf(name);
  if (index < 0) throw new Error(`no column ${name} among ${titles.join(' ')}`);
  return index;
}

/** Column letters of a zero-based index. */
export const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

import * as z from 'zod';

/** Cells of one row by column title; '' leaves a cell alone. */
export type Cells = Readonly<Record<string, string | number | boolean>>;

/** Rows to type into a tab, by row number; 2 is the first below the header. */
export type Rows = ReadonlyMap<number, Cells>;

/** Somebody who edits a workbook over the Sheets API, by the titles in the first row, as staff do. */
export interface Typist {
  /** Types into any rows of a tab in one call. */
  type(tab: string, rows: Rows, by: string): Promise<void>;
  /** Every row below the header as shown, by title. */
  read(tab: string): Promise<readonly Readonly<Record<string, string>>[]>;
}

const VALUES = z.object({ values: z.array(z.array(z.string())).default([]) });

/** Opens a workbook at the address of this machine; `token` is any bearer token. */
export function openTypist(url: string, spreadsheetId: string, token: string): Typist {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const call = async (path: string, request: RequestInit): Promise<unknown> => {
    const reply = await fetch(`${url}/v4/spreadsheets/${spreadsheetId}/values${path}`, request);
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  const values = async (range: string) => VALUES.parse(await call(`/${encodeURIComponent(range)}`, { headers })).values;
  return {
    type: async (tab, rows, by) => {
      const [titles = []] = await values(`'${tab}'!1:1`);
      const data = [...rows].map(([row, cells]) => ({ range: `'${tab}'!A${row}`, values: [laidOut(titles, cells)] }));
      await call(':batchUpdate', { method: 'POST', headers: { ...headers, 'x-local-user': by }, body: JSON.stringify({ valueInputOption: 'USER_ENTERED', data }) });
    },
    read: async (tab) => {
      const [titles = [], ...rows] = await values(`'${tab}'`);
      return rows.map((cells) => Object.fromEntries(titles.map((title, index) => [title, cells[index] ?? ''])));
    },
  };
}

/** Cells in the order of the columns; null leaves a cell as it is. */
function laidOut(titles: readonly string[], cells: Cells): readonly (string | number | boolean | null)[] {
  const unknown = Object.keys(cells).find((title) => !titles.includes(title));
  if (unknown !== undefined) throw new Error(`no column ${unknown}`);
  return titles.map((title) => (cells[title] === '' ? null : (cells[title] ?? null)));
}

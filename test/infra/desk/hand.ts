import { letters } from '../../kit/clerk.ts';
import type { Product } from '../../kit/product.ts';

type Workbook = keyof Product['here']['workbooks'];
type Value = string | number | boolean;

interface CellData {
  readonly userEnteredValue?: Readonly<Record<string, Value>>;
  readonly note?: string;
  readonly dataValidation?: { readonly condition?: { readonly type?: string } };
}

interface GridTab {
  readonly properties: { readonly sheetId: number; readonly title: string };
  readonly merges?: readonly object[];
  readonly data?: readonly { readonly rowData?: readonly { readonly values?: readonly CellData[] }[]; readonly rowMetadata?: readonly { readonly developerMetadata?: readonly { readonly metadataId: number; readonly metadataKey: string }[] }[] }[];
}

/** A row as it stands, with all that belongs to it. */
export interface Standing {
  /** What was entered, by title; a column without a title goes by its letter. */
  readonly cells: Readonly<Record<string, Value>>;
  /** Notes by title. */
  readonly notes: Readonly<Record<string, string>>;
  readonly marks: readonly number[];
  /** Kinds of validation by title. */
  readonly rules: Readonly<Record<string, string>>;
}

/** Somebody who does to a tab what a person can do in a browser, through the Sheets API alone. */
export interface Hand {
  readonly batch: (requests: readonly object[]) => Promise<void>;
  readonly sheetId: () => Promise<number>;
  readonly titles: () => Promise<readonly string[]>;
  /** Writes rows (2 = the first below the header) in one go, by title. */
  readonly fill: (row: number, rows: readonly Readonly<Record<string, Value>>[]) => Promise<void>;
  /** Every row below the header that holds anything, in order. */
  readonly rows: () => Promise<readonly Standing[]>;
  /** Row number of the row in which a column says something. */
  readonly find: (title: string, value: Value) => Promise<number>;
  /** Deletes rows, first and last included. */
  readonly cut: (first: number, last: number) => Promise<void>;
  /** Remembers all rows, marks and all; what is answered puts them back, as a version restored from the history does. */
  readonly version: () => Promise<() => Promise<void>>;
}

const AS = { authorization: 'Bearer anybody', 'x-local-user': 'clerk@example.com' };

async function must(reply: Promise<Response>): Promise<unknown> {
  const it = await reply;
  const said = await it.text();
  if (!it.ok) throw new Error(said);
  return JSON.parse(said);
}

const FIELDS = 'sheets(properties(sheetId,title),data(rowData(values(userEnteredValue,note,dataValidation)),rowMetadata(developerMetadata(metadataId,metadataKey))))';

/** Opens a tab, known by its title; `rows` = how many of its rows are in sight. */
export function handOn(product: Product, workbook: Workbook, title: string, rowsInSight = 30): Hand {
  const base = (): string => `/v4/spreadsheets/${product.here.workbooks[workbook]}`;
  const batch = async (requests: readonly object[]): Promise<void> => void (await must(product.post(`${base()}:batchUpdate`, { requests }, AS)));
  const read = async (query: string): Promise<GridTab> => {
    const { sheets } = (await must(product.get(`${base()}?${query}`, AS))) as { readonly sheets: readonly GridTab[] };
    const tab = sheets.find((it) => it.properties.title === title);
    if (!tab) throw new Error(`no tab ${title}`);
    return tab;
  };
  const grid = async () => {
    const [data] = (await read(`ranges=${encodeURIComponent(`'${title}'!1:${rowsInSight}`)}&fields=${FIELDS}`)).data ?? [];
    const names = (data?.rowData?.[0]?.values ?? []).map((cell, index) => String(cell.userEnteredValue?.['stringValue'] ?? letters(index)));
    const rows = Array.from({ length: Math.max(data?.rowData?.length ?? 0, data?.rowMetadata?.length ?? 0) }, (_, index) => ({
      values: data?.rowData?.[index]?.values ?? [], marks: (data?.rowMetadata?.[index]?.developerMetadata ?? []).filter((it) => it.metadataKey === 'r').map((it) => it.metadataId),
    }));
    return { names, rows };
  };
  const standing = (names: readonly string[], { values, marks }: Awaited<ReturnType<typeof grid>>['rows'][number]): Standing => {
    const by = <T>(of: (cell: CellData) => T | undefined): Record<string, T> => Object.fromEntries(values.flatMap((cell, index): [string, T][] => {
      const it = of(cell);
      return it === undefined ? [] : [[names[index] ?? letters(index), it]];
    }));
    return {
      marks, cells: by((cell) => Object.values(cell.userEnteredValue ?? {}).find((it) => it !== '' && it !== false)), notes: by((cell) => cell.note),
      rules: by((cell) => cell.dataValidation?.condition?.type),
    };
  };
  const titles = async (): Promise<readonly string[]> => ((await must(product.get(`${base()}/values/${encodeURIComponent(`'${title}'!1:1`)}`, AS))) as { readonly values?: readonly (readonly string[])[] }).values?.[0] ?? [];
  const sheetId = async (): Promise<number> => (await read('fields=sheets(properties(sheetId,title))')).properties.sheetId;
  const rowRange = async (first: number, last: number) => ({ sheetId: await sheetId(), dimension: 'ROWS', startIndex: first - 1, endIndex: last });
  const cut = async (first: number, last: number): Promise<void> => batch([{ deleteDimension: { range: await rowRange(first, last) } }]);
  return {
    batch, sheetId, cut,
    titles,
    fill: async (row, rows) => {
      const names = await titles();
      const data = rows.flatMap((cells, index) => Object.entries(cells).map(([name, value]) => ({ range: `'${title}'!${letters(names.indexOf(name))}${row + index}`, values: [[value]] })));
      await must(product.post(`${base()}/values:batchUpdate`, { valueInputOption: 'USER_ENTERED', data }, AS));
    },
    rows: async () => {
      const { names, rows } = await grid();
      return rows.slice(1).map((row) => standing(names, row)).filter((row) => Object.keys(row.cells).length > 0);
    },
    find: async (name, value) => {
      const { names, rows } = await grid();
      const index = rows.findIndex((row, at) => at > 0 && standing(names, row).cells[name] === value);
      if (index < 0) throw new Error(`no row in which ${name} is ${value}`);
      return index + 1;
    },
    version: async () => {
      const { rows } = await grid();
      const of = await sheetId();
      const filled = (all: typeof rows): typeof rows => all.slice(1, all.findLastIndex(({ values, marks }) => marks.length > 0 || values.some((cell) => cell.userEnteredValue)) + 1);
      const kept = filled(rows);
      return async () => {
        const now = filled((await grid()).rows);
        const marks = now.flatMap((row) => row.marks);
        await batch([
          { insertDimension: { range: { sheetId: of, dimension: 'ROWS', startIndex: 2, endIndex: 2 + kept.length }, inheritFromBefore: true } },
          { deleteDimension: { range: { sheetId: of, dimension: 'ROWS', startIndex: kept.length + 2, endIndex: kept.length + now.length + 2 } } },
          { deleteDimension: { range: { sheetId: of, dimension: 'ROWS', startIndex: 1, endIndex: 2 } } },
          { updateCells: { start: { sheetId: of, rowIndex: 1, columnIndex: 0 }, rows: kept.map(({ values }) => ({ values: values.map(({ userEnteredValue, note }) => ({ userEnteredValue, note })) })), fields: 'userEnteredValue,note' } },
          ...marks.map((metadataId) => ({ deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataId } } } })),
          ...kept.flatMap((row, index) => row.marks.map((metadataId) => ({
            createDeveloperMetadata: { developerMetadata: { metadataId, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: of, dimension: 'ROWS', startIndex: index + 1, endIndex: index + 2 } } } },
          }))),
        ]);
      };
    },
  };
}

import { letters } from '../../kit/clerk.ts';
import type { Product } from '../../kit/product.ts';

type Workbook = keyof Product['here']['workbooks'];
type Value = string | number | boolean;

interface CellData {
  readonly userEnteredValue?: Readonly<Record<string, Value>>;
  readonly note?: string;
  readonly dataValidation?: object;
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
  /** Deletes rows; what is answered undoes it. */
  readonly cutFor: (first: number, last: number) => Promise<() => Promise<void>>;
}

const AS = { authorization: 'Bearer anybody', 'x-local-user': 'clerk@example.com' };

/** Opens a tab, known by its title. */
export function handOn(product: Product, workbook: Workbook, title: string): Hand {
  const base = (): string => `/v4/spreadsheets/${product.here.workbooks[workbook]}`;
  const must = async (reply: Promise<Response>): Promise<unknown> => {
    const it = await reply;
    const said = await it.text();
    if (!it.ok) throw new Error(said);
    return JSON.parse(said);
  };
  const batch = async (requests: readonly object[]): Promise<void> => void (await must(product.post(`${base()}:batchUpdate`, { requests }, AS)));
  const read = async (): Promise<GridTab> => {
    const { sheets } = (await must(product.get(`${base()}?includeGridData=true`, AS))) as { readonly sheets: readonly GridTab[] };
    const tab = sheets.find((it) => it.properties.title === title);
    if (!tab) throw new Error(`no tab ${title}`);
    return tab;
  };
  const grid = async () => {
    const [data] = (await read()).data ?? [];
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
      rules: by((cell) => (cell.dataValidation as { condition?: { type?: string } } | undefined)?.condition?.type),
    };
  };
  const sheetId = async (): Promise<number> => (await read()).properties.sheetId;
  const rowRange = async (first: number, last: number) => ({ sheetId: await sheetId(), dimension: 'ROWS', startIndex: first - 1, endIndex: last });
  const cut = async (first: number, last: number): Promise<void> => batch([{ deleteDimension: { range: await rowRange(first, last) } }]);
  return {
    batch, sheetId, cut,
    titles: async () => (await grid()).names,
    fill: async (row, rows) => {
      const { names } = await grid();
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
    cutFor: async (first, last) => {
      const range = await rowRange(first, last);
      const { rows } = await grid();
      const gone = rows.slice(range.startIndex, range.endIndex);
      await cut(first, last);
      return () => batch([
        { insertDimension: { range, inheritFromBefore: first > 2 } },
        { updateCells: { start: { sheetId: range.sheetId, rowIndex: range.startIndex, columnIndex: 0 }, rows: gone.map(({ values }) => ({ values: values.map(({ userEnteredValue, note, dataValidation }) => ({ userEnteredValue, note, dataValidation })) })), fields: 'userEnteredValue,note,dataValidation' } },
        ...gone.flatMap(({ marks }, index) => marks.map((metadataId) => ({
          createDeveloperMetadata: { developerMetadata: { metadataId, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: { ...range, startIndex: range.startIndex + index, endIndex: range.startIndex + index + 1 } } } },
        }))),
      ]);
    },
  };
}

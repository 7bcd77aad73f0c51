import * as z from 'zod';
import type { Register } from '../../../shared/registers/register.ts';
import { numberOfMetadata } from '../../../shared/registers/number.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { COLUMN_KEY, ROW_KEY } from '../../../shared/sheet/sheets.ts';

const tag = z.object({ metadataId: z.number(), metadataKey: z.string(), metadataValue: z.string().optional() });
const worth = z.object({ stringValue: z.string(), numberValue: z.number(), boolValue: z.boolean(), formulaValue: z.string(), errorValue: z.looseObject({ type: z.string() }) }).partial();
const cell = z.object({ userEnteredValue: worth.optional(), effectiveValue: worth.optional(), note: z.string().optional(), userEnteredFormat: z.unknown().optional() });
const grid = z.object({
  rowData: z.array(z.object({ values: z.array(cell).default([]) })).default([]),
  rowMetadata: z.array(z.object({ developerMetadata: z.array(tag).default([]) })).default([]),
  columnMetadata: z.array(z.object({ developerMetadata: z.array(tag).default([]) })).default([]),
});
const book = z.object({
  properties: z.object({ locale: z.string(), timeZone: z.string() }),
  sheets: z.array(z.object({ properties: z.object({ sheetId: z.number(), title: z.string(), index: z.number(), gridProperties: z.object({ rowCount: z.number(), columnCount: z.number() }) }), data: z.array(grid).default([]) })),
});

export type Cell = z.infer<typeof cell>;

/** A row below the header that holds anything or carries a mark. `row` is the number people see: 2 = the first below the header. */
export interface Line {
  readonly row: number;
  /** Numbers of the records whose marks it carries. */
  readonly marks: readonly string[];
  /** What it says, by the title its column was made with; blanks and unticked boxes are left out. */
  readonly says: Readonly<Record<string, Raw>>;
  /** The same columns with everything that a cell has. */
  readonly cells: Readonly<Record<string, Cell>>;
  /** Every cell by column index, also those of columns that are nobody's. */
  readonly all: readonly Cell[];
}

/** A tab as it is, columns found by what marks them. */
export interface Grid {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly header: readonly string[];
  /** Column index by the title it was made with. */
  readonly at: ReadonlyMap<string, number>;
  readonly lines: readonly Line[];
}

/** Fields of a read of whole workbooks, as `booksIn` wants them. */
export const GRID_FIELDS = 'properties(locale,timeZone),sheets(properties(sheetId,title,index,gridProperties),data(rowData.values(userEnteredValue,effectiveValue,note,userEnteredFormat),rowMetadata.developerMetadata(metadataId,metadataKey),columnMetadata.developerMetadata(metadataId,metadataKey,metadataValue)))';

/** Reads the reply to a read of a whole workbook: one grid for each tab, in the order of the tabs. */
export const gridsIn = (register: Register, reply: unknown): readonly Grid[] => book.parse(reply).sheets.map((sheet) => gridOf(register, sheet));

function gridOf(register: Register, { properties, data: [data] }: z.infer<typeof book>['sheets'][number]): Grid {
  const rows = data?.rowData ?? [];
  const header = (rows[0]?.values ?? []).map((it) => String(rawOf(it) ?? ''));
  const keys = (data?.columnMetadata ?? []).map((it) => it.developerMetadata.find((one) => one.metadataKey === COLUMN_KEY)?.metadataValue);
  const at = new Map(register.columns.flatMap(({ key, title }): [string, number][] => {
    const index = keys.includes(key) ? keys.indexOf(key) : header.findIndex((it, column) => it === title && keys[column] === undefined);
    return index < 0 ? [] : [[title, index]];
  }));
  const count = Math.max(rows.length, data?.rowMetadata.length ?? 0);
  const lines = Array.from({ length: Math.max(0, count - 1) }, (_, index): Line => {
    const all = rows[index + 1]?.values ?? [];
    const marks = (data?.rowMetadata[index + 1]?.developerMetadata ?? []).filter((it) => it.metadataKey === ROW_KEY).map((it) => numberOfMetadata(register.prefix ?? '', it.metadataId) ?? '');
    const cells = Object.fromEntries([...at].flatMap(([title, column]): [string, Cell][] => (all[column] ? [[title, all[column]]] : [])));
    const says = Object.fromEntries(Object.entries(cells).flatMap(([title, it]): [string, Raw][] => { const raw = rawOf(it); return raw === undefined ? [] : [[title, raw]]; }));
    return { row: index + 2, marks, says, cells, all };
  }).filter((it) => it.marks.length > 0 || it.all.some((one) => rawOf(one) !== undefined));
  const { sheetId, title, gridProperties } = properties;
  return { sheetId, title, rowCount: gridProperties.rowCount, columnCount: gridProperties.columnCount, header, at, lines };
}

const ERRORS: Readonly<Record<string, string>> = { N_A: '#N/A', DIVIDE_BY_ZERO: '#DIV/0!', REF: '#REF!', NAME: '#NAME?', VALUE: '#VALUE!' };

/** A cell's value as people see it; blank and unticked are nothing. */
export function rawOf({ effectiveValue: value }: Cell): Raw | undefined {
  if (value?.errorValue) return ERRORS[value.errorValue.type] ?? '#ERROR!';
  const raw = value?.stringValue ?? value?.numberValue ?? value?.boolValue;
  return raw === '' || raw === false ? undefined : raw;
}

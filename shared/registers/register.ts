import type { Column } from './column.ts';

/** The four workbooks; Google's sharing of each keeps people apart. */
export const WORKBOOKS = ['service', 'people', 'finance', 'rules'] as const;
export type WorkbookKey = (typeof WORKBOOKS)[number];

/** Title of each workbook as made. */
export const WORKBOOK_TITLES: Readonly<Record<WorkbookKey, string>> = {
  service: '登记台 客服登记',
  people: '登记台 人事登记',
  finance: '登记台 财务',
  rules: '登记台 人员与规则',
};

/** One tab, driven entirely by its table of columns. */
export interface Register {
  readonly key: string;
  readonly workbook: WorkbookKey;
  /** Title of the tab as made; afterwards it is known by its sheetId. */
  readonly title: string;
  /** 'records': each row has a number and a life of its own; 'reference': the tab as a whole is what counts. */
  readonly shape: 'records' | 'reference';
  /** First letters of the numbers, for records. */
  readonly prefix?: string;
  /** Columns that must be filled before a row counts; for reference tabs the key of the row. */
  readonly required: readonly string[];
  /** People add rows; false where only the system does. */
  readonly typed: boolean;
  readonly columns: readonly Column[];
  /** How many of the first columns stay in view. */
  readonly frozenColumns: number;
  readonly tabColor: 'green' | 'orange' | 'blue';
}

/** The column with this key. Throws on a key the register does not have: a bug. */
export function columnOf(register: Register, key: string): Column {
  const column = register.columns.find((it) => it.key === key);
  if (!column) throw new Error(`${register.key} has no column ${key}`);
  return column;
}

/** Columns only people write. */
export const peopleColumns = (register: Register): readonly Column[] => register.columns.filter((column) => column.writer === 'P');

/** Columns only the system writes. */
export const systemColumns = (register: Register): readonly Column[] => register.columns.filter((column) => column.writer === 'S');

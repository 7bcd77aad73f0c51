import type { Row, Tab } from '../../infra/local/sheets/model.ts';
import { ApiError } from '../../infra/local/sheets/failure.ts';
import type { ExtendedValue } from '../../infra/local/sheets/schema/cell.ts';
import type { Column } from '../../shared/registers/column.ts';
import type { Register } from '../../shared/registers/register.ts';
import { assertNever } from '../../shared/words/sentence.ts';
import type { Random } from './random.ts';
import { covered, holds, sheetOf, type Sheet } from './sheet.ts';
import type { Shop } from './shop.ts';

/** One edit of somebody, as a tab before and after it. */
export interface Stroke {
  readonly before: Tab;
  readonly after: Tab;
}

/** What staff remember between two edits. */
export interface Memories {
  /** By user, oldest first. */
  readonly strokes: Map<string, Stroke[]>;
  /** Older versions of the tab. */
  readonly versions: Tab[];
  /** The tab somebody deleted. */
  deleted?: Tab;
}

/** A rectangle of a tab: zero-based, the ends not included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Somebody of the staff with one thing on their mind. */
export interface Hand {
  readonly shop: Shop;
  readonly register: Register;
  readonly spreadsheetId: string;
  readonly sheetId: number;
  readonly user: string;
  readonly rng: Random;
  readonly memories: Memories;
}

/** The tab as this person sees it; without it there is nothing to do. */
export const look = ({ shop, register, spreadsheetId, sheetId }: Hand): Sheet | undefined => sheetOf(register, shop.google.book(spreadsheetId), sheetId);

/** Sends requests as a person's client does. What Google refuses a person does not do, and nobody can type below a merge. */
export function ask(hand: Hand, ...wanted: readonly object[]): boolean {
  const { shop, spreadsheetId, user } = hand;
  const tab = look(hand)?.tab;
  const requests = wanted.filter((it) => !tab || !isCovered(tab, it));
  if (requests.length === 0) return false;
  try {
    shop.google.ask(user, 'POST', `/v4/spreadsheets/${spreadsheetId}:batchUpdate`, { requests });
    return true;
  } catch (error) {
    if (error instanceof ApiError && error.code === 400) return false;
    throw error;
  }
}

function isCovered(tab: Tab, request: object): boolean {
  const start = 'updateCells' in request && typeof request.updateCells === 'object' && request.updateCells !== null && 'start' in request.updateCells ? (request.updateCells.start as { readonly rowIndex: number; readonly columnIndex: number }) : undefined;
  return start !== undefined && covered(tab, start.rowIndex, start.columnIndex);
}

/** A word nobody ever wrote before. */
export const word = ({ rng }: Hand, kind: string): string => `${kind}${rng.int(0x7fff_ffff).toString(36)}`;

export const valueOf = (value: string | number | boolean): ExtendedValue =>
  typeof value === 'number' ? { numberValue: value } : typeof value === 'boolean' ? { boolValue: value } : value.startsWith('=') ? { formulaValue: value } : { stringValue: value };

/** The request that types into one cell; undefined empties it. */
export const typing = ({ sheetId }: Hand, row: number, column: number, value: string | number | boolean | undefined): object => ({
  updateCells: {
    start: { sheetId, rowIndex: row, columnIndex: column }, rows: [{ values: [value === undefined || value === '' ? {} : { userEnteredValue: valueOf(value) }] }], fields: 'userEnteredValue',
  },
});

export const range = ({ sheetId }: Hand, { top, bottom, left, right }: Block): object => ({ sheetId, startRowIndex: top, endRowIndex: bottom, startColumnIndex: left, endColumnIndex: right });

export const lines = ({ sheetId }: Hand, dimension: 'ROWS' | 'COLUMNS', startIndex: number, count = 1): object => ({ sheetId, dimension, startIndex, endIndex: startIndex + count });

/** Rows that hold something, by index. */
export const filledRows = ({ tab }: Sheet): readonly number[] => tab.rows.flatMap((row, index) => (index > 0 && holds(row) ? [index] : []));

/** Rows whose records people work on: those that hold something people wrote in the required columns. */
export const recordRows = ({ tab, at }: Sheet, { required }: Register): readonly number[] =>
  tab.rows.flatMap((row, index) => (index > 0 && required.every((key) => valueAt(row, at.get(key)) !== undefined) ? [index] : []));

const valueAt = (row: Row | undefined, column: number | undefined): ExtendedValue | undefined => (column === undefined ? undefined : row?.cells[column]?.userEnteredValue);

/** The first row below everything. */
export const freeRow = ({ last, tab }: Sheet): number => Math.min(last + 1, tab.grid.rowCount - 1);

/** Where the columns of a register end. */
export const width = ({ tab }: Sheet): number => tab.grid.columnCount;

const EPOCH_DAY = 25_569;
/** The serial of a moment so many minutes from now, in Shanghai. */
export const serial = ({ shop }: Hand, minutes: number): number => Math.round(((shop.now + 8 * 3_600_000) / 86_400_000 + EPOCH_DAY + minutes / 1_440) * 1_440) / 1_440;

const PEOPLE = ['0101', '0201', '0202', '李二', '0102 周主', '何芳'];
const WRONG = ['昨天', '？？', '3月5日', '不知道', '１２：３０', '张三丰', '2026-13-40', '🙂', '#N/A', 'NULL'];

/** Something a person types into a column: mostly right, sometimes wrong. */
export function say(hand: Hand, column: Column): string | number | boolean {
  const { rng } = hand;
  if (rng.chance(0.12) && column.kind !== 'text' && column.kind !== 'tick') return rng.pick(WRONG) ?? '';
  switch (column.kind) {
    case 'text':
      return prose(hand, column.title);
    case 'moment':
    case 'since':
      return serial(hand, -rng.int(rng.chance(0.7) ? 12 : 300));
    case 'promise':
    case 'until':
      return serial(hand, 120 + rng.int(3_000));
    case 'day':
      return Math.floor(serial(hand, 0));
    case 'person':
    case 'party':
      return rng.pick(PEOPLE) ?? '';
    case 'department':
    case 'scope':
      return rng.pick(['售后部', '客服部', '售后部。', '没有的部']) ?? '';
    case 'choice':
    case 'choices':
      return rng.pick(column.options ?? []) ?? word(hand, '选');
    case 'tick':
      return rng.chance(0.7);
    case 'yuan':
    case 'number':
      return rng.int(300);
    case 'record':
      return `KS-2610-000${1 + rng.int(6)}`;
    case 'code':
    case 'duration':
    case 'hours':
      return word(hand, '0');
    default:
      return assertNever(column.kind);
  }
}

function prose(hand: Hand, title: string): string {
  const { rng } = hand;
  const text = word(hand, title.slice(0, 1));
  const how = rng.int(20);
  if (how === 0) return `${text}😀\n第二行 ${text}`;
  if (how === 1) return ` ${text} `;
  if (how === 2) return text.padEnd(5_003, '长');
  if (how === 3) return `="${text}"&"式"`;
  return text;
}

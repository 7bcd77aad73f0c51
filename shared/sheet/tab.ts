import type { Register } from '../registers/register.ts';
import type { ReadCell } from './cell.ts';
import type { Layout } from './print.ts';
import type { Merge, SnapshotRow, TabSnapshot } from './sheets.ts';

/** A row of a grid read by column key. */
export interface TabRow {
  readonly index: number;
  readonly metadata: readonly number[];
  readonly cells: Readonly<Record<string, ReadCell>>;
  /** Notes by column key. */
  readonly notes: Readonly<Record<string, string>>;
  /** Columns whose cell lies under a merge: nobody can tell what it says. */
  readonly covered: ReadonlySet<string>;
  /** Only the marks and the number were read. */
  readonly partial: boolean;
}

/** A tab of a grid read as its register reads it. */
export interface Tab {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly header: readonly string[];
  readonly layout: Layout;
  /** Index by column key. */
  readonly position: ReadonlyMap<string, number>;
  /** Rows read that hold anything in a column of the register, or carry a mark. */
  readonly rows: readonly TabRow[];
  readonly merges: readonly Merge[];
}

/** The header as text. */
export const headerOf = (cells: readonly unknown[]): readonly string[] => cells.map((cell) => (typeof cell === 'string' || typeof cell === 'number' ? String(cell) : ''));

/**
 * Reads a tab: columns by the key in their metadata; where that is gone, by a title nobody else has. A column found
 * neither way is left out, and its facts stay as they are.
 */
export function readTab(register: Register, snapshot: TabSnapshot): Tab {
  const [first, ...rest] = snapshot.rows;
  const header = headerOf((first?.cells ?? []).map((cell) => cell?.raw));
  const layout = layoutOf(register, snapshot.keys, header);
  const { sheetId, title, rowCount, columnCount, merges } = snapshot;
  return {
    sheetId, title, rowCount, columnCount, merges, header, layout, position: positionsIn(layout),
    rows: rest.map((row) => rowOf(layout, row, merges)).filter((row) => Object.keys(row.cells).length > 0 || row.metadata.length > 0),
  };
}

/** Whether columns stand in the same order; what nobody's business stands beyond the last of them makes no difference. */
export const sameLayout = (a: Layout, b: Layout): boolean => JSON.stringify(bare(a)) === JSON.stringify(bare(b));

const bare = (layout: Layout): Layout => layout.slice(0, layout.findLastIndex((key) => key !== null) + 1);

/** Index by column key. */
export const positionsIn = (layout: Layout): ReadonlyMap<string, number> => new Map(layout.flatMap((key, index): [string, number][] => (key === null ? [] : [[key, index]])));

function layoutOf(register: Register, keys: readonly (string | undefined)[], header: readonly string[]): Layout {
  const known = new Set(register.columns.map((column) => column.key));
  const taken = new Set(keys.filter((key) => key !== undefined && known.has(key)));
  const used = new Set<string>();
  return Array.from({ length: Math.max(keys.length, header.length) }, (_, index) => {
    const byTitle = register.columns.find((column) => column.title === header[index]?.trim() && !taken.has(column.key))?.key;
    const own = keys[index];
    const key = own !== undefined && known.has(own) ? own : byTitle;
    if (key === undefined || used.has(key)) return null;
    used.add(key);
    return key;
  });
}

/**
 * Where the columns of a changed header probably stand, to know which rows to read: each under its former title, or,
 * where only that changed, at its former place. The metadata that comes with the read has the last word.
 */
export function guessLayout(before: { readonly header: readonly string[]; readonly layout: Layout }, header: readonly string[]): Layout {
  const left = new Map(before.layout.map((key, index) => [index, { key, title: before.header[index] ?? '' }]));
  const guess = header.map((title): string | null | undefined => {
    const found = title === '' ? undefined : [...left].find(([, it]) => it.title === title);
    if (!found) return undefined;
    left.delete(found[0]);
    return found[1].key;
  });
  return guess.map((key, index) => (key === undefined ? (left.get(index)?.key ?? null) : key));
}

function rowOf(layout: Layout, row: SnapshotRow, merges: readonly Merge[]): TabRow {
  const cells: Record<string, ReadCell> = {};
  const notes: Record<string, string> = {};
  const covered = new Set<string>();
  const over = merges.filter(({ rows }) => row.index >= rows[0] && row.index < rows[1]);
  layout.forEach((key, index) => {
    if (key === null) return;
    if (over.some(({ rows, columns }) => index >= columns[0] && index < columns[1] && !(index === columns[0] && row.index === rows[0]))) covered.add(key);
    const cell = row.cells[index];
    if (cell === undefined || covered.has(key)) return;
    const { note, ...rest } = cell;
    if (rest.raw !== '' && rest.raw !== false) cells[key] = rest;
    if (note !== undefined) notes[key] = note;
  });
  return { index: row.index, metadata: row.metadata, cells, notes, covered, partial: row.partial === true };
}

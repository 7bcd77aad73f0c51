import type { Register } from '../registers/register.ts';
import type { ReadCell } from './cell.ts';
import type { Layout } from './seen.ts';
import type { SnapshotRow, TabSnapshot } from './sheets.ts';

/** A row of a snapshot read by column key. */
export interface TabRow {
  readonly index: number;
  readonly metadata: readonly number[];
  readonly cells: Readonly<Record<string, ReadCell>>;
  /** Notes by column key. */
  readonly notes: Readonly<Record<string, string>>;
}

/** A tab of a snapshot as its register reads it. */
export interface Tab {
  readonly sheetId: number;
  readonly title: string;
  readonly rowCount: number;
  readonly header: readonly string[];
  readonly layout: Layout;
  /** Index by column key. */
  readonly position: ReadonlyMap<string, number>;
  /** Rows that hold anything in a column of the register. */
  readonly rows: readonly TabRow[];
  /** Index of the first row below everything that is filled. */
  readonly firstFree: number;
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
  const position = new Map<string, number>();
  layout.forEach((key, index) => {
    if (key !== null) position.set(key, index);
  });
  const filled = rest.filter((row) => row.cells.some((cell) => cell !== undefined && cell.raw !== '' && cell.raw !== false));
  return {
    sheetId: snapshot.sheetId, title: snapshot.title, rowCount: snapshot.rowCount, header, layout, position,
    rows: filled.map((row) => rowOf(layout, row)).filter((row) => Object.keys(row.cells).length > 0 || row.metadata.length > 0),
    firstFree: (filled.at(-1)?.index ?? 0) + 1,
  };
}

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

function rowOf(layout: Layout, row: SnapshotRow): TabRow {
  const cells: Record<string, ReadCell> = {};
  const notes: Record<string, string> = {};
  layout.forEach((key, index) => {
    const cell = row.cells[index];
    if (key === null || cell === undefined) return;
    const { note, ...rest } = cell;
    if (rest.raw !== '' && rest.raw !== false) cells[key] = rest;
    if (note !== undefined) notes[key] = note;
  });
  return { index: row.index, metadata: row.metadata, cells, notes };
}

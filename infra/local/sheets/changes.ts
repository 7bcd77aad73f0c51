import type { Remap } from './remap.ts';
import type { Dimension } from './schema/range.ts';

/** A change of the grid's shape, in the order it happened. */
export type Shape =
  | {
      readonly op: 'insert' | 'delete';
      readonly sheetId: number;
      readonly dimension: Dimension;
      readonly start: number;
      readonly end: number;
    }
  | { readonly op: 'reorder'; readonly sheetId: number; readonly start: number; readonly order: readonly number[] };

/** Rows and their columns, by tab. */
export type Touched = Map<number, Map<number, Set<number>>>;

/** What one change did: shapes first, then the cells that hold something else, at their places after the shapes. */
export class Changes {
  readonly shapes: Shape[] = [];
  cells: Touched = new Map();
  whole = false;

  cell(sheetId: number, row: number, column: number): void {
    const rows = this.cells.get(sheetId) ?? new Map<number, Set<number>>();
    const columns = rows.get(row) ?? new Set<number>();
    this.cells.set(sheetId, rows.set(row, columns.add(column)));
  }

  /** Records a shape and carries the cells touched so far to their new places. */
  shape(shape: Shape, remap: Remap): void {
    this.shapes.push(shape);
    const old = this.cells.get(remap.sheetId);
    if (!old) return;
    this.cells.delete(remap.sheetId);
    for (const [row, columns] of old) for (const column of columns) this.#carry(remap, row, column);
  }

  #carry(remap: Remap, row: number, column: number): void {
    const nextRow = remap.dimension === 'ROWS' ? remap.at(row) : row;
    const nextColumn = remap.dimension === 'COLUMNS' ? remap.at(column) : column;
    if (nextRow !== undefined && nextColumn !== undefined) this.cell(remap.sheetId, nextRow, nextColumn);
  }

  /** Something changed that only a fresh read shows. */
  reload(): void {
    this.whole = true;
  }
}

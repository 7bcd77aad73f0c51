import type { SystemCells } from '../cases/project.ts';
import type { Remark } from '../errors/remarks.ts';
import type { TabRow } from '../sheet/tab.ts';

/** A row that this look has something to write into. */
export interface RowPlan {
  readonly id: string;
  /** Absent for a record that has no row yet. */
  readonly row?: TabRow;
  /** The row carries the record's metadata already. */
  readonly marked: boolean;
  readonly cells: SystemCells;
  readonly remarks: readonly Remark[];
}

import type { SystemCells } from '../cases/project.ts';
import type { Remark } from '../errors/remarks.ts';
import type { Register, WorkbookKey } from '../registers/register.ts';
import type { SheetRequest } from '../sheet/sheets.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Doc } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import type { WorkbookSeen } from './docs.ts';

/** A row that this look has something to write into. */
export interface RowPlan {
  /** Number of the record, or name of the row of a reference tab: for logs and for `waiting`. */
  readonly id: string;
  /** Identity of the row: its developer metadata. */
  readonly metadataId: number;
  /** Absent for a record that has no row yet. */
  readonly row?: TabRow;
  /** The row carries its mark already. */
  readonly marked: boolean;
  /** What the system's cells are to show; absent where they stay as they are. */
  readonly cells?: SystemCells;
  readonly remarks?: readonly Remark[];
}

/** What is to be written into one tab. */
export interface TabPlan {
  readonly register: Register;
  readonly tab: Tab;
  /** Rows below the header as the light read showed them, to put back what a stray write covered. */
  readonly rows: readonly (readonly unknown[])[];
  readonly plans: readonly RowPlan[];
  /** Requests that make lost columns of the system anew. */
  readonly columns?: readonly SheetRequest[];
  /** Rows that are no record and carry a number. */
  readonly strayed: readonly TabRow[];
  /** Where the first line without a row goes. */
  readonly firstFree: number;
  /** Google keeps no more marks here. */
  readonly full: boolean;
  /** It kept none when it was last asked: where it refuses one now, that is why. */
  readonly wasFull?: boolean;
  /** Columns that Google refuses to write. */
  readonly barred: ReadonlySet<string>;
  /** The marks of the whole tab were read, so that a mark that is elsewhere is known to be. */
  readonly marksKnown: boolean;
}

/** Where writes go. */
export interface Pen {
  readonly world: World;
  readonly workbook: WorkbookKey;
  readonly spreadsheetId: string;
  readonly leased: Doc<WorkbookSeen>;
}

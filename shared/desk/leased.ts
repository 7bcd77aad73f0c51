import type { WorkbookKey } from '../registers/register.ts';
import type { Heading, TabSeen } from '../sheet/seen.ts';
import type { Doc, Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import type { Workbook, WorkbookSeen } from './docs.ts';
import type { Office } from './office.ts';

/** What a look of the tabs that differ came to; tabs that are not named stay as they were. */
export interface Outcome {
  readonly tabs: Readonly<Record<string, TabSeen>>;
  readonly headings: Readonly<Record<string, Heading>>;
  readonly changed: boolean;
  /** How many calls wrote into the workbook. */
  readonly writes?: number;
  readonly judgedBy?: string;
  /** Records that owe the world something; it is done once the look is kept, so that a refusal there stops no intake. */
  readonly owing?: readonly Kept[];
}

/** One look while it has the lease of its workbook. */
export interface Leased {
  readonly world: World;
  readonly office: Office;
  readonly workbook: WorkbookKey;
  readonly place: Workbook;
  readonly leased: Doc<WorkbookSeen>;
}

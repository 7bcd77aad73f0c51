import { checkText, type SystemCells } from '../cases/project.ts';
import { remark, type Remark } from '../errors/remarks.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import type { BoundRow } from '../sheet/bind.ts';
import { changedCells } from '../sheet/pending.ts';
import type { Tab } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import { HOUR, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { reviewComplaint, viewComplaint } from './complaints.ts';
import { reviewLine, viewLine } from './fines.ts';
import type { Office } from './office.ts';

/** What a look decided on one row. */
export interface Judged {
  readonly kept: Kept;
  readonly cells: SystemCells;
  readonly remarks: readonly Remark[];
  readonly waits: boolean;
  readonly changed: boolean;
}

/** Cells whose text may change by itself between two looks: written again whenever they differ, never counted. */
const CHANGING = ['nearest', 'check', 'updatedAt'];
/** A system cell is put back so often within an hour, then left and flagged. */
const PUT_BACK_AT_MOST = 2;

/** Takes what people changed in a row and decides what follows. */
export async function judgeRow(world: World, office: Office, register: Register, tab: Tab, { row }: BoundRow, kept: Kept): Promise<Judged> {
  const cells = changedCells(register, row, kept.body.cells, (key) => tab.position.has(key), office.now);
  const back = kept.body.goneAt === undefined ? [] : [{ type: 'returned' as const, at: office.now }];
  const seen = [...back, ...(Object.keys(cells).length === 0 ? [] : [{ type: 'seen' as const, at: office.now, cells }])];
  if (kept.kind === 'complaint') {
    const view = await reviewComplaint(world, office, kept, seen, true);
    return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: view.review.waits, changed: view.changed };
  }
  const view = await reviewLine(world, office, kept, seen, true);
  return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: false, changed: view.changed };
}

/** What the row of a record showed before this look. */
export const shownBefore = (world: World, office: Office, kept: Kept): Promise<SystemCells> =>
  kept.kind === 'complaint' ? viewComplaint(world, office, kept) : Promise.resolve(viewLine(world, office, kept));

/** Puts back what people changed in system cells, at most twice an hour each; after that the cell is left and flagged. */
export function guard(office: Office, register: Register, { id, row }: BoundRow, shown: SystemCells, judged: Judged, putBack: Record<string, readonly Instant[]>): SystemCells {
  const cells: Record<string, SystemCells[string]> = { ...judged.cells };
  const flagged: Remark[] = [];
  for (const column of systemColumns(register)) {
    const read = row.cells[column.key]?.raw;
    const tampered = read !== undefined && read !== shown[column.key] && read !== judged.cells[column.key] && !CHANGING.includes(column.key);
    if (!tampered) continue;
    const name = `${id}/${column.key}`;
    const recent = (putBack[name] ?? []).filter((at) => office.now - at < HOUR);
    if (recent.length < PUT_BACK_AT_MOST) putBack[name] = [...recent, office.now];
    else {
      cells[column.key] = read;
      flagged.push(remark('cell.restored', { title: column.title }, column.key));
    }
  }
  if (flagged.length > 0) cells['check'] = checkText([...judged.remarks, ...flagged]);
  return cells;
}

import { timesPutBack } from '../cases/put-back.ts';
import { checkText, type SystemCells } from '../cases/project.ts';
import { remark, type Remark } from '../errors/remarks.ts';
import type { Column } from '../registers/column.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import type { BoundRow } from '../sheet/bind.ts';
import type { Raw } from '../sheet/cell.ts';
import { changedCells } from '../sheet/pending.ts';
import { sinceFirstSeen } from '../sheet/since.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
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

/** A system cell is put back so often within an hour, then left and flagged. */
const PUT_BACK_AT_MOST = 2;
/** Cells whose text changes by itself as time passes, so that what stands there may well be the system's own of earlier. */
const CHANGING: Readonly<Record<string, (raw: Raw) => boolean>> = {
  nearest: (raw) => / (前|已超)$/.test(String(raw)),
  updatedAt: (raw) => typeof raw === 'number',
};

/** What people typed into system cells of a row: to be put back, or to be left and flagged because they insist. */
interface Overtyped {
  readonly back: Readonly<Record<string, Raw>>;
  readonly left: Readonly<Record<string, Raw>>;
}

const NONE: Overtyped = { back: {}, left: {} };

/** People's cells that say something else than at the last look; null = emptied. */
export const editsOf = (office: Office, register: Register, tab: Tab, row: TabRow, kept: Kept): ReturnType<typeof changedCells> =>
  sinceFirstSeen(register, changedCells(register, row, kept.body.cells, (key) => tab.position.has(key) && !row.covered.has(key), office.now), kept.body.cells, office.look);

/** Takes what people changed in a row and decides what follows. `unwritten`: the row is not as the system left it, and these columns it could not write. */
export async function judgeRow(world: World, office: Office, register: Register, tab: Tab, { id, row }: BoundRow, kept: Kept, unwritten?: ReadonlySet<string>): Promise<Judged> {
  const cells = editsOf(office, register, tab, row, kept);
  const over = unwritten ? overtyped(office, systemColumns(register).filter(({ key }) => !unwritten.has(key)), id, row, await shownBefore(world, office, kept), kept) : NONE;
  const seen = [
    ...(kept.body.goneAt === undefined ? [] : [{ type: 'returned' as const, at: office.now }]),
    ...(Object.keys(over.back).length === 0 ? [] : [{ type: 'putBack' as const, at: office.now, cells: over.back }]),
    ...(Object.keys(cells).length === 0 ? [] : [{ type: 'seen' as const, at: office.now, cells }]),
  ];
  const judged = await review(world, office, kept, seen);
  if (Object.keys(over.left).length === 0) return judged;
  const flagged = register.columns.filter((column) => over.left[column.key] !== undefined).map((column) => remark('cell.restored', { title: column.title }, column.key));
  return { ...judged, cells: { ...judged.cells, ...over.left, check: checkText([...judged.remarks, ...flagged]) } };
}

async function review(world: World, office: Office, kept: Kept, seen: readonly Parameters<typeof reviewComplaint>[3][number][]): Promise<Judged> {
  if (kept.kind === 'complaint') {
    const view = await reviewComplaint(world, office, kept, seen, true);
    return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: view.review.waits, changed: view.changed };
  }
  const line = seen.filter((event) => event.type === 'returned' || event.type === 'putBack' || event.type === 'seen');
  const view = await reviewLine(world, office, kept, line, true);
  return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: false, changed: view.changed };
}

/** What the row of a record showed before this look. */
const shownBefore = (world: World, office: Office, kept: Kept): Promise<SystemCells> =>
  kept.kind === 'complaint' ? viewComplaint(world, office, kept) : Promise.resolve(viewLine(world, office, kept));

/** What people typed over the system's cells of a row, which showed, or should show, something else. */
export const typedOver = (columns: readonly Column[], id: string, row: TabRow, shown: SystemCells): Readonly<Record<string, Raw>> =>
  Object.fromEntries(columns.flatMap(({ key }): [string, Raw][] => {
    const read = row.cells[key]?.raw;
    return read === undefined || read === shown[key] || row.covered.has(key) || CHANGING[key]?.(read) || (key === 'id' && read === id) ? [] : [[key, read]];
  }));

/** Which of it goes back. A number in place of this row's own is not typed: a paste brought it. */
function overtyped(office: Office, columns: readonly Column[], id: string, row: TabRow, shown: SystemCells, kept: Kept): Overtyped {
  const back: Record<string, Raw> = {};
  const left: Record<string, Raw> = {};
  for (const [key, read] of Object.entries(typedOver(columns, id, row, shown))) {
    const counts = key !== 'check' && key !== 'id';
    if (!counts || timesPutBack(kept.body, key, office.now) < PUT_BACK_AT_MOST) back[key] = read;
    else left[key] = read;
  }
  return { back, left };
}

import type { ComplaintEvent } from '../cases/complaint.ts';
import { evolve } from '../cases/evolve.ts';
import { dayOf } from '../calendar/zone.ts';
import { numberOf, seriesOf } from '../registers/number.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import type { Raw } from '../sheet/cell.ts';
import { changedCells, ripen, type Ripe } from '../sheet/pending.ts';
import type { Pending, TabSeen } from '../sheet/seen.ts';
import { numberIn } from '../sheet/survey.ts';
import type { TabRow } from '../sheet/tab.ts';
import { understand } from '../sheet/understand.ts';
import { instantOf } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { reviewComplaint } from './complaints.ts';
import type { Judged } from './judge-row.ts';
import type { Office } from './office.ts';

/** Rows that became records in this look, and those that may in the next. */
export interface Born {
  readonly judged: readonly { readonly judged: Judged; readonly row: TabRow; readonly pending: Pending }[];
  readonly pending: TabSeen['pending'];
}

/** Makes records of the rows that have stood for two looks. A birth cut short is found again by its token. */
export async function bearRows(world: World, office: Office, register: Register, loose: readonly TabRow[], seen: TabSeen): Promise<Born> {
  if (!register.typed) return { judged: [], pending: [] };
  const { ripe, waiting } = ripen(register, loose, seen.pending, office.now, office.lookNo);
  const judged: { judged: Judged; row: TabRow; pending: Pending }[] = [];
  for (const it of ripe) judged.push({ ...it, judged: await bearComplaint(world, office, register, it) });
  return { judged, pending: waiting };
}

async function bearComplaint(world: World, office: Office, register: Register, { row, pending }: Ripe): Promise<Judged> {
  const { firstSeenAt: bornAt, cells, token } = pending;
  const column = register.columns.find((it) => it.key === 'complainedAt');
  const typed = cells['complainedAt'] && column ? understand(column, cells['complainedAt'], office.look) : undefined;
  const complainedAt = typed && 'value' in typed && typeof typed.value === 'number' ? instantOf(typed.value) : bornAt;
  const on = dayOf(world.zone, complainedAt);
  const copyOf = row.cells['id'] === undefined ? undefined : numberIn(row.cells['id'].raw, register.prefix ?? '', office.knows);
  const kept = await world.store.birth(`row/${token}`, seriesOf('KS', on), (id) => {
    const event: ComplaintEvent = { type: 'born', at: office.now, id, bornAt, cells, ...(copyOf === undefined ? {} : { copyOf }) };
    return { kept: { kind: 'complaint', id, version: 0, events: 0, todo: [], body: evolve(undefined, event) }, events: [event] };
  }, (serial) => numberOf('KS', on, serial));
  if (kept.kind !== 'complaint') throw new Error(`${kept.id} is no complaint`);
  const changes = changedCells(register, row, kept.body.cells, () => true, office.now);
  const over = systemCellsIn(register, row);
  const seen: readonly ComplaintEvent[] = [
    ...(Object.keys(over).length === 0 ? [] : [{ type: 'putBack' as const, at: office.now, cells: over }]),
    ...(Object.keys(changes).length === 0 ? [] : [{ type: 'seen' as const, at: office.now, cells: changes }]),
  ];
  const view = await reviewComplaint(world, office, kept, seen, true);
  return { kept: view.kept, cells: view.cells, remarks: view.review.remarks, waits: view.review.waits, changed: true };
}

/** What people typed into the system's cells of a new row; it gives way to what the system writes, and is kept in the history. */
const systemCellsIn = (register: Register, row: TabRow): Readonly<Record<string, Raw>> =>
  Object.fromEntries(systemColumns(register).flatMap(({ key }): [string, Raw][] => (row.cells[key] === undefined ? [] : [[key, row.cells[key].raw]])));

import type { SystemCells } from '../cases/project.ts';
import { Refusal } from '../errors/refusal.ts';
import { givenNumbers, metadataIdOf } from '../registers/number.ts';
import { peopleColumns, type Register } from '../registers/register.ts';
import { ALIKE, bindRows } from '../sheet/bind.ts';
import { printRaw, type Cells } from '../sheet/cell.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { disown, likeness } from './bind-tab.ts';
import { viewComplaint } from './complaints.ts';
import { viewLine } from './fines.ts';
import { takeReference } from './look-reference.ts';
import { referenceKey } from './look-references.ts';
import type { Office } from './office.ts';

/** A row as the records say it should be, and where it stands. */
export interface Rightful {
  /** The number of the record, or what a row of a reference tab is called by. */
  readonly id: string;
  readonly metadataId: number;
  readonly people: Cells;
  /** Absent where a look writes them. */
  readonly system?: SystemCells;
  readonly kept?: Kept;
  /** The record is deleted: there should be no row. */
  readonly gone: boolean;
  readonly row?: TabRow;
  readonly marked: boolean;
}

/** What the records say of every row of a tab, in the order of their numbers; `only` = of this one. Throws `record.unknown`. */
export async function rightfulRows(world: World, office: Office, register: Register, tab: Tab, only?: string): Promise<readonly Rightful[]> {
  if (register.shape === 'reference') return rowsOfReference(office, register, tab);
  const numbers = givenNumbers(await world.store.series(register.prefix ?? ''));
  if (only !== undefined && !numbers.includes(only)) throw new Refusal('record.unknown', { record: only });
  const records = await world.store.loadAll(numbers);
  const known = { prefix: register.prefix ?? '', knows: office.knows, settled: new Set<string>(), likeness: (row: TabRow, id: string) => likeness(register, row, records.get(id)) };
  const { bound, loose } = await disown(world, register, bindRows(tab.rows, known));
  const places = new Map<string, { readonly row: TabRow; readonly marked: boolean }>(bound.map((it) => [it.id, it]));
  for (const row of loose) {
    const id = register.typed && row.cells['id'] === undefined ? numbers.find((it) => !places.has(it) && isSame(register, row, records.get(it))) : undefined;
    if (id !== undefined) places.set(id, { row, marked: false });
  }
  const rightful: Rightful[] = [];
  for (const id of only === undefined ? numbers.toSorted() : [only]) {
    const kept = records.get(id);
    if (!kept) continue;
    const place = places.get(id);
    const system = kept.kind === 'complaint' ? await viewComplaint(world, office, kept) : viewLine(world, office, kept);
    rightful.push({
      id, kept, system, metadataId: metadataIdOf(id), people: kept.body.cells, gone: only === undefined && kept.body.goneAt !== undefined,
      marked: place?.marked === true, ...(place ? { row: place.row } : {}),
    });
  }
  return rightful;
}

/** A row without a number that says what a record says is that record: its number did not reach it, or went with a paste. */
const isSame = (register: Register, row: TabRow, kept: Kept | undefined): boolean =>
  kept !== undefined && kept.body.goneAt === undefined && register.required.every((key) => row.cells[key] !== undefined && row.cells[key].raw === kept.body.cells[key]?.raw) && likeness(register, row, kept) >= ALIKE;

/** Rows of a reference tab stand as they were last taken; a rule that was ended keeps its versions and has no row. */
function rowsOfReference(office: Office, register: Register, tab: Tab): readonly Rightful[] {
  const before = office.references[referenceKey(register)];
  const { rows } = takeReference(office, register, tab, before);
  return before.rows.flatMap(({ id, cells }): readonly Rightful[] => {
    const row = rows.get(id);
    if (Object.keys(cells).length === 0) return [];
    return [{ id: nameOf(register, cells), metadataId: id, people: cells, gone: false, marked: row?.metadata.includes(id) === true, ...(row ? { row } : {}) }];
  });
}

const nameOf = (register: Register, cells: Cells): string => {
  const keys = peopleColumns(register).map((column) => column.key).filter((key) => register.required.includes(key));
  return keys.flatMap((key) => (cells[key] ? [printRaw(cells[key].raw)] : [])).join(' ');
};

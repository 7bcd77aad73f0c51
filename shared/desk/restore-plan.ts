import { columnOf, systemColumns, type Register } from '../registers/register.ts';
import { isAside } from '../sheet/aside.ts';
import { keptCell, sameCell, type Raw, type SeenCell, type ReadCell } from '../sheet/cell.ts';
import { isVolatile, sameFormula } from '../sheet/formulas.ts';
import type { Merge, TabSnapshot } from '../sheet/sheets.ts';
import type { Tab, TabRow } from '../sheet/tab.ts';
import { typedOver } from './judge-row.ts';
import { differing } from './requests.ts';
import type { Rightful } from './rightful.ts';

/** What has to be written so that one row says what its record says. */
export interface RowRepair {
  readonly of: Rightful;
  /** By column index; null leaves a cell alone, '' empties it. */
  readonly values: readonly (Raw | null)[];
  /** Formulas by column index, written beside the values. */
  readonly formulas: readonly (string | null)[];
  /** What stood in people's cells that give way; null = nothing did. */
  readonly was: Readonly<Record<string, Raw | null>>;
  /** What people had typed over the system's cells. */
  readonly over: Readonly<Record<string, Raw>>;
}

/** What a restore may touch: whether a cell of a row that says something now, or without a cell the row itself. */
export type Scope = (metadataId: number, cell?: { readonly key: string; readonly raw: Raw }) => boolean;

/** What has to be written so that a tab says what the records say. */
export interface RestorePlan {
  /** Rows that stand and say something else, or should not stand. */
  readonly changes: readonly RowRepair[];
  /** Rows that are not there. */
  readonly additions: readonly RowRepair[];
  /** Blocks of merged cells that hide what a row has to show. */
  readonly merges: readonly Merge[];
  /** The columns that merges hide in rows that stand, by mark. */
  readonly covered: ReadonlyMap<number, ReadonlySet<string>>;
  /** Where the rows that are not there go: below the last row that is a record's or may become one. */
  readonly at: number;
}

/** How a tab is compared. */
export interface Comparing {
  readonly register: Register;
  readonly tab: Tab;
  readonly snapshot: TabSnapshot;
  /** Columns that Google refuses. */
  readonly barred?: ReadonlySet<string>;
  readonly scope?: Scope;
}

const EVERYTHING: Scope = () => true;

/** Compares a tab with what the records say. Rows that no record knows are left alone, and so are columns that are nobody's. */
export function planRestore({ register, tab, snapshot, barred = new Set(), scope = EVERYTHING }: Comparing, rightful: readonly Rightful[]): RestorePlan {
  const changes: RowRepair[] = [];
  const additions: RowRepair[] = [];
  for (const it of rightful) {
    if (it.row === undefined) {
      if (!it.gone && scope(it.metadataId)) additions.push({ of: it, was: {}, over: {}, ...wholeRow(tab, it) });
      continue;
    }
    if (it.gone && !scope(it.metadataId)) continue;
    const repair = it.gone ? emptied(register, tab, it, it.row) : repaired(register, tab, it, it.row, { barred, scope });
    if (repair.values.some((value) => value !== null) || repair.formulas.some((formula) => formula !== null)) changes.push(repair);
  }
  const covered = new Map(rightful.flatMap(({ metadataId, row }) => (row && row.covered.size > 0 ? [[metadataId, row.covered] as const] : [])));
  return { changes, additions, covered, merges: hidingMerges(tab, snapshot, rightful), at: placeBelow(register, tab, snapshot) };
}

/** Whether there is nothing left to write. */
export const isDone = ({ changes, additions, merges }: RestorePlan): boolean => changes.length + additions.length + merges.length === 0;

/**
 * What a plan touches, so that what staff type while it is written stays theirs. What it writes is its own wherever it
 * stands: a column that comes in between sends values into the next one.
 */
export function scopeOf(tab: Tab, { changes, additions, covered }: RestorePlan): Scope {
  const whole = new Set([...additions, ...changes.filter((it) => it.of.gone)].map((it) => it.of.metadataId));
  const touched = new Map(changes.map(({ of, values, formulas }) => [of.metadataId, {
    keys: new Set(tab.layout.filter((_, index) => typeof (values[index] ?? formulas[index] ?? null) !== 'object')),
    written: new Set<Raw | null>(values.filter((value) => value !== null)),
  }]));
  return (metadataId, cell) => {
    const row = touched.get(metadataId);
    return whole.has(metadataId) || (cell !== undefined && (covered.get(metadataId)?.has(cell.key) === true || row?.keys.has(cell.key) === true || row?.written.has(cell.raw) === true));
  };
}

/** What at least one of two may touch. */
export const eitherOf = (one: Scope | undefined, other: Scope): Scope => (metadataId, cell) => one?.(metadataId, cell) === true || other(metadataId, cell);

function wholeRow(tab: Tab, { people, system }: Rightful): Pick<RowRepair, 'values' | 'formulas'> {
  return {
    values: tab.layout.map((key) => (key === null || people[key]?.formula !== undefined ? null : (people[key]?.raw ?? system?.[key] ?? null))),
    formulas: tab.layout.map((key) => (key === null ? null : (people[key]?.formula ?? null))),
  };
}

function repaired(register: Register, tab: Tab, it: Rightful, row: TabRow, { barred, scope }: Required<Pick<Comparing, 'barred' | 'scope'>>): RowRepair {
  const system = it.system === undefined ? [] : differing(register, tab, { row, cells: it.system }, barred);
  const wrong = peopleKeys(register, tab, row).filter((key) => scope(it.metadataId, { key, raw: row.cells[key]?.raw ?? '' }) && !agrees(row.cells[key], it.people[key]));
  const formulaOf = (key: string): string | undefined => {
    const [had, wanted] = [row.cells[key]?.formula, it.people[key]?.formula];
    // A formula that stands as it was written and says something else does not fit its new place.
    return wanted === undefined || (had !== undefined && sameFormula(had, wanted)) ? undefined : wanted;
  };
  return {
    of: it, over: overIn(register, it, row, barred), was: wasIn(row, wrong.filter((key) => row.cells[key]?.formula === undefined || it.people[key]?.formula === undefined)),
    values: tab.layout.map((key, index) => (key !== null && wrong.includes(key) && formulaOf(key) === undefined ? (it.people[key]?.raw ?? '') : (system[index] ?? null))),
    formulas: tab.layout.map((key) => (key !== null && wrong.includes(key) ? (formulaOf(key) ?? null) : null)),
  };
}

function emptied(register: Register, tab: Tab, it: Rightful, row: TabRow): RowRepair {
  const wrong = peopleKeys(register, tab, row).filter((key) => row.cells[key] !== undefined && !agrees(row.cells[key], it.people[key]));
  return { of: it, was: wasIn(row, wrong), over: overIn(register, it, row), values: tab.layout.map((key) => (key !== null && row.cells[key] !== undefined && !row.covered.has(key) ? '' : null)), formulas: [] };
}

const peopleKeys = (register: Register, tab: Tab, row: TabRow): readonly string[] =>
  [...tab.position.keys()].filter((key) => columnOf(register, key).writer === 'P' && !row.covered.has(key));

const overIn = (register: Register, { id, system }: Rightful, row: TabRow, barred: ReadonlySet<string> = new Set()): RowRepair['over'] =>
  (system === undefined ? {} : typedOver(systemColumns(register).filter(({ key }) => !barred.has(key)), id, row, system));

const wasIn = (row: TabRow, keys: readonly string[]): RowRepair['was'] =>
  Object.fromEntries(keys.map((key) => [key, row.cells[key] === undefined ? null : keptCell(row.cells[key]).raw]));

/** Whether a cell says what the record says. Of a text too long to be kept, the cell is the only copy. */
function agrees(has: ReadCell | undefined, wants: SeenCell | undefined): boolean {
  if (sameCell(has, wants) || (has !== undefined && wants?.long !== undefined)) return true;
  return has?.formula !== undefined && wants?.formula !== undefined && sameFormula(has.formula, wants.formula) && (wants.broken === true || isVolatile(has.formula));
}

function hidingMerges(tab: Tab, { merges }: TabSnapshot, rightful: readonly Rightful[]): readonly Merge[] {
  const hidden = rightful.flatMap(({ row, gone }) => (row && !gone ? [...row.covered].map((key) => [row.index, tab.position.get(key) ?? -1] as const) : []));
  return merges.filter(({ rows, columns }) => hidden.some(([row, column]) => row >= rows[0] && row < rows[1] && column >= columns[0] && column < columns[1]));
}

function placeBelow(register: Register, tab: Tab, { rows, merges }: TabSnapshot): number {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== undefined && cell.raw !== '' && cell.raw !== false));
  const own = tab.rows.filter((row) => Object.keys(row.cells).length > 0 && !isAside(register, row));
  let at = Math.max(1, ...(own.length > 0 ? own : filled).map((row) => row.index + 1));
  for (let block = crossing(merges, at); block; block = crossing(merges, at)) at = block.rows[1];
  return at;
}

const crossing = (merges: readonly Merge[], at: number): Merge | undefined => merges.find(({ rows }) => rows[0] < at && at < rows[1]);

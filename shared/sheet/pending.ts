import { createHash } from 'node:crypto';
import type { Register } from '../registers/register.ts';
import type { Instant } from '../words/time.ts';
import { isAside } from './aside.ts';
import { keptCell, sameCell, type Cells, type ReadCell, type SeenCell } from './cell.ts';
import { isVolatile, sameFormula } from './formulas.ts';
import type { Pending } from './seen.ts';
import type { TabRow } from './tab.ts';

/** A new row that has stood for two looks, with the look that first saw it. */
export interface Ripe {
  readonly row: TabRow;
  readonly pending: Pending;
}

/** What the rows that are no record yet come to. */
export interface Ripening {
  readonly ripe: readonly Ripe[];
  readonly waiting: readonly Pending[];
}

/**
 * A row is a record at the second look that finds its required cells filled and unchanged. Rows are told apart by
 * these cells alone, so that sorting and inserting between two looks changes nothing. A total, a heading or a remark is
 * never one, whatever it fills. `look` is the number of the look: two may be taken at one moment.
 */
export function ripen(register: Register, loose: readonly TabRow[], before: readonly Pending[], now: Instant, look = 0): Ripening {
  const left = [...before];
  const ripe: Ripe[] = [];
  const waiting: Pending[] = [];
  const counts = new Map<string, number>();
  for (const row of loose) {
    if (!isFilled(register, row) || isAside(register, row)) continue;
    const found = left.findIndex((it) => register.required.every((key) => sameCell(it.cells[key], row.cells[key] && keptCell(row.cells[key]))));
    const match = found < 0 ? undefined : left.splice(found, 1)[0];
    if (match) ripe.push({ row, pending: { ...match, cells: seenCells(register, row, match.cells, now) } });
    else waiting.push(firstSeen(register, row, { now, look }, counts));
  }
  return { ripe, waiting };
}

const isFilled = (register: Register, row: TabRow): boolean =>
  register.required.every((key) => {
    const cell = row.cells[key];
    return cell !== undefined && String(cell.raw).trim() !== '';
  });

function firstSeen(register: Register, row: TabRow, { now, look }: { readonly now: Instant; readonly look: number }, counts: Map<string, number>): Pending {
  const content = JSON.stringify([register.key, now, look, register.required.map((key) => row.cells[key]?.raw)]);
  const nth = (counts.get(content) ?? 0) + 1;
  counts.set(content, nth);
  return { token: createHash('sha256').update(`${content}#${nth}`).digest('base64url').slice(0, 22), firstSeenAt: now, cells: seenCells(register, row, {}, now) };
}

/** The people's cells of a row, each with the look that first saw its value; one that changes by itself keeps that. */
export function seenCells(register: Register, row: TabRow, before: Cells, now: Instant): Cells {
  const cells: Record<string, SeenCell> = {};
  for (const column of register.columns) {
    const read = row.cells[column.key];
    if (column.writer !== 'P' || read === undefined) continue;
    const kept = keptCell(read);
    const had = before[column.key];
    cells[column.key] = had && (sameCell(had, kept) || sameByItself(had, kept)) ? had : { ...kept, at: now };
  }
  return cells;
}

/** Whether only time, chance or another file moved the value of a formula: nobody edited it. */
const sameByItself = (had: ReadCell, has: ReadCell): boolean =>
  had.formula !== undefined && has.formula !== undefined && had.broken === has.broken && isVolatile(has.formula) && sameFormula(had.formula, has.formula);

/** What changed in the people's cells of a row since it was last seen; null = emptied. Columns not found change nothing. */
export function changedCells(register: Register, row: TabRow, before: Cells, found: (key: string) => boolean, now: Instant): Readonly<Record<string, SeenCell | null>> {
  const after = seenCells(register, row, before, now);
  const changes: Record<string, SeenCell | null> = {};
  for (const column of register.columns) {
    const [had, has] = [before[column.key], after[column.key]];
    if (column.writer !== 'P' || had === has || !found(column.key)) continue;
    changes[column.key] = has ?? null;
  }
  return changes;
}

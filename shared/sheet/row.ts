import { remark, type Remark } from '../errors/remarks.ts';
import type { CellKind, CellValues, Column } from '../registers/column.ts';
import type { Register } from '../registers/register.ts';
import { printMinute } from '../calendar/zone.ts';
import { MINUTE, instantOf, type Instant } from '../words/time.ts';
import type { Cells, SeenCell } from './cell.ts';
import { isVolatile } from './formulas.ts';
import { shortly, tooLong, understand, type Lookup } from './understand.ts';

/** A row understood: the facts it states by column key, and what has to be said about it. */
export interface UnderstoodRow {
  readonly facts: Readonly<Record<string, CellValues[CellKind]>>;
  readonly remarks: readonly Remark[];
}

/** A moment seen later than this after it happened is 补录 (contract section 4). */
const BACKFILL = 10 * MINUTE;
const VALUE_KINDS: readonly CellKind[] = ['moment', 'promise', 'person', 'party', 'choice'];

/**
 * Understands the people's cells of a row. `orders` lists moments that cannot go backwards; of two that contradict
 * each other the cell typed last is the wrong one, and it does not count.
 */
export function understandRow(register: Register, cells: Cells, look: Lookup, orders: readonly (readonly string[])[] = []): UnderstoodRow {
  const facts: Record<string, CellValues[CellKind]> = {};
  const remarks: Remark[] = [];
  for (const column of register.columns) {
    const cell = column.writer === 'P' ? cells[column.key] : undefined;
    if (!cell) continue;
    const it = understand(column, cell, look);
    if ('fault' in it) remarks.push(it.fault);
    else {
      facts[column.key] = it.value;
      if (it.besides) remarks.push(it.besides);
    }
    remarks.push(...sayings(column, cell, look, 'value' in it ? it.value : undefined));
  }
  const wrong = orders.flatMap((order) => disorder(register, order, facts, cells, look));
  const late = remarks.filter((it) => it.code !== 'moment.backfilled' || !wrong.some((one) => one.column === it.column));
  return { facts, remarks: [...late, ...wrong] };
}

function sayings(column: Column, cell: SeenCell, look: Lookup, value: CellValues[CellKind] | undefined): readonly Remark[] {
  const said: Remark[] = [];
  const long = tooLong(column, cell);
  if (long) said.push(long);
  if (cell.formula && !cell.broken) said.push(...ofFormula(column, cell, cell.formula, look, value));
  if (column.kind === 'moment' && typeof value === 'number' && cell.at - value > BACKFILL) {
    said.push(remark('moment.backfilled', { title: column.title, minutes: String(Math.floor((cell.at - value) / MINUTE)) }, column.key));
  }
  return said;
}

/** A formula is asked to give way to its value; one that changes by itself wherever it stands. */
function ofFormula(column: Column, cell: SeenCell, formula: string, look: Lookup, value: CellValues[CellKind] | undefined): readonly Remark[] {
  const code = isVolatile(formula) ? 'cell.volatile' : 'cell.formula';
  if (code === 'cell.formula' && !VALUE_KINDS.includes(column.kind)) return [];
  const isMoment = column.kind === 'moment' || column.kind === 'promise';
  const typed = isMoment && typeof value === 'number' ? printMinute(look.zone, instantOf(value)) : shortly(cell.raw);
  return [remark(code, { title: column.title, typed, example: typed }, column.key)];
}

interface Placed {
  readonly column: Column;
  readonly rank: number;
  readonly value: Instant;
  readonly typedAt: Instant;
}

/** Takes moments in the order in which they were typed and drops each that contradicts one already taken. */
function disorder(register: Register, order: readonly string[], facts: Record<string, CellValues[CellKind]>, cells: Cells, look: Lookup): readonly Remark[] {
  const said: Remark[] = [];
  const taken: Placed[] = [];
  for (const it of placed(register, order, facts, cells).toSorted((a, b) => a.typedAt - b.typedAt || a.rank - b.rank)) {
    const other = taken.find((have) => (have.rank < it.rank ? have.value > it.value : it.value > have.value));
    if (!other) {
      taken.push(it);
      continue;
    }
    delete facts[it.column.key];
    said.push(remark('moment.order', {
      title: it.column.title,
      typed: printMinute(look.zone, it.value),
      other: other.column.title,
      otherTyped: printMinute(look.zone, other.value),
      side: other.rank < it.rank ? '早' : '晚',
      example: printMinute(look.zone, other.value),
    }, it.column.key));
  }
  return said;
}

function placed(register: Register, order: readonly string[], facts: Record<string, CellValues[CellKind]>, cells: Cells): readonly Placed[] {
  return order.flatMap((key, rank) => {
    const column = register.columns.find((it) => it.key === key);
    const value = facts[key];
    const cell = cells[key];
    return column && cell && typeof value === 'number' ? [{ column, rank, value: instantOf(value), typedAt: cell.at }] : [];
  });
}

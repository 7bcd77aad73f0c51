import type { CellKind, Column } from '../registers/column.ts';
import type { Register } from '../registers/register.ts';
import type { Cells, SeenCell } from './cell.ts';
import { understand, type Lookup } from './understand.ts';

const MOMENTS: readonly CellKind[] = ['moment', 'promise'];

/**
 * Edits in which a moment that was only written another way (a formula as its value, a text as a date) counts as seen when
 * it was first seen: nobody entered it late.
 */
export function sinceFirstSeen(register: Register, edits: Readonly<Record<string, SeenCell | null>>, before: Cells, look: Lookup): Readonly<Record<string, SeenCell | null>> {
  const next = { ...edits };
  for (const column of register.columns) {
    const [had, has] = [before[column.key], edits[column.key]];
    if (had && has && MOMENTS.includes(column.kind) && sameMoment(column, had, has, look)) next[column.key] = { ...has, at: had.at };
  }
  return next;
}

/** Whether both say one moment; words such as 今天 are read as of when they were seen, so it must also have said so then. */
function sameMoment(column: Column, had: SeenCell, has: SeenCell, look: Lookup): boolean {
  const [first, ...others] = [had, has, { ...has, at: had.at }].map((cell) => {
    const it = understand(column, cell, look);
    return 'value' in it ? it.value : undefined;
  });
  return first !== undefined && others.every((value) => value === first);
}

import { COMPLAINTS, COMPLAINT_REMEMBERED, type RememberedKey } from '../registers/complaints.ts';
import { columnOf } from '../registers/register.ts';
import { sameCell, type SeenCell } from '../sheet/cell.ts';
import { understand, type Lookup } from '../sheet/understand.ts';
import { instantOf, type Instant } from '../words/time.ts';
import type { Complaint, FormerCell } from './complaint.ts';

/** The cells and what they said before; all that reading their values takes. */
export type Remembering = Pick<Complaint, 'cells' | 'former'>;

/** Sets what cells said aside before changes replace it, where every former value counts. */
export function remembered({ cells, former }: Remembering, changes: Readonly<Record<string, SeenCell | null>>, until: Instant): Pick<Complaint, 'former'> {
  const next: Partial<Record<RememberedKey, readonly FormerCell[]>> = { ...former };
  for (const key of COMPLAINT_REMEMBERED) {
    const [before, after] = [cells[key], changes[key]];
    if (before === undefined || after === undefined || (after !== null && sameCell(before, after)) || before.broken) continue;
    next[key] = [...(next[key] ?? []), { raw: before.raw, at: before.at, until }];
  }
  return Object.keys(next).length === 0 ? {} : { former: next };
}

/** A moment that stands or stood in a cell. */
export interface Stated {
  readonly value: Instant;
  /** The look that first saw it. */
  readonly at: Instant;
  /** The look that found it gone; absent = it stands. */
  readonly until?: Instant;
}

/** Every moment that a cell says and said, in the order in which they were seen; what was never understood is left out. */
export function statedIn({ cells, former }: Remembering, key: RememberedKey, look: Lookup): readonly Stated[] {
  if (cells[key] === undefined && former?.[key] === undefined) return [];
  const column = columnOf(COMPLAINTS, key);
  const past = (former?.[key] ?? []).map((cell) => ({ cell, until: cell.until }));
  const now = cells[key];
  return [...past, ...(now ? [{ cell: now, until: undefined }] : [])].flatMap(({ cell, until }): readonly Stated[] => {
    const it = understand(column, cell, until === undefined ? look : { ...look, now: until });
    return 'value' in it && typeof it.value === 'number' ? [{ value: instantOf(it.value), at: cell.at, ...(until === undefined ? {} : { until }) }] : [];
  });
}

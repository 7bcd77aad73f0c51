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
  const turned = COMPLAINT_REMEMBERED.filter((key) => {
    const [before, after] = [cells[key], changes[key]];
    return before !== undefined && after !== undefined && (after === null || !sameCell(before, after)) && !before.broken;
  });
  if (turned.length === 0) return former ? { former } : {};
  const next: Partial<Record<RememberedKey, readonly FormerCell[]>> = { ...former };
  const both = turned.some(isOfPause) ? PAUSE_KEYS : [];
  for (const key of new Set<RememberedKey>([...turned, ...both])) next[key] = [...(next[key] ?? []), { raw: cells[key]?.raw ?? '', at: cells[key]?.at ?? until, until }];
  return { former: next };
}

/** These two are set aside together, so that it is known which 恢复时间 stood beside which 暂停时间. */
const PAUSE_KEYS = ['pausedAt', 'resumedAt'] as const;
const isOfPause = (key: RememberedKey): boolean => PAUSE_KEYS.some((one) => one === key);

/** What the two cells of a pause said between two edits; a cell that was blank, or not understood, says nothing. */
export interface PauseState {
  readonly paused: Instant | undefined;
  readonly resumed: Instant | undefined;
}

/** Every state of the two cells of a pause, in order; the last is that of now. */
export function pauseStates({ cells, former }: Remembering, look: Lookup): readonly PauseState[] {
  const [paused = [], resumed = []] = PAUSE_KEYS.map((key) => former?.[key] ?? []);
  const states = [...paused.map((cell, index) => ({ paused: cell, resumed: resumed[index], now: cell.until })), { paused: cells['pausedAt'], resumed: cells['resumedAt'], now: look.now }];
  return states.map(({ paused: from, resumed: to, now }) => ({ paused: momentOf('pausedAt', from, { ...look, now }), resumed: momentOf('resumedAt', to, { ...look, now }) }));
}

/** The moment a cell of a column says, if it is understood. */
export function momentOf(key: string, cell: FormerCell | SeenCell | undefined, look: Lookup): Instant | undefined {
  const it = cell && understand(columnOf(COMPLAINTS, key), cell, look);
  return it && 'value' in it && typeof it.value === 'number' ? instantOf(it.value) : undefined;
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
  const past = (former?.[key] ?? []).map((cell) => ({ cell, until: cell.until }));
  const now = cells[key];
  return [...past, ...(now ? [{ cell: now, until: undefined }] : [])].flatMap(({ cell, until }): readonly Stated[] => {
    const value = momentOf(key, cell, until === undefined ? look : { ...look, now: until });
    return value === undefined ? [] : [{ value, at: cell.at, ...(until === undefined ? {} : { until }) }];
  });
}

import type { Pause } from '../calendar/pauses.ts';
import { HOUR, earliest, plus, type Instant } from '../words/time.ts';
import { pauseStates, type PauseState, type Remembering } from './former.ts';
import type { Lookup } from '../sheet/understand.ts';

/** A pause lasts so long at most; then its clocks run on by themselves. */
export const LONGEST_PAUSE = 72 * HOUR;

/** A time in which clocks that the customer can hold up stand still. */
export interface CasePause {
  readonly from: Instant;
  /** 恢复时间, or the end of the longest pause where that comes first or none was typed. */
  readonly to: Instant;
  /** No 恢复时间 was typed for it. */
  readonly open?: true;
  /** It reached, or will reach, the longest a pause may last. */
  readonly capped?: true;
}

/** What was typed of one pause so far. */
interface Draft {
  readonly from: Instant;
  /** Every 恢复时间 typed for it; the last one counts, and none where that was emptied. */
  readonly ends: readonly Instant[];
  readonly emptied?: true;
}

/**
 * The pauses of a complaint, from everything 暂停时间 and 恢复时间 say and said. A 暂停时间 not before a 恢复时间 typed
 * for the pause before it, or not before that ran out, begins a further one; any other corrects the pause. Emptying
 * 暂停时间 takes back a pause that never had a 恢复时间, and no other. A 恢复时间 before its 暂停时间 does not count.
 */
export function pausesOf(complaint: Remembering, look: Lookup): readonly CasePause[] {
  if (complaint.cells['pausedAt'] === undefined && complaint.former?.pausedAt === undefined) return [];
  const done: Draft[] = [];
  let draft: Draft | undefined;
  let last: PauseState = { paused: undefined, resumed: undefined };
  for (const state of pauseStates(complaint, look)) {
    if (state.paused !== last.paused) {
      const before = draft && standing(draft, state.paused);
      if (before) done.push(before);
      draft = state.paused === undefined ? undefined : draft ? followed(draft, state.paused) : ended({ from: state.paused, ends: [] }, last.resumed);
    }
    if (draft && state.resumed !== last.resumed) draft = ended(draft, state.resumed);
    last = state;
  }
  return [...done, ...(draft ? [draft] : [])].map(pauseOf);
}

/** What of a pause stands when 暂停时间 is typed over or emptied; nothing where that corrects it or takes it back. */
function standing({ from, ends }: Draft, next: Instant | undefined): Draft | undefined {
  const its = next === undefined ? ends : ends.filter((end) => end <= next);
  const ranOut = next !== undefined && next >= plus(from, LONGEST_PAUSE);
  return its.length > 0 || ranOut ? { from, ends: its } : undefined;
}

/** The pause that a new 暂停时间 begins or corrects. A 恢复时间 after it, typed before it, is already its own. */
function followed(draft: Draft, from: Instant): Draft {
  const ends = draft.ends.filter((end) => end > from);
  const gone = draft.emptied || ends.at(-1) !== draft.ends.at(-1);
  return { from, ends, ...(gone ? { emptied: true as const } : {}) };
}

const ended = ({ from, ends }: Draft, end: Instant | undefined): Draft =>
  end === undefined || end < from ? { from, ends, emptied: true } : { from, ends: [...ends, end] };

function pauseOf({ from, ends, emptied }: Draft): CasePause {
  const cap = plus(from, LONGEST_PAUSE);
  const end = emptied ? undefined : ends.at(-1);
  return { from, to: earliest(end, cap) ?? cap, ...(end === undefined ? { open: true as const } : {}), ...(end === undefined || end > cap ? { capped: true as const } : {}) };
}

/** Pauses in order and apart, as far as they lie in a stretch of time. */
export function within(pauses: readonly Pause[], from: Instant, to: Instant | undefined): readonly Pause[] {
  const apart: Pause[] = [];
  for (const [stops, resumes] of pauses.toSorted((a, b) => a[0] - b[0])) {
    const start = stops < from ? from : stops;
    const end = to !== undefined && resumes > to ? to : resumes;
    if (end <= start) continue;
    const last = apart.at(-1);
    if (last && last[1] >= start) apart[apart.length - 1] = [last[0], end > last[1] ? end : last[1]];
    else apart.push([start, end]);
  }
  return apart;
}

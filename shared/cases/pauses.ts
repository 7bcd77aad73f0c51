import type { Pause } from '../calendar/pauses.ts';
import { HOUR, earliest, plus, type Instant } from '../words/time.ts';
import { statedIn, type Remembering, type Stated } from './former.ts';
import type { Lookup } from '../sheet/understand.ts';

/** A pause lasts so long at most; then its clocks run on by themselves. */
export const LONGEST_PAUSE = 72 * HOUR;

/** A time in which clocks that the customer can hold up stand still. */
export interface CasePause {
  readonly from: Instant;
  /** 恢复时间, or the end of the longest pause where that comes first or none was typed. */
  readonly to: Instant;
  /** The look that first saw 暂停时间. */
  readonly seenAt: Instant;
  /** No 恢复时间 was typed for it. */
  readonly open?: true;
  /** It reached, or will reach, the longest a pause may last. */
  readonly capped?: true;
}

/** What was typed of one pause so far. */
interface Draft {
  readonly from: Instant;
  readonly seenAt: Instant;
  /** Every 恢复时间 typed for it; the last one counts, and none where that was emptied. */
  readonly ends: readonly Instant[];
  readonly emptied?: true;
}

/** What one look found in the two cells; null = emptied. */
interface Turn {
  readonly at: Instant;
  readonly paused?: Instant | null;
  readonly resumed?: Instant | null;
}

/**
 * The pauses of a complaint, from everything 暂停时间 and 恢复时间 say and said. A 暂停时间 not before a 恢复时间 typed
 * for the pause before it, or not before that ran out, begins a further one; any other corrects the pause. Emptying
 * 暂停时间 takes back a pause that never had a 恢复时间, and no other. A 恢复时间 before its 暂停时间 does not count.
 */
export function pausesOf(complaint: Remembering, look: Lookup): readonly CasePause[] {
  const done: Draft[] = [];
  let draft: Draft | undefined;
  let end: Instant | null = null;
  for (const { at, paused, resumed } of turnsIn(statedIn(complaint, 'pausedAt', look), statedIn(complaint, 'resumedAt', look))) {
    if (paused !== undefined) {
      const before = draft && standing(draft, paused);
      if (before) done.push(before);
      draft = paused === null ? undefined : draft ? followed(draft, before !== undefined, paused, at) : ended({ from: paused, seenAt: at, ends: [] }, end);
    }
    if (resumed !== undefined) end = resumed;
    if (draft && resumed !== undefined) draft = ended(draft, resumed);
  }
  return [...done, ...(draft ? [draft] : [])].map(pauseOf);
}

/** What of a pause stands when 暂停时间 is typed over or emptied; nothing where that corrects it or takes it back. */
function standing({ from, seenAt, ends }: Draft, next: Instant | null): Draft | undefined {
  const its = next === null ? ends : ends.filter((end) => end <= next);
  const ranOut = next !== null && next >= plus(from, LONGEST_PAUSE);
  return its.length > 0 || ranOut ? { from, seenAt, ends: its } : undefined;
}

/** The pause that a new 暂停时间 begins or corrects. A 恢复时间 after it, typed before it, is already its own. */
function followed(draft: Draft, further: boolean, from: Instant, seenAt: Instant): Draft {
  const ends = draft.ends.filter((end) => end > from);
  const gone = draft.emptied || ends.at(-1) !== draft.ends.at(-1);
  return { from, seenAt: further ? seenAt : draft.seenAt, ends, ...(gone ? { emptied: true as const } : {}) };
}

function ended({ from, seenAt, ends }: Draft, end: Instant | null): Draft {
  return end === null || end < from ? { from, seenAt, ends, emptied: true } : { from, seenAt, ends: [...ends, end] };
}

function pauseOf({ from, seenAt, ends, emptied }: Draft): CasePause {
  const cap = plus(from, LONGEST_PAUSE);
  const end = emptied ? undefined : ends.at(-1);
  return { from, to: earliest(end, cap) ?? cap, seenAt, ...(end === undefined ? { open: true as const } : {}), ...(end === undefined || end > cap ? { capped: true as const } : {}) };
}

/** The looks at which one of the cells changed, in order. */
function turnsIn(paused: readonly Stated[], resumed: readonly Stated[]): readonly Turn[] {
  const turns = new Map<Instant, Turn>();
  const note = (at: Instant, turn: Omit<Turn, 'at'>): unknown => turns.set(at, { at, ...turns.get(at), ...turn });
  // A cell that was emptied and one that was typed over end alike; the value that follows at once has the last word.
  for (const { until } of paused) if (until !== undefined) note(until, { paused: null });
  for (const { until } of resumed) if (until !== undefined) note(until, { resumed: null });
  for (const { value, at } of paused) note(at, { paused: value });
  for (const { value, at } of resumed) note(at, { resumed: value });
  return [...turns.values()].toSorted((a, b) => a.at - b.at);
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

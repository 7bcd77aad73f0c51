import { instantOf, plus, type Instant } from '../words/time.ts';
import type { Calendar } from './calendar.ts';
import type { Due } from './working.ts';
import { addWorking, workingBetween } from './working.ts';

/** A time that does not count, half-open: from the first moment up to, but without, the second. */
export type Pause = readonly [from: Instant, to: Instant];

/** The stretches of [from, to) outside all pauses, which may come in any order and overlap. */
export function running(from: Instant, to: Instant, pauses: readonly Pause[]): readonly Pause[] {
  const stretches: Pause[] = [];
  let at = from;
  for (const [stops, resumes] of pauses.toSorted((a, b) => a[0] - b[0])) {
    if (stops >= to) break;
    if (stops > at) stretches.push([at, stops]);
    if (resumes > at) at = resumes;
  }
  if (at < to) stretches.push([at, to]);
  return stretches;
}

/** As `addWorking`, leaving out the working time that falls into pauses; a pause outside working hours adds nothing, nor does any to no budget. */
export function addWorkingWithPauses(calendar: Calendar, from: Instant, ms: number, pauses: readonly Pause[]): Due {
  if (ms === 0) return addWorking(calendar, from, 0);
  const paused = pauses.reduce((latest, [, resumes]) => (resumes > latest ? resumes : latest), from);
  let left = ms;
  let provisional = false;
  for (const [start, end] of running(from, paused, pauses)) {
    const worked = Math.min(left, workingBetween(calendar, start, end));
    const due = addWorking(calendar, start, worked);
    provisional ||= due.provisional;
    if (worked === left) return { at: due.at, provisional };
    left -= worked;
  }
  const due = addWorking(calendar, paused, left);
  return { at: due.at, provisional: provisional || due.provisional };
}

/** As `workingBetween`, leaving out pauses. */
export const workingBetweenWithPauses = (calendar: Calendar, from: Instant, to: Instant, pauses: readonly Pause[]): number =>
  running(from, to, pauses).reduce((worked, [start, end]) => worked + workingBetween(calendar, start, end), 0);

/** The moment by which so many ms have passed since `from` outside pauses. */
export function addRunning(from: Instant, ms: number, pauses: readonly Pause[]): Instant {
  let left = ms;
  for (const [start, end] of running(from, instantOf(Infinity), pauses)) {
    if (left <= end - start) return plus(start, left);
    left -= end - start;
  }
  return plus(from, ms);
}

/** Time between two moments in ms, leaving out pauses; 0 when the second is not after the first. */
export const runningBetween = (from: Instant, to: Instant, pauses: readonly Pause[]): number =>
  running(from, to, pauses).reduce((passed, [start, end]) => passed + end - start, 0);

import { HOUR, instantOf, MINUTE, plus, type Instant } from '../../shared/words/time.ts';
import type { KeptComplaint, RecordEvent } from '../../shared/store/kept.ts';
import { openMemoryStore } from '../kit/memory-store.ts';
import type { Month } from './month.ts';
import { clocksKnown, isOfficeOpen, rungsKnown, type Expected, type Known } from './oracle.ts';
import { LAST, type Story } from './stories.ts';

/** The sweep comes every five minutes, and may die or be refused once or twice. */
const SLACK = 20 * MINUTE;
const STILL_AT_MOST = 30 * MINUTE;

/** What was found wrong, and how much was looked at. */
export interface Verdict {
  readonly faults: readonly string[];
  /** Letters that left although their clock had stopped between the decision and the post. */
  readonly overtaken: readonly string[];
  readonly rungs: number;
  readonly letters: number;
  readonly late: number;
  readonly resent: number;
}

/** Compares a month that has been lived with what had to happen. */
export async function judge(month: Month): Promise<Verdict> {
  const store = openMemoryStore(month.memory);
  const faults: string[] = [];
  const overtaken: string[] = [];
  let [rungs, late] = [0, 0];
  const written = new Set<string>();
  for (const [id, story] of month.records) {
    const kept = await store.load(id);
    if (kept?.kind !== 'complaint') throw new Error(`${id} is gone`);
    const told = knowledge(story, await store.history(id));
    const own = (text: string): void => void faults.push(`${id}: ${text}`);
    if (kept.todo.length > 0) own(`still owes ${kept.todo.map((it) => it.name).join(', ')}`);
    rungs += checkMissed(month, kept, told, own);
    checkWritten(month, await store.history(id), told, written, own, (text) => void overtaken.push(`${id}: ${text}`));
    late += checkLate(kept, told, own);
  }
  for (const id of month.posted.keys()) if (!written.has(id)) faults.push(`letter ${id} was posted, but nobody wrote it`);
  const resent = [...month.posted.values()].filter((it) => it.at.length > 1).length;
  return { faults, overtaken, rungs, late, resent, letters: month.posted.size };
}

interface Told {
  readonly from: Instant;
  readonly known: Known;
}

/** What was known from which moment on: the moments of the story, as the history says they were seen. */
function knowledge(story: Story, history: readonly RecordEvent[]): readonly Told[] {
  const moments = Object.assign({}, ...story.typings.map((it) => it.moments)) as Readonly<Record<string, Instant>>;
  const told: Told[] = [];
  let known: Known = {};
  for (const event of history) {
    if (event.type !== 'born' && event.type !== 'seen') continue;
    const from = event.type === 'born' ? event.bornAt : event.at;
    const news = Object.keys(event.cells).flatMap((key) => (moments[key] !== undefined || key === 'void' ? [[key, { value: moments[key] ?? from, seenAt: from }]] : []));
    known = { ...known, ...(Object.fromEntries(news) as Known) };
    told.push({ from, known });
  }
  return told;
}

const knownAt = (told: readonly Told[], at: Instant): Known => told.findLast((it) => it.from <= at)?.known ?? {};
const sameClock = (a: Expected, b: { readonly id: string; readonly dueAt: Instant }): boolean => a.id === b.id && a.dueAt === b.dueAt;
const openAt = (told: readonly Told[], at: Instant, clock: { readonly id: string; readonly dueAt: Instant }): boolean => clocksKnown(knownAt(told, at)).some((it) => sameClock(it, clock) && !it.over);

/** Every rung of a clock that stayed open for long enough after it has been dealt with, and in time. */
function checkMissed(month: Month, kept: KeptComplaint, told: readonly Told[], fault: (text: string) => void): number {
  let count = 0;
  for (const [nth, { from, known }] of told.entries()) {
    for (const clock of clocksKnown(known).filter((it) => !it.over)) {
      const before = told[nth - 1];
      if (before && clocksKnown(before.known).some((it) => sameClock(it, clock) && !it.over)) continue;
      const until = told.slice(nth).find((it) => !clocksKnown(it.known).some((other) => sameClock(other, clock) && !other.over))?.from ?? plus(LAST, 3 * 24 * HOUR);
      for (const rung of rungsKnown(clock)) {
        const deadline = deadlineOf(month.outage, rung.at < clock.startSeenAt ? instantOf(Math.max(from, rung.at, clock.startSeenAt + STILL_AT_MOST)) : instantOf(Math.max(from, rung.at)));
        const mark = Object.entries(kept.body.rungs).find(([key]) => sameRung(key, clock, rung.name))?.[1];
        if (mark) count += 1;
        if (mark && mark.at < rung.at) fault(`${clock.id} ${rung.name} of ${print(rung.at)} left at ${print(mark.at)}, before its time`);
        if (deadline < until && !(mark && mark.at <= deadline)) fault(`${clock.id} ${rung.name} of ${print(rung.at)}, open until ${print(until)}, ${mark ? `left only at ${print(mark.at)}` : 'was missed'}`);
      }
    }
  }
  return count;
}

const sameRung = (key: string, clock: Expected, name: string): boolean => {
  const [whose = '', rest = ''] = key.split('@');
  return whose.split('.')[0] === clock.id && rest === `${clock.dueAt / 1_000}/${name}`;
};

/** When a rung has to have left at the latest: nothing leaves in an outage or while the office is shut. */
function deadlineOf(outage: Month['outage'], ready: Instant): Instant {
  const [from, to] = outage;
  let at = ready;
  for (let waits = true; waits; ) {
    waits = false;
    if (at >= from && at < to) [at, waits] = [to, true];
    while (!isOfficeOpen(at)) [at, waits] = [instantOf(Math.floor(at / MINUTE + 1) * MINUTE), true];
  }
  const deadline = plus(at, SLACK);
  return isOfficeOpen(deadline) && !(deadline >= from && at < from) ? deadline : deadlineOf(outage, deadline);
}

/** No rung is told twice, none of a clock that has stopped, and every letter that was decided reached the post, always the same. */
function checkWritten(month: Month, history: readonly RecordEvent[], told: readonly Told[], written: Set<string>, fault: (text: string) => void, overtaken: (text: string) => void): void {
  const carried = new Map<string, string>();
  for (const event of history) {
    if (event.type !== 'wrote' || !('rungs' in event)) continue;
    const { id } = event.letter;
    written.add(id);
    for (const key of [...event.rungs, ...event.replaced]) {
      if (carried.has(key)) fault(`${key} is carried by ${carried.get(key)} and ${id}`);
      carried.set(key, id);
    }
    const posted = month.posted.get(id);
    if (event.letter.kind !== 'ladder') continue;
    const clocks = event.rungs.map((key) => ({ id: key.split('@')[0]?.split('.')[0] ?? '', dueAt: instantOf(Number(key.split('@')[1]?.split('/')[0]) * 1_000) }));
    for (const clock of clocks) {
      if (!openAt(told, event.at, clock)) fault(`${id} was written at ${print(event.at)} about ${clock.id}, which had stopped`);
      for (const at of posted?.at ?? []) if (!openAt(told, at, clock) && clocks.length === 1) overtaken(`${id} left at ${print(at)} about ${clock.id}, which had stopped by then`);
    }
    const running = clocks.some((clock) => openAt(told, plus(event.at, SLACK), clock));
    if (!posted && running) fault(`${id} was written at ${print(event.at)} and never left`);
  }
}

/** Whoever was late is on record, whatever happened meanwhile, and nobody else. */
function checkLate(kept: KeptComplaint, told: readonly Told[], fault: (text: string) => void): number {
  const late = clocksKnown(told.at(-1)?.known ?? {}).filter((it) => it.lateFrom !== undefined && it.lateFrom < LAST);
  const recorded = Object.values(kept.body.liable);
  for (const clock of late) if (!recorded.some((it) => it.clock.split('.')[0] === clock.id && it.dueAt === clock.dueAt)) fault(`${clock.id} was late from ${print(clock.dueAt)} on, and nothing says so`);
  return late.length;
}

const print = (at: Instant): string => new Date(at + 8 * HOUR).toISOString().slice(5, 19).replace('T', ' ');

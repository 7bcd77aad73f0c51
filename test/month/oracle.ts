import { instantOf, MINUTE, type Instant } from '../../shared/words/time.ts';
import { FIRST } from './stories.ts';

/* The clocks and rungs of contract section 4 once more, by counting minutes and comparing moments: slow and plain. */

/** Everything known of a row at a moment: what each cell says, and when the system saw it. */
export type Known = Readonly<Record<string, { readonly value: Instant; readonly seenAt: Instant }>>;

/** One clock as it has to be. */
export interface Expected {
  readonly id: string;
  readonly startAt: Instant;
  readonly startSeenAt: Instant;
  readonly dueAt: Instant;
  /** It is stopped or ended, as far as is known. */
  readonly over: boolean;
  /** Over when or after it was due, or running past it: somebody was late. */
  readonly lateFrom: Instant | undefined;
}

export interface ExpectedRung {
  readonly name: 'reminder' | 'due' | 'second';
  readonly at: Instant;
}

const at = (known: Known, ...keys: readonly string[]): Instant | undefined => keys.map((key) => known[key]?.value).find((value) => value !== undefined);
const seen = (known: Known, key: string): Instant => known[key]?.seenAt ?? instantOf(0);
const minutes = (from: Instant, count: number): Instant => instantOf(from + count * MINUTE);

/** Every clock that climbs the ladder, under the default rules. */
export function clocksKnown(known: Known): readonly Expected[] {
  const complained = at(known, 'complainedAt') ?? instantOf(0);
  const delivered = at(known, 'deliveredAt');
  const answered = at(known, 'answeredAt');
  const result = at(known, 'resultAt', 'answeredAt');
  const replied = at(known, 'repliedAt') ?? result;
  const investigated = at(known, 'investigatedAt') ?? replied;
  const voided = known['void'] !== undefined ? seen(known, 'void') : undefined;
  const found: Expected[] = [];
  const add = (id: string, startAt: Instant, startSeenAt: Instant, dueAt: Instant, stop: Instant | undefined): void => {
    const endedAt = stop === undefined ? voided : undefined;
    const lateFrom = (stop ?? Infinity) > dueAt && (endedAt ?? Infinity) >= dueAt ? dueAt : undefined;
    found.push({ id, startAt, startSeenAt, dueAt, over: stop !== undefined || endedAt !== undefined, lateFrom });
  };
  const quick = answered !== undefined && answered < minutes(complained, 30);
  if (!quick) {
    add('D01', complained, seen(known, 'complainedAt'), minutes(complained, 30), delivered);
    if (delivered !== undefined) {
      const by = seen(known, 'deliveredAt');
      const d08 = minutes(delivered, 60);
      const chained = known['investigatedAt'] === undefined ? d08 : (at(known, 'investigatedAt') ?? d08);
      add('D03', delivered, by, minutes(delivered, 30), replied);
      add('D08', delivered, by, d08, investigated);
      add('D09', delivered, by, instantOf(Math.min(minutes(chained, 60), minutes(d08, 60))), firstOf(replied, answered));
    }
  }
  const asked = at(known, 'dataAskedAt');
  if (asked !== undefined) add('D04', asked, seen(known, 'dataAskedAt'), minutes(asked, 20), at(known, 'dataGivenAt'));
  const raised = at(known, 'raisedAt');
  if (raised !== undefined) {
    const byResult = result !== undefined && result >= raised ? result : undefined;
    const solved = at(known, 'leaderSolvedAt') ?? byResult;
    add('D06', raised, seen(known, 'raisedAt'), minutes(raised, 60), at(known, 'leaderRepliedAt') ?? solved);
    add('D10', raised, seen(known, 'raisedAt'), midnightAfter(raised), solved);
  }
  const told = at(known, 'resultAt');
  if (told !== undefined) add('D05', told, seen(known, 'resultAt'), minutes(told, 10), answered);
  return found;
}

const firstOf = (a: Instant | undefined, b: Instant | undefined): Instant | undefined => (a === undefined || (b !== undefined && b < a) ? b : a);

function midnightAfter(moment: Instant): Instant {
  let day: number = FIRST - 40 * 24 * 60 * MINUTE;
  while (day <= moment) day += 24 * 60 * MINUTE;
  return instantOf(day);
}

/** Two thirds of the way (whole minutes, from a quarter of an hour on), at the end, and as long again. */
export function rungsKnown({ startAt, dueAt }: Expected): readonly ExpectedRung[] {
  const span = dueAt - startAt;
  const reminder = instantOf(Math.floor((startAt + (span * 2) / 3) / MINUTE) * MINUTE);
  return [
    ...(span >= 15 * MINUTE ? [{ name: 'reminder' as const, at: reminder }] : []),
    { name: 'due' as const, at: dueAt },
    ...(span > 0 ? [{ name: 'second' as const, at: instantOf(dueAt + span) }] : []),
  ];
}

/** Days of rest of October and November 2026 by the State Council's notice, and the Saturday worked instead. */
const HOLIDAYS = new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']);
const WORKED = new Set(['2026-10-10']);

/** Whether letters may leave in a minute: from the first opening to the last closing of a day that is worked. */
export function isOfficeOpen(moment: Instant): boolean {
  const local = new Date(moment + 8 * 60 * MINUTE);
  const on = local.toISOString().slice(0, 10);
  const weekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
  const worked = WORKED.has(on) || (!weekend && !HOLIDAYS.has(on));
  const time = local.getUTCHours() * 60 + local.getUTCMinutes() + local.getUTCSeconds() / 60;
  return worked && time >= 8.5 * 60 && time <= 17.5 * 60;
}

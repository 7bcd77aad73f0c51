import { describeWorking, type DayCounted } from '../calendar/describe.ts';
import { running, runningBetween, workingBetweenWithPauses, type Pause } from '../calendar/pauses.ts';
import { isOpen, outcomeOf, spanOf, type Clock, type Outcome } from '../clocks/clock.ts';
import { remindersOf, rungsOf, type Rung } from '../clocks/ladder.ts';
import { earliest, type Instant } from '../words/time.ts';
import { defined } from './basis.ts';
import type { Complaint, ComplaintEvent, Liable, RungMark } from './complaint.ts';
import type { Letter } from './letter.ts';

/** What became of one rung: when it was due, and the letter that carried it or stands for it. */
export interface RungWhy {
  readonly rung: Rung;
  readonly mark?: RungMark;
  readonly letter?: Pick<Letter, 'id' | 'at' | 'to' | 'cc'>;
  /** The letter is decided on, but has not left yet. */
  readonly owed: boolean;
}

/** One clock with everything that a person needs to reckon its due moment by hand. */
export interface ClockWhy {
  readonly clock: Clock;
  readonly outcome: Outcome;
  readonly liable?: Liable;
  /** The number of its rule in ms, where it is a span. */
  readonly limit?: number;
  /** What counted from start to due: day by day on 工作时间, else the stretches between pauses. */
  readonly days?: readonly DayCounted[];
  readonly stretches: readonly Pause[];
  /** Their sum in ms. */
  readonly counted: number;
  /** How much later than due it was stopped, or is by now, in ms of wall time; absent = not late. */
  readonly late?: number;
  readonly rungs: readonly RungWhy[];
}

/** Why each clock of a complaint stands as it does. `owed` names the letters that have not left yet. */
export function clocksWhy(complaint: Complaint, clocks: readonly Clock[], history: readonly ComplaintEvent[], owed: ReadonlySet<string>, now: Instant): readonly ClockWhy[] {
  const letters = new Map(history.flatMap((event) => (event.type === 'wrote' ? [[event.letter.id, event.letter] as const] : [])));
  return clocks.map((clock) => clockWhy(complaint, clock, letters, owed, now));
}

function clockWhy(complaint: Complaint, clock: Clock, letters: ReadonlyMap<string, Letter>, owed: ReadonlySet<string>, now: Instant): ClockWhy {
  const { startAt, dueAt, calendar, pauses, rule } = clock;
  const until = dueAt ?? earliest(clock.stopAt, clock.endedAt, now) ?? now;
  const outcome = outcomeOf(clock, now);
  const over = earliest(clock.stopAt, clock.endedAt) ?? now;
  const days = rule.working ? describeWorking(calendar, startAt, until, pauses) : undefined;
  return {
    clock, outcome,
    stretches: days ? days.flatMap((day) => day.stretches) : running(startAt, until, pauses),
    counted: rule.working ? workingBetweenWithPauses(calendar, startAt, until, pauses) : runningBetween(startAt, until, pauses),
    rungs: rungsIn(clock, now).map((rung) => rungWhy(complaint, rung, letters, owed)),
    ...defined({ days, limit: spanOf(rule), liable: dueAt === undefined ? undefined : complaint.liable[`${clock.key}@${dueAt}`] }),
    ...(outcome === 'missed' && dueAt !== undefined ? { late: over - dueAt } : {}),
  };
}

/** The rungs it has or had; D11 has a list instead. */
function rungsIn(clock: Clock, now: Instant): readonly Rung[] {
  if (clock.id === 'D11') return [];
  if (clock.id !== 'D07') return rungsOf(clock);
  const over = earliest(clock.stopAt, clock.endedAt);
  return remindersOf(clock, clock.calendar, now).filter((rung) => isOpen(clock) || rung.at <= (over ?? now));
}

function rungWhy(complaint: Complaint, rung: Rung, letters: ReadonlyMap<string, Letter>, owed: ReadonlySet<string>): RungWhy {
  const mark = complaint.rungs[rung.key];
  const letter = mark && letters.get(mark.letter);
  return { rung, owed: mark !== undefined && owed.has(mark.letter), ...defined({ mark, letter }) };
}

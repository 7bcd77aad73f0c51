import { addMonths, addWorkdays, endOfDay, endOfNextWorkingWeek } from '../calendar/weeks.ts';
import { addWorking, type Due } from '../calendar/working.ts';
import { dayOf, instantAt } from '../calendar/zone.ts';
import type { Calendar } from '../calendar/calendar.ts';
import type { Pause } from '../calendar/pauses.ts';
import { HOUR, MINUTE, addDays, plus, type Day, type Instant } from '../words/time.ts';
import type { RuleVersion } from './rulebook.ts';
import type { RuleUnit } from './rules.ts';

/** One clock of a record: who owes what by when is derived from the record's facts, never ticked. */
export interface Clock {
  /** `D03`, and `D03.1` … for those that began when somebody else took over. */
  readonly key: string;
  /** The rule it follows. */
  readonly id: string;
  readonly name: string;
  readonly rule: RuleVersion;
  readonly startAt: Instant;
  /** The look that first saw the fact it starts from. */
  readonly startSeenAt: Instant;
  /** Absent where the rule gives no number (D07). */
  readonly dueAt?: Instant;
  /** The calendar of a year not yet announced took part in the due moment. */
  readonly provisional?: true;
  /** The moment of the fact that stops it. */
  readonly stopAt?: Instant;
  /** It ended without being met or missed any more: another owner took over, or the row is void. */
  readonly endedAt?: Instant;
  /** The limit is under one hour, so 总经理 and above are left out of its ladder. */
  readonly short: boolean;
  /** 工号 of who owes it, where the row names a person. */
  readonly owner?: string;
  /** The department concerned. */
  readonly department?: string;
  /** The calendar it counts by. */
  readonly calendar: Calendar;
  /** Stretches of its life that do not count, in order and apart, each as long as the cap at most. */
  readonly pauses: readonly Pause[];
  /** The due moment if nothing had paused it, where something did. */
  readonly unpausedAt?: Instant;
  /** Where the clock is settled: the version of the calendar that its due moment was counted by then. */
  readonly countedBy?: string;
  /** Digest of the facts that its due moment rests on beside its start, where there are any. */
  readonly facts?: string;
  /** 0 for the first of its rule on this record, then one more with each hand-over and reopening. */
  readonly generation: number;
}

/** How a clock stands at a moment. */
export type Outcome = 'running' | 'met' | 'missed' | 'ended';

/** Lateness is judged from the moments themselves: stopped exactly when due is met; ended before due is neither. */
export function outcomeOf(clock: Clock, asOf: Instant): Outcome {
  const due = clock.dueAt ?? Infinity;
  const stopped = clock.stopAt !== undefined && clock.stopAt <= asOf ? clock.stopAt : undefined;
  const ended = clock.endedAt !== undefined && clock.endedAt <= asOf ? clock.endedAt : undefined;
  if (stopped !== undefined && stopped <= due && (ended === undefined || stopped <= ended)) return 'met';
  if (ended !== undefined && ended < due) return 'ended';
  if (due <= asOf) return 'missed';
  return 'running';
}

/** Whether letters about it are still owed: neither stopped nor ended. */
export const isOpen = (clock: Clock): boolean => clock.stopAt === undefined && clock.endedAt === undefined;

/** Whether it stands still at a moment. */
export const isPausedAt = (clock: Clock, at: Instant): boolean => clock.pauses.some(([stops, resumes]) => stops <= at && at < resumes);

/** A rule's number and unit as milliseconds; undefined for units that are no span. */
export function spanOf(rule: RuleVersion): number | undefined {
  if (rule.low === undefined) return undefined;
  if (rule.unit === '分钟') return rule.low * MINUTE;
  return rule.unit === '小时' ? rule.low * HOUR : undefined;
}

/** When a clock that starts at a moment falls due under a version of its rule; undefined where the rule has no number. */
export function dueOf(rule: RuleVersion, startAt: Instant, calendar: Calendar): Due | undefined {
  const span = spanOf(rule);
  if (span !== undefined) return rule.working ? addWorking(calendar, startAt, span) : { at: plus(startAt, span), provisional: false };
  const at = DAY_ENDS[rule.unit]?.(calendar, startAt, rule);
  return at && { at, provisional: rule.working && !announcedBetween(calendar, startAt, at) };
}

/** Limits that end with a day; the day they start on does not count (catalogue A32), and of N months the last has its last day where it has no such day. */
const DAY_ENDS: Readonly<Partial<Record<RuleUnit, (calendar: Calendar, startAt: Instant, rule: RuleVersion) => Instant | undefined>>> = {
  当日: endOfDay,
  下周: endOfNextWorkingWeek,
  天: (calendar, startAt, { low, working }) => low === undefined ? undefined : endOf(calendar, working ? addWorkdays(calendar, dayOf(calendar.zone, startAt), low) : addDays(dayOf(calendar.zone, startAt), low)),
  月: (calendar, startAt, { low }) => low === undefined ? undefined : endOf(calendar, addMonths(dayOf(calendar.zone, startAt), low)),
};

const endOf = (calendar: Calendar, on: Day): Instant => instantAt(calendar.zone, on, 1_440);

function announcedBetween(calendar: Calendar, from: Instant, to: Instant): boolean {
  const [first, last] = [from, plus(to, -1)].map((at) => Number(dayOf(calendar.zone, at).slice(0, 4)));
  return Array.from({ length: (last ?? 0) - (first ?? 0) + 1 }, (_, index) => (first ?? 0) + index).every((year) => calendar.announced(year));
}

import type { Calendar, DayRule } from '../calendar/calendar.ts';
import { nextWorkday } from '../calendar/weeks.ts';
import { outcomeOf, type Clock, type Outcome } from '../clocks/clock.ts';
import { rungsOf } from '../clocks/ladder.ts';
import type { RuleVersion } from '../clocks/rulebook.ts';
import type { Company } from '../registers/company.ts';
import type { Lookup } from '../sheet/understand.ts';
import { earliest, type Day, type Instant } from '../words/time.ts';
import { basisOf, defined } from './basis.ts';
import { clocksOf } from './complaint-clocks.ts';
import type { Complaint } from './complaint.ts';
import { liableFor } from './parties.ts';

/** What would be otherwise: another limit, way of counting or ladder of one rule, other days. Absent = as it is. */
export interface Change {
  readonly rule: string;
  readonly values: Partial<Pick<RuleVersion, 'low' | 'unit' | 'working' | 'ladder'>>;
  readonly days: ReadonlyMap<Day, DayRule>;
}

/** How one clock stood, or would have stood. */
export interface Stand {
  readonly dueAt?: Instant;
  readonly outcome: Outcome;
  /** 工号 and name of who was liable at the due moment, or would have been. */
  readonly liable?: { readonly no: string; readonly name: string };
  /** Rungs that came while it ran. */
  readonly rungs: Readonly<Record<'reminder' | 'due' | 'second', number>>;
}

/** One clock as it was and as it would have been; one that would not have run at all stands on one side alone. */
export interface Compared {
  readonly record: string;
  readonly key: string;
  readonly startAt: Instant;
  readonly was?: Stand;
  readonly would?: Stand;
}

/** The company as it would be. Every version of the rule is changed: the question is what the month would have been. */
export function companyIf(company: Company, { rule, values, days }: Change): Company {
  const rules = company.rules.map((version) => (version.id === rule ? { ...version, ...values } : version));
  if (days.size === 0) return { ...company, rules };
  const overlaid = new Map<Calendar, Calendar>();
  const over = (calendar: Calendar): Calendar => {
    const known = overlaid.get(calendar) ?? overlay(calendar, days);
    overlaid.set(calendar, known);
    return known;
  };
  const { profile } = company;
  return { ...company, rules, calendar: over(company.calendar), ...(profile ? { profile: (department, place) => over(profile(department, place)) } : {}) };
}

/** A calendar with some days otherwise; a workday without hours has those of the next day that works. */
function overlay(calendar: Calendar, days: ReadonlyMap<Day, DayRule>): Calendar {
  const hoursOn: Calendar['hoursOn'] = (on) => {
    const day = days.get(on);
    return day === undefined ? calendar.hoursOn(on) : day.kind === 'rest' ? [] : (day.hours ?? calendar.hoursOn(nextWorkday(calendar, on)));
  };
  return {
    ...calendar, version: `${calendar.version}+`, hoursOn, isWorkday: (on) => hoursOn(on).length > 0,
    statusOn: (on) => (days.has(on) ? { basis: 'company', source: days.get(on)?.source ?? '' } : calendar.statusOn(on)),
  };
}

/** The clocks of a complaint that follow a rule and began in [from, to), as they are and as they would be. */
export function compareClocks(complaint: Complaint, change: Change, company: Company, look: Lookup, [from, to]: readonly [Instant, Instant]): readonly Compared[] {
  const stands = (of: Complaint, by: Company): ReadonlyMap<string, readonly [Clock, Stand]> => {
    const clocks = clocksOf(of, basisOf(of, by, look), by).filter((clock) => (change.days.size > 0 || clock.id === change.rule) && clock.startAt >= from && clock.startAt < to);
    return new Map(clocks.map((clock) => [clock.key, [clock, standOf(clock, by, look.now)]]));
  };
  // What was decided by the rules as they are decides nothing about what would be.
  const { settled: _, ...undecided } = complaint;
  const [was, would] = [stands(complaint, company), stands(undecided, companyIf(company, change))];
  return [...new Set([...was.keys(), ...would.keys()])].map((key) => {
    const [before, after] = [was.get(key), would.get(key)];
    return { record: complaint.id, key, startAt: (before ?? after)?.[0].startAt ?? from, ...defined({ was: before?.[1], would: after?.[1] }) };
  });
}

function standOf(clock: Clock, company: Company, now: Instant): Stand {
  const { dueAt } = clock;
  const over = earliest(clock.stopAt, clock.endedAt, now) ?? now;
  const rungs = clock.id === 'D11' || clock.id === 'D07' ? [] : rungsOf(clock).filter((rung) => rung.at < over);
  const person = dueAt === undefined ? undefined : liableFor(clock, company, dueAt);
  const count = (name: 'reminder' | 'due' | 'second'): number => rungs.filter((rung) => rung.name === name).length;
  return {
    outcome: outcomeOf(clock, now), rungs: { reminder: count('reminder'), due: count('due'), second: count('second') },
    ...defined({ dueAt, liable: person && { no: person.no, name: person.name } }),
  };
}

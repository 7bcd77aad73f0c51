import type { Pause } from '../calendar/pauses.ts';
import type { Due } from '../calendar/working.ts';
import { spanOf, type Clock } from '../clocks/clock.ts';
import { meterOf, type Meter } from '../clocks/meter.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { ruleDefault, type RuleId } from '../clocks/rules.ts';
import { calendarFor, type Company } from '../registers/company.ts';
import { hashText } from '../sheet/print.ts';
import { HOUR, earliest } from '../words/time.ts';
import { defined, type Basis } from './basis.ts';
import type { Complaint, Settled } from './complaint.ts';
import { within, type CasePause } from './pauses.ts';
import { startsOf, type Start } from './starts.ts';

/** What the row and the letters call each clock, and whether it stands still while the complaint is paused. */
const CLOCKS: Readonly<Partial<Record<RuleId, { readonly name: string; readonly pauses: boolean }>>> = {
  /** Handing on takes nobody but ourselves. */
  D01: { name: '送达', pauses: false },
  /** Nobody mends anything on site where the customer does not open. */
  D02: { name: '现场解决', pauses: true },
  /** The inquiry asks the customer: photographs, the order, a time for a visit. */
  D03: { name: '调查回复', pauses: true },
  /** What the makers are asked for starts from what the customer has sent in. */
  D04: { name: '资料提供', pauses: true },
  /** A customer who cannot be reached cannot be answered. */
  D05: { name: '回复客户', pauses: true },
  /** The leader looks into the case as well as answering (catalogue D06). */
  D06: { name: '领导答复', pauses: true },
  /** Two departments decide on money between themselves, and no moment falls due. */
  D07: { name: '两部答复', pauses: false },
  D08: { name: '负责人调查', pauses: true },
  D09: { name: '负责人答复', pauses: true },
  D10: { name: '领导解决', pauses: true },
  /** 未接通 on two days is how a call-back deals with a silent customer, and it has a week. */
  D11: { name: '回访', pauses: false },
};

/**
 * Every clock a complaint has or had, by the table of contract section 4. Derived from the facts alone: what counts is
 * the moment typed, and a corrected fact corrects its clock. One that was settled keeps what it was settled with for as
 * long as the facts it rests on are the same, whatever became of calendar and rules.
 */
export function clocksOf(complaint: Complaint, basis: Basis, company: Company): readonly Clock[] {
  const voidedAt = basis.facts.void === undefined ? undefined : complaint.cells['void']?.at;
  const generations = new Map<string, number>();
  return startsOf(complaint, basis, company).flatMap((start) => {
    const generation = generations.get(start.id) ?? 0;
    generations.set(start.id, generation + 1);
    const endedAt = start.stopAt === undefined ? earliest(start.endedAt, voidedAt) : start.endedAt;
    const clock = clockOf({ ...start, ...defined({ endedAt }) }, generation, complaint.settled?.[start.key], basis, company);
    return clock ? [clock] : [];
  });
}

function clockOf(start: Start, generation: number, before: Settled | undefined, basis: Basis, company: Company): Clock | undefined {
  const { key, id, startAt, startSeenAt, stopAt, endedAt, owner, department, promised } = start;
  const rule = ruleAt(company.rules, id, startAt);
  if (!rule?.active) return undefined;
  const settled = before?.startAt === startAt ? before : undefined;
  const calendar = calendarFor(company, defined({ department, no: owner }));
  const pauses = CLOCKS[id]?.pauses ? pausesOn(start, basis.pauses, settled) : [];
  const facts = digestOf(start, pauses);
  const reckon = (meter: Meter): Due | undefined => (id === 'D07' ? undefined : start.dueAt ? start.dueAt(meter, rule) : meter.due(rule, startAt));
  const frozen = settled !== undefined && settled.facts === facts;
  const due = reckon(meterOf(calendar, pauses));
  const dueAt = frozen ? settled.dueAt : due?.at;
  const span = promised ? (dueAt ?? Infinity) - startAt : (spanOf(rule) ?? Infinity);
  return {
    key, id, generation, startAt, startSeenAt, pauses, calendar,
    rule: frozen ? (company.rules.find((it) => it.id === id && it.version === settled.version) ?? { ...rule, version: settled.version }) : rule,
    name: CLOCKS[id]?.name ?? ruleDefault(id)?.name ?? id,
    short: span < HOUR,
    ...(due?.provisional && !frozen ? { provisional: true as const } : {}),
    ...defined({ dueAt, stopAt, endedAt, owner, department, facts, countedBy: frozen ? settled.calendar : undefined, unpausedAt: pauses.length > 0 ? reckon(meterOf(calendar, []))?.at : undefined }),
  };
}

/** The pauses inside a clock's life. One that was typed when the clock was settled and over is none of it. */
function pausesOn({ startAt, stopAt, endedAt }: Start, pauses: readonly CasePause[], settled: Settled | undefined): readonly Pause[] {
  const over = earliest(stopAt, endedAt);
  const known = over === undefined ? pauses : pauses.slice(0, settled?.over);
  return within(known.map(({ from, to }) => [from, to]), startAt, over);
}

function digestOf({ facts = [] }: Start, pauses: readonly Pause[]): string | undefined {
  const moments = [...facts, ...pauses.flat()];
  return moments.length === 0 ? undefined : hashText([facts.length, ...moments].join(' ')).toString(36);
}

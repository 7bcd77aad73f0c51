import { dueOf, spanOf, type Clock } from '../clocks/clock.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { ruleDefault, type RuleId } from '../clocks/rules.ts';
import type { Company } from '../registers/company.ts';
import { HOUR, earliest, latest, type Instant } from '../words/time.ts';
import { defined, headRepliedAt, keptOnSiteAt, type Basis } from './basis.ts';
import type { Complaint } from './complaint.ts';
import { promisesOf, tenuresOf, type Tenure } from './spans.ts';

/** The department whose head owes D04. */
export const MAKERS = '制造中心';

interface Start {
  readonly key: string;
  readonly id: RuleId;
  readonly generation: number;
  readonly startAt: Instant;
  readonly startSeenAt: Instant;
  readonly stopAt?: Instant;
  readonly endedAt?: Instant;
  readonly owner?: string;
  readonly department?: string;
  /** Replaces the due moment the rule gives. */
  readonly dueAt?: (byRule: Instant | undefined) => Instant | undefined;
  /** The limit is whatever was promised, so shortness is judged by the time given. */
  readonly promised?: true;
}

/**
 * Every clock a complaint has or had, by the table of contract section 4. Derived from the facts alone: what counts is
 * the moment typed, and a corrected fact corrects its clock.
 */
export function clocksOf(complaint: Complaint, basis: Basis, company: Company): readonly Clock[] {
  const voidedAt = basis.facts.void === undefined ? undefined : complaint.cells['void']?.at;
  const starts = [...intake(complaint, basis, company), ...investigation(complaint, basis, company), ...escalation(complaint, basis), ...answer(complaint, basis)];
  return starts.flatMap((start) => {
    const clock = clockOf(start, company);
    if (!clock) return [];
    const endedAt = clock.stopAt === undefined ? earliest(clock.endedAt, voidedAt) : clock.endedAt;
    return [{ ...clock, ...(endedAt === undefined ? {} : { endedAt }) }];
  });
}

function clockOf(start: Start, company: Company): Clock | undefined {
  const rule = ruleAt(company.rules, start.id, start.startAt);
  if (!rule?.active) return undefined;
  const byRule = dueOf(rule, start.startAt, company.calendar);
  const dueAt = start.dueAt ? start.dueAt(byRule?.at) : byRule?.at;
  const { key, id, generation, startAt, startSeenAt, stopAt, endedAt, owner, department } = start;
  const span = start.promised ? (dueAt ?? Infinity) - startAt : (spanOf(rule) ?? Infinity);
  return {
    key, id, generation, startAt, startSeenAt, rule, pauses: [],
    calendar: company.calendar,
    name: CLOCK_NAMES[id] ?? ruleDefault(id)?.name ?? id,
    short: span < HOUR,
    ...(byRule?.provisional ? { provisional: true as const } : {}),
    ...defined({ dueAt: id === 'D07' ? undefined : dueAt, stopAt, endedAt, owner, department }),
  };
}

/** What the row and the letters call each clock. */
const CLOCK_NAMES: Readonly<Record<string, string>> = {
  D01: '送达', D02: '现场解决', D03: '调查回复', D04: '资料提供', D05: '回复客户', D06: '领导答复',
  D07: '两部答复', D08: '负责人调查', D09: '负责人答复', D10: '领导解决', D11: '回访',
};

/** Answered on the spot, or before delivery was due: no delivery is owed, and nothing is to be investigated. */
function needsNoDelivery({ facts, complainedAt }: Basis, company: Company): boolean {
  if (facts.answeredAt === undefined) return false;
  if (facts.solvedOnTheSpot && facts.result !== undefined) return true;
  const rule = ruleAt(company.rules, 'D01', complainedAt);
  const due = rule && dueOf(rule, complainedAt, company.calendar);
  return due !== undefined && facts.answeredAt < due.at;
}

function intake(complaint: Complaint, basis: Basis, company: Company): readonly Start[] {
  const { facts } = basis;
  const owner = defined({ owner: facts.firstIntake, department: facts.department });
  const first = tenuresOf(complaint, [])[0];
  const onSite = promisesOf(complaint, 'promise').map((promise, generation): Start => ({
    key: keyOf('D02', generation), id: 'D02', generation, startAt: promise.at, startSeenAt: promise.at, dueAt: () => promise.value, promised: true,
    ...owner, ...defined({ stopAt: keptOnSiteAt(basis), endedAt: promise.endedAt }),
  }));
  if (needsNoDelivery(basis, company)) return onSite;
  const delivery: Start = {
    key: 'D01', id: 'D01', generation: 0, startAt: basis.complainedAt, startSeenAt: complaint.cells['complainedAt']?.at ?? complaint.bornAt,
    ...owner, ...defined({ stopAt: first?.startAt }),
  };
  return [delivery, ...onSite];
}

const keyOf = (id: RuleId, generation: number): string => (generation === 0 ? id : `${id}.${generation}`);

function investigation(complaint: Complaint, basis: Basis, company: Company): readonly Start[] {
  const { facts } = basis;
  const data: Start[] = facts.dataAskedAt === undefined ? [] : [{
    key: 'D04', id: 'D04', generation: 0, startAt: facts.dataAskedAt, startSeenAt: complaint.cells['dataAskedAt']?.at ?? complaint.bornAt,
    department: MAKERS, ...defined({ stopAt: facts.dataGivenAt }),
  }];
  if (needsNoDelivery(basis, company)) return data;
  const reply = facts.direct ? facts.answeredAt : basis.repliedAt;
  const replies = tenuresOf(complaint, ['second', 'department']).filter(unsettled(reply)).map((tenure): Start => ({
    ...begin('D03', tenure, reply), ...defined({ owner: tenure.second }),
  }));
  const heads = tenuresOf(complaint, ['department']).filter(unsettled(headRepliedAt(basis))).flatMap((tenure) => headClocks(complaint, basis, company, tenure));
  return [...data, ...replies, ...heads];
}

/** A tenure that began after the answer had been given owes nothing. */
const unsettled = (stopAt: Instant | undefined) => (tenure: Tenure): boolean => tenure.generation === 0 || stopAt === undefined || stopAt > tenure.startAt;

function begin(id: RuleId, tenure: Tenure, stopAt: Instant | undefined): Start {
  const settled = stopAt !== undefined && (tenure.endedAt === undefined || stopAt <= tenure.endedAt);
  return {
    key: keyOf(id, tenure.generation), id, generation: tenure.generation, startAt: tenure.startAt, startSeenAt: tenure.startSeenAt,
    ...defined({ department: tenure.department, endedAt: tenure.endedAt, stopAt: settled ? stopAt : undefined }),
  };
}

/** D08, and D09 which is chained to it: an hour from the end of the investigation, never later than two from delivery. */
function headClocks(complaint: Complaint, basis: Basis, company: Company, tenure: Tenure): readonly Start[] {
  const extended = extension(complaint, tenure.startAt);
  const rule = ruleAt(company.rules, 'D08', tenure.startAt);
  const d08 = rule && dueOf(rule, tenure.startAt, company.calendar)?.at;
  return [
    { ...begin('D08', tenure, basis.investigatedAt), dueAt: extended },
    { ...begin('D09', tenure, headRepliedAt(basis)), dueAt: () => extended(headReplyDue(basis, company, tenure, d08)) },
  ];
}

function headReplyDue({ facts }: Basis, company: Company, tenure: Tenure, d08: Instant | undefined): Instant | undefined {
  const rule = ruleAt(company.rules, 'D09', tenure.startAt);
  const from = facts.investigatedAt !== undefined && facts.investigatedAt >= tenure.startAt ? facts.investigatedAt : d08;
  if (!rule || from === undefined) return undefined;
  const cap = d08 === undefined ? undefined : dueOf(rule, d08, company.calendar)?.at;
  return earliest(dueOf(rule, from, company.calendar)?.at, cap);
}

/** 客户同意延期至 moves a due moment that had not passed when it was typed; so does each later value of it. One that is past, or was before the clock began, moves nothing. */
const extension = (complaint: Complaint, startAt: Instant) => (byRule: Instant | undefined): Instant | undefined =>
  promisesOf(complaint, 'extension').reduce((due, promise) => (due !== undefined && due > promise.at && promise.value > Math.max(promise.at, startAt) ? promise.value : due), byRule);

function escalation(complaint: Complaint, basis: Basis): readonly Start[] {
  const { facts } = basis;
  const starts: Start[] = [];
  if (facts.raisedAt !== undefined) {
    const raised = { startAt: facts.raisedAt, startSeenAt: complaint.cells['raisedAt']?.at ?? complaint.bornAt, ...defined({ department: facts.department }) };
    starts.push({ key: 'D06', id: 'D06', generation: 0, ...raised, ...defined({ stopAt: basis.leaderRepliedAt }) });
    starts.push({ key: 'D10', id: 'D10', generation: 0, ...raised, ...defined({ stopAt: basis.leaderSolvedAt }) });
  }
  const ticked = facts.money ? complaint.cells['money']?.at : undefined;
  if (ticked !== undefined) {
    const replies = [complaint.cells['engineeringReply']?.at, complaint.cells['qualityReply']?.at];
    const stopAt = replies.includes(undefined) ? undefined : latest(...replies, ticked);
    starts.push({ key: 'D07', id: 'D07', generation: 0, startAt: ticked, startSeenAt: ticked, ...defined({ stopAt, department: facts.department }) });
  }
  return starts;
}

function answer(complaint: Complaint, basis: Basis): readonly Start[] {
  const { facts } = basis;
  const owner = defined({ owner: facts.firstIntake, department: facts.department });
  const starts: Start[] = [];
  if (facts.resultAt !== undefined && !facts.direct) {
    const wanted = facts.answerWantedBy;
    starts.push({
      key: 'D05', id: 'D05', generation: 0, startAt: facts.resultAt, startSeenAt: complaint.cells['resultAt']?.at ?? complaint.bornAt,
      dueAt: (byRule) => latest(byRule, wanted), ...(wanted === undefined ? {} : { promised: true as const }), ...owner, ...defined({ stopAt: facts.answeredAt }),
    });
  }
  if (facts.answeredAt !== undefined) {
    const startAt = latest(basis.handledAt, facts.answeredAt) ?? facts.answeredAt;
    starts.push({
      key: 'D11', id: 'D11', generation: 0, startAt, startSeenAt: complaint.cells['answeredAt']?.at ?? complaint.bornAt,
      ...owner, ...defined({ stopAt: calledBackAt(complaint, basis) }),
    });
  }
  return starts;
}

/** The 回访时间 that closes the case: with a result other than 未接通, or 未接通 first seen on two different days. */
export function calledBackAt(complaint: Complaint, { facts }: Basis): Instant | undefined {
  if (facts.calledAt === undefined || facts.satisfaction === undefined) return undefined;
  return facts.satisfaction !== '未接通' || complaint.unreached.length >= 2 ? facts.calledAt : undefined;
}

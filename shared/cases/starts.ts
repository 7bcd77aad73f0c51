import type { Due } from '../calendar/working.ts';
import { ruleAt, type RuleVersion } from '../clocks/rulebook.ts';
import type { Meter } from '../clocks/meter.ts';
import type { RuleId } from '../clocks/rules.ts';
import { calendarFor, type Company } from '../registers/company.ts';
import { instantOf, latest, type Instant } from '../words/time.ts';
import { defined, headRepliedAt, keptOnSiteAt, type Basis } from './basis.ts';
import { calledBackAt } from './called-back.ts';
import type { Complaint } from './complaint.ts';
import { dueOf } from '../clocks/clock.ts';
import type { Round } from './rounds.ts';
import { promisesOf, tenuresOf, wasDelivered, type Tenure } from './spans.ts';

/** The department whose head owes D04. */
const MAKERS = '制造中心';

/** What the facts say of one clock, before its rule has been asked. */
export interface Start {
  readonly key: string;
  readonly id: RuleId;
  readonly startAt: Instant;
  readonly startSeenAt: Instant;
  readonly stopAt?: Instant;
  readonly endedAt?: Instant;
  readonly owner?: string;
  readonly department?: string;
  /** Replaces the due moment the rule gives. */
  readonly dueAt?: (meter: Meter, rule: RuleVersion) => Due | undefined;
  /** What that rests on. */
  readonly facts?: readonly Instant[];
  /** The limit is whatever was promised, so shortness is judged by the time given. */
  readonly promised?: true;
}

/** Every clock that the facts of a complaint start, by the table of contract section 4. */
export function startsOf(complaint: Complaint, basis: Basis, company: Company): readonly Start[] {
  const rounds = [...basis.past, basis];
  return [
    ...rounds.flatMap((round) => delivery(complaint, round, company)),
    ...onSite(complaint, rounds),
    ...rounds.flatMap((round, index) => data(complaint, round, rounds.slice(index))),
    ...rounds.flatMap((round) => investigation(complaint, round, company)),
    ...rounds.flatMap((round, index) => raising(complaint, round, rounds.slice(index))),
    ...money(complaint, basis),
    ...rounds.flatMap((round) => answer(complaint, round)),
  ];
}

/** `D03`, `D03.1` after a hand-over, `D03~1` after a reopening. */
const keyOf = (id: RuleId, { number }: Pick<Round, 'number'>, generation = 0): string => `${id}${number === 0 ? '' : `~${number}`}${generation === 0 ? '' : `.${generation}`}`;

const intakeOf = ({ facts }: Basis) => defined({ owner: facts.firstIntake, department: facts.department });

/** Answered on the spot, or before delivery was due: no delivery is owed, and nothing is to be investigated. */
function needsNoDelivery({ facts, complainedAt, round }: Basis, company: Company): boolean {
  if (facts.answeredAt === undefined) return false;
  if (facts.solvedOnTheSpot && facts.result !== undefined) return true;
  const startAt = round.from ?? complainedAt;
  const rule = ruleAt(company.rules, 'D01', startAt);
  const due = rule && dueOf(rule, startAt, calendarFor(company, defined({ department: facts.department, no: facts.firstIntake })));
  return due !== undefined && facts.answeredAt < due.at;
}

/** Nothing is owed from delivery on, in a round that began before anything was handed on. */
const owesNothing = (complaint: Complaint, basis: Basis, company: Company): boolean =>
  !(basis.round.from !== undefined && wasDelivered(complaint, basis.round.from)) && needsNoDelivery(basis, company);

/** D01: once handed on a complaint is handed on for good; one that was reopened before it ever was is to be handed on. */
function delivery(complaint: Complaint, basis: Basis, company: Company): readonly Start[] {
  const { round } = basis;
  if (owesNothing(complaint, basis, company) || (round.from !== undefined && wasDelivered(complaint, round.from))) return [];
  return [{
    key: keyOf('D01', round), id: 'D01', startAt: round.from ?? basis.complainedAt, startSeenAt: round.seenAt ?? complaint.cells['complainedAt']?.at ?? complaint.bornAt,
    ...intakeOf(basis), ...defined({ stopAt: tenuresOf(complaint, [], round)[0]?.startAt, endedAt: round.until }),
  }];
}

/** D02: a promise is kept by the facts of the round in which it was typed, or of a later one. */
function onSite(complaint: Complaint, rounds: readonly Basis[]): readonly Start[] {
  return promisesOf(complaint, 'promise').map((promise, generation): Start => {
    const its = rounds.filter(({ round }) => promise.at < (round.untilSeenAt ?? Infinity));
    const [first] = its;
    return {
      key: keyOf('D02', { number: 0 }, generation), id: 'D02', startAt: promise.at, startSeenAt: promise.at,
      dueAt: (meter, rule) => meter.fixed(rule, promise.at, promise.value), facts: [promise.value], promised: true,
      ...(first ? intakeOf(first) : {}), ...defined({ stopAt: firstOf(its.map(keptOnSiteAt)), endedAt: promise.endedAt }),
    };
  });
}

const firstOf = (moments: readonly (Instant | undefined)[]): Instant | undefined => moments.find((at) => at !== undefined);

/** D04: what was asked for in a round may be given in a later one. */
function data(complaint: Complaint, { facts, round }: Basis, later: readonly Basis[]): readonly Start[] {
  if (facts.dataAskedAt === undefined) return [];
  return [{
    key: keyOf('D04', round), id: 'D04', startAt: facts.dataAskedAt, startSeenAt: complaint.cells['dataAskedAt']?.at ?? complaint.bornAt,
    department: MAKERS, ...defined({ stopAt: firstOf(later.map((it) => it.facts.dataGivenAt)) }),
  }];
}

function investigation(complaint: Complaint, basis: Basis, company: Company): readonly Start[] {
  if (owesNothing(complaint, basis, company)) return [];
  const { facts, round } = basis;
  const reply = facts.direct ? facts.answeredAt : basis.repliedAt;
  const replies = tenuresOf(complaint, ['second', 'department'], round).filter(unsettled(reply)).map((tenure): Start => ({
    ...begin('D03', round, tenure, reply), ...defined({ owner: tenure.second }),
  }));
  const heads = tenuresOf(complaint, ['department'], round).filter(unsettled(headRepliedAt(basis))).flatMap((tenure) => headClocks(complaint, basis, company, tenure));
  return [...replies, ...heads];
}

/** A tenure that began after the answer had been given owes nothing. */
const unsettled = (stopAt: Instant | undefined) => (tenure: Tenure): boolean => tenure.generation === 0 || stopAt === undefined || stopAt > tenure.startAt;

function begin(id: RuleId, round: Round, tenure: Tenure, stopAt: Instant | undefined): Start {
  const settled = stopAt !== undefined && (tenure.endedAt === undefined || stopAt <= tenure.endedAt);
  return {
    key: keyOf(id, round, tenure.generation), id, startAt: tenure.startAt, startSeenAt: tenure.startSeenAt,
    ...defined({ department: tenure.department, endedAt: tenure.endedAt, stopAt: settled ? stopAt : undefined }),
  };
}

/** D08, and D09 which is chained to it: an hour from the end of the investigation, never later than two from delivery. */
function headClocks(complaint: Complaint, basis: Basis, company: Company, tenure: Tenure): readonly Start[] {
  const { startAt } = tenure;
  const { investigatedAt } = basis.facts;
  const promises = promisesOf(complaint, 'extension');
  const investigated = investigatedAt !== undefined && investigatedAt >= startAt ? [investigatedAt] : [];
  const facts = promises.flatMap(({ value, at }) => [value, at]);
  const d08 = ruleAt(company.rules, 'D08', startAt);
  return [
    { ...begin('D08', basis.round, tenure, basis.investigatedAt), facts, dueAt: (meter, rule) => extended(meter, rule, promises, startAt, meter.due(rule, startAt)) },
    {
      ...begin('D09', basis.round, tenure, headRepliedAt(basis)), facts: [...facts, ...investigated],
      dueAt: (meter, rule) => extended(meter, rule, promises, startAt, headReplyDue(meter, rule, meter.due(d08, startAt), investigated[0])),
    },
  ];
}

function headReplyDue(meter: Meter, rule: RuleVersion, d08: Due | undefined, investigatedAt: Instant | undefined): Due | undefined {
  const from = investigatedAt ?? d08?.at;
  if (from === undefined) return undefined;
  const due = meter.due(rule, from);
  const cap = d08 && meter.due(rule, d08.at);
  const first = due && cap && cap.at < due.at ? cap : due;
  return first && { at: first.at, provisional: first.provisional || (d08?.provisional === true && first !== due) || (investigatedAt === undefined && d08?.provisional === true) };
}

/** 客户同意延期至 moves a due moment that had not passed when it was typed; so does each later value of it. One that is past, or was before the clock began, moves nothing. */
const extended = (meter: Meter, rule: RuleVersion, promises: ReturnType<typeof promisesOf>, startAt: Instant, byRule: Due | undefined): Due | undefined =>
  promises.reduce((due, { value, at }) => {
    const since = instantOf(Math.max(at, startAt));
    return due !== undefined && due.at > at && value > since ? meter.fixed(rule, since, value) : due;
  }, byRule);

/** D06 and D10: what was raised in a round may be answered and solved in a later one. */
function raising(complaint: Complaint, { facts, round }: Basis, later: readonly Basis[]): readonly Start[] {
  if (facts.raisedAt === undefined) return [];
  const raised = { startAt: facts.raisedAt, startSeenAt: complaint.cells['raisedAt']?.at ?? complaint.bornAt, ...defined({ department: facts.department }) };
  return [
    { key: keyOf('D06', round), id: 'D06', ...raised, ...defined({ stopAt: firstOf(later.map((it) => it.leaderRepliedAt)) }) },
    { key: keyOf('D10', round), id: 'D10', ...raised, ...defined({ stopAt: firstOf(later.map((it) => it.leaderSolvedAt)) }) },
  ];
}

function money(complaint: Complaint, { facts }: Basis): readonly Start[] {
  const ticked = facts.money ? complaint.cells['money']?.at : undefined;
  if (ticked === undefined) return [];
  const replies = [complaint.cells['engineeringReply']?.at, complaint.cells['qualityReply']?.at];
  const stopAt = replies.includes(undefined) ? undefined : latest(...replies, ticked);
  return [{ key: 'D07', id: 'D07', startAt: ticked, startSeenAt: ticked, ...defined({ stopAt, department: facts.department }) }];
}

/** D05 and D11, which a reopening ends. */
function answer(complaint: Complaint, basis: Basis): readonly Start[] {
  const { facts, round } = basis;
  const starts: Start[] = [];
  if (facts.resultAt !== undefined && !facts.direct) {
    const { resultAt: startAt, answerWantedBy: wanted } = facts;
    starts.push({
      key: keyOf('D05', round), id: 'D05', startAt, startSeenAt: complaint.cells['resultAt']?.at ?? complaint.bornAt,
      ...(wanted === undefined ? {} : { promised: true as const, facts: [wanted], dueAt: wantedBy(startAt, wanted) }),
      ...intakeOf(basis), ...defined({ stopAt: facts.answeredAt, endedAt: round.until }),
    });
  }
  if (facts.answeredAt !== undefined) {
    const startAt = latest(basis.handledAt, facts.answeredAt) ?? facts.answeredAt;
    starts.push({
      key: keyOf('D11', round), id: 'D11', startAt, startSeenAt: complaint.cells['answeredAt']?.at ?? complaint.bornAt,
      ...intakeOf(basis), ...defined({ stopAt: calledBackAt(complaint, basis), endedAt: round.until }),
    });
  }
  return starts;
}

/** The later of what the rule gives and what the customer asked for. */
const wantedBy = (startAt: Instant, wanted: Instant) => (meter: Meter, rule: RuleVersion): Due | undefined => {
  const byRule = meter.due(rule, startAt);
  const byCustomer = meter.fixed(rule, startAt, wanted);
  return byRule === undefined || byCustomer.at > byRule.at ? byCustomer : byRule;
};

import type { RuleBook, RuleVersion } from '../clocks/rulebook.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { printMinute } from '../calendar/zone.ts';
import type { Instant } from '../words/time.ts';
import { MINUTE } from '../words/time.ts';
import { heavier } from './heavier.ts';
import type { Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import type { Subject } from './subject.ts';

/** A clock of the original complaint that was missed. */
export interface MissedClock {
  readonly clock: 'D01' | 'D02' | 'D03' | 'D05' | 'D09' | 'D10' | 'D11';
  readonly name: string;
  readonly dueAt: Instant;
  readonly stoppedAt?: Instant;
  /** How much of the lateness up to the repeat was working time; shown beside the whole where known. */
  readonly workingMinutesLate?: number;
  /** Who held the role at the due moment; absent = nobody, and nothing is fined. */
  readonly liable?: Subject;
  readonly hints: readonly string[];
}

/** What a repeat and its original say. */
export interface RepeatFacts {
  readonly record: string;
  readonly original: string;
  /** 投诉时间 of the repeat. */
  readonly at: Instant;
  readonly reason?: '拖延或无人跟进' | '不服处理结果' | '新问题';
  /** 案情复杂 ticked or 客户同意延期至 filled on the original. */
  readonly complex: boolean;
  /** 客户同意延期至. */
  readonly extendedTo?: Instant;
  /** 第二受理人直接回复. */
  readonly direct: boolean;
  /** The original is 已结案 with 回访结果 满意. */
  readonly closedSatisfied: boolean;
  readonly missed: readonly MissedClock[];
  /** 责任人 of the original. */
  readonly responsible?: Subject;
  /** 负责人 of its 责任部门. */
  readonly head?: Subject;
}

/** Proposals for a repeat; `asks` = 再次投诉原因 must be asked for. */
export interface RepeatOutcome {
  readonly proposals: readonly Proposal[];
  readonly asks: boolean;
}

type Clock = MissedClock['clock'];
/** The rule in force at the repeat, if it is switched on. */
type InForce = (id: string) => RuleVersion | undefined;

/** F02-F05: what had been missed on the original when the repeat came decides. A proposal per rule and person, the heavier standing. */
export function repeatProposals(facts: RepeatFacts, book: RuleBook, zone: string): RepeatOutcome {
  if (facts.reason === undefined && facts.closedSatisfied) return { proposals: [], asks: true };
  if (facts.reason === '新问题') return { proposals: [], asks: false };
  const rule: InForce = (id) => {
    const found = ruleAt(book, id, facts.at);
    return found?.active === true ? found : undefined;
  };
  const complex = facts.complex ? rule('F03') : undefined;
  const proposals = [
    ...(complex ? complexProposals(facts, complex, zone) : []),
    ...(facts.reason === '不服处理结果' ? [] : delayProposals(facts, rule, complex !== undefined, zone)),
  ];
  return { proposals: heavier(proposals), asks: false };
}

function complexProposals(facts: RepeatFacts, rule: RuleVersion, zone: string): readonly Proposal[] {
  const subject = facts.responsible?.kind === '员工' ? facts.responsible : facts.head;
  if (!subject) return [];
  const early = facts.extendedTo !== undefined && facts.extendedTo > facts.at;
  const until = facts.extendedTo === undefined ? '案情复杂' : `客户同意延期至 ${printMinute(zone, facts.extendedTo)}`;
  const reason = `${facts.original} ${until}，${repeated(facts, zone)}`;
  return [proposed(facts, rule, subject, reason, early ? ['约定时间未到'] : [])];
}

function delayProposals(facts: RepeatFacts, rule: InForce, complex: boolean, zone: string): readonly Proposal[] {
  const intake: readonly Clock[] = facts.direct ? ['D01', 'D02', 'D03', 'D05', 'D11'] : ['D01', 'D02', 'D05', 'D11'];
  const rows: readonly (readonly [string, readonly Clock[]])[] = [['F02', complex ? [] : ['D09']], ['F04', ['D10']], ['F05', intake]];
  return rows.flatMap(([id, clocks]) => {
    const version = rule(id);
    return version ? missedProposals(facts, version, clocks, zone) : [];
  });
}

/** One proposal per person, with every clock of theirs that counts. */
function missedProposals(facts: RepeatFacts, rule: RuleVersion, clocks: readonly Clock[], zone: string): readonly Proposal[] {
  const missed = facts.missed.filter(({ clock, dueAt }) => clocks.includes(clock) && dueAt < facts.at);
  const people = new Map(missed.flatMap(({ liable }) => (liable ? [[liable.no, liable] as const] : [])));
  return [...people.values()].map((subject) => {
    const theirs = missed.filter(({ liable }) => liable?.no === subject.no).toSorted((a, b) => a.dueAt - b.dueAt);
    const reason = `${facts.original} ${theirs.map((it) => lateness(it, facts.at, zone)).join('；')}。${repeated(facts, zone)}`;
    return proposed(facts, rule, subject, reason, theirs.flatMap(({ hints }) => hints));
  });
}

const proposed = ({ record, at }: RepeatFacts, rule: RuleVersion, subject: Subject, reason: string, hints: readonly string[]): Proposal =>
  propose(rule, { source: record, complaint: record, subject, reason, at, hints });

const repeated = ({ record, at }: RepeatFacts, zone: string): string => `客户于 ${printMinute(zone, at)} 再次投诉（${record}）`;

/** As it stood when the repeat came, so that what is typed later does not change it. */
function lateness({ name, dueAt, stoppedAt, workingMinutesLate }: MissedClock, by: Instant, zone: string): string {
  const done = stoppedAt !== undefined && stoppedAt <= by;
  const late = printMinutes(Math.floor(((done ? stoppedAt : by) - dueAt) / MINUTE));
  const working = workingMinutesLate === undefined ? '' : `（工作时间 ${printMinutes(workingMinutesLate)}）`;
  const how = done ? `${printMinute(zone, stoppedAt)} 才完成` : '再次投诉时尚未完成';
  return `${name}应于 ${printMinute(zone, dueAt)} 前完成，${how}，迟 ${late}${working}`;
}

const printMinutes = (minutes: number): string => `${minutes < 60 ? '' : `${Math.floor(minutes / 60)} 小时 `}${minutes % 60} 分钟`;

import { printMinute } from '../calendar/zone.ts';
import type { RuleBook, RuleVersion } from '../clocks/rulebook.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { fenOf } from '../words/money.ts';
import type { Instant } from '../words/time.ts';
import type { Proposal } from './proposal.ts';
import { propose } from './propose.ts';
import type { Subject } from './subject.ts';

/** 查实情形. */
export type Conduct = '业务处理不当' | '违规操作' | '态度恶劣' | '不及时不到位' | '无';

/** What the judgement of a complaint says. */
export interface ConductFacts {
  readonly record: string;
  /** First record of the chain of repeats; the record itself where there is none. */
  readonly first: string;
  /** 投诉时间. */
  readonly at: Instant;
  /** 投诉类型. */
  readonly type?: string;
  /** 投诉是否成立 = 是. */
  readonly upheld: boolean;
  /** Blank follows from 投诉类型. */
  readonly conduct?: Conduct;
  /** 已上媒体或网络. */
  readonly media: boolean;
  /** 造成负面影响. */
  readonly harm: boolean;
  /** 责任人/责任单位, where it is somebody in 人员. */
  readonly responsible?: Subject;
  /** 判定人 filled and not the 责任人. */
  readonly judged: boolean;
  /** Earlier F06 lines of the store in the month of the fact. */
  readonly storeCasesThisMonth: number;
}

const NIL = fenOf(0);
/** Matters without a rule of their own go by the company's rules on rewards and penalties (§7.2.8). */
const UNCOVERED = { id: 'F12', version: 1, clause: '《客服部管理制度》篇一 §7.2.8' } as const;

/** Blank 查实情形 follows from 投诉类型. */
function conductOf({ conduct, type }: ConductFacts): Conduct {
  if (conduct !== undefined) return conduct;
  if (type === '服务态度') return '态度恶劣';
  return type === '处理不当' ? '业务处理不当' : '不及时不到位';
}

/** Rules that fit, the one to try first in front; conduct, subject and publicity decide. */
function rulesFor(facts: ConductFacts, conduct: Conduct, { kind }: Subject): readonly string[] {
  const rude = conduct === '业务处理不当' || conduct === '态度恶劣';
  if (kind === '直营店') return rude ? ['F06'] : [];
  if (kind === '经销商') return rude ? ['F07'] : [];
  if (rude || conduct === '违规操作') return facts.media && facts.harm ? ['F09', 'F08'] : ['F08'];
  return conduct === '不及时不到位' && facts.media && facts.type !== '其他' ? ['F10'] : [];
}

/**
 * F06-F10 for an upheld complaint, once it is judged by somebody else than the 责任人; where no rule fits, a line without
 * amount (F12). At most one: a store's second case of the month is a line of 0.
 */
export function conductProposals(facts: ConductFacts, book: RuleBook, zone: string): readonly Proposal[] {
  const { responsible: subject, upheld, judged, record, first, at } = facts;
  if (!upheld || !judged || !subject) return [];
  const conduct = conductOf(facts);
  const fitting = rulesFor(facts, conduct, subject);
  const rule = fitting.map((id) => ruleAt(book, id, at)).find((version) => version?.active);
  if (!rule && fitting.length > 0) return [];
  const repeated = rule?.id === 'F06' && facts.storeCasesThisMonth > 0;
  const it = { source: first, conduct, complaint: record, subject, reason: reasonOf(facts, conduct, subject, zone), at };
  const amounts = repeated ? { amounts: { low: NIL, high: NIL, amount: NIL } } : {};
  return [propose(rule ?? UNCOVERED, { ...it, ...amounts, hints: hintsFor(rule, repeated) })];
}

function hintsFor(rule: RuleVersion | undefined, repeated: boolean): readonly string[] {
  if (!rule) return ['按《奖惩管理制度》处理'];
  if (rule.id !== 'F06') return [];
  return [repeated ? '当月投诉奖励金已因前案扣除' : '金额为该店当月投诉奖励金'];
}

function reasonOf({ record, at, type, media, harm }: ConductFacts, conduct: Conduct, { name }: Subject, zone: string): string {
  const facts = [conduct === '无' ? '未查实具体情形' : conduct, ...(media ? ['已上媒体或网络'] : []), ...(harm ? ['造成负面影响'] : [])];
  return `${record}（${printMinute(zone, at)}${type === undefined ? '' : `，${type}`}）投诉成立，责任在 ${name}：${facts.join('，')}`;
}

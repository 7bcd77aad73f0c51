import type { Instant } from '../words/time.ts';
import type { RuleUnit } from './rules.ts';
import type { LadderStep } from './steps.ts';

/** One version of a rule: what was in force between two moments. */
export interface RuleVersion {
  readonly id: string;
  /** 1 for the default, then counted up in the order in which the system saw the changes. */
  readonly version: number;
  /** In force from this moment on; undefined = since ever. */
  readonly from?: Instant;
  /** No longer in force from this moment on. */
  readonly until?: Instant;
  readonly low?: number;
  readonly high?: number;
  readonly unit: RuleUnit;
  /** 工作时间 counts only the calendar's hours, 自然时间 everything. */
  readonly working: boolean;
  /** Letters of this rule may leave at any hour. */
  readonly night: boolean;
  /** 阶梯; absent = the contract's ladder. */
  readonly ladder?: readonly LadderStep[];
  /** 启用: an inactive rule starts nothing and sends nothing. */
  readonly active: boolean;
  readonly clause: string;
  readonly name: string;
}

/** All versions of all rules, in the order in which they were seen. */
export type RuleBook = readonly RuleVersion[];

/** The version in force at a moment: of those begun and not ended, the one that begins last, then the one seen last. */
export function ruleAt(book: RuleBook, id: string, at: Instant): RuleVersion | undefined {
  let found: RuleVersion | undefined;
  for (const rule of book) {
    if (rule.id !== id || (rule.from ?? -Infinity) > at || (rule.until ?? Infinity) <= at) continue;
    if (!found || (rule.from ?? -Infinity) >= (found.from ?? -Infinity)) found = rule;
  }
  return found;
}

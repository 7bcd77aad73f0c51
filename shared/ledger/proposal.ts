import type { Fen } from '../words/money.ts';
import type { Instant } from '../words/time.ts';
import type { Subject } from './subject.ts';

/** A fine the rules call for; people decide on it. The same facts always give the same proposal. */
export interface Proposal {
  /** `rule/record/person` of a repeat, `rule/first record/person/conduct` of a judged complaint: one line each, ever. */
  readonly key: string;
  readonly rule: string;
  /** The version in force at `at`. */
  readonly ruleVersion: number;
  readonly clause: string;
  /** 投诉编号 of the record whose facts these are. */
  readonly complaint: string;
  readonly subject: Subject;
  /** 事由: the facts in one or two sentences, times absolute. */
  readonly reason: string;
  /** 事件时间. */
  readonly at: Instant;
  /** 下限; absent where the rule names none. */
  readonly low?: Fen;
  /** 上限; absent where the rule names none. */
  readonly high?: Fen;
  /** 拟罚金额; absent where people must type it. */
  readonly amount?: Fen;
  readonly hints: readonly string[];
}

/** The fact and the person behind a proposal's key, whatever the rule: two rules on one fact share it. */
export const factOf = (key: string): string => key.slice(key.indexOf('/') + 1);

import type { RuleVersion } from '../clocks/rulebook.ts';
import type { Instant } from '../words/time.ts';
import { legalHints } from './hints.ts';
import type { Proposal } from './proposal.ts';
import type { Amounts } from './range.ts';
import { amountsOf } from './range.ts';
import type { Subject } from './subject.ts';

interface Case {
  /** What makes it one line for ever: the record, or the first record of a chain. */
  readonly source: string;
  /** 查实情形, where it tells lines of one person apart. */
  readonly conduct?: string;
  readonly complaint: string;
  readonly subject: Subject;
  readonly reason: string;
  readonly at: Instant;
  readonly hints: readonly string[];
  /** Replaces what the rule says. */
  readonly amounts?: Amounts;
}

/** Proposes a fine under a version of a rule; a line without an amount says 需填金额. */
export function propose(rule: Pick<RuleVersion, 'id' | 'version' | 'clause' | 'low' | 'high'>, it: Case): Proposal {
  const amounts = it.amounts ?? amountsOf(rule);
  return {
    key: [rule.id, it.source, it.subject.no, ...(it.conduct === undefined ? [] : [it.conduct])].join('/'),
    rule: rule.id,
    ruleVersion: rule.version,
    clause: rule.clause,
    complaint: it.complaint,
    subject: it.subject,
    reason: it.reason,
    at: it.at,
    ...amounts,
    hints: [...new Set([...it.hints, ...(amounts.amount === undefined ? ['需填金额'] : []), ...legalHints(it.subject)])],
  };
}

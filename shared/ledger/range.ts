import type { RuleVersion } from '../clocks/rulebook.ts';
import { fenOf, shortYuan, type Fen } from '../words/money.ts';

/** From 下限 to 上限, both included; no upper end where the rule names none. */
export interface Range {
  readonly low: Fen;
  readonly high?: Fen;
}

const NIL = fenOf(0);

/** Where 核定金额 may lie. */
export const decisionRange = ({ low, high }: Partial<Range>): Range => ({ low: low ?? NIL, ...(high !== undefined && { high }) });

/** Where 终审金额 may lie: from 0 to 上限. */
export const finalRange = ({ high }: Partial<Range>): Range => decisionRange(high === undefined ? {} : { high });

/** Whether an amount lies in a range, its ends included. */
export const within = ({ low, high }: Range, amount: Fen): boolean => low <= amount && (high === undefined || amount <= high);

/** A range in yuan as a sentence says it: `30-50`, `30`, `≥ 0`. */
export function printRange({ low, high }: Range): string {
  if (high === undefined) return `≥ ${shortYuan(low)}`;
  return low === high ? shortYuan(low) : `${shortYuan(low)}-${shortYuan(high)}`;
}

/** 下限, 上限 and 拟罚金额 of a line, as far as it has them. */
export interface Amounts extends Partial<Range> {
  readonly amount?: Fen;
}

const inFen = (yuan: number): Fen => fenOf(Math.round(yuan * 100));

/** 下限, 上限 and 拟罚金额 under a rule: a range is proposed at its minimum. */
export function amountsOf({ low, high }: Pick<RuleVersion, 'low' | 'high'>): Amounts {
  return { ...(low !== undefined && { low: inFen(low), amount: inFen(low) }), ...(high !== undefined && { high: inFen(high) }) };
}

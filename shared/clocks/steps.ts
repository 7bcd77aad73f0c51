/** When a step of a ladder comes: at a share of the time from start to due, or so many minutes after due (negative = before). */
export type StepWhen = { readonly percent: number } | { readonly minutes: number };

/** One step of a rule's ladder. The letter always goes to whoever owes the clock; the rest get a copy. */
export interface LadderStep {
  readonly when: StepWhen;
  /** How many levels up get a copy: 1 = the next up, 2 = the next but one besides. */
  readonly up: number;
  /** Roles that get a copy besides, as 规则.阶梯 names them: 负责人, 总经理 … */
  readonly roles: readonly string[];
}

/** Whether a step comes before, at or after the due moment, as X-Dengji-Rung names it. */
export function stepName({ when }: LadderStep): 'reminder' | 'due' | 'second' {
  const side = 'percent' in when ? when.percent - 100 : when.minutes;
  if (side === 0) return 'due';
  return side < 0 ? 'reminder' : 'second';
}

/** How 规则.阶梯 writes when a step comes: `67%`, `-10分钟`, `+30分钟`. */
export const printWhen = (when: StepWhen): string => ('percent' in when ? `${when.percent}%` : `${when.minutes > 0 ? '+' : ''}${when.minutes}分钟`);

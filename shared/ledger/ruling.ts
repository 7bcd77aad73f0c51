import type { Fen } from '../words/money.ts';
import type { Instant } from '../words/time.ts';

/** Who ruled, as the cell named them. */
export interface Ruler {
  readonly no: string;
  readonly name: string;
}

/** 核定: a decision on a line. */
export interface Ruling {
  readonly outcome: '处罚' | '免罚';
  /** What is to be deducted; 0 for 免罚. */
  readonly amount: Fen;
  readonly by: Ruler;
  /** The minute it was seen, from which it counts. */
  readonly at: Instant;
  /** Accounting month `yyyy-mm` of its posting. */
  readonly month: string;
  readonly opinion?: string;
  /** The proposal as the decider saw it. */
  readonly seen: { readonly amount?: Fen; readonly low?: Fen; readonly high?: Fen };
  /** The decision it took the place of; an objection brings that back. */
  readonly replaced?: Ruling;
}

/** 终审: the final ruling on a decision. */
export interface FinalRuling {
  readonly outcome: '维持' | '变更' | '撤销';
  /** What is to be deducted; 0 for 撤销. */
  readonly amount: Fen;
  readonly by: Ruler;
  readonly at: Instant;
  readonly month: string;
  readonly replaced?: FinalRuling;
}

/** 申请复审. */
export interface Appeal {
  /** 申请复审时间 as typed, else the minute it was seen. */
  readonly at: Instant;
  readonly reason?: string;
}

/** A ruling of which the person named in it said that it is not theirs. */
export type Objection =
  | { readonly against: 'decision'; readonly ruling: Ruling; readonly at: Instant }
  | { readonly against: 'final'; readonly ruling: FinalRuling; readonly at: Instant };

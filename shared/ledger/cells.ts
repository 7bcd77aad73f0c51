import type { Person } from '../registers/company.ts';
import type { Fen } from '../words/money.ts';
import type { Sentence } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';
import type { LineEvent } from './event.ts';
import type { FaultCode } from './faults.ts';
import { faultSentence } from './faults.ts';

/** What people typed into a row of 罚款台账, as far as it is filled and understood. */
export interface LineCells {
  readonly outcome?: '处罚' | '免罚';
  readonly amount?: Fen;
  readonly decider?: Person;
  readonly opinion?: string;
  readonly appealReason?: string;
  readonly appealAt?: Instant;
  readonly final?: '维持' | '变更' | '撤销';
  readonly finalAmount?: Fen;
  readonly finalBy?: Person;
  /** As stated; what counts is the minute the ruling was seen. */
  readonly finalAt?: Instant;
}

/** A cell that does not count, and why. */
export interface LineFault {
  readonly column: keyof LineCells;
  readonly sentence: Sentence;
}

/** What the typed cells mean for a line. */
export interface Judgement {
  readonly events: readonly LineEvent[];
  readonly faults: readonly LineFault[];
}

/** A judgement without consequence. */
export const NOTHING: Judgement = { events: [], faults: [] };

/** Something happened. */
export const happened = (...events: readonly LineEvent[]): Judgement => ({ events, faults: [] });

/** A cell does not count. */
export const faulty = (column: keyof LineCells, code: FaultCode, facts: Readonly<Record<string, string>> = {}): LineFault => ({
  column,
  sentence: faultSentence(code, facts),
});

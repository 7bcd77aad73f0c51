import type { Proposal } from '../ledger/proposal.ts';
import type { Company } from '../registers/company.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Instant } from '../words/time.ts';
import type { Complaint } from './complaint.ts';

/** Everything deciding on a complaint may ask of the world; nothing in it can change while it decides. */
export interface CaseContext {
  readonly now: Instant;
  readonly zone: string;
  readonly company: Company;
  readonly look: Lookup;
  /** True when a look of the sheet asks, false when a ring does. */
  readonly looking: boolean;
  /** Which look asks; one that was cut short and is taken again has the same number. */
  readonly lookNo?: number;
  /** The complaint this one repeats, if it names one. */
  readonly original?: Complaint;
  /** First record of its chain of repeats; itself where there is none. */
  readonly chain: string;
  /** Earlier F06 lines of the store responsible in the month of the complaint. */
  readonly storeCases?: number;
}

/** What the fine rules make of a complaint. */
export interface Calls {
  readonly proposals: readonly Proposal[];
  /** 再次投诉原因 has to be asked for. */
  readonly asks: boolean;
  /** A department without a head was to blame, so nobody is. */
  readonly headless: boolean;
}

import type { Instant } from '../words/time.ts';
import type { Booked, Posting } from './line.ts';
import type { Proposal } from './proposal.ts';
import type { Appeal, FinalRuling, Ruling } from './ruling.ts';

interface Corrected {
  readonly proposal: Proposal;
  readonly decision: Ruling;
  readonly final?: FinalRuling;
}

/** What happened to a line; the list of them is its history. `month` is where the ruling that stands again will be booked. */
export type LineEvent = { readonly at: Instant } & (
  | { readonly type: 'proposed'; readonly id: string; readonly proposal: Proposal }
  /** The facts changed before a decision, or carry the line again after it was withdrawn. */
  | { readonly type: 'revised'; readonly proposal: Proposal }
  /** The facts changed after the decision; the hints replace the former ones. */
  | { readonly type: 'hinted'; readonly hints: readonly string[] }
  | { readonly type: 'withdrawn'; readonly supersededBy?: string }
  /** A line reversed for a heavier one stands again. */
  | { readonly type: 'restored' }
  | { readonly type: 'decided'; readonly ruling: Ruling }
  | { readonly type: 'appealed'; readonly appeal: Appeal }
  | { readonly type: 'finallyRuled'; readonly ruling: FinalRuling }
  /** Its cells were emptied. */
  | { readonly type: 'takenBack'; readonly what: 'decision' | 'appeal' | 'final'; readonly month: string }
  | { readonly type: 'objected'; readonly against: 'decision' | 'final'; readonly month: string }
  | { readonly type: 'notified' }
  /** The month was closed over the line. */
  | { readonly type: 'transferred'; readonly month: string; readonly booked?: Booked }
  /** The closed month keeps what it has; the difference is booked in the open one. */
  | { readonly type: 'corrected'; readonly posting: Posting }
  /** The first event of the line that books such a difference. */
  | ({ readonly type: 'correctionOpened'; readonly id: string; readonly posting: Posting } & Corrected)
);

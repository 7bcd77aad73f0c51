import type { Fen } from '../words/money.ts';
import { fenOf } from '../words/money.ts';
import type { Instant } from '../words/time.ts';
import type { ExportLine, PostingKind } from './export-line.ts';
import type { Proposal } from './proposal.ts';
import type { Appeal, FinalRuling, Objection, Ruling } from './ruling.ts';

/** 状态 of 罚款台账. */
export type LineStatus = '待核定' | '已核定' | '复审中' | '已终审' | '已转财务' | '免罚' | '已撤回' | '冲销';

/** An amount that finance books in a month. */
export interface Posting {
  /** Deterministic: the same posting made twice has the same key. */
  readonly key: string;
  readonly month: string;
  readonly amount: Fen;
  readonly kind: PostingKind;
  readonly at: Instant;
  /** 编号 of the line that a 冲销 or 补扣 corrects. */
  readonly original?: string;
}

/** A posting as its month was closed over it, and as finance got it. 免罚 and 撤销 book nothing. */
export interface Booked {
  readonly posting: Posting;
  readonly row: ExportLine;
}

/** One row of 罚款台账: a proposal and what became of it. */
export interface Line {
  readonly id: string;
  readonly key: string;
  readonly proposal: Proposal;
  /** What the facts have said since the decision. */
  readonly hints: readonly string[];
  /** The facts no longer carry it, or a heavier rule on the same fact took its place. */
  readonly withdrawn?: { readonly at: Instant; readonly supersededBy?: string };
  readonly decision?: Ruling;
  readonly appeal?: Appeal;
  readonly final?: FinalRuling;
  readonly objections: readonly Objection[];
  /** Its month was closed over it; nothing of what was booked changes again. */
  readonly transferred?: { readonly at: Instant; readonly month: string; readonly booked?: Booked };
  /** Corrections since then; each is a line of its own. */
  readonly corrections: readonly Posting[];
  /** This line is itself a correction of another. */
  readonly correction?: Posting;
  /** 通知时间: when the letter to the person fined left. */
  readonly notifiedAt?: Instant;
}

/** The ruling that stands and has not been appealed against; undefined while somebody still has to rule. */
export function standingOf(line: Line): Ruling | FinalRuling | undefined {
  if (line.withdrawn) return undefined;
  return line.final ?? (line.appeal ? undefined : line.decision);
}

/** What the line books and in which month, frozen once its month is closed; undefined while or where it books nothing. */
export function postingOf(line: Line): Posting | undefined {
  if (line.transferred) return line.transferred.booked?.posting;
  if (line.correction) return line.correction;
  const standing = standingOf(line);
  if (!standing || standing.outcome === '免罚' || standing.outcome === '撤销') return undefined;
  return { key: line.key, month: standing.month, amount: standing.amount, kind: '正常', at: standing.at };
}

/** What has been booked for a line whose month is closed, its corrections included. */
export const bookedOf = (line: Line): Fen =>
  fenOf(line.corrections.reduce((sum, posting) => sum + posting.amount, line.transferred?.booked?.posting.amount ?? 0));

/** 状态 as the sheet shows it. */
export function statusOf(line: Line): LineStatus {
  if (line.transferred?.booked) return '已转财务';
  if (line.correction) return line.correction.kind === '冲销' ? '冲销' : '已终审';
  if (line.withdrawn) return '已撤回';
  if (!line.decision) return '待核定';
  if (line.final) return '已终审';
  if (line.appeal && !line.transferred) return '复审中';
  return line.decision.outcome === '免罚' ? '免罚' : '已核定';
}

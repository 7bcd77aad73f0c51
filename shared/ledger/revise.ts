import { isDeepStrictEqual } from 'node:util';
import { shortYuan } from '../words/money.ts';
import { settle } from './correct.ts';
import type { LineEvent } from './event.ts';
import { evolve } from './evolve.ts';
import type { Line } from './line.ts';
import type { Books } from './month.ts';
import type { Proposal } from './proposal.ts';

/** What following the facts asks of the world; `supersededBy` is the rule that took this one's place, where one did. */
export type Revision = Books & { readonly supersededBy?: string };

/**
 * Lets a line follow the facts. Until it is decided the proposal is revised, or withdrawn when there is none any more (also
 * when the complaint is 作废); decided, it only gets a hint. A rule superseded by a heavier one on the same fact is withdrawn
 * even then, and reversed if finance has it. `id` is used when the line is new.
 */
export function revise(line: Line | undefined, id: string, proposal: Proposal | undefined, context: Revision): readonly LineEvent[] {
  if (!line) return proposal ? [{ type: 'proposed', at: context.now, id, proposal }] : [];
  if (line.correction) return [];
  const events = followed(line, proposal, context);
  return [...events, ...settle(events.reduce<Line>(evolve, line), context)];
}

function followed(line: Line, proposal: Proposal | undefined, context: Revision): readonly LineEvent[] {
  const at = context.now;
  if (line.withdrawn) return proposal ? [line.transferred ? { type: 'restored', at } : { type: 'revised', at, proposal }] : [];
  if (line.decision && context.supersededBy === undefined) return hinted(line, proposal, context);
  if (proposal) return isDeepStrictEqual(proposal, line.proposal) ? [] : [{ type: 'revised', at, proposal }];
  const { supersededBy } = context;
  if (supersededBy === undefined) return [...hintedAs(line, at, []), { type: 'withdrawn', at }];
  return [...hintedAs(line, at, [`改按 ${supersededBy} 处理`]), { type: 'withdrawn', at, supersededBy }];
}

function hinted(line: Line, proposal: Proposal | undefined, { now }: Revision): readonly LineEvent[] {
  return hintedAs(line, now, proposal ? differences(line.proposal, proposal) : ['核定后事实已更正，已不构成此项，请考虑复审']);
}

const hintedAs = (line: Line, at: LineEvent['at'], hints: readonly string[]): readonly LineEvent[] =>
  isDeepStrictEqual(hints, line.hints) ? [] : [{ type: 'hinted', at, hints }];

function differences(decided: Proposal, now: Proposal): readonly string[] {
  if (isDeepStrictEqual(decided, now)) return [];
  const amount = decided.amount === now.amount || now.amount === undefined ? '' : `拟罚金额现为 ${shortYuan(now.amount)} 元；`;
  return [`核定后事实已更正：${amount}${now.reason}`];
}

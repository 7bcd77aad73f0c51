import type { Company, Person } from '../registers/company.ts';
import { label } from '../registers/company.ts';
import { fenOf, shortYuan, type Fen } from '../words/money.ts';
import type { Judgement, LineCells, LineFault } from './cells.ts';
import { faulty, happened, NOTHING } from './cells.ts';
import { deciderFault } from './entitled.ts';
import type { Line } from './line.ts';
import type { Books } from './month.ts';
import { bookingMonth } from './month.ts';
import type { Proposal } from './proposal.ts';
import { decisionRange, printRange, within } from './range.ts';
import type { Ruling } from './ruling.ts';

interface Typed {
  readonly outcome: '处罚' | '免罚';
  /** Blank = 拟罚金额; absent where there is none either. */
  readonly amount?: Fen;
  readonly by: Person;
  readonly opinion?: string;
}

function typedIn({ outcome, amount, decider, opinion }: LineCells, proposal: Proposal): Typed | undefined {
  if (!outcome || !decider) return undefined;
  const counted = amount ?? (outcome === '免罚' ? fenOf(0) : proposal.amount);
  return { outcome, by: decider, ...(counted !== undefined && { amount: counted }), ...(opinion !== undefined && { opinion }) };
}

const isSame = (ruling: Ruling, { outcome, amount, by, opinion }: Typed): boolean =>
  ruling.outcome === outcome && ruling.amount === amount && ruling.by.no === by.no && ruling.opinion === opinion;

const printRuling = ({ outcome, amount, by }: Ruling): string =>
  `${outcome}${outcome === '处罚' ? ` ${shortYuan(amount)} 元` : ''}（${by.no} ${by.name}）`;

/**
 * 核定. It counts once 核定结论 and 核定人 are filled, from this minute on. Changed cells make a new decision, and a decision
 * whose cells are emptied is taken back, both only until its month is closed or the line is ruled finally.
 */
export function judgeDecision(line: Line, cells: LineCells, context: Books & { readonly company: Company }): Judgement {
  const typed = typedIn(cells, line.proposal);
  const { decision } = line;
  if (typed ? decision && isSame(decision, typed) : !decision) return NOTHING;
  if (decision && (line.transferred ?? line.final)) return { events: [], faults: [lockedFault(line, decision)] };
  if (!typed) return happened({ type: 'takenBack', at: context.now, what: 'decision', month: bookingMonth(context) });
  const faults = faultsOf(line, typed, context.company);
  const { amount } = typed;
  if (faults.length > 0 || amount === undefined) return { events: [], faults };
  return happened({ type: 'decided', at: context.now, ruling: rulingOf(typed, amount, line.proposal, context) });
}

function lockedFault(line: Line, decision: Ruling): LineFault {
  const facts = { month: line.transferred?.month ?? '', right: printRuling(decision) };
  return faulty('outcome', line.transferred ? 'ruling.closed' : 'ruling.final', facts);
}

function faultsOf(line: Line, typed: Typed, company: Company): readonly LineFault[] {
  const objected = line.objections.some((it) => it.against === 'decision' && isSame(it.ruling, typed));
  if (objected) return [faulty('decider', 'ruling.objected', { typed: label(typed.by) })];
  return [deciderFault(line, typed.by, company), amountFault(line.proposal, typed)].filter((fault) => fault !== undefined);
}

function amountFault(proposal: Proposal, { outcome, amount }: Typed): LineFault | undefined {
  const title = '核定金额';
  if (amount === undefined) return faulty('amount', 'amount.missing', { title });
  if (outcome === '免罚') return amount === 0 ? undefined : faulty('amount', 'amount.free', { title, typed: shortYuan(amount) });
  const range = decisionRange(proposal);
  if (within(range, amount)) return undefined;
  const facts = { title, typed: shortYuan(amount), range: printRange(range), example: shortYuan(proposal.amount ?? range.low) };
  return faulty('amount', 'amount.range', facts);
}

function rulingOf({ outcome, by, opinion }: Typed, amount: Fen, proposal: Proposal, books: Books): Ruling {
  const { amount: proposed, low, high } = proposal;
  return {
    outcome,
    amount,
    by: { no: by.no, name: by.name },
    at: books.now,
    month: bookingMonth(books),
    ...(opinion !== undefined && { opinion }),
    seen: { ...(proposed !== undefined && { amount: proposed }), ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
  };
}

import type { Company, Person } from '../registers/company.ts';
import { label } from '../registers/company.ts';
import { fenOf, shortYuan, type Fen } from '../words/money.ts';
import type { Judgement, LineCells, LineFault } from './cells.ts';
import { faulty, happened, NOTHING } from './cells.ts';
import { finalFault } from './entitled.ts';
import type { Line } from './line.ts';
import type { Books } from './month.ts';
import { bookingMonth, stillOpen } from './month.ts';
import { finalRange, printRange, within } from './range.ts';
import type { FinalRuling, Ruling } from './ruling.ts';

interface Typed {
  readonly outcome: FinalRuling['outcome'];
  /** Blank = what was decided for 维持, 0 for 撤销. */
  readonly amount?: Fen;
  readonly by: Person;
}

function typedIn({ final, finalAmount, finalBy }: LineCells, decision: Ruling | undefined): Typed | undefined {
  if (!final || !finalBy) return undefined;
  const counted = finalAmount ?? { 维持: decision?.amount, 撤销: fenOf(0), 变更: undefined }[final];
  return { outcome: final, by: finalBy, ...(counted !== undefined && { amount: counted }) };
}

const isSame = (ruling: FinalRuling, typed: Typed): boolean =>
  ruling.outcome === typed.outcome && ruling.amount === typed.amount && ruling.by.no === typed.by.no;

/**
 * 终审. It counts once 终审结论 and 终审人 are filled, from this minute on, with or without an appeal, and also after the month
 * was closed. It may be changed at any time, and emptied until its own month is closed.
 */
export function judgeFinal(line: Line, cells: LineCells, context: Books & { readonly company: Company }): Judgement {
  const { decision, final } = line;
  const typed = typedIn(cells, decision);
  if (!typed || (final && isSame(final, typed))) return NOTHING;
  if (!decision) return { events: [], faults: [faulty('final', 'final.early')] };
  const faults = faultsOf(line, typed, decision, context.company);
  const { amount, outcome, by } = typed;
  if (faults.length > 0 || amount === undefined) return { events: [], faults };
  const ruling = { outcome, amount, by: { no: by.no, name: by.name }, at: context.now, month: bookingMonth(context) };
  return happened({ type: 'finallyRuled', at: context.now, ruling });
}

/** A final ruling whose cells were emptied. It goes before anything else, since it unlocks the decision. */
export function judgeEmptiedFinal({ decision, final }: Line, cells: LineCells, books: Books): Judgement {
  if (!final || (cells.final && cells.finalBy)) return NOTHING;
  if (books.isClosed(final.month)) {
    const right = `${final.outcome}（${final.by.no} ${final.by.name}）`;
    return { events: [], faults: [faulty('final', 'final.closed', { month: final.month, right })] };
  }
  return happened({ type: 'takenBack', at: books.now, what: 'final', month: stillOpen(books, decision?.month ?? final.month) });
}

function faultsOf(line: Line, typed: Typed, decision: Ruling, company: Company): readonly LineFault[] {
  const objected = line.objections.some((it) => it.against === 'final' && isSame(it.ruling, typed));
  if (objected) return [faulty('finalBy', 'ruling.objected', { typed: label(typed.by) })];
  const faults = [finalFault(line, typed.by, decision.by.no, company), amountFault(line, typed, decision)];
  return faults.filter((fault) => fault !== undefined);
}

function amountFault({ proposal }: Line, { outcome, amount }: Typed, decision: Ruling): LineFault | undefined {
  const range = finalRange(proposal);
  const facts = { title: '终审金额', range: printRange(range), example: shortYuan(decision.amount) };
  if (amount === undefined) return faulty('finalAmount', 'amount.changed', facts);
  const more = { ...facts, typed: shortYuan(amount) };
  if (outcome === '维持') return amount === decision.amount ? undefined : faulty('finalAmount', 'amount.upheld', more);
  if (outcome === '撤销') return amount === 0 ? undefined : faulty('finalAmount', 'amount.revoked', more);
  return within(range, amount) ? undefined : faulty('finalAmount', 'amount.range', more);
}

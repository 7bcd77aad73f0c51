import { openFrom } from '../calendar/quiet.ts';
import type { Remark } from '../errors/remarks.ts';
import type { LineCells } from '../ledger/cells.ts';
import { judge } from '../ledger/judge.ts';
import { postingOf, standingOf, statusOf, type Line } from '../ledger/line.ts';
import type { Books } from '../ledger/month.ts';
import { hintsOf } from '../ledger/hint.ts';
import { objectionUntil } from '../ledger/object.ts';
import { rowOf } from '../ledger/statement.ts';
import { FINES, type FineFacts } from '../registers/fines.ts';
import { personOf, type Company, type Person } from '../registers/company.ts';
import { ruleDefault } from '../clocks/rules.ts';
import { serialOf } from '../sheet/moments.ts';
import { understandRow } from '../sheet/row.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Raw } from '../sheet/cell.ts';
import { fenOf, type Fen } from '../words/money.ts';
import type { Instant } from '../words/time.ts';
import { defined } from './basis.ts';
import { evolveFine, type Fine, type FineEvent } from './fine.ts';
import type { FineLine, Letter } from './letter.ts';
import { addressees, letterId } from './letters.ts';
import { checkText, filled, type SystemCells } from './project.ts';

/** What judging a line may ask of the world. */
export interface FineContext {
  readonly books: Books;
  readonly company: Company;
  readonly look: Lookup;
}

/** What a review of a line came to. */
export interface FineReview {
  readonly fine: Fine;
  readonly events: readonly FineEvent[];
  readonly remarks: readonly Remark[];
  /** When a letter that waits may leave. */
  readonly nextAt?: Instant;
}

/** Takes what people typed into a line: decision, appeal, final ruling; and writes the letters they call for. */
export function reviewFine(before: Fine, context: FineContext): FineReview {
  const { books, company, look } = context;
  const { facts, remarks } = understandRow(FINES, before.cells, look);
  const { events: found, faults } = judge(before.line, cellsOf(facts, company), { ...books, company });
  const events: FineEvent[] = found.map((event) => ({ type: 'ledger', at: books.now, id: before.id, event }));
  let fine = events.reduce<Fine>(evolveFine, before);
  const wanted = lettersFor(fine, context);
  const opening = openFrom(company.calendar, books.now);
  if (opening <= books.now) {
    const wrote = wanted.flatMap((letter): readonly FineEvent[] => [
      { type: 'wrote', at: books.now, letter, text: letter.kind === 'fine' ? '核定通知' : '核定人通知' },
      ...(letter.kind === 'fine' ? [{ type: 'ledger' as const, at: books.now, id: fine.id, event: { type: 'notified' as const, at: books.now } }] : []),
    ]);
    events.push(...wrote);
    fine = wrote.reduce<Fine>(evolveFine, fine);
  }
  const refused = faults.map((fault): Remark => ({ code: 'line.refused', column: fault.column, sentence: fault.sentence }));
  return { fine, events, remarks: [...remarks, ...refused], ...(wanted.length > 0 && opening > books.now ? { nextAt: opening } : {}) };
}

/** The cells as the ledger judges them. */
export function cellsOf(facts: FineFacts, company: Company): LineCells {
  return defined({
    ...facts,
    decider: personOf(company, facts.decider),
    finalBy: personOf(company, facts.finalBy),
  });
}

function lettersFor(fine: Fine, { books, company }: FineContext): readonly Letter[] {
  const { line } = fine;
  const letters: Letter[] = [];
  for (const [stage, ruling] of [['核定', line.decision], ['终审', line.final]] as const) {
    const by = ruling && personOf(company, ruling.by.no);
    if (!ruling || line.withdrawn || line.correction) continue;
    const told = lineFacts(line, ruling.amount, books.zone);
    const base = { record: line.id, at: books.now, cc: [], clocks: [line.proposal.rule], rungs: ['fine'] } as const;
    if (by) {
      letters.push({
        ...base, kind: 'decision', id: letterId(line.id, [`decision/${stage}/${ruling.at}`]), stage, decision: ruling.outcome, line: told,
        to: addressees([{ person: by, role: stage === '核定' ? '核定人' : '终审人' }]), decidedAt: ruling.at, objectUntil: objectionUntil(company.calendar, ruling.at),
      });
    }
    const subject = personOf(company, line.proposal.subject.no);
    if (stage === '核定' && ruling.outcome === '处罚' && subject) letters.push(notice(line, told, subject, ruling.at, company, books));
  }
  return letters.filter((letter) => !fine.letters.some((sent) => sent.id === letter.id));
}

function notice(line: Line, told: FineLine, subject: Person, ruledAt: Instant, company: Company, books: Books): Letter {
  const superior = personOf(company, subject.superior);
  return {
    kind: 'fine', id: letterId(line.id, [`fine/${ruledAt}`]), record: line.id, at: books.now, clocks: [line.proposal.rule], rungs: ['fine'], line: told,
    to: addressees([{ person: subject, role: '被罚人' }]),
    cc: superior && superior.no !== subject.no ? addressees([{ person: superior, role: '上级' }]) : [],
    decidedBy: line.decision?.by.name ?? '',
  };
}

function lineFacts(line: Line, amount: Fen, zone: string): FineLine {
  const { proposal } = line;
  const posting = postingOf(line);
  return {
    subject: proposal.subject.name, complaint: proposal.complaint, rule: proposal.rule, ruleName: ruleDefault(proposal.rule)?.name ?? '', clause: proposal.clause,
    ruleVersion: proposal.ruleVersion, reason: proposal.reason, at: proposal.at, amount,
    ...(posting ? { deduction: rowOf(line, posting, zone).deduction } : {}),
  };
}

/** Fen as the yuan a cell shows. */
const yuanCell = (amount: Fen | undefined): Raw => (amount === undefined ? '' : amount / 100);

/** What the system writes into a row of 罚款台账. */
export function projectFine({ fine, remarks }: FineReview, zone: string): SystemCells {
  const { line } = fine;
  const { proposal } = line;
  const { subject } = proposal;
  const posting = postingOf(line);
  return filled({
    id: line.id, status: statusOf(line), check: checkText(remarks), complaint: proposal.complaint,
    subjectNo: subject.no, subjectName: subject.name, subjectKind: subject.kind, department: subject.department ?? '',
    rule: proposal.rule, clause: proposal.clause, reason: proposal.reason, eventAt: serialOf(zone, proposal.at),
    low: yuanCell(proposal.low), high: yuanCell(proposal.high), proposed: yuanCell(proposal.amount), hint: hintsOf(line).join('；'),
    payable: yuanCell(posting?.amount ?? (standingOf(line) ? fenOf(0) : undefined)),
    month: posting?.month ?? '', notifiedAt: line.notifiedAt === undefined ? '' : serialOf(zone, line.notifiedAt), updatedAt: serialOf(zone, fine.updatedAt),
  });
}

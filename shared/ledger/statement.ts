import { dayOf } from '../calendar/zone.ts';
import type { PersonKind } from '../registers/company.ts';
import type { ExportLine } from './export-line.ts';
import { hintsOf } from './hint.ts';
import type { Line, Posting } from './line.ts';
import { postingOf } from './line.ts';

/** How each kind pays: wages, goods payment, complaint bonus. 赔偿扣款 is for compensation, which no fine rule makes. */
const DEDUCTIONS = { 员工: '工资扣款', 经销商: '货款扣除', 直营店: '奖励金扣除' } as const satisfies Record<PersonKind, ExportLine['deduction']>;

/** A posting of a line as finance gets it; days are those of the zone (IANA name). */
export function rowOf(line: Line, posting: Posting, zone: string): ExportLine {
  const { subject, complaint, rule, clause, ruleVersion, reason, at } = line.proposal;
  const { decision, final } = line;
  return {
    period: posting.month,
    id: line.id,
    complaint,
    subjectNo: subject.no,
    subjectName: subject.name,
    department: subject.department ?? '',
    subjectKind: subject.kind,
    deduction: DEDUCTIONS[subject.kind],
    amount: posting.amount,
    currency: 'CNY',
    rule,
    clause,
    ruleVersion,
    reason,
    eventOn: dayOf(zone, at),
    decider: decision ? `${decision.by.no} ${decision.by.name}` : '',
    decidedOn: dayOf(zone, decision?.at ?? posting.at),
    final: final?.outcome ?? '',
    adjustment: posting.kind,
    original: posting.original ?? '',
    hint: hintsOf(line).join('；'),
  };
}

/** The lines of a month's export, by 单据编号: frozen ones as they were closed, the others as they stand now. */
export function exportLines(month: string, lines: readonly Line[], zone: string): readonly ExportLine[] {
  return lines.flatMap((line) => rowsIn(month, line, zone)).toSorted((a, b) => (a.id < b.id ? -1 : Number(a.id > b.id)));
}

function rowsIn(month: string, line: Line, zone: string): readonly ExportLine[] {
  const posting = postingOf(line);
  if (posting?.month !== month) return [];
  return [line.transferred?.booked?.row ?? rowOf(line, posting, zone)];
}

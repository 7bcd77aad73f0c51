import { workingBetween } from '../calendar/working.ts';
import { printClock } from '../calendar/zone.ts';
import { outcomeOf, type Clock } from '../clocks/clock.ts';
import { conductProposals } from '../ledger/conduct.ts';
import { repeatProposals, type MissedClock, type RepeatFacts } from '../ledger/repeat.ts';
import type { Subject } from '../ledger/subject.ts';
import { headOf, personOf, type Company, type Person } from '../registers/company.ts';
import { NOBODY } from '../sheet/understand.ts';
import { earliest, MINUTE, type Instant } from '../words/time.ts';
import { basisOf, defined, type Basis } from './basis.ts';
import { calledBackAt } from './called-back.ts';
import { clocksOf } from './complaint-clocks.ts';
import type { Complaint } from './complaint.ts';
import type { Calls, CaseContext } from './context.ts';

const NOTHING: Calls = { proposals: [], asks: false, headless: false };

/** The fines a complaint calls for: as a repeat of another (F02-F05) and by its own judgement (F06-F10). */
export function callsOf(complaint: Complaint, basis: Basis, context: CaseContext): Calls {
  if (basis.facts.void !== undefined) return NOTHING;
  const repeat = repeatCalls(complaint, basis, context);
  return { ...repeat, proposals: [...repeat.proposals, ...conductCalls(complaint, basis, context)] };
}

function repeatCalls(complaint: Complaint, basis: Basis, context: CaseContext): Calls {
  const { original, company, zone } = context;
  if (!original || basis.facts.repeatOf !== original.id) return NOTHING;
  const before = basisOf(original, company, context.look);
  if (before.facts.void !== undefined) return NOTHING;
  const at = basis.complainedAt;
  const missed = missedOn(original, clocksOf(original, before, company), at, context);
  const head = headOf(company, before.facts.department, at);
  const facts: RepeatFacts = {
    record: complaint.id,
    original: original.id,
    at,
    complex: before.facts.complex === true || before.facts.extendedTo !== undefined,
    direct: before.facts.direct === true,
    closedSatisfied: calledBackAt(original, before) !== undefined && before.facts.satisfaction === '满意',
    missed,
    ...defined({
      reason: basis.facts.repeatReason,
      extendedTo: before.facts.extendedTo,
      responsible: subjectIn(company, before.facts.responsible),
      head: head && subjectOf(head),
    }),
  };
  const { proposals, asks } = repeatProposals(facts, company.rules, zone);
  return { proposals, asks, headless: missed.some((it) => it.clock === 'D09' && !it.liable) };
}

const FINED = ['D01', 'D02', 'D03', 'D05', 'D09', 'D10', 'D11'] as const;

/** What had been missed on the original when the repeat came, whoever noticed. */
function missedOn(original: Complaint, clocks: readonly Clock[], asOf: Instant, context: CaseContext): readonly MissedClock[] {
  return clocks.flatMap((clock) => {
    const id = FINED.find((one) => one === clock.id);
    const { dueAt } = clock;
    if (!id || dueAt === undefined || clock.provisional || outcomeOf(clock, asOf) !== 'missed') return [];
    const kept = original.liable[`${clock.key}@${dueAt}`];
    const liable = kept?.no === undefined ? undefined : subjectIn(context.company, kept.no);
    const stoppedAt = earliest(clock.stopAt, clock.endedAt);
    const until = earliest(stoppedAt, asOf) ?? asOf;
    const workingMinutesLate = Math.floor(workingBetween(context.company.calendar, dueAt, until) / MINUTE);
    return [{ clock: id, name: clock.name, dueAt, workingMinutesLate, hints: hintsOn(original, clock, dueAt, until, context), ...defined({ liable, stoppedAt }) }];
  });
}

function hintsOn(original: Complaint, clock: Clock, dueAt: Instant, until: Instant, { company, zone }: CaseContext): readonly string[] {
  const hints: string[] = [];
  if (workingBetween(company.calendar, dueAt, until) === 0) hints.push('仅非工作时间超时');
  const reports = Object.entries(original.rungs).filter(([key, mark]) => key.startsWith('delivered/') && mark.at >= clock.startSeenAt);
  const reportedAt = earliest(...reports.map(([, mark]) => mark.at));
  if (clock.id === 'D09' && reportedAt !== undefined && reportedAt > dueAt) hints.push(`报送信 ${printClock(zone, reportedAt)} 才发出`);
  const told = Object.entries(original.rungs).some(([key, mark]) => key.startsWith(`${clock.key}@`) && mark.at <= until);
  if (!told && clock.id !== 'D11') hints.push('未通知');
  return hints;
}

function conductCalls(complaint: Complaint, basis: Basis, context: CaseContext): Calls['proposals'] {
  const { facts } = basis;
  const responsible = subjectIn(context.company, facts.responsible);
  return conductProposals(
    {
      record: complaint.id,
      first: context.chain,
      at: basis.complainedAt,
      upheld: facts.upheld === '是',
      media: facts.media === true,
      harm: facts.harm === true,
      judged: facts.judge !== undefined && facts.judge !== facts.responsible,
      storeCasesThisMonth: context.storeCases ?? 0,
      ...defined({ type: facts.type, conduct: facts.conduct, responsible }),
    },
    context.company.rules,
    context.zone,
  );
}

/** The subject a cell names; undefined for 待查, 公司外人员 and blanks. */
function subjectIn(company: Company, no: string | undefined): Subject | undefined {
  const person = no === undefined || NOBODY.some((word) => word === no) ? undefined : personOf(company, no);
  return person && subjectOf(person);
}

const subjectOf = ({ no, name, kind, department, jurisdiction }: Person): Subject => ({ no, name, kind, ...defined({ department, jurisdiction }) });

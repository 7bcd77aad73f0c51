import { workingStretches } from '../calendar/stretches.ts';
import { printInstant } from '../calendar/zone.ts';
import { basisOf } from '../cases/basis.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { Complaint } from '../cases/complaint.ts';
import { statusOf } from '../cases/status.ts';
import { outcomeOf, type Clock } from '../clocks/clock.ts';
import { remindersOf, rungsOf } from '../clocks/ladder.ts';
import { Refusal } from '../errors/refusal.ts';
import { statusOf as lineStatus, type Line } from '../ledger/line.ts';
import { earliest, instantOf } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { openOffice, type Office } from './office.ts';

/**
 * Why a record stands as it does: every clock with its rule, what it counted and what became of each rung; every fine
 * with its rule, facts and who decided. Moments carry their offset, money is in fen.
 */
export async function explain(world: World, id: string): Promise<object> {
  const kept = await world.store.load(id);
  if (!kept) throw new Refusal('record.unknown', { record: id });
  const office = await openOffice(world);
  const history = await world.store.history(id);
  const print = printer(world.zone);
  if (kept.kind === 'fine') return { record: id, fines: [explainLine(kept.body.line, print)], history: print(history) };
  const { company } = office.view;
  const basis = basisOf(kept.body, company, office.look);
  const clocks = clocksOf(kept.body, basis, company);
  const chain = await world.store.doc<{ readonly lines: readonly string[] }>(`chain/${kept.body.chain}`);
  const lines = await world.store.loadAll(chain?.value.lines ?? []);
  return {
    record: id,
    status: statusOf(kept.body, basis),
    clocks: clocks.map((clock) => explainClock(kept.body, clock, office, world.zone)),
    letters: print(kept.body.letters),
    fines: [...lines.values()].flatMap((line) => (line.kind === 'fine' && concerns(line.body.line, kept.body) ? [explainLine(line.body.line, print)] : [])),
    errors: basis.remarks.map((it) => ({ column: it.column ?? null, code: it.code, text: it.sentence.zh })),
    history: print(history),
  };
}

/** A line concerns the complaint that called for it and the one that was repeated. */
const concerns = (line: Line, complaint: Complaint): boolean => line.proposal.complaint === complaint.id || complaint.repeats.includes(line.proposal.complaint);

type Print = (value: unknown) => unknown;

/** Prints every moment (a number under a key `at` or ending in `At`) with its offset. What a cell said is no moment, though its column be named like one. */
function printer(zone: string): Print {
  const print = (value: unknown, key = '', of = ''): unknown => {
    if (typeof value === 'number' && of !== 'cells' && /(^at|At)$/.test(key)) return printInstant(zone, instantOf(value));
    if (Array.isArray(value)) return value.map((it) => print(it));
    if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, print(it, name, key)]));
    return value;
  };
  return (value) => print(value);
}

function explainClock(complaint: Complaint, clock: Clock, office: Office, zone: string): object {
  const { calendar } = office.view.company;
  const until = earliest(clock.stopAt, clock.endedAt, office.now) ?? office.now;
  const rungs = clock.id === 'D11' ? [] : clock.id === 'D07' ? remindersOf(clock, calendar, office.now) : rungsOf(clock);
  const counted = clock.rule.working ? workingStretches(calendar, clock.startAt, until) : [[clock.startAt, until] as const];
  const liable = clock.dueAt === undefined ? undefined : complaint.liable[`${clock.key}@${clock.dueAt}`];
  return {
    key: clock.key, clock: clock.id, name: clock.name, clause: clock.rule.clause, ruleVersion: clock.rule.version, calendarVersion: calendar.version,
    counts: clock.rule.working ? '工作时间' : '自然时间',
    start: printInstant(zone, clock.startAt),
    due: clock.dueAt === undefined ? null : printInstant(zone, clock.dueAt),
    stopped: clock.stopAt === undefined ? null : printInstant(zone, clock.stopAt),
    ended: clock.endedAt === undefined ? null : printInstant(zone, clock.endedAt),
    outcome: outcomeOf(clock, office.now), provisional: clock.provisional === true,
    intervals: counted.map(([from, to]) => [printInstant(zone, from), printInstant(zone, to)]),
    pauses: [],
    liable: liable?.no === undefined ? null : { no: liable.no, name: liable.name },
    rungs: rungs.map((rung) => {
      const mark = complaint.rungs[rung.key];
      return { rung: rung.name, at: printInstant(zone, rung.at), ...(mark ? { letter: mark.letter, sent: printInstant(zone, mark.at), replaced: mark.replaced === true } : {}) };
    }),
  };
}

function explainLine(line: Line, print: Print): object {
  const { proposal } = line;
  return {
    line: line.id, status: lineStatus(line), rule: proposal.rule, ruleVersion: proposal.ruleVersion, clause: proposal.clause, facts: proposal.reason,
    subject: { no: proposal.subject.no, name: proposal.subject.name }, lowFen: proposal.low ?? null, highFen: proposal.high ?? null, proposedFen: proposal.amount ?? null,
    hints: proposal.hints, decision: print(line.decision ?? null), appeal: print(line.appeal ?? null), final: print(line.final ?? null), objections: print(line.objections),
  };
}

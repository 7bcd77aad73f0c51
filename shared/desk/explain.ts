import { describeWorking } from '../calendar/describe.ts';
import { running, type Pause } from '../calendar/pauses.ts';
import { printInstant } from '../calendar/zone.ts';
import { basisOf, type Basis } from '../cases/basis.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { Complaint } from '../cases/complaint.ts';
import type { Letter } from '../cases/letter.ts';
import { statusOf, type Status } from '../cases/status.ts';
import { sumOf } from '../cases/why-sum.ts';
import { clocksWhy, type ClockWhy, type RungWhy } from '../cases/why.ts';
import { Refusal } from '../errors/refusal.ts';
import { statusOf as lineStatus, type Line } from '../ledger/line.ts';
import type { WhyView } from '../mail/pages/why.ts';
import type { KeptComplaint, RecordEvent } from '../store/kept.ts';
import { earliest, instantOf, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { openOffice, type Office } from './office.ts';

/** A complaint with what explaining it rests on. */
interface Explained {
  readonly office: Office;
  readonly kept: KeptComplaint;
  readonly status: Status;
  readonly basis: Basis;
  readonly history: readonly RecordEvent[];
  readonly clocks: readonly ClockWhy[];
}

async function explained(world: World, kept: KeptComplaint): Promise<Explained> {
  const office = await openOffice(world);
  const history = await world.store.history(kept.id);
  const { company } = office.view;
  const basis = basisOf(kept.body, company, office.look);
  const owed = new Set(kept.todo.flatMap((effect) => (effect.kind === 'letter' ? [effect.letter.id] : [])));
  const told = history.flatMap((event) => (event.type === 'wrote' && 'rungs' in event ? [event] : []));
  const clocks = clocksWhy(kept.body, clocksOf(kept.body, basis, company), told, owed, office.now);
  return { office, kept, basis, history, clocks, status: statusOf(kept.body, basis) };
}

/**
 * Why a record stands as it does: every clock with its rule, what it counted and what became of each rung; every fine
 * with its rule, facts and who decided. Moments carry their offset, money is in fen.
 */
export async function explain(world: World, id: string): Promise<object> {
  const kept = await world.store.load(id);
  if (!kept) throw new Refusal('record.unknown', { record: id });
  const print = printer(world.zone);
  if (kept.kind === 'fine') return { record: id, fines: [explainLine(kept.body.line, print)], history: print(await world.store.history(id)) };
  const { clocks, status, basis, history, office } = await explained(world, kept);
  return {
    record: id, status,
    clocks: clocks.map((why) => explainClock(why, office.now, world.zone)),
    letters: print(kept.body.letters),
    fines: (await linesOf(world, kept.body)).map((line) => explainLine(line, print)),
    errors: basis.remarks.map((it) => ({ column: it.column ?? null, code: it.code, text: it.sentence.zh })),
    history: print(history),
  };
}

/** What the signed page and the operator's command show of a complaint's clocks, and the fines it led to. */
export async function whyOf(world: World, id: string): Promise<WhyView & { readonly fines: readonly Line[] }> {
  const kept = await world.store.load(id);
  if (kept?.kind !== 'complaint') throw new Refusal('record.unknown', { record: id });
  const { clocks, status, office } = await explained(world, kept);
  return { zone: world.zone, now: office.now, record: id, status, clocks, fines: await linesOf(world, kept.body) };
}

async function linesOf(world: World, complaint: Complaint): Promise<readonly Line[]> {
  const chain = await world.store.doc<{ readonly lines: readonly string[] }>(`chain/${complaint.chain}`);
  const kept = await world.store.loadAll(chain?.value.lines ?? []);
  return [...kept.values()].flatMap((it) => (it.kind === 'fine' && concerns(it.body.line, complaint) ? [it.body.line] : []));
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

function explainClock(why: ClockWhy, now: Instant, zone: string): object {
  const { clock, liable } = why;
  const { calendar, rule } = clock;
  const until = earliest(clock.stopAt, clock.endedAt, now) ?? now;
  const counted = rule.working ? describeWorking(calendar, clock.startAt, until, clock.pauses).flatMap((day) => day.stretches) : running(clock.startAt, until, clock.pauses);
  const at = (moment: Instant | undefined): string | null => (moment === undefined ? null : printInstant(zone, moment));
  const pair = ([from, to]: Pause): readonly [string, string] => [printInstant(zone, from), printInstant(zone, to)];
  return {
    key: clock.key, clock: clock.id, name: clock.name, clause: rule.clause, ruleVersion: rule.version, calendarVersion: calendar.version,
    counts: rule.working ? '工作时间' : '自然时间', limit: rule.low === undefined ? null : `${rule.low} ${rule.unit}`,
    start: at(clock.startAt), due: at(clock.dueAt), stopped: at(clock.stopAt), ended: at(clock.endedAt),
    outcome: why.outcome, lateMs: why.late ?? null, provisional: clock.provisional === true, generation: clock.generation,
    intervals: counted.map(pair), pauses: clock.pauses.map(pair),
    untilDue: { days: sumOf(why, zone).map((it) => ({ on: it.on, what: it.what.zh, times: it.times, minutes: it.minutes, total: it.total })), countedMs: why.counted },
    liable: liable?.no === undefined ? null : { no: liable.no, name: liable.name },
    rungs: why.rungs.map((it) => rungView(it, zone)),
  };
}

const people = (its: Letter['to']): readonly object[] => its.map(({ no, name, role }) => ({ no, name, role }));

function rungView({ rung, mark, letter, owed }: RungWhy, zone: string): object {
  return {
    rung: rung.name, at: printInstant(zone, rung.at),
    ...(mark ? { letter: mark.letter, decided: printInstant(zone, mark.at), sent: owed ? null : printInstant(zone, mark.at), replaced: mark.replaced === true } : {}),
    ...(letter ? { to: people(letter.to), cc: people(letter.cc) } : {}),
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

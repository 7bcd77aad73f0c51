import { remark, type Remark } from '../errors/remarks.ts';
import { label, personOf } from '../registers/company.ts';
import { COMPLAINTS } from '../registers/complaints.ts';
import { printMinute } from '../calendar/zone.ts';
import { earliest, HOUR, plus, type Instant } from '../words/time.ts';
import { isDeepStrictEqual } from 'node:util';
import { basisOf, defined, type Basis } from './basis.ts';
import { clocksOf } from './complaint-clocks.ts';
import { isOpen, isPausedAt, type Clock } from '../clocks/clock.ts';
import type { Complaint, ComplaintEvent } from './complaint.ts';
import type { Calls, CaseContext } from './context.ts';
import { evolve } from './evolve.ts';
import { fallen, ladderLetters } from './ladder-letters.ts';
import { onceLetters, resultText } from './once-letters.ts';
import { pauseLetter } from './pause-letter.ts';
import { callsOf } from './proposals.ts';
import { settledNow } from './settled.ts';
import { turnsOf, unreachedOf } from './trail.ts';
import { vanishedLetter } from './vanished-letter.ts';

/** What a review of a complaint came to. */
export interface Review {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
  readonly basis: Basis;
  readonly clocks: readonly Clock[];
  readonly remarks: readonly Remark[];
  /** The next moment at which the complaint has to be reviewed again, unless somebody edits it before. */
  readonly nextAt?: Instant;
  /** Another look of the sheet is owed. */
  readonly waits: boolean;
}

/**
 * Decides what follows from a complaint's facts at a moment: clocks, letters, fines. Everything is derived from the
 * facts, so reviewing twice at the same moment adds nothing, and a ring that comes early, late or twice is harmless.
 */
export function review(before: Complaint, context: CaseContext): Review {
  const events: ComplaintEvent[] = [];
  let complaint = before;
  const apply = (found: readonly ComplaintEvent[]): void => {
    for (const event of found) {
      events.push(event);
      complaint = evolve(complaint, event);
    }
  };
  const basis = basisOf(complaint, context.company, context.look);
  apply(turnsOf(complaint, basis, context.now));
  apply(unreachedOf(complaint, basis, context.zone));
  const clocks = clocksOf(complaint, basis, context.company);
  apply(fallen(complaint, clocks, context));
  apply(settledNow(complaint, basis, clocks, context.now));
  const once = onceLetters(complaint, basis, clocks, context);
  apply(once.events);
  const vanished = vanishedLetter(complaint, basis, clocks, context);
  apply(vanished.events);
  const told = pauseLetter(complaint, basis, clocks, context);
  apply(told.events);
  const ladder = ladderLetters(complaint, basis, clocks.filter((clock) => !isPausedAt(clock, context.now)), context);
  apply(ladder.events);
  const calls = callsOf(complaint, basis, context);
  apply(proposed(complaint, calls, context));
  const unsteady = resultText(basis);
  const fresh = unsteady !== undefined && unsteady !== complaint.resultSeen?.text;
  const sameLook = context.looking && context.lookNo !== undefined && complaint.resultSeen?.lookNo === context.lookNo;
  const waits = fresh || (unsteady !== undefined && sameLook);
  if (fresh && context.looking) apply([{ type: 'resultSeen', at: context.now, text: unsteady, ...defined({ lookNo: context.lookNo }) }]);
  const dues = clocks.flatMap((clock) => (clock.dueAt !== undefined && clock.dueAt > context.now && clock.stopAt === undefined && clock.endedAt === undefined ? [clock.dueAt] : []));
  const nextAt = earliest(once.waitsUntil, vanished.waitsUntil, told.waitsUntil, ladder.waitsUntil, ...dues, ...resuming(clocks, context.now));
  return { complaint, events, basis, clocks, remarks: remarksOn(complaint, basis, calls, context), waits, ...(nextAt === undefined ? {} : { nextAt }) };
}

/** When clocks that stand still run on: what had waited for that may leave then. */
const resuming = (clocks: readonly Clock[], now: Instant): readonly Instant[] =>
  clocks.flatMap((clock) => (isOpen(clock) && isPausedAt(clock, now) ? clock.pauses.flatMap(([, to]) => (to > now ? [to] : [])) : []));

function proposed(complaint: Complaint, calls: Calls, { now, chain }: CaseContext): readonly ComplaintEvent[] {
  const same = isDeepStrictEqual(calls.proposals, complaint.proposals) && (chain === complaint.chain || calls.proposals.length === 0);
  return same ? [] : [{ type: 'proposed', at: now, chain, proposals: calls.proposals }];
}

/** What the row has to be told besides its cells' own faults. */
function remarksOn(complaint: Complaint, basis: Basis, calls: Calls, { company, look }: CaseContext): readonly Remark[] {
  const { facts } = basis;
  const said: Remark[] = [...basis.remarks];
  const over = facts.void !== undefined || facts.answeredAt !== undefined;
  if (facts.firstIntake === undefined && !over && !said.some((it) => it.column === 'firstIntake')) said.push(remark('row.noIntake', { example: look.examples.person }));
  if (facts.department === undefined && !over && !said.some((it) => it.column === 'department')) said.push(remark('row.noDepartment', { example: look.examples.department }));
  const standIn = basis.standIn && !over ? personOf(company, basis.second) : undefined;
  if (standIn) said.push(remark('row.standIn', { person: label(standIn) }));
  if (!basis.standIn && facts.department !== undefined && basis.second === undefined && !over && !said.some((it) => it.column === 'secondIntake')) {
    said.push(remark('row.noSecondIntake', { example: look.examples.person }));
  }
  if (facts.repeatOf === complaint.id) said.push(remark('record.self', { title: '再次投诉原编号', typed: complaint.id, example: look.examples.record }, 'repeatOf'));
  const extended = complaint.cells['extendedTo']?.at;
  if (facts.extendedTo !== undefined && extended !== undefined && facts.extendedTo <= extended) {
    said.push(remark('promise.past', { title: '客户同意延期至', typed: printMinute(look.zone, facts.extendedTo), example: printMinute(look.zone, plus(extended, HOUR)) }, 'extendedTo'));
  }
  if (complaint.copyOf !== undefined && isAsBorn(complaint)) said.push(remark('row.copied', { record: complaint.copyOf }));
  if (calls.asks) said.push(remark('row.repeatReason', {}));
  if (calls.headless) said.push(remark('row.noHead', {}));
  return said;
}

/** Whether nobody touched what makes the row a record since it became one. */
const isAsBorn = ({ cells, bornAt }: Complaint): boolean => COMPLAINTS.required.every((key) => (cells[key]?.at ?? 0) <= bornAt);

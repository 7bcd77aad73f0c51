import { openFrom } from '../calendar/quiet.ts';
import { addWorking } from '../calendar/working.ts';
import { isOpen, type Clock } from '../clocks/clock.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { remindersOf, rungsOf, type Rung } from '../clocks/ladder.ts';
import { label, type Company } from '../registers/company.ts';
import { MINUTE, earliest, instantOf, latest, plus, type Instant } from '../words/time.ts';
import { defined, type Basis } from './basis.ts';
import type { Complaint, ComplaintEvent } from './complaint.ts';
import type { CaseContext } from './context.ts';
import type { ClockBrief, LateReason } from './letter-parts.ts';
import { addressees, briefOf, letterId } from './letters.ts';
import type { Outgoing } from './once-letters.ts';
import { copiesOf, liableFor, owedBy, type Party } from './parties.ts';

/** Clocks whose letters climb the ladder; D11 has its list instead. */
const CLIMBING = ['D01', 'D02', 'D03', 'D04', 'D05', 'D06', 'D07', 'D08', 'D09', 'D10'];
/** A rung already past when its start was typed waits until the row has stood still, but not for ever (contract section 4). */
const STILL = 10 * MINUTE;
const STILL_AT_MOST = 30 * MINUTE;

/** Acknowledging rests a ladder for so long, in working time. */
const RESTS_FOR = 30 * MINUTE;

export const RUNG_TITLES = { reminder: '提醒', due: '到时上报', second: '再次上报' } as const;

/** What one clock has to send now. */
interface Ready {
  readonly clock: Clock;
  readonly rung: Rung;
  readonly replaced: readonly Rung[];
  readonly next?: Rung;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
}

/** The letters of the ladder that leave now, and the next moment at which something is due or may leave. */
export function ladderLetters(complaint: Complaint, basis: Basis, clocks: readonly Clock[], context: CaseContext): Outgoing {
  const climbing = clocks.filter((clock) => CLIMBING.includes(clock.id) && isOpen(clock) && ruleAt(context.company.rules, clock.id, context.now)?.active);
  const all = climbing.map((clock) => ({ clock, rungs: unsent(complaint, clock, context) }));
  const next = all.flatMap(({ rungs }) => rungs.filter((rung) => rung.at > context.now).slice(0, 1).map((rung) => rung.at));
  const sameMinute = all.flatMap(({ rungs }) => rungs.map((rung) => rung.at)).filter((at) => at > context.now && minuteOf(at) === minuteOf(context.now));
  if (sameMinute.length > 0) return { events: [], waitsUntil: instantOf(Math.max(...sameMinute)) };
  const held = all.map(({ clock, rungs }) => gather(complaint, clock, rungs, context));
  const ready = held.flatMap((it) => (it && 'rung' in it ? [it] : []));
  const waits = held.flatMap((it) => (it && 'waitsUntil' in it ? [it.waitsUntil] : []));
  const waitsUntil = earliest(...next, ...waits);
  return { events: joined(ready).map((group) => write(complaint, basis, group, context)), ...(waitsUntil === undefined ? {} : { waitsUntil }) };
}

const minuteOf = (at: Instant): number => Math.floor(at / MINUTE);

/** Rungs of a clock not yet dealt with, and later than the last one that was. */
function unsent(complaint: Complaint, clock: Clock, { company, now }: CaseContext): readonly Rung[] {
  const rungs = clock.id === 'D07' ? remindersOf(clock, company.calendar, now) : rungsOf(clock);
  const last = rungs.findLastIndex((rung) => complaint.rungs[rung.key] !== undefined);
  return rungs.slice(last + 1);
}

function gather(complaint: Complaint, clock: Clock, rungs: readonly Rung[], { company, now }: CaseContext): Ready | { readonly waitsUntil: Instant } | undefined {
  const past = rungs.filter((rung) => rung.at <= now);
  const rung = past.at(-1);
  if (!rung) return undefined;
  const still = earliest(plus(complaint.touchedAt, STILL), plus(clock.startSeenAt, STILL_AT_MOST)) ?? now;
  if (rung.at < clock.startSeenAt && now < still) return { waitsUntil: still };
  const rested = restsUntil(complaint, clock, company);
  if (rested !== undefined && rested > now) return { waitsUntil: rested };
  const opening = openFrom(company.calendar, now);
  if (opening > now && !ruleAt(company.rules, clock.id, now)?.night) return { waitsUntil: opening };
  const next = rungs.find((it) => it.at > now);
  return { clock, rung, replaced: past.slice(0, -1), to: owedBy(clock, company, now), cc: copiesOf(clock, rung.copies, company, now), ...defined({ next }) };
}

/** Until when the ladder of a clock rests because somebody acknowledged a rung of it; the clock itself runs on. */
function restsUntil({ rungs }: Complaint, { key }: Clock, company: Company): Instant | undefined {
  const read = Object.entries(rungs).flatMap(([rung, { readAt }]) => (readAt !== undefined && rung.startsWith(`${key}@`) ? [addWorking(company.calendar, readAt, RESTS_FOR).at] : []));
  return latest(...read);
}

/** What leaves together with the same To is one letter. */
function joined(ready: readonly Ready[]): readonly (readonly Ready[])[] {
  const addressed = (it: Ready): string => it.to.map((party) => party.person.no).toSorted().join(' ');
  return [...Map.groupBy(ready.filter((it) => it.to.length > 0), addressed).values()];
}

function write(complaint: Complaint, basis: Basis, group: readonly Ready[], context: CaseContext): ComplaintEvent {
  const { now } = context;
  const to = group[0]?.to ?? [];
  const taken = new Set(to.map((party) => party.person.no));
  const cc = group.flatMap((it) => it.cc).filter((party) => !taken.has(party.person.no) && taken.add(party.person.no));
  const rungs = group.map((it) => it.rung.key);
  return {
    type: 'wrote',
    at: now,
    letter: {
      kind: 'ladder', id: letterId(complaint.id, rungs), record: complaint.id, at: now, to: addressees(to), cc: addressees(cc),
      clocks: group.map((it) => it.clock.id), rungs: group.map((it) => it.rung.name), brief: briefOf(basis),
      items: group.map((it) => itemOf(complaint, it, context)),
    },
    text: group.map((it) => `${it.clock.name}${RUNG_TITLES[it.rung.name]}`).join('、'),
    rungs,
    replaced: group.flatMap((it) => it.replaced.map((rung) => rung.key)),
  };
}

function itemOf(complaint: Complaint, { clock, rung, replaced, next, to }: Ready, { company, now }: CaseContext): ClockBrief {
  const held = clock.dueAt !== undefined && clock.dueAt <= now ? complaint.liable[`${clock.key}@${clock.dueAt}`] : undefined;
  const liable = held?.no !== undefined && !to.some((party) => party.person.no === held.no) ? `${held.no} ${held.name}` : undefined;
  return {
    clock: clock.id, name: clock.name, rung: rung.name, key: rung.key, rungAt: rung.at, startedAt: clock.startAt, clause: clock.rule.clause, ruleVersion: clock.rule.version,
    owed: to.map((party) => `${party.person.name}（${party.role}）`),
    replaces: replaced.map(({ name, at }) => ({ rung: name, at })),
    ...defined({ dueAt: clock.dueAt, liable, lateBecause: now - rung.at < MINUTE ? undefined : lateReason(complaint, clock, rung, company) }),
    ...(next === undefined ? {} : { next: { at: next.at, to: copiesOf(clock, next.copies, company, now).map((party) => `${label(party.person)}（${party.role}）`) } }),
  };
}

function lateReason(complaint: Complaint, clock: Clock, rung: Rung, company: Company): LateReason {
  if (rung.at < clock.startSeenAt) return 'entered';
  if ((restsUntil(complaint, clock, company) ?? 0) > rung.at) return 'acknowledged';
  return openFrom(company.calendar, rung.at) > rung.at ? 'quiet' : 'outage';
}

/** Who held the role when a clock fell due; the name is kept from then on. */
export function fallen(complaint: Complaint, clocks: readonly Clock[], { company, now }: CaseContext): readonly ComplaintEvent[] {
  return clocks.flatMap((clock): readonly ComplaintEvent[] => {
    const { dueAt } = clock;
    const over = earliest(clock.stopAt, clock.endedAt);
    if (dueAt === undefined || dueAt > now || (over !== undefined && over < dueAt) || complaint.liable[`${clock.key}@${dueAt}`]) return [];
    const person = liableFor(clock, company, dueAt);
    return [{ type: 'fellDue', at: now, liable: { clock: clock.key, dueAt, ...defined({ no: person?.no, name: person?.name }) } }];
  });
}

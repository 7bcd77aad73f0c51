import { endOfDay, lastWorkdayOfWeek } from '../calendar/weeks.ts';
import { dayOf, instantAt } from '../calendar/zone.ts';
import { basisOf } from '../cases/basis.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { DigestLetter, ListLetter } from '../cases/letter.ts';
import { addressees, letterId } from '../cases/letters.ts';
import { owedBy, roleHolders, type Party } from '../cases/parties.ts';
import { ruleAt } from '../clocks/rulebook.ts';
import { isOpen, type Clock } from '../clocks/clock.ts';
import { addDays, weekdayOf, type Day } from '../words/time.ts';
import type { KeptComplaint } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { send } from './send.ts';
import { bounced } from './bounced.ts';
import { digestsOf } from './digest.ts';
import { remindFinance } from './remind-finance.ts';
import { openOffice, type Office } from './office.ts';

interface Owed {
  readonly kept: KeptComplaint;
  readonly clock: Clock;
  readonly customer: string;
}

/**
 * The morning's reports. On each working day a digest to whoever has something to mend or to chase. On the first and the last working day of a week every 第一受理人 gets one list of the
 * call-backs due that week or overdue (D11); with an overdue one 人事行政部经理 gets a copy. On the first working day of
 * a month 财务 gets the link to the month that ended.
 */
export async function report(world: World): Promise<number> {
  const office = await openOffice(world);
  const { calendar } = office.view.company;
  const today = dayOf(world.zone, office.now);
  await remindFinance(world, office, today);
  if (!calendar.isWorkday(today)) return 0;
  const complaints = await openComplaints(world);
  const outgoing = [...callBackLists(world, office, complaints, today), ...(await digestsOf(world, office, complaints, today))];
  await sendOnce(world, office, `report/${today}`, outgoing);
  return outgoing.length;
}

/** A report that was cut short and comes again goes on where it stopped. An address that is refused is marked. */
async function sendOnce(world: World, office: Office, name: string, outgoing: readonly (ListLetter | DigestLetter)[]): Promise<void> {
  let doc = await world.store.doc<readonly string[]>(name);
  for (const letter of outgoing) {
    if (doc?.value.includes(letter.id)) continue;
    const { refused } = await send(world, letter);
    await bounced(world, office, refused, 'refused');
    doc = await world.store.keepDoc(name, [...(doc?.value ?? []), letter.id], doc?.version ?? 0);
  }
}

function callBackLists(world: World, office: Office, complaints: readonly KeptComplaint[], today: Day): readonly ListLetter[] {
  const { calendar } = office.view.company;
  const monday = addDays(today, -weekdayOf(today));
  if (today !== firstWorkday(office, monday) && today !== lastWorkdayOfWeek(calendar, today)) return [];
  const end = endOfDay(calendar, instantAt(world.zone, addDays(monday, 6), 0));
  const owed = complaints.flatMap((kept) => callBacks(office, kept).filter(({ clock }) => (clock.dueAt ?? Infinity) <= end));
  const lists = Map.groupBy(owed, ({ clock }) => owedBy(clock, office.view.company, office.now).map((party) => party.person.no).join(' '));
  return [...lists.values()].map((its) => listFor(office, its, monday, addDays(monday, 6), today));
}

function firstWorkday(office: Office, monday: Day): Day | undefined {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index)).find((on) => office.view.company.calendar.isWorkday(on));
}

async function openComplaints(world: World): Promise<readonly KeptComplaint[]> {
  const kept = await world.store.loadAll(await world.store.attention());
  return [...kept.values()].filter((it) => it.kind === 'complaint').toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function callBacks(office: Office, kept: KeptComplaint): readonly Owed[] {
  const { company } = office.view;
  const basis = basisOf(kept.body, company, office.look);
  return clocksOf(kept.body, basis, company)
    .filter((clock) => clock.id === 'D11' && isOpen(clock) && ruleAt(company.rules, 'D11', office.now)?.active)
    .map((clock) => ({ kept, clock, customer: basis.facts.customer ?? '' }));
}

function listFor(office: Office, its: readonly Owed[], monday: Day, sunday: Day, today: Day): ListLetter {
  const { company } = office.view;
  const [first] = its;
  const to: readonly Party[] = first ? owedBy(first.clock, company, office.now) : [];
  const items = its.map(({ kept, clock, customer }) => ({ record: kept.id, customer, dueAt: clock.dueAt ?? office.now, overdue: (clock.dueAt ?? Infinity) <= office.now }));
  const named = new Set(to.map((party) => party.person.no));
  const cc = items.some((item) => item.overdue) ? roleHolders(company, '人事行政部经理').filter((party) => !named.has(party.person.no)) : [];
  const record = `${monday}周回访`;
  return {
    kind: 'list', id: letterId(`list-${today}`, [...named]), record, at: office.now, to: addressees(to), cc: addressees(cc),
    clocks: ['D11'], rungs: ['list'], week: { from: monday, to: sunday }, items,
  };
}

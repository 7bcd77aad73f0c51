import { officialYearsOf, REGIONS, type OfficialYear } from '../calendar/official.ts';
import { basisOf } from '../cases/basis.ts';
import { companyOf } from '../cases/company.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { Complaint } from '../cases/complaint.ts';
import { NO_IMPORTS, withYear } from '../cases/reference.ts';
import type { Clock } from '../clocks/clock.ts';
import type { Company } from '../registers/company.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { keepOfficialYear } from './docs.ts';
import { patiently } from './lease.ts';
import { openOffice, type Office } from './office.ts';
import { lookAfter } from './restore.ts';

/** A deadline as some calendar gives it. */
export interface Deadline {
  readonly at: Instant;
  readonly provisional: boolean;
}

/** A deadline that another calendar puts elsewhere, or makes certain. */
export interface MovedDeadline {
  readonly record: string;
  readonly name: string;
  readonly before: Deadline;
  readonly after: Deadline;
}

/** The official years known, those brought along and those imported, by region and year. */
export async function knownYears(world: World): Promise<readonly OfficialYear[]> {
  const { official = NO_IMPORTS } = (await openOffice(world)).references;
  return REGIONS.flatMap((region) => officialYearsOf(region, official.years).toSorted((a, b) => a.year - b.year));
}

/** What importing a year would move: every deadline of an open complaint that is not decided yet. */
export async function movedBy(world: World, year: OfficialYear): Promise<readonly MovedDeadline[]> {
  const office = await openOffice(world);
  const official = withYear(office.references.official ?? NO_IMPORTS, year);
  const { company } = companyOf({ ...office.references, official }, world.zone, office.now);
  const kept = await world.store.loadAll(await world.store.attention());
  const complaints = [...kept.values()].flatMap((it) => (it.kind === 'complaint' ? [it.body] : []));
  return complaints.toSorted((a, b) => (a.id < b.id ? -1 : 1)).flatMap((complaint) => movedOf(complaint, office, company));
}

function movedOf(complaint: Complaint, office: Office, company: Company): readonly MovedDeadline[] {
  const after = new Map(clocksUnder(complaint, office, company).map((clock) => [clock.key, clock]));
  return clocksUnder(complaint, office, office.view.company).flatMap((clock) => {
    const [was, will] = [deadlineOf(clock), deadlineOf(after.get(clock.key))];
    return was && will && (was.at !== will.at || was.provisional !== will.provisional) ? [{ record: complaint.id, name: clock.name, before: was, after: will }] : [];
  });
}

const clocksUnder = (complaint: Complaint, { look }: Office, company: Company): readonly Clock[] => clocksOf(complaint, basisOf(complaint, company, look), company);

const deadlineOf = (clock: Clock | undefined): Deadline | undefined =>
  clock?.dueAt === undefined ? undefined : { at: clock.dueAt, provisional: clock.provisional === true };

/** Takes a year; every open record is judged by it at once, or at the next look should this one fail. */
export async function importYear(world: World, year: OfficialYear): Promise<void> {
  await patiently(world, () => keepOfficialYear(world.store, year));
  await lookAfter(world);
}

import { companyOf, type CompanyView } from '../cases/company.ts';
import type { Bounces } from '../cases/people.ts';
import type { References } from '../cases/reference.ts';
import type { Books } from '../ledger/month.ts';
import { monthAt } from '../ledger/month.ts';
import type { Lookup } from '../sheet/understand.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { bouncesIn, openDesk, referencesIn, type Desk } from './docs.ts';
import { monthsIn, type Months } from './months.ts';

/** Everything records are judged by, read once for one piece of work. */
export interface Office {
  readonly now: Instant;
  readonly references: References;
  /** Whose letters come back. */
  readonly bounces: Bounces;
  readonly view: CompanyView;
  readonly look: Lookup;
  readonly books: Books;
  /** Whether a number has ever been given out; numbers are counted, so no record need be read to know. */
  readonly knows: (number: string) => boolean;
  /** Number of the look that is being taken, if one is; taken again after a crash it has the same number. */
  readonly lookNo?: number;
  /** Every number given out so far under a prefix, by how many each series has had. */
  readonly given: (prefix: string) => ReadonlyMap<string, number>;
}

/** Reads the office as it is now. */
export async function openOffice(world: World, opened?: Desk): Promise<Office> {
  const now = world.now();
  const desk = opened ?? (await openDesk(world.store));
  const references = await referencesIn(world.store, desk);
  const { series } = desk.items;
  const knows = (number: string): boolean => Number(number.slice(8)) > 0 && Number(number.slice(8)) <= (series.get(number.slice(0, 7)) ?? 0);
  const bounces = bouncesIn(desk);
  const view = companyOf(references, world.zone, now, bounces);
  const given = (prefix: string): ReadonlyMap<string, number> => new Map([...series].filter(([name]) => name.startsWith(`${prefix}-`)));
  return { now, references, bounces, view, look: view.lookup(knows), books: booksOf(monthsIn(desk), world.zone, now), knows, given };
}

/** The books as the ledger asks about them: the open month is the one after the last closed, or the present one. */
export function booksOf(months: Months, zone: string, now: Instant): Books {
  const closed = Object.keys(months.closed).toSorted();
  const last = closed.at(-1);
  const present = monthAt(zone, now);
  const until = months.closing ?? last;
  const after = until === undefined ? present : nextMonth(until);
  return { now, zone, isClosed: (month) => month === months.closing || (last !== undefined && month <= last), openMonth: after > present ? after : present };
}

/** The month after a month `yyyy-mm`. */
export function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

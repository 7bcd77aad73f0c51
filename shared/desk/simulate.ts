import { instantAt } from '../calendar/zone.ts';
import { compareClocks, type Change, type Compared } from '../cases/what-if.ts';
import { Refusal } from '../errors/refusal.ts';
import { givenNumbers } from '../registers/number.ts';
import { parseDay } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { nextMonth, openOffice } from './office.ts';

/** How many records are read at a time. */
const AT_ONCE = 100;

/**
 * What a month `yyyy-mm` would have looked like under another limit, calendar or ladder, as far as its clocks are known
 * by now: every clock of the rule that began in it, before and after. Reads only. Throws `month.invalid`.
 */
export async function simulate(world: World, change: Change, month: string): Promise<readonly Compared[]> {
  const [first, next] = [parseDay(`${month}-01`), parseDay(`${/^\d{4}-\d{2}$/.test(month) ? nextMonth(month) : ''}-01`)];
  if (!first || !next) throw new Refusal('month.invalid', { month });
  const span = [instantAt(world.zone, first, 0), instantAt(world.zone, next, 0)] as const;
  const office = await openOffice(world);
  // A clock may begin long after its complaint, never before it.
  const wanted = givenNumbers(office.given('KS')).filter((id) => id.slice(3, 7) <= `${month.slice(2, 4)}${month.slice(5, 7)}`);
  const found: Compared[] = [];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const kept = await world.store.loadAll(wanted.slice(at, at + AT_ONCE));
    for (const it of kept.values()) if (it.kind === 'complaint') found.push(...compareClocks(it.body, change, office.view.company, office.look, span));
  }
  return found.toSorted((a, b) => a.startAt - b.startAt || (a.record < b.record ? -1 : 1));
}

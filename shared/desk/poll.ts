import { openFrom } from '../calendar/quiet.ts';
import { WORKBOOKS } from '../registers/register.ts';
import { owesLook } from '../sheet/seen.ts';
import { MINUTE } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { seenIn } from './docs.ts';
import { lookAll } from './look-all.ts';
import { open, type Looked } from './look.ts';

/** Outside working time a poll looks only in every so manieth minute. */
const SLOWLY = 5;

/** A poll comes every minute: in working time, and while something waits for another look, each of them is a look. */
export async function poll(world: World, event: string | undefined): Promise<Looked> {
  const { office, desk } = await open(world);
  const working = openFrom(office.view.company.calendar, office.now) === office.now;
  const waits = WORKBOOKS.some((workbook) => Object.values(seenIn(desk, workbook).value.tabs).some(owesLook));
  if (!working && !waits && Math.floor(office.now / MINUTE) % SLOWLY !== 0) return { changed: false, waits };
  return lookAll(world, event);
}

import { basisOf } from '../cases/basis.ts';
import { clocksOf } from '../cases/complaint-clocks.ts';
import type { ComplaintEvent, LetterFate } from '../cases/complaint.ts';
import type { Letter } from '../cases/letter.ts';
import { recheck, type Rechecked } from '../cases/recheck.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { bounced, forwardOf } from './bounced.ts';
import type { Office } from './office.ts';
import { send } from './send.ts';

/** What is to be noted on a record once one of its letters was dealt with. */
export interface Aftermath {
  readonly fate?: LetterFate;
  readonly events: readonly ComplaintEvent[];
}

/** Hands a letter of a record to the post, if what it says still holds by what is kept at that moment; what does not is kept back. */
export async function deliver(world: World, office: Office, kept: Kept, letter: Letter): Promise<Aftermath> {
  const known = (await world.store.load(kept.id)) ?? kept;
  const found = look(world, office, known, letter);
  const now = world.now();
  const whole = found.letter === undefined;
  const withheld: readonly ComplaintEvent[] = whole || found.withheld.length > 0 ? [{ type: 'withheld', at: now, letter: letter.id, rungs: found.withheld, whole }] : [];
  if (found.letter === undefined) {
    world.log('letter.withheld', { record: kept.id, letter: letter.id });
    return { events: withheld };
  }
  const { refused, ...moments } = await send(world, found.letter);
  const returned: ComplaintEvent[] = [];
  for (const { no, name } of await bounced(world, office, refused, 'refused')) {
    const forwarded = forwardOf(office, known, found.letter, no);
    returned.push({ type: 'bounced', at: now, letter: letter.id, no, name, ...(forwarded ? { forwarded } : {}) });
  }
  return { fate: { letter: letter.id, ...moments }, events: [...withheld, ...returned] };
}

function look(world: World, office: Office, kept: Kept, letter: Letter): Rechecked {
  if (kept.kind === 'fine') return { letter, withheld: [] };
  const { company } = office.view;
  const basis = basisOf(kept.body, company, office.look);
  return recheck(letter, { complaint: kept.body, basis, clocks: clocksOf(kept.body, basis, company), company, now: world.now() });
}

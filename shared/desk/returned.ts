import type { ComplaintEvent } from '../cases/complaint.ts';
import type { BounceReason } from '../cases/people.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { bounced, forwardOf } from './bounced.ts';
import { reviewComplaint } from './complaints.ts';
import { patiently } from './lease.ts';
import { openOffice } from './office.ts';

/** A letter that was taken over and came back later. */
export interface Returned {
  readonly addresses: readonly string[];
  readonly why: BounceReason;
  /** Id of the letter, where the notice still has its headers. */
  readonly letter?: string;
}

/** Marks whose letters come back, and tells the next up what did not arrive. The same notice twice tells it once. */
export async function letterReturned(world: World, { addresses, why, letter }: Returned): Promise<void> {
  if (addresses.length === 0) return;
  const people = await bounced(world, await openOffice(world), addresses, why);
  world.log('letter.returned', { people: people.map(({ no }) => no).join(' ') || '-', letter: letter ?? '-' });
  if (letter === undefined) return;
  const record = letter.slice(0, Math.max(0, letter.indexOf('.')));
  for (const { no, name } of people) await patiently(world, () => tell(world, record, letter, no, name));
}

async function tell(world: World, record: string, id: string, no: string, name: string): Promise<void> {
  const kept = record === '' ? undefined : await world.store.load(record);
  if (kept?.kind !== 'complaint' || !kept.body.letters.some((mark) => mark.id === id && mark.bounced?.includes(no) !== true)) return;
  const history = await world.store.history(record);
  const letter = history.flatMap((event) => (event.type === 'wrote' && event.letter.id === id ? [event.letter] : event.type === 'bounced' && event.forwarded?.id === id ? [event.forwarded] : []))[0];
  const office = await openOffice(world);
  const forwarded = letter && forwardOf(office, kept, letter, no);
  const event: ComplaintEvent = { type: 'bounced', at: office.now, letter: id, no, name, ...(forwarded ? { forwarded } : {}) };
  await act(world, office, [(await reviewComplaint(world, office, kept, [event], false)).kept]);
}

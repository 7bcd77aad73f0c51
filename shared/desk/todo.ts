import { evolve } from '../cases/evolve.ts';
import type { Complaint } from '../cases/complaint.ts';
import { fatesIn } from '../cases/letter-marks.ts';
import { complaintEffects, ROW, type Effect } from '../outbox/effect.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import type { Instant } from '../words/time.ts';
import { Refusal } from '../errors/refusal.ts';
import type { Aftermath } from './deliver.ts';

/**
 * Unfinished effects with new ones added; of the same name the newer stands. Where a ring that is past calls for them,
 * its moment goes on being the one at which the record is found: the index need not be written for that.
 */
export function owing(kept: Kept, added: readonly Effect[], now: Instant): Pick<Kept, 'todo' | 'owedAt'> {
  const todo = [...new Map([...kept.todo, ...added].map((effect) => [effect.name, effect])).values()];
  if (todo.length === 0) return { todo };
  if (kept.todo.length > 0) return { todo, ...(kept.owedAt === undefined ? {} : { owedAt: kept.owedAt }) };
  return { todo, owedAt: kept.ringAt !== undefined && kept.ringAt <= now ? kept.ringAt : now };
}

const TRIES = 5;

/**
 * Marks effects as done, and notes what their letters came to. An effect that was decided anew meanwhile, under the same
 * name but with other content, stays.
 */
export async function markDone(world: World, kept: Kept, done: readonly Effect[], told: readonly Aftermath[] = []): Promise<Kept> {
  if (done.length === 0) return kept;
  let current = kept;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const left = current.todo.filter((effect) => !done.some((it) => JSON.stringify(it) === JSON.stringify(effect)));
    const { owedAt, ...rest } = noted(current, told);
    const events = current.kind === 'complaint' ? told.flatMap((it) => it.events) : [];
    const more = current.kind === 'complaint' && events.length > 0 ? [...complaintEffects(events, current.body), ROW] : [];
    const todo = [...new Map([...left, ...more].map((effect) => [effect.name, effect])).values()];
    try {
      return await world.store.keep({ ...rest, todo, ...(todo.length > 0 && owedAt !== undefined ? { owedAt } : {}) }, events);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'store.busy') throw error;
      current = (await world.store.load(kept.id)) ?? current;
    }
  }
  throw new Refusal('store.busy');
}

/** A record with what its letters came to. */
function noted(kept: Kept, told: readonly Aftermath[]): Kept {
  if (told.length === 0) return kept;
  const fates = told.flatMap(({ fate }) => fate ?? []);
  if (kept.kind === 'fine') return { ...kept, body: { ...kept.body, letters: fatesIn(kept.body.letters, fates) } };
  const body = told.flatMap(({ events }) => events).reduce<Complaint>(evolve, kept.body);
  return { ...kept, body: { ...body, letters: fatesIn(body.letters, fates) } };
}

import type { Effect } from '../outbox/effect.ts';
import type { Kept } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { Refusal } from '../errors/refusal.ts';

/** Unfinished effects with new ones added; of the same name the newer stands. */
export function owing(before: readonly Effect[], added: readonly Effect[]): readonly Effect[] {
  const byName = new Map([...before, ...added].map((effect) => [effect.name, effect]));
  return [...byName.values()];
}

const TRIES = 5;

/**
 * Marks effects as done. An effect that was decided anew meanwhile, under the same name but with other content, stays.
 */
export async function markDone(world: World, kept: Kept, done: readonly Effect[]): Promise<Kept> {
  if (done.length === 0) return kept;
  let current = kept;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const todo = current.todo.filter((effect) => !done.some((it) => JSON.stringify(it) === JSON.stringify(effect)));
    try {
      return await world.store.keep({ ...current, todo }, []);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'store.busy') throw error;
      current = (await world.store.load(kept.id)) ?? current;
    }
  }
  throw new Refusal('store.busy');
}

import type { World } from '../world/world.ts';
import { revisit } from './act.ts';
import { settleMonths } from './close.ts';
import { lookBefore } from './ring.ts';
import { letGo } from './storm.ts';

/** So many records are taken at once: their rows are one write. */
const AT_ONCE = 25;
const BEHIND = 'swept';
/** Who failed goes to the back of the queue; of more than so many nobody need know. */
const MOST_BEHIND = 1_000;

/**
 * Finishes what a crash left undone and settles rings that never came: every record with unfinished effects or a ring
 * already past, the longest overdue first. One record that fails does not stop the others. Where time runs out the next
 * sweep goes on, and those that failed wait until everybody else has had a turn. Answers how many needed it.
 */
export async function sweep(world: World, hasTime: () => boolean = () => true): Promise<number> {
  const now = world.now();
  const ids = await world.store.attention(now);
  const failed = new Map<string, unknown>();
  if (ids.length > 0) {
    const behind = await world.store.doc<readonly string[]>(BEHIND);
    const queue = fairly(ids, new Set(behind?.value));
    await lookBefore(world, queue.map((record) => ({ record, at: now })));
    let taken = 0;
    for (; taken < queue.length && hasTime(); taken += AT_ONCE) {
      for (const [id, error] of await revisit(world, queue.slice(taken, taken + AT_ONCE))) failed.set(id, error);
    }
    const left = taken < queue.length ? [...new Set([...failed.keys(), ...(behind?.value ?? []).filter((id) => queue.indexOf(id) >= taken)])] : [];
    if (taken < queue.length) world.log('sweep.unfinished', { of: queue.length, taken });
    if (left.length > 0 || (behind?.value.length ?? 0) > 0) await world.store.keepDoc(BEHIND, left.slice(0, MOST_BEHIND), behind?.version ?? 0);
  }
  await letGo(world, hasTime);
  await settleMonths(world);
  for (const [record, error] of failed) world.log('sweep.failed', { record, error: error instanceof Error ? error.name : 'unknown' });
  const [first] = failed.values();
  if (first !== undefined) throw first;
  return ids.length;
}

/** Those who failed last time behind all others. */
const fairly = (ids: readonly string[], behind: ReadonlySet<string>): readonly string[] => [...ids.filter((id) => !behind.has(id)), ...ids.filter((id) => behind.has(id))];

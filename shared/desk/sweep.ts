import type { World } from '../world/world.ts';
import { settleMonths } from './close.ts';
import { revisit } from './ring.ts';

/**
 * Finishes what a crash left undone and settles rings that never came: every record with unfinished effects or a ring
 * already past. One record that fails does not stop the others. Answers how many needed it.
 */
export async function sweep(world: World): Promise<number> {
  const ids = await world.store.attention(world.now());
  let failed: unknown;
  for (const id of ids) {
    await revisit(world, id).catch((error: unknown) => {
      world.log('sweep.failed', { record: id, error: error instanceof Error ? error.name : 'unknown' });
      failed = error;
    });
  }
  await settleMonths(world);
  if (failed !== undefined) throw failed;
  return ids.length;
}

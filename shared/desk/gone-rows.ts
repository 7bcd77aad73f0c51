import { bucketOf } from '../sheet/bucket.ts';
import type { Kept } from '../store/kept.ts';
import { MINUTE, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { reviewComplaint } from './complaints.ts';
import { reviewLine } from './fines.ts';
import type { Office } from './office.ts';
import type { CloseTab } from './read-closely.ts';

/** A row is gone when two good looks at least so far apart did not find it. */
const GONE_AFTER = MINUTE;

/** Which records have no row any more, and whether that has been so for two good looks. */
export function absentees({ view, comparison, buckets }: CloseTab, standing: ReadonlySet<string>): readonly string[] {
  const ids = new Set([...Object.keys(view.seen.missing), ...comparison.missing, ...buckets.all().flatMap((bucket) => bucket.entries().filter(([, slot]) => !slot.gone).map(([id]) => id))]);
  return [...ids].filter((id) => !standing.has(id) && buckets.get(bucketOf(id))?.get(id).gone !== true);
}

/** Notes rows that were not found; the second good look without them makes them gone. Their clocks run on. */
export async function vanish(
  world: World, office: Office, close: CloseTab, standing: ReadonlySet<string>, never: readonly string[], owing: Kept[],
): Promise<{ readonly missing: Readonly<Record<string, Instant>>; readonly gone: readonly string[] }> {
  const { seen } = close.view;
  const gone: string[] = [];
  const missing: Record<string, Instant> = {};
  for (const id of new Set([...absentees(close, standing), ...never])) {
    const since = seen.missing[id] ?? office.now;
    const kept = seen.accepted || office.now - since >= GONE_AFTER ? await world.store.load(id) : undefined;
    if (!kept) {
      missing[id] = since;
      continue;
    }
    gone.push(id);
    if (kept.body.goneAt !== undefined) continue;
    const event = { type: 'vanished' as const, at: office.now };
    const view = kept.kind === 'complaint' ? await reviewComplaint(world, office, kept, [event], true) : await reviewLine(world, office, kept, [event], true);
    owing.push(view.kept);
    world.log('row.gone', { record: id });
  }
  return { missing, gone };
}

import type { BoundRow } from '../sheet/bind.ts';
import type { TabSeen } from '../sheet/seen.ts';
import type { Kept } from '../store/kept.ts';
import { MINUTE, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { reviewComplaint } from './complaints.ts';
import { reviewLine } from './fines.ts';
import type { Office } from './office.ts';

/** A row is gone when two good looks at least so far apart did not find it. */
const GONE_AFTER = MINUTE;

/** Notes rows that were not found; the second good look without them makes them gone. Their clocks run on. */
export async function vanish(
  world: World, office: Office, seen: TabSeen, bound: readonly BoundRow[], owing: Kept[],
): Promise<{ readonly missing: Readonly<Record<string, Instant>>; readonly gone: readonly string[] }> {
  const found = new Set(bound.map((it) => it.id));
  const gone = seen.gone.filter((id) => !found.has(id));
  const missing: Record<string, Instant> = {};
  for (const id of [...Object.keys(seen.rows), ...Object.keys(seen.missing)]) {
    if (found.has(id)) continue;
    const since = seen.missing[id] ?? office.now;
    const kept = office.now - since >= GONE_AFTER ? await world.store.load(id) : undefined;
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

import { Refusal } from '../errors/refusal.ts';
import { REGISTERS } from '../registers/list.ts';
import type { Register } from '../registers/register.ts';
import { bucketOf } from '../sheet/bucket.ts';
import { NEVER_SEEN, unpackTallies, type TabSeen } from '../sheet/seen.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { Buckets } from './buckets.ts';
import { openDesk, seenIn, seenName, seenOf, tabSeen, workbooksIn, type WorkbookSeen } from './docs.ts';
import { patiently } from './lease.ts';
import { lookAll } from './look-all.ts';

/** How the sync of one tab stands. */
export interface TabStatus {
  readonly register: Register;
  /** The tab was made and has been looked at. */
  readonly made: boolean;
  readonly seen: TabSeen;
  readonly lookedAt?: Instant;
  /** Numbers of records whose rows people deleted; each can be restored. */
  readonly tombstones: readonly string[];
}

/** The register people call by this title. Throws `tab.unknown`. */
export function registerTitled(title: string): Register {
  const register = REGISTERS.find((it) => it.title === title || it.key === title);
  if (!register) throw new Refusal('tab.unknown', { tab: title, tabs: REGISTERS.map((it) => it.title).join('、') });
  return register;
}

/** How every tab stands: when it was last looked at, whether it is frozen and why, which rows are gone. */
export async function syncStatus(world: World): Promise<readonly TabStatus[]> {
  const desk = await openDesk(world.store);
  const statuses: TabStatus[] = [];
  for (const register of REGISTERS) {
    const { lookedAt, tabs } = seenIn(desk, register.workbook).value;
    const seen = tabs[register.key] ?? NEVER_SEEN;
    statuses.push({ register, seen, made: workbooksIn(desk)[register.workbook]?.tabs[register.key] !== undefined, tombstones: await tombstonesOf(world, register, seen), ...(lookedAt === undefined ? {} : { lookedAt }) });
  }
  return statuses;
}

async function tombstonesOf(world: World, register: Register, seen: TabSeen): Promise<readonly string[]> {
  if (register.shape !== 'records') return [];
  const buckets = new Buckets(world.store, register);
  const series = await world.store.series(register.prefix ?? '');
  const last = [...series].flatMap(([name, count]) => Array.from({ length: Math.ceil(count / 200) }, (_, index) => bucketOf(`${name}-${String(index * 200 + 1).padStart(4, '0')}`)));
  await buckets.load([...unpackTallies(seen.tallies).keys(), ...last]);
  return buckets.all().flatMap((bucket) => bucket.entries().flatMap(([id, slot]) => (slot.gone ? [id] : [])));
}

/**
 * The sheet is right: the next look takes it as it stands, whatever it does to how many rows; that look is taken now.
 * Answers false where the tab is not frozen, for then nothing waits to be accepted. Throws `tab.absent` where there is
 * no tab or header that could be right, `tab.restoring` where a restore was cut short.
 */
export async function acceptSheet(world: World, register: Register): Promise<boolean> {
  const accepted = await patiently(world, async () => {
    const doc = await seenOf(world.store, register.workbook);
    const { lease } = doc.value;
    const seen = tabSeen(doc.value, register.key);
    if (!mayAccept(register, seen)) return false;
    if (lease && lease.until > world.now() && lease.holder !== world.holder) throw new Refusal('store.busy');
    await world.store.keepDoc<WorkbookSeen>(seenName(register.workbook), { ...doc.value, tabs: { ...doc.value.tabs, [register.key]: { ...seen, accepted: true } } }, doc.version);
    return true;
  });
  if (accepted) await lookAll(world);
  return accepted;
}

/** Whether there is anything to be accepted. Throws where it may not be. */
export function mayAccept(register: Register, { frozen }: TabSeen): boolean {
  if (frozen?.why === 'tabless' || frozen?.why === 'headless') throw new Refusal('tab.absent', { tab: register.title });
  if (frozen?.why === 'restoring') throw new Refusal('tab.restoring', { tab: register.title });
  return frozen !== undefined;
}

import { Refusal } from '../errors/refusal.ts';
import type { WorkbookKey } from '../registers/register.ts';
import type { Doc } from '../store/kept.ts';
import { MINUTE, plus } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { seenName, seenOf, type WorkbookSeen } from './docs.ts';

/** A look that has not ended after this long never will: a function that looks is stopped before. */
const LEASE_FOR = 2.5 * MINUTE;

/**
 * Takes the lease of a workbook: from here on nobody else writes into it. Taken only from the state that was read, so
 * that what the sheet was compared with is still what is kept. Throws `store.busy` where somebody else has it.
 */
export async function takeLease(world: World, workbook: WorkbookKey, read: Doc<WorkbookSeen>): Promise<Doc<WorkbookSeen>> {
  const { lease } = read.value;
  if (lease && lease.holder !== world.holder && lease.until > world.now()) throw new Refusal('store.busy');
  return world.store.keepDoc<WorkbookSeen>(seenName(workbook), { ...read.value, lease: { holder: world.holder, until: plus(world.now(), LEASE_FOR) } }, read.version);
}

/** Asks, straight before a write into the workbook, whether the lease is still ours. Throws `store.busy` where it is not. */
export async function fence(world: World, workbook: WorkbookKey, leased: Doc<WorkbookSeen>): Promise<void> {
  if ((await seenOf(world.store, workbook)).version !== leased.version) throw new Refusal('store.busy');
}

/** Gives the lease back with what was seen; without it, as it was. */
export async function returnLease(world: World, workbook: WorkbookKey, leased: Doc<WorkbookSeen>, seen?: WorkbookSeen): Promise<void> {
  const { lease: _, ...rest } = seen ?? leased.value;
  await world.store.keepDoc<WorkbookSeen>(seenName(workbook), rest, leased.version);
}

/** A look is over in seconds, so whoever needs one tries again for so long. */
const PATIENCE = { tries: 15, pauseMs: 1_000 };

/** Does something that needs a lease; while somebody else has it, tries again, then throws `store.busy`. */
export async function patiently<T>(world: World, work: (first: boolean) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work(tries === 1);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'store.busy' || tries === PATIENCE.tries) throw error;
      await world.pause(PATIENCE.pauseMs);
    }
  }
}

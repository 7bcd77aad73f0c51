import { Refusal } from '../errors/refusal.ts';
import type { Register } from '../registers/register.ts';
import type { TabSeen } from '../sheet/seen.ts';
import type { Doc } from '../store/kept.ts';
import type { World } from '../world/world.ts';
import { seenOf, tabSeen, type WorkbookSeen } from './docs.ts';
import { patiently, returnLease, takeLease } from './lease.ts';
import type { Pen } from './row-plan.ts';

/** A tab while the operator's command has it to itself. */
export interface Held {
  /** What was last seen of it. */
  readonly seen: TabSeen;
  /** To be asked straight before each write: throws `store.busy` where somebody else has taken the tab over. */
  readonly pen: (spreadsheetId: string) => Promise<Pen>;
}

/**
 * Keeps everybody else from a tab while work is done on it: the lease of its workbook for as long as the work takes,
 * and, where it takes more than one write, a freeze that stays when the work is cut short: what a look would make of a
 * tab half restored is nothing that anybody meant. Where the first write was refused nothing is half, and nothing stays.
 * Throws `store.busy` where a look does not end in time.
 */
export async function holdTab<T>(world: World, register: Register, lasting: boolean, work: (held: Held) => Promise<{ readonly result: T; readonly seen: TabSeen }>): Promise<T> {
  const { workbook } = register;
  let asked = 0;
  const { doc, taken } = await patiently(world, async () => {
    const found = await seenOf(world.store, workbook);
    return { doc: found, taken: await takeLease(world, workbook, lasting ? withTab(found, register, restoring(world, tabSeen(found.value, register.key))) : found) };
  });
  let leased = taken;
  const seen = tabSeen(doc.value, register.key);
  const pen = async (spreadsheetId: string): Promise<Pen> => {
    leased = await takeLease(world, workbook, leased);
    asked += 1;
    return { world, workbook, spreadsheetId, leased };
  };
  try {
    const done = await work({ seen, pen });
    await returnLease(world, workbook, leased, withTab(leased, register, done.seen).value);
    return done.result;
  } catch (error) {
    const nothing = asked === 0 || (asked === 1 && error instanceof Refusal && error.code === 'tab.protected');
    await returnLease(world, workbook, leased, nothing ? withTab(leased, register, seen).value : undefined).catch(() => undefined);
    throw error;
  }
}

const withTab = ({ value, version }: Doc<WorkbookSeen>, register: Register, seen: TabSeen): Doc<WorkbookSeen> => ({ version, value: { ...value, tabs: { ...value.tabs, [register.key]: seen } } });

const restoring = (world: World, seen: TabSeen): TabSeen => ({ ...seen, frozen: { rows: 0, of: seen.count, signature: 0, at: world.now(), ...seen.frozen, why: 'restoring' } });

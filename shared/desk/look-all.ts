import { Refusal } from '../errors/refusal.ts';
import type { WorkbookKey } from '../registers/register.ts';
import type { World } from '../world/world.ts';
import { patiently } from './lease.ts';
import { look, open, type Looked, type Opened } from './look.ts';

/** The people and the rules first, for they decide how the rest is read; the ledger last, for it follows from the rest. */
const ORDER: readonly WorkbookKey[] = ['rules', 'people', 'service', 'finance'];
/** Looks at every workbook. One that fails does not stop the others; its failure is thrown at the end. `event` names what asked for it. */
export async function lookAll(world: World, event?: string): Promise<Looked> {
  const looks: Looked[] = [];
  let failed: unknown;
  let opened: Opened | undefined;
  for (const workbook of ORDER) {
    try {
      opened ??= await open(world);
      const shared = opened;
      const looked = await patiently(world, (first) => look(world, workbook, first ? shared : undefined, event));
      looks.push(looked);
      if (looked.changed) opened = undefined;
    } catch (error) {
      world.log('look.failed', { workbook, error: error instanceof Refusal ? error.code : error instanceof Error ? error.name : 'unknown' });
      failed = error;
      opened = undefined;
    }
  }
  if (failed !== undefined) throw failed;
  return { changed: looks.some((it) => it.changed), waits: looks.some((it) => it.waits) };
}

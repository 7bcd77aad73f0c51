import { Refusal } from '../errors/refusal.ts';
import type { WorkbookKey } from '../registers/register.ts';
import type { World } from '../world/world.ts';
import { look, type Looked } from './look.ts';

/** The people and the rules first, for they decide how the rest is read; the ledger last, for it follows from the rest. */
const ORDER: readonly WorkbookKey[] = ['rules', 'people', 'service', 'finance'];

/** Looks at every workbook. One that cannot be read now does not stop the others; its failure is thrown at the end. */
export async function lookAll(world: World): Promise<Looked> {
  const looks: Looked[] = [];
  let failed: unknown;
  for (const workbook of ORDER) {
    try {
      looks.push(await look(world, workbook));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      world.log('look.refused', { workbook, code: error.code });
      failed = error;
    }
  }
  if (failed !== undefined) throw failed;
  return { changed: looks.some((it) => it.changed), waits: looks.some((it) => it.waits) };
}

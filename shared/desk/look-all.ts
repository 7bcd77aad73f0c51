import { Refusal } from '../errors/refusal.ts';
import type { WorkbookKey } from '../registers/register.ts';
import type { World } from '../world/world.ts';
import { look, type Looked } from './look.ts';

/** The people and the rules first, for they decide how the rest is read; the ledger last, for it follows from the rest. */
const ORDER: readonly WorkbookKey[] = ['rules', 'people', 'service', 'finance'];
/** Two looks at once are harmless, but only one of them is kept; the other starts again. */
const TRIES = 3;

/** Looks at every workbook. One that fails does not stop the others; its failure is thrown at the end. */
export async function lookAll(world: World): Promise<Looked> {
  const looks: Looked[] = [];
  let failed: unknown;
  for (const workbook of ORDER) {
    try {
      looks.push(await lookOnce(world, workbook));
    } catch (error) {
      world.log('look.failed', { workbook, error: error instanceof Refusal ? error.code : error instanceof Error ? error.name : 'unknown' });
      failed = error;
    }
  }
  if (failed !== undefined) throw failed;
  return { changed: looks.some((it) => it.changed), waits: looks.some((it) => it.waits) };
}

async function lookOnce(world: World, workbook: WorkbookKey): Promise<Looked> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await look(world, workbook);
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'store.busy' || tries === TRIES) throw error;
    }
  }
}

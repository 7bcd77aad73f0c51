import { givenNumbers } from '../registers/number.ts';
import type { Register } from '../registers/register.ts';
import type { World } from '../world/world.ts';
import { reviewLine } from './fines.ts';
import type { RowPlan } from './row-plan.ts';
import type { Office } from './office.ts';

/** Lines of the ledger that have no row yet: numbers are counted, so those given out and not seen are they. */
export async function unplaced(world: World, office: Office, register: Register, isUnseen: (id: string) => boolean): Promise<readonly RowPlan[]> {
  if (register.typed) return [];
  const wanted = givenNumbers(await world.store.series(register.prefix ?? '')).filter(isUnseen);
  const kept = await world.store.loadAll(wanted);
  const plans: RowPlan[] = [];
  for (const id of wanted) {
    const record = kept.get(id);
    if (record?.kind !== 'fine' || record.body.goneAt !== undefined) continue;
    const view = await reviewLine(world, office, record, [], true);
    plans.push({ id, marked: false, cells: view.cells, remarks: view.review.remarks });
  }
  return plans;
}

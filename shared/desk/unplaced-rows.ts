import { givenNumbers, metadataIdOf } from '../registers/number.ts';
import { bucketOf } from '../sheet/bucket.ts';
import type { World } from '../world/world.ts';
import { reviewLine } from './fines.ts';
import type { RowPlan } from './row-plan.ts';
import type { Office } from './office.ts';
import type { CloseTab } from './read-closely.ts';

/** Lines of the ledger that have no row yet: numbers are counted, so those given out and never placed are they. */
export async function unplaced(world: World, office: Office, { view, buckets }: CloseTab, standing: ReadonlySet<string>): Promise<readonly RowPlan[]> {
  const { register, seen } = view;
  if (register.typed || office.lines <= seen.placed) return [];
  const numbers = givenNumbers(await world.store.series(register.prefix ?? ''));
  await buckets.load(numbers.map(bucketOf));
  const wanted = numbers.filter((id) => {
    const slot = buckets.get(bucketOf(id))?.get(id);
    return !standing.has(id) && slot?.print === 0 && !slot.gone;
  });
  const kept = await world.store.loadAll(wanted);
  const plans: RowPlan[] = [];
  for (const id of wanted) {
    const record = kept.get(id);
    if (record?.kind !== 'fine' || record.body.goneAt !== undefined) continue;
    const line = await reviewLine(world, office, record, [], true);
    plans.push({ id, metadataId: metadataIdOf(id), marked: false, cells: line.cells, remarks: line.review.remarks });
  }
  return plans;
}

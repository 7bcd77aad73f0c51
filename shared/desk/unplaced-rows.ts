import { givenNumbers, metadataIdOf } from '../registers/number.ts';
import { bucketOf } from '../sheet/bucket.ts';
import type { World } from '../world/world.ts';
import { reviewLine } from './fines.ts';
import type { RowPlan } from './row-plan.ts';
import type { Office } from './office.ts';
import type { CloseTab } from './read-closely.ts';
import { shortBuckets } from './tab-view.ts';

/** Records that never had a row: numbers are counted, so those given out and not placed are they. */
export async function neverPlaced(office: Office, { view, buckets }: CloseTab, standing: ReadonlySet<string>): Promise<readonly string[]> {
  const short = new Set(shortBuckets(view, office));
  if (short.size === 0) return [];
  await buckets.load(short);
  return givenNumbers(office.given(view.register.prefix ?? '')).filter((id) => short.has(bucketOf(id))).filter((id) => {
    const slot = buckets.get(bucketOf(id))?.get(id);
    return !standing.has(id) && slot?.print === 0 && !slot.gone;
  });
}

/** Lines of the ledger get their rows from the system. */
export async function placeLines(world: World, office: Office, { view }: CloseTab, wanted: readonly string[]): Promise<readonly RowPlan[]> {
  if (view.register.typed) return [];
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

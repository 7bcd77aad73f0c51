import { givenNumbers } from '../registers/number.ts';
import type { KeptFine, Store } from '../store/kept.ts';

/** Every line of the ledger by its number, oldest first: numbers are counted, so none can be overlooked. */
export async function allLines(store: Store): Promise<readonly KeptFine[]> {
  const ids = givenNumbers(await store.series('FK'));
  const kept = await store.loadAll(ids);
  return ids.flatMap((id) => {
    const line = kept.get(id);
    return line?.kind === 'fine' ? [line] : [];
  });
}

import type { KeptFine, Store } from '../store/kept.ts';

/** Every line of the ledger by its number, oldest first: numbers are counted, so none can be overlooked. */
export async function allLines(store: Store): Promise<readonly KeptFine[]> {
  const series = await store.series('FK');
  const ids = [...series].flatMap(([name, count]) => Array.from({ length: count }, (_, index) => `${name}-${String(index + 1).padStart(4, '0')}`));
  const kept = await store.loadAll(ids);
  return ids.flatMap((id) => {
    const line = kept.get(id);
    return line?.kind === 'fine' ? [line] : [];
  });
}

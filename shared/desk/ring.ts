import * as z from 'zod';
import { Refusal } from '../errors/refusal.ts';
import type { WorkbookKey } from '../registers/register.ts';
import type { Store } from '../store/kept.ts';
import { MINUTE, instantOf, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { revisit } from './act.ts';
import { patiently } from './lease.ts';
import { look } from './look.ts';

const RING = z.object({ record: z.string().min(1), at: z.number().transform(instantOf) });
type Ring = z.infer<typeof RING>;

/**
 * A ring came. Looks at the sheet first, so that what was typed in the last minute counts, then reviews the record. The
 * ring is only a reason to look: early, late, doubled and misdirected ones change nothing.
 */
export async function ring(world: World, input: unknown): Promise<void> {
  const [failure] = (await ringAll(world, [input])).values();
  if (failure !== undefined) throw failure;
}

/** Rings that came together: one look and one write of rows for all of them. Answers those that failed, by their place. */
export async function ringAll(world: World, inputs: readonly unknown[]): Promise<ReadonlyMap<number, unknown>> {
  const read = inputs.map((input) => RING.safeParse(input));
  const rings = read.flatMap((it) => (it.success ? [it.data] : []));
  const failed = await lookBefore(world, rings).then(() => revisit(world, rings.map((it) => it.record)), (error: unknown) => new Map(rings.map((it) => [it.record, error])));
  return new Map(read.flatMap((it, index): [number, unknown][] => {
    if (!it.success) return [[index, it.error]];
    return failed.has(it.data.record) ? [[index, failed.get(it.data.record)]] : [];
  }));
}

/** A look this young will do for a ring that was due when it began. */
const YOUNG = MINUTE / 6;
const lookedAt = new WeakMap<Store, Map<WorkbookKey, Instant>>();

/** Looks at the workbooks that records stand in, unless this process has just looked; one that cannot be read is gone without. */
export async function lookBefore(world: World, rings: readonly Ring[]): Promise<void> {
  const looks = lookedAt.get(world.store) ?? new Map<WorkbookKey, Instant>();
  lookedAt.set(world.store, looks);
  for (const [workbook, its] of Map.groupBy(rings, ({ record }): WorkbookKey => (record.startsWith('FK-') ? 'finance' : 'service'))) {
    const now = world.now();
    const last = looks.get(workbook);
    if (last !== undefined && last <= now && now - last <= YOUNG && its.every((it) => it.at <= last)) continue;
    const looked = await patiently(world, () => look(world, workbook)).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'sheet.unavailable') return undefined;
      throw error;
    });
    if (looked) looks.set(workbook, now);
    else world.log('ring.blind', { workbook });
  }
}

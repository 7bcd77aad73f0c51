import * as z from 'zod';
import { Refusal } from '../errors/refusal.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { reviewComplaint } from './complaints.ts';
import { reviewLine } from './fines.ts';
import { patiently } from './lease.ts';
import { look } from './look.ts';
import { openOffice } from './office.ts';

const RING = z.object({ record: z.string().min(1), at: z.number() });
/**
 * A ring came. Looks at the sheet first, so that what was typed in the last minute counts, then reviews the record. The
 * ring is only a reason to look: early, late, doubled and misdirected ones change nothing.
 */
export async function ring(world: World, input: unknown): Promise<void> {
  const { record } = RING.parse(input);
  const looked = await patiently(world, () => look(world, record.startsWith('FK-') ? 'finance' : 'service')).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'sheet.unavailable') return undefined;
    throw error;
  });
  if (!looked) world.log('ring.blind', { record });
  await revisit(world, record);
}

/** Reviews a record now and finishes what it owes. A lost race starts again from what is kept. */
export const revisit = (world: World, record: string): Promise<void> =>
  patiently(world, async () => {
    const office = await openOffice(world);
    const kept = await world.store.load(record);
    if (!kept) return;
    const view = kept.kind === 'complaint' ? await reviewComplaint(world, office, kept, [], false) : await reviewLine(world, office, kept, [], false);
    await act(world, office, [view.kept]);
  });

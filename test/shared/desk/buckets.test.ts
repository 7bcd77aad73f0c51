import { describe, expect, test } from 'vitest';
import { Buckets } from '../../../shared/desk/buckets.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { FINES } from '../../../shared/registers/fines.ts';
import type { Slot } from '../../../shared/sheet/bucket.ts';
import { Memory, openMemoryStore, type StoreCall } from '../../kit/memory-store.ts';

const SLOT: Slot = { print: 12_345, place: 6, gone: false, live: true };
const [ONE, LATE] = ['KS-2610-0001', 'KS-2610-0201'];

/** Buckets of 客户投诉登记本 on a memory, with every call of the store. */
function open(memory = new Memory(), register: typeof COMPLAINTS | typeof FINES = COMPLAINTS) {
  const calls: StoreCall['method'][] = [];
  return { calls, buckets: new Buckets(openMemoryStore(memory, { before: ({ method }) => void calls.push(method) }), register) };
}

/** Loads both buckets of a memory and puts a slot into the first. */
async function written(memory: Memory) {
  const opened = open(memory);
  await opened.buckets.load(['KS-2610/0', 'KS-2610/1']);
  opened.buckets.get('KS-2610/0')?.set(ONE, SLOT);
  await opened.buckets.save();
  return opened;
}

describe('buckets', () => {
  test('are there once they were asked for', async () => {
    const { buckets } = open();
    expect([buckets.get('KS-2610/0'), buckets.all()]).toEqual([undefined, []]);
    await buckets.load(['KS-2610/0', 'KS-2610/1']);
    expect(buckets.all().map(({ name }) => name)).toEqual(['KS-2610/0', 'KS-2610/1']);
    expect(buckets.get('KS-2610/1')?.entries()).toEqual([]);
  });
  test('are read once, however often and by however many they are asked for', async () => {
    const { buckets, calls } = open();
    await buckets.load(['KS-2610/0', 'KS-2610/0']);
    await buckets.load(new Set(['KS-2610/0', 'KS-2610/1']));
    expect(calls).toEqual(['doc', 'doc']);
  });
  test('are not read anew over what was changed in them', async () => {
    const { buckets } = open();
    await buckets.load(['KS-2610/0']);
    buckets.get('KS-2610/0')?.set(ONE, SLOT);
    await buckets.load(['KS-2610/0']);
    expect(buckets.get('KS-2610/0')?.get(ONE)).toEqual(SLOT);
  });
  test('are written where they changed, and only there', async () => {
    const memory = new Memory();
    const { calls } = await written(memory);
    expect([calls, [...memory.docs.keys()]]).toEqual([['doc', 'doc', 'keepDoc'], ['rows/complaints/KS-2610/0']]);
  });
  test('say afterwards what was written', async () => {
    const memory = new Memory();
    await written(memory);
    const { buckets } = open(memory);
    await buckets.load(['KS-2610/0']);
    expect(buckets.get('KS-2610/0')?.entries()).toEqual([[ONE, SLOT]]);
  });
  test('of another register are others', async () => {
    const memory = new Memory();
    await written(memory);
    const { buckets } = open(memory, FINES);
    await buckets.load(['KS-2610/0']);
    expect(buckets.get('KS-2610/0')?.entries()).toEqual([]);
  });
  test('may be changed and written again', async () => {
    const memory = new Memory();
    const { buckets, calls } = await written(memory);
    await buckets.save();
    buckets.get('KS-2610/0')?.set(ONE, { ...SLOT, gone: true });
    buckets.get('KS-2610/1')?.set(LATE, SLOT);
    await buckets.save();
    expect(calls.filter((method) => method === 'keepDoc')).toHaveLength(3);
    const again = open(memory).buckets;
    await again.load(['KS-2610/0', 'KS-2610/1']);
    again.get('KS-2610/1')?.set('KS-2610-0202', SLOT);
    await again.save();
    expect(again.all().flatMap((bucket) => bucket.entries())).toEqual([[ONE, { ...SLOT, gone: true }], [LATE, SLOT], ['KS-2610-0202', SLOT]]);
  });
  test('written by somebody else meanwhile are refused', async () => {
    const memory = new Memory();
    const [one, other] = [open(memory).buckets, open(memory).buckets];
    for (const it of [one, other]) {
      await it.load(['KS-2610/0']);
      it.get('KS-2610/0')?.set(ONE, SLOT);
    }
    await one.save();
    await expect(other.save()).rejects.toMatchObject({ code: 'store.busy' });
  });
});

import { describe, expect, test } from 'vitest';
import { seenOf, type WorkbookSeen } from '../../../shared/desk/docs.ts';
import { fence, patiently, returnLease, takeLease } from '../../../shared/desk/lease.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';
import type { Doc } from '../../../shared/store/kept.ts';
import type { World } from '../../../shared/world/world.ts';
import { Memory } from '../../kit/memory-store.ts';
import { at } from '../cases/kit.ts';
import { worldWith } from './kit.ts';

/** A process of that name on a memory at a moment. */
const processOn = (memory: Memory) => (holder: string, now = '09:00'): World => worldWith({ memory, holder, now }).world;
const read = (world: World): Promise<Doc<WorkbookSeen>> => seenOf(world.store, 'service');
const take = async (world: World): Promise<Doc<WorkbookSeen>> => takeLease(world, 'service', await read(world));
const BUSY = { code: 'store.busy' };

describe('the lease of a workbook', () => {
  test('is taken where nobody has it, for two and a half minutes', async () => {
    const world = processOn(new Memory())('one');
    const leased = await take(world);
    expect(leased).toEqual({ version: 1, value: { tabs: {}, no: 0, judgedBy: '', lease: { holder: 'one', until: at('09:00') + 150_000 } } });
    expect(await read(world)).toEqual(leased);
  });
  test('leaves what was seen as it was', async () => {
    const { world } = worldWith();
    const seen: WorkbookSeen = { tabs: {}, no: 7, judgedBy: '1.2.3.4', event: 'tick', lookedAt: at('08:59') };
    await world.store.keepDoc('desk/seen/service', seen, 0);
    expect((await take(world)).value).toMatchObject(seen);
  });
  test.each([['09:00', 'refused'], ['09:02', 'refused'], ['09:02:29', 'refused'], ['09:02:30', 'taken'], ['09:03', 'taken']])('that somebody took at 09:00 is, at %s, %s', async (now, expected) => {
    const on = processOn(new Memory());
    await take(on('one'));
    const second = await take(on('two', now)).then(({ value }) => value.lease, (error: unknown) => error);
    expect(second).toMatchObject(expected === 'taken' ? { holder: 'two', until: at(now) + 150_000 } : BUSY);
  });
  test('is taken again by whoever has it', async () => {
    const on = processOn(new Memory());
    await take(on('one'));
    expect((await take(on('one', '09:01'))).value.lease).toEqual({ holder: 'one', until: at('09:01') + 150_000 });
  });
  test('of one workbook is none of another', async () => {
    const on = processOn(new Memory());
    await take(on('one'));
    expect((await takeLease(on('two'), 'finance', await seenOf(on('two').store, 'finance'))).value.lease?.holder).toBe('two');
  });
  test('is had by one of two who read at once', async () => {
    const on = processOn(new Memory());
    const [one, two] = [on('one'), on('two')];
    const [first, second] = await Promise.all([read(one), read(two)]);
    expect((await Promise.allSettled([takeLease(one, 'service', first), takeLease(two, 'service', second)])).map((it) => (it.status === 'rejected' ? it.reason : it.status))).toMatchObject(['fulfilled', BUSY]);
  });
  test('is not taken from a state that is no longer kept', async () => {
    const world = processOn(new Memory())('one');
    const before = await read(world);
    await returnLease(world, 'service', await takeLease(world, 'service', before));
    await expect(takeLease(world, 'service', before)).rejects.toMatchObject(BUSY);
  });
});

describe('before each write', () => {
  test('who still has it may go on', async () => {
    const world = processOn(new Memory())('one');
    await expect(fence(world, 'service', await take(world))).resolves.toBeUndefined();
  });
  test('also after its time, while nobody else took it', async () => {
    const on = processOn(new Memory());
    const leased = await take(on('one'));
    await expect(fence(on('one', '10:00'), 'service', leased)).resolves.toBeUndefined();
  });
  test('who lost it is refused', async () => {
    const on = processOn(new Memory());
    const leased = await take(on('one'));
    await take(on('two', '09:03'));
    await expect(fence(on('one', '09:03'), 'service', leased)).rejects.toBeInstanceOf(Refusal);
    await expect(fence(on('one', '09:03'), 'service', leased)).rejects.toMatchObject(BUSY);
  });
  test('also where another look of its own process took it', async () => {
    const on = processOn(new Memory());
    const leased = await take(on('one'));
    await take(on('one'));
    await expect(fence(on('one'), 'service', leased)).rejects.toMatchObject(BUSY);
  });
  test('also where it came back meanwhile', async () => {
    const world = processOn(new Memory())('one');
    const leased = await take(world);
    await returnLease(world, 'service', leased);
    await expect(fence(world, 'service', leased)).rejects.toMatchObject(BUSY);
  });
  test('another workbook\'s is not asked', async () => {
    const on = processOn(new Memory());
    const leased = await take(on('one'));
    await expect(fence(on('one'), 'finance', leased)).rejects.toMatchObject(BUSY);
  });
});

describe('given back', () => {
  test('it is anybody\'s, and what was seen is kept', async () => {
    const on = processOn(new Memory());
    const leased = await take(on('one'));
    await returnLease(on('one'), 'service', leased, { ...leased.value, no: 1, judgedBy: '1.1.1.1' });
    expect(await read(on('two'))).toEqual({ version: 2, value: { tabs: {}, no: 1, judgedBy: '1.1.1.1' } });
    expect((await take(on('two'))).value.lease?.holder).toBe('two');
  });
  test('without anything seen it is as it was', async () => {
    const world = processOn(new Memory())('one');
    await returnLease(world, 'service', await take(world));
    expect(await read(world)).toEqual({ version: 2, value: { tabs: {}, no: 0, judgedBy: '' } });
  });
  test('by who lost it, nothing is kept', async () => {
    const on = processOn(new Memory());
    const leased = await take(on('one'));
    const other = await take(on('two', '09:03'));
    await expect(returnLease(on('one', '09:03'), 'service', leased, { ...leased.value, no: 1 })).rejects.toMatchObject(BUSY);
    expect(await read(on('two'))).toEqual(other);
  });
});

/** Work that is busy so many times; answers what came of it, which tries were the first, and the pauses between. */
async function worked(busy: number, failure: Error = new Refusal('store.busy')) {
  const { world, pauses } = worldWith();
  const tries: boolean[] = [];
  const result = await patiently(world, (first) => {
    tries.push(first);
    return tries.length <= busy ? Promise.reject(failure) : Promise.resolve('done');
  }).catch((error: unknown) => error);
  return { result, tries, pauses };
}

describe('whoever needs a lease is patient', () => {
  test('and not where there is no need', async () => expect(await worked(0)).toEqual({ result: 'done', tries: [true], pauses: [] }));
  test('a second at a time', async () => expect(await worked(2)).toEqual({ result: 'done', tries: [true, false, false], pauses: [1_000, 1_000] }));
  test('up to fourteen seconds', async () => expect(await worked(14)).toMatchObject({ result: 'done', pauses: Array.from({ length: 14 }, () => 1_000) }));
  test('not longer', async () => {
    const { result, tries, pauses } = await worked(99);
    expect([result, tries.length, pauses.length]).toMatchObject([BUSY, 15, 14]);
  });
  test.each([new Refusal('sheet.unavailable'), new Error('store.busy'), Object.assign(new Error('other'), { code: 'store.busy' })])('not with another trouble: %s', async (trouble) => expect(await worked(1, trouble)).toEqual({ result: trouble, tries: [true], pauses: [] }));
});

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynamo } from '../../infra/local/dynamo.ts';
import type { ComplaintEvent } from '../../shared/cases/complaint.ts';
import { ROW } from '../../shared/outbox/effect.ts';
import { openStore } from '../../shared/store/dynamo.ts';
import type { Kept, Store } from '../../shared/store/kept.ts';
import { instantOf, plus, type Instant } from '../../shared/words/time.ts';
import { pointSdkAt, pointSdkBack } from '../kit/aws.ts';
import { Memory, openMemoryStore } from '../kit/memory-store.ts';
import { createTable } from '../kit/table.ts';
import { keptComplaint } from '../shared/desk/kit.ts';

const NINE = instantOf(Date.parse('2026-10-12T09:00:00+08:00'));
const minute = (count: number): Instant => plus(NINE, count * 60_000);
const seen = (at: Instant, raw: string): ComplaintEvent => ({ type: 'seen', at, cells: { content: { raw, at } } });

interface Side {
  readonly open: () => Store;
  readonly close: () => Promise<void>;
}

const SIDES = {
  memory: (): Promise<Side> => {
    const memory = new Memory();
    return Promise.resolve({ open: () => openMemoryStore(memory), close: () => Promise.resolve() });
  },
  dynamo: async (): Promise<Side> => {
    const dynamo = await startDynamo({ dataDir: undefined });
    pointSdkAt('DYNAMODB', dynamo.url);
    await createTable(new DynamoDBClient({}), 'store');
    return { open: () => openStore({ table: 'store' }), close: () => dynamo.stop().then(() => pointSdkBack('DYNAMODB')) };
  },
} as const;

describe.each(['memory', 'dynamo'] as const)('the store on %s', (name) => {
  let side: Side;
  let store: Store;
  let last = 0;
  beforeAll(async () => {
    side = await SIDES[name]();
    store = side.open();
  });
  afterAll(() => side.close());

  const fresh = (): string => `KS-2610-${String((last += 1)).padStart(4, '0')}`;
  const bear = async (): Promise<Kept> => {
    const id = fresh();
    return store.keep(keptComplaint(id, { content: '门板开裂' }), [seen(NINE, id)]);
  };

  it('keeps every decision once and in order, however many there are and however long', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1_500 })), { maxLength: 25 }), async (steps) => {
      let kept = await bear();
      const told: ComplaintEvent[] = [seen(NINE, kept.id)];
      for (const [index, [count, length]] of steps.entries()) {
        const events = Array.from({ length: count }, (_, at) => seen(minute(index), `${index}.${at} ${Array.from({ length }, (__, n) => String.fromCodePoint(0x4e00 + ((n * 7_919 + index * 31) % 20_000))).join('')}`));
        kept = await store.keep({ ...kept, todo: count === 0 ? [] : [ROW] }, events);
        told.push(...events);
      }
      expect(await store.history(kept.id)).toEqual(told);
      expect((await store.load(kept.id))?.events).toBe(1 + steps.filter(([count]) => count > 0).length);
    }), { numRuns: name === 'memory' ? 20 : 12, seed: 4 });
  });

  it('of two who keep the same version one does, and the history is that of the one', async () => {
    let kept = await bear();
    for (let round = 0; round < 12; round += 1) {
      const both = await Promise.allSettled(['left', 'right'].map((who) => side.open().keep(kept, [seen(minute(round), `${who} ${round} ${'长'.repeat(round * 90)}`)])));
      expect(both.map((it) => it.status).toSorted()).toEqual(['fulfilled', 'rejected']);
      kept = (await store.load(kept.id)) ?? kept;
    }
    const history = await store.history(kept.id);
    expect(history).toHaveLength(13);
    expect(kept.version).toBe(13);
    await expect(store.keep({ ...kept, version: 3 }, [])).rejects.toMatchObject({ code: 'store.busy' });
  });

  it('a hand that was stopped before its state was kept leaves no decision behind', async () => {
    const first = await bear();
    const long = [seen(minute(1), '长'.repeat(400))];
    const second = await store.keep(first, long);
    const third = await store.keep(second, [seen(minute(2), '二'.repeat(400))]);
    await expect(store.keep(second, [seen(minute(2), '迟到')])).rejects.toMatchObject({ code: 'store.busy' });
    await store.keep(third, [seen(minute(3), '三')]);
    expect((await store.history(first.id)).map((event) => event.at)).toEqual([NINE, minute(1), minute(2), minute(3)]);
  });

  it('finds who has to be come back to, the longest overdue first, through as many pages as there are', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1) {
      const { version: _, ...rest } = keptComplaint(fresh(), { content: '门板开裂' });
      const kept = await store.keep({ ...rest, version: 0, ringAt: minute(600 - index), ...(index % 3 === 0 ? { todo: [ROW], owedAt: minute(500 - index) } : {}) }, []);
      if (index % 3 === 0) ids.unshift(kept.id);
    }
    const due = async (until: Instant): Promise<readonly string[]> => (await store.attention(until)).filter((id) => ids.includes(id));
    await expect.poll(() => due(minute(500))).toEqual(ids);
    expect(await due(minute(472))).toEqual([]);
    expect(await due(minute(473))).toEqual([ids[0]]);
    expect((await store.attention()).length).toBeGreaterThanOrEqual(30);
  });
});

import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../shared/cases/complaint.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import { explain } from '../../../shared/desk/explain.ts';
import type { World } from '../../../shared/world/world.ts';
import { at, ZONE } from '../cases/kit.ts';

const born: ComplaintEvent = { type: 'born', at: at('09:05'), id: 'KS-2610-0001', bornAt: at('09:04'), cells: { complainedAt: { raw: 46_307.375, at: at('09:04') } }, copyOf: 'KS-2610-0009' };
const events: readonly ComplaintEvent[] = [
  born,
  { type: 'putBack', at: at('09:10'), cells: { updatedAt: 46_307.5, status: '已结案' } },
  { type: 'overruled', at: at('09:20'), cells: { deliveredAt: 46_307.4, customer: null } },
];

/** As much of the world as explaining a record without fines asks for. */
const world = {
  zone: ZONE,
  now: () => at('09:30'),
  store: {
    load: () => Promise.resolve({ kind: 'complaint', id: born.id, version: 1, events: 3, todo: [], body: evolve(undefined, born) }),
    loadAll: () => Promise.resolve(new Map()),
    history: () => Promise.resolve(events),
    doc: () => Promise.resolve(undefined),
    series: () => Promise.resolve(new Map()),
    desk: () => Promise.resolve({ docs: new Map(), series: new Map() }),
  },
} as object as World;

test('the history says when each thing happened, and what cells held as they held it', async () => {
  expect(await explain(world, born.id)).toMatchObject({
    history: [
      { type: 'born', at: '2026-10-12T09:05:00+08:00', bornAt: '2026-10-12T09:04:00+08:00', copyOf: 'KS-2610-0009', cells: { complainedAt: { raw: 46_307.375, at: '2026-10-12T09:04:00+08:00' } } },
      { type: 'putBack', at: '2026-10-12T09:10:00+08:00', cells: { updatedAt: 46_307.5, status: '已结案' } },
      { type: 'overruled', at: '2026-10-12T09:20:00+08:00', cells: { deliveredAt: 46_307.4, customer: null } },
    ],
  });
});

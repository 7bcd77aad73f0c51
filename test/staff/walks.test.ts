import { beforeAll, describe, expect, it } from 'vitest';
import { COMPLAINTS } from '../../shared/registers/complaints.ts';
import { report, take, type Ground } from './shrink.ts';
import { openBase } from './shop.ts';
import { planWalk } from './walk.ts';

/* STAFF_SEED, STAFF_WALKS and STAFF_STEPS take other walks than these. */
const SEED = Number(process.env['STAFF_SEED'] ?? 1);
const WALKS = Number(process.env['STAFF_WALKS'] ?? 300);
const STEPS = Number(process.env['STAFF_STEPS'] ?? 60);
const GROUPS = Math.min(10, WALKS);

describe('staff do to the sheet what staff do, and every record says what was meant', () => {
  let ground: Ground;
  beforeAll(async () => {
    ground = { base: await openBase(), register: COMPLAINTS, sheetId: 1 };
  });

  it.each(Array.from({ length: GROUPS }, (_, group) => SEED + Math.floor((group * WALKS) / GROUPS)))('in walks from seed %i on', async (first) => {
    const count = Math.min(Math.ceil(WALKS / GROUPS), SEED + WALKS - first);
    const failures: string[] = [];
    for (let seed = first; seed < first + count && failures.length === 0; seed += 1) {
      const found = await take(ground, planWalk(seed, STEPS), seed);
      if (found) failures.push(await report(ground, seed, STEPS, found));
    }
    expect(failures.join('\n')).toBe('');
  });
});

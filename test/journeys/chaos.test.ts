import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProduct, type Product } from '../kit/product.ts';
import { AFTER, FIRST, OCTOBER, outcomeOf, type Outcome } from './october.ts';

/** Whole stories with restarts in them; a busy machine takes its time. */
const PATIENCE = 240_000;

/** A stream of numbers in [0, 1) that a seed tells again (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    const a = Math.imul(state ^ (state >>> 15), state | 1);
    const b = a + Math.imul(a ^ (a >>> 7), a | 61);
    return ((b ^ (b >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Rings a record once more, as a queue that delivers twice would: through the Scheduler's own door. */
async function ringAgain(product: Product, record: string, at: string): Promise<void> {
  const name = `again-${record}-${at.replace(/\D/g, '').slice(0, 12)}`;
  await fetch(`${product.here.url}/aws/scheduler/schedules/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      GroupName: 'rings', ScheduleExpression: `at(${at.slice(0, 16)}:30)`, ScheduleExpressionTimezone: 'Asia/Shanghai', ActionAfterCompletion: 'DELETE', ClientToken: name,
      FlexibleTimeWindow: { Mode: 'OFF' }, Target: { Arn: 'arn:aws:sqs:us-east-1:000000000000:rings', RoleArn: 'arn:aws:iam::000000000000:role/rings', Input: JSON.stringify({ record, at: 0 }) },
    }),
  });
}

async function plain(): Promise<Outcome> {
  const product = await startProduct(['--empty', '--now', FIRST]);
  try {
    for (const step of OCTOBER) {
      await product.wind(step.at);
      await step.does(product);
    }
    await product.wind(AFTER);
    return await outcomeOf(product);
  } finally {
    await product.stop();
  }
}

describe('what goes wrong changes nothing', () => {
  let expected: Outcome;
  const running: Product[] = [];
  beforeAll(async () => {
    expected = await plain();
  }, PATIENCE);
  afterAll(async () => {
    for (const product of running) await product.stop();
  });

  it('the same letters, fines and file when every event comes twice, the second time late', async () => {
    const product = await startProduct(['--empty', '--now', FIRST]);
    running.push(product);
    for (const [index, step] of OCTOBER.entries()) {
      await product.wind(step.at);
      await step.does(product);
      const before = OCTOBER[index - 1];
      if (before?.again) await before.does(product);
      for (const record of ['KS-2610-0001', 'KS-2610-0002', 'FK-2610-0001', 'FK-2610-0002', 'KS-2610-9999']) await ringAgain(product, record, step.at.replace(/:00\+/, ':00+').replace(/T(\d\d):(\d\d)/, (_, h: string, m: string) => `T${h}:${String(Math.min(59, Number(m) + 3)).padStart(2, '0')}`));
    }
    for (const at of ['2026-10-12T09:20', '2026-10-12T09:30', '2026-10-12T11:34']) await ringAgain(product, 'KS-2610-0001', at);
    await product.wind(AFTER);
    await outcomeOf(product);
    expect(await outcomeOf(product)).toEqual(expected);
  }, PATIENCE);

  it.each([11, 23])('the same letters, fines and file when the process is killed at arbitrary moments (seed %i)', async (seed) => {
    const chance = random(seed);
    let product = await startProduct(['--empty', '--now', FIRST]);
    running.push(product);
    let kills = 0;
    const restart = async (): Promise<void> => {
      kills += 1;
      await product.kill();
      product = await startProduct([], product.dir);
      running.splice(0, running.length, product);
    };
    for (const step of OCTOBER) {
      for (let done = false; !done; ) {
        const winding = product.wind(step.at).then(() => true, () => false);
        if (kills < 10 && chance() < 0.6) {
          await new Promise((resolve) => {
            setTimeout(resolve, chance() * 400);
          });
          await restart();
        }
        done = await winding;
      }
      await step.does(product);
    }
    await product.wind(AFTER);
    expect(kills).toBeGreaterThan(2);
    expect(await outcomeOf(product)).toEqual(expected);
  }, PATIENCE);
});

import type { Register } from '../../shared/registers/register.ts';
import { random, seedOf } from './random.ts';
import type { Base } from './shop.ts';
import { Failure, planWalk, Walk, type Step } from './walk.ts';

/** What a walk ended in. */
export interface Found {
  readonly message: string;
  /** The step at which it showed; the number of steps if it showed at the rest after them. */
  readonly at: number;
}

/** Where walks are taken. */
export interface Ground {
  readonly base: Base;
  readonly register: Register;
  readonly sheetId: number;
}

/** Takes a walk and rests after it; undefined when all is as it should be. */
export async function take({ base, register, sheetId }: Ground, steps: readonly Step[], seed: number): Promise<Found | undefined> {
  const walk = new Walk(base, register, sheetId);
  let at = 0;
  try {
    for (const step of steps) {
      await walk.step(step);
      at += 1;
    }
    await walk.rest(random(seedOf(seed, 0)));
    return undefined;
  } catch (error) {
    return { at, message: error instanceof Failure ? error.message : `it threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` };
  }
}

/** What a failure is about, so that another of the same kind is known. */
export const kindOf = (message: string): string => (message.split('\n')[0] ?? '').replace(/row \d+: /, '').replace(/[A-Z]{2}-\d{4}-\d{4,}/g, '#').replace(/\d+/g, '#').replace(/手写\S+/, '').replace(/".*/s, '').replace(/: (客|投).*/s, '').slice(0, 60);

/** The fewest steps found that still fail in the same way (delta debugging, Zeller 1999: ever smaller pieces are left out). */
export async function shrink(ground: Ground, steps: readonly Step[], seed: number, message: string): Promise<readonly Step[]> {
  const fails = async (some: readonly Step[]): Promise<boolean> => {
    const found = await take(ground, some, seed);
    return found !== undefined && kindOf(found.message) === kindOf(message);
  };
  let left = steps;
  for (let size = Math.ceil(left.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < left.length; ) {
      const without = [...left.slice(0, from), ...left.slice(from + size)];
      if (await fails(without)) left = without;
      else from += size;
    }
  }
  return left;
}

/** A failed walk as a person reads it, with what takes it again. */
export async function report(ground: Ground, seed: number, length: number, found: Found): Promise<string> {
  const steps = planWalk(seed, length).slice(0, found.at + 1);
  const least = await shrink(ground, steps, seed, found.message);
  const again = await take(ground, least, seed);
  return [
    `STAFF_SEED=${seed} STAFF_WALKS=1 STAFF_STEPS=${length}: ${least.length} of ${steps.length} steps are enough`,
    ...least.map(({ kind, seed: own }) => `  { kind: '${kind}', seed: ${own} },`), again?.message ?? found.message,
  ].join('\n');
}

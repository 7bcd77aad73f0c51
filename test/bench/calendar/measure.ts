import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { ROOT } from '../../kit/tree.ts';
import { median, type Measured } from '../figures.ts';
import { CONTENDERS } from './contenders.ts';

const FIGURES = z.record(z.string(), z.union([z.number(), z.string()]));
const COSTS = z.object({ cold: z.number(), warm: z.number() });
const PROCESSES = 10;
/** A peer that does not come to an end is no contender. */
const PATIENCE_MS = 300_000;
const HOW = 'own process, TZ=Asia/Shanghai, mainland calendar of 2026; per second of processor time, median of 5 rounds over 1,024 starts; differ = from a walk minute by minute; case file = its cases without pauses';

/** The calendar beside its peers, each in a process of its own, and what a calendar costs to lay out. */
export async function measureCalendars(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const what of Object.keys(CONTENDERS)) rows.push({ what, figures: FIGURES.parse(await answer('contend.ts', what)), how: HOW });
  const costs: z.infer<typeof COSTS>[] = [];
  for (let i = 0; i < PROCESSES; i += 1) costs.push(COSTS.parse(await answer('cold.ts')));
  const figures = { 'cold ms': median(costs.map(({ cold }) => cold)), 'warm ms': median(costs.map(({ warm }) => warm)) };
  return [...rows, { what: 'a calendar and its first year', figures, how: `processor time up to the first answer: in ${PROCESSES} new processes, and of the next calendar of each` }];
}

async function answer(file: string, ...args: readonly string[]): Promise<unknown> {
  const path = join(ROOT, 'test/bench/calendar', file);
  const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', path, ...args], { timeout: PATIENCE_MS });
  return JSON.parse(stdout);
}

import * as z from 'zod';
import { median } from '../figures.ts';
import type { Contender, Place } from './contender.ts';
import { openNaive } from './naive.ts';
import { openOurs } from './ours.ts';
import { ownScenes, sharedScenes, type Scene } from './scenes.ts';
import { openSpreadsheet } from './spreadsheet.ts';
import { type } from './staff.ts';

/* One contender in a process of its own: `node contend.ts WHO PLACE` prints what its looks cost as one line of JSON. */

const WHO: Readonly<Record<string, (place: Place) => Contender>> = { dengji: openOurs, 'google-spreadsheet': openSpreadsheet, 'full scan': openNaive };
const COUNT = z.object({ reads: z.number(), writes: z.number(), bytes: z.number(), wire: z.number() });
const UNTIL_QUIET = 5;

interface Cost extends z.infer<typeof COUNT> {
  readonly cpu: number;
  readonly units?: { readonly read: number; readonly write: number };
}

const [who = '', text = '{}'] = process.argv.slice(2);
const place: Place = JSON.parse(text);
const contender = WHO[who]?.(place);
if (!contender) throw new Error(`nobody is called ${who}`);
const count = async () => COUNT.parse(await (await fetch(`${place.url}/count`)).json());

async function settle(what: string): Promise<void> {
  for (let looks = 0; looks < UNTIL_QUIET; looks += 1) if ((await contender?.look()) === 0) return;
  throw new Error(`not at rest after: ${what}`);
}

async function take({ look, units, pass }: Contender, { what, looks = 1, types, passMs }: Scene, run: number): Promise<Cost> {
  if (passMs !== undefined) pass?.(passMs);
  if (types) await type(place, types(run));
  await count();
  units?.();
  globalThis.gc?.();
  const from = process.cpuUsage();
  let changed = 0;
  for (let nth = 0; nth < looks; nth += 1) changed += await look();
  const { user, system } = process.cpuUsage(from);
  const cost = { cpu: (user + system) / 1_000, ...(await count()), ...(units ? { units: units() } : {}) };
  if (changed > 0 !== (types !== undefined)) throw new Error(`${what}: ${changed} rows were found to differ`);
  await settle(what);
  return cost;
}

async function stage(actor: Contender, scene: Scene): Promise<object> {
  const costs: Cost[] = [];
  for (let run = 0; run <= scene.runs; run += 1) {
    const cost = await take(actor, scene, run);
    if (run > 0) costs.push(cost);
  }
  return { what: scene.what, runs: scene.runs, ...costs.at(-1), cpu: median(costs.map((it) => it.cpu)) };
}

if ((await contender.look()) > 0) throw new Error('the first look is not quiet');
const staged: object[] = [];
for (const scene of [...sharedScenes(place.size), ...(who === 'dengji' ? ownScenes(place.size) : [])]) staged.push(await stage(contender, scene));
process.stdout.write(`${JSON.stringify(staged)}\n`);

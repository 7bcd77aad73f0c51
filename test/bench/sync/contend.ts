import * as z from 'zod';
import { median } from '../figures.ts';
import type { Contender, Place } from './contender.ts';
import { openNaive } from './naive.ts';
import { openOurs } from './ours.ts';
import { openSpreadsheet } from './spreadsheet.ts';
import { typeAddresses } from './staff.ts';

/* One contender in a process of its own: `node contend.ts WHO PLACE` prints what its looks cost as one line of JSON. */

const WHO: Readonly<Record<string, (place: Place) => Contender>> = { dengji: openOurs, 'google-spreadsheet': openSpreadsheet, 'full-scan': openNaive };
const COUNT = z.object({ calls: z.record(z.string(), z.number()), reads: z.number(), writes: z.number(), bytes: z.number(), wire: z.number() });
/** So many rows differ, so many times over. */
const SCENES = [{ rows: 0, runs: 5 }, { rows: 1, runs: 5 }, { rows: 100, runs: 3 }];

const [who = '', text = '{}'] = process.argv.slice(2);
const place: Place = JSON.parse(text);
const contender = WHO[who]?.(place);
if (!contender) throw new Error(`nobody is called ${who}`);
const count = async () => COUNT.parse(await (await fetch(`${place.url}/count`)).json());

if ((await contender.look()) > 0) throw new Error('the first look is not quiet');
let typed = 0;
const scenes: object[] = [];
for (const { rows, runs } of SCENES) {
  const costs: { readonly cpu: number; readonly counted: z.infer<typeof COUNT> }[] = [];
  for (let run = 0; run <= runs; run += 1) {
    if (rows > 0) await typeAddresses(place, typed, rows);
    typed += rows;
    await count();
    const from = process.cpuUsage();
    const changed = await contender.look();
    const { user, system } = process.cpuUsage(from);
    if (changed > 0 !== rows > 0) throw new Error(`${rows} rows differ, ${changed} were found`);
    if (run > 0) costs.push({ cpu: (user + system) / 1_000, counted: await count() });
  }
  scenes.push({ rows, runs, cpu: median(costs.map((it) => it.cpu)), ...costs.at(-1)?.counted });
  if ((await contender.look()) > 0) throw new Error(`not at rest after ${rows} rows`);
}
process.stdout.write(`${JSON.stringify(scenes)}\n`);

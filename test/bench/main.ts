import { writeFile } from 'node:fs/promises';
import { arch, cpus, loadavg, platform } from 'node:os';
import { parseArgs } from 'node:util';
import { measureBundles } from './bundles.ts';
import { measureCalendars } from './calendar/measure.ts';
import { tableOf, type Measured } from './figures.ts';
import { measureLines } from './lines.ts';
import { measureLooks } from './looks.ts';
import { measureStarts } from './start.ts';
import { measurePlan, measureSync } from './sync.ts';

const SMALL = 10;
const LARGE = 2_000;

/** What is measured, one part after the other so that none slows another. */
const PARTS: Readonly<Record<string, () => Promise<readonly Measured[]> | readonly Measured[]>> = {
  start: measureStarts,
  'work of the engine': async () => [...(await measureLooks(SMALL)), ...(await measureLooks(LARGE))],
  sync: measureSync,
  plan: measurePlan,
  bundle: async () => (await measureBundles()).map(({ name, kib, gzipKib, importMs }) => ({
    what: name,
    figures: { KiB: kib, 'gzip KiB': gzipKib, 'import ms': importMs },
    how: 'minified as deployed, without source map; import = median of 10 new processes',
  })),
  calendar: measureCalendars,
  code: measureLines,
};

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string', multiple: true } } });
const unknown = values.only?.find((title) => !(title in PARTS));
if (unknown !== undefined) throw new Error(`no part is called ${unknown}; there are ${Object.keys(PARTS).join(', ')}`);
const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'cpu'}, ${platform()} ${arch()}, node ${process.version}, load ${loadavg()[0]?.toFixed(1) ?? ''} before`;
console.log(machine);
const parts: Record<string, readonly Measured[]> = {};
for (const [title, measure] of Object.entries(PARTS)) {
  if (values.only?.includes(title) === false) continue;
  const rows = await measure();
  parts[title] = rows;
  console.log(`\n${tableOf(title, rows)}`);
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify({ machine, parts }, undefined, 2)}\n`);

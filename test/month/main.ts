import { parseArgs } from 'node:util';
import { judge } from './check.ts';
import { Month } from './month.ts';

/* node test/month/main.ts --records 5000 --seed 1 : one month, told at length. */

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({ options: { records: { type: 'string', default: '5000' }, seed: { type: 'string', default: '1' } } });
const month = new Month(Number(values.seed), Number(values.records));
const began = performance.now();
await month.live();
const verdict = await judge(month);
say(`seed ${values.seed}, ${month.records.size} records, ${Math.round((performance.now() - began) / 1_000)} s, outage from ${new Date(month.outage[0]).toISOString()}`);
say(JSON.stringify({ ...month.counts, rungs: verdict.rungs, letters: verdict.letters, resent: verdict.resent, late: verdict.late }));
say(`longest ${JSON.stringify(Object.fromEntries(month.longest))}; deaths at ${[...month.deaths].map(([death, count]) => `${death} x ${count}`).toSorted().join(', ')}`);
say(`overtaken ${verdict.overtaken.length}`);
say(verdict.faults.length === 0 ? 'no fault' : `${verdict.faults.length} faults\n${verdict.faults.slice(0, 40).join('\n')}`);
process.exitCode = verdict.faults.length === 0 ? 0 : 1;

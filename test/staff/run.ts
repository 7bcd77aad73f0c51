import { COMPLAINTS } from '../../shared/registers/complaints.ts';
import { openBase } from './shop.ts';
import { take, type Ground } from './shrink.ts';
import { planWalk } from './walk.ts';

/* Many walks in one process: `node test/staff/run.ts FIRST WALKS STEPS`; prints one line of JSON, and a failure as soon as it is met. */
const [first = 1, walks = 100, steps = 200] = process.argv.slice(2).map(Number);
const ground: Ground = { base: await openBase(), register: COMPLAINTS, sheetId: 1 };
const began = process.cpuUsage();
const failed: number[] = [];
for (let seed = first; seed < first + walks; seed += 1) {
  const found = await take(ground, planWalk(seed, steps), seed);
  if (!found) continue;
  failed.push(seed);
  process.stderr.write(`${JSON.stringify({ seed, at: found.at, message: found.message.slice(0, 1_000) })}\n`);
}
const { user, system } = process.cpuUsage(began);
process.stdout.write(`${JSON.stringify({ first, walks, steps, failures: failed.length, seeds: failed, cpuSeconds: Math.round((user + system) / 10_000) / 100 })}\n`);

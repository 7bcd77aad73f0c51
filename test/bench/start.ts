import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import * as z from 'zod';
import { openHand } from '../infra/local/page/hand.ts';
import { openBrowser, type TestBrowser } from '../kit/browser.ts';
import { ROOT } from '../kit/tree.ts';
import { median, type Measured } from './figures.ts';

const RUNS = 3;
const READY = z.object({ url: z.string() });

interface Times {
  readonly ready: number;
  readonly usable: number;
}

/** Seconds from `npm start` to its line of JSON, and to the grid in a browser that is open already. */
export async function measureStarts(): Promise<readonly Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dengji-bench-'));
  const browser = await openBrowser();
  try {
    const rows: Measured[] = [];
    for (const [data, options] of [['sample data', []], ['--empty', ['--empty']]] as const) {
      const times: { cold: Times[]; warm: Times[] } = { cold: [], warm: [] };
      for (let run = 0; run < RUNS; run += 1) {
        const [first, second] = [join(folder, `${data}-${run}-cold`), join(folder, `${data}-${run}-warm`)];
        times.cold.push(await start(browser, first, options));
        await cp(join(first, 'page'), join(second, 'page'), { recursive: true });
        times.warm.push(await start(browser, second, options));
      }
      rows.push(rowOf(`${data}, first start`, times.cold, 'the page is bundled'));
      rows.push(rowOf(`${data}, page bundled before`, times.warm, 'the bundle is kept'));
    }
    return rows;
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const rowOf = (what: string, times: readonly Times[], bundle: string): Measured => ({
  what,
  figures: { 'JSON s': median(times.map(({ ready }) => ready)), 'usable s': median(times.map(({ usable }) => usable)) },
  how: `median of ${times.length}: npm start with new data; ${bundle}; usable = canvas and name box stand in Chromium`,
});

async function start(browser: TestBrowser, dir: string, options: readonly string[]): Promise<Times> {
  const from = performance.now();
  const since = (): number => (performance.now() - from) / 1_000;
  const args = ['start', '--', '--json', '--port', '0', '--data', dir, ...options];
  const child = spawn('npm', args, { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const context = await browser.context();
  try {
    const { url } = await whenReady(child.stdout);
    const ready = since();
    await openHand(context, url);
    return { ready, usable: since() };
  } finally {
    await context.close();
    await end(child);
  }
}

/** npm prints what it runs before the product prints its one line. */
async function whenReady(output: Readable): Promise<z.infer<typeof READY>> {
  for await (const line of createInterface({ input: output })) if (line.startsWith('{')) return READY.parse(JSON.parse(line));
  throw new Error('npm start ended before it was ready');
}

/** Ends npm with everything it started: they are one group. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) return;
  const gone = once(child, 'close');
  process.kill(-child.pid, 'SIGTERM');
  await gone;
}

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { bundle, NODE_OPTIONS } from '../../infra/cloud/parts/bundle.ts';
import { ROSTER } from '../../infra/roster.ts';
import { median } from './figures.ts';

/** What one function costs to load: sizes of its bundle without the source map, and the median of ten cold imports. */
export interface BundleFigures {
  readonly name: string;
  readonly kib: number;
  readonly gzipKib: number;
  readonly importMs: number;
}

const RUNS = 10;
const IMPORT = 'const from = performance.now(); await import(process.argv[1]); process.stdout.write(String(performance.now() - from));';

/** Bundles every function of the roster as the cloud stack does, and measures each in fresh processes, one at a time. */
export async function measureBundles(): Promise<BundleFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'dengji-bundles-'));
  try {
    const figures: BundleFigures[] = [];
    for (const { name } of ROSTER) figures.push(await measure(name, join(folder, name)));
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(name: string, folder: string): Promise<BundleFigures> {
  await build(bundle(name, folder));
  const file = join(folder, 'index.mjs');
  const code = await readFile(file);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await coldImport(file));
  return { name, kib: code.length / 1024, gzipKib: gzipSync(code).length / 1024, importMs: median(times) };
}

/** Milliseconds of one import in a process that has done nothing before, with the environment of the cloud. */
async function coldImport(file: string): Promise<number> {
  const run = promisify(execFile);
  const env = { NODE_OPTIONS };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', IMPORT, pathToFileURL(file).href], { env });
  return Number(stdout);
}

import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle, NODE_OPTIONS } from '../../../infra/cloud/parts/bundle.ts';
import { ROSTER } from '../../../infra/roster.ts';

const PROBE = 'console.log(typeof (await import(process.argv[1])).handler);';
const run = promisify(execFile);
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dengji-bundle-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(ROSTER)('$name loads from its bundle, with nothing beside it and no environment', async ({ name }) => {
  const { errors, warnings } = await build(bundle(name, folder));
  const probe = ['--input-type=module', '--eval', PROBE, join(folder, 'index.mjs')];
  const { stdout } = await run(process.execPath, probe, { env: { NODE_OPTIONS } });
  expect({ errors, warnings, handler: stdout.trim() }).toEqual({ errors: [], warnings: [], handler: 'function' });
});

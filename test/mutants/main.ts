import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLOCK_MUTANTS } from './clocks.ts';
import type { Mutant } from './mutant.ts';

/*
 * Puts each fault of a table into a copy of the code and runs the tests that have to notice it:
 * `node test/mutants/main.ts`. Exit code 1 where one lives that nobody argued for, or an argued one dies.
 */
const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
for (const name of ['shared', 'functions', 'infra', 'test', 'package.json', 'tsconfig.json', 'vitest.config.ts']) cpSync(join(root, name), join(copy, name), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

function isKilled({ file, find, put, tests }: Mutant): boolean {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, sound.replace(find, () => put));
  const { status } = spawnSync('npx', ['vitest', 'run', '--bail', '1', ...tests], { cwd: copy, stdio: 'ignore' });
  writeFileSync(path, sound);
  return status !== 0;
}

const wrong = CLOCK_MUTANTS.filter((mutant) => {
  const killed = isKilled(mutant);
  const verdict = killed ? 'killed' : mutant.argued === undefined ? 'LIVES' : 'argued';
  process.stdout.write(`${verdict.padEnd(7)} ${mutant.file}: ${mutant.find}\n`);
  return killed === (mutant.argued !== undefined);
});
rmSync(copy, { recursive: true });
process.exitCode = wrong.length > 0 ? 1 : 0;

import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Names of the AWS operations that functions and shared code call, read from their sources. */
export function awsCalls(): string[] {
  const sources = globSync('{functions,shared}/**/*.ts', { cwd: ROOT }).map((path) => readFileSync(`${ROOT}${path}`, 'utf8'));
  const calls = sources.flatMap((source) => [...source.matchAll(/\bnew (\w+)Command\(/g)].map(([, name = '']) => name));
  return [...new Set(calls)];
}

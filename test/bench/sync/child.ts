import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { ROOT } from '../../kit/tree.ts';

/** Node in the way the bench itself is run; a script may ask for the garbage to be taken out before it measures. */
const OPTIONS = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
const MOST_OUTPUT = 2 ** 20;

const commandOf = (script: string, args: readonly string[]): string[] => [...OPTIONS, join(ROOT, 'test/bench', script), ...args];

/** Runs a script of this folder to its end in a process that does nothing else; answers what it prints, as JSON. */
export async function runAlone(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<unknown> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, commandOf(script, args), { env: { ...process.env, ...env }, maxBuffer: MOST_OUTPUT });
  return JSON.parse(stdout);
}

/** A script that goes on after it has printed its one line of JSON. */
export interface Served {
  readonly said: unknown;
  end(): Promise<void>;
}

/** Starts a script of this folder and waits for its line. */
export async function serveAlone(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const child = spawn(process.execPath, commandOf(script, args), { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = once(child, 'close');
  for await (const line of createInterface({ input: child.stdout })) {
    return {
      said: JSON.parse(line),
      end: async () => {
        child.kill('SIGTERM');
        await gone;
      },
    };
  }
  throw new Error(`${script} ended before it was ready`);
}

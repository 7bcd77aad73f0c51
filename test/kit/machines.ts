import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const urls = z.object({ scheduler: z.string(), smtp: z.string(), dynamo: z.string() });

/** A process that runs the stand-ins, and can be killed as a power cut kills. */
export interface Machine extends z.infer<typeof urls> {
  readonly pid: number;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts the stand-ins on a data directory in a process of their own; resolves when they serve. */
export async function startMachine(dir: string): Promise<Machine> {
  const script = fileURLToPath(new URL('./machine.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: unknown[] = await once(child.stdout, 'data');
  return {
    ...urls.parse(JSON.parse(String(line))),
    pid: child.pid ?? 0,
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** A directory that is removed with everything in it when disposed. */
export function freshDir(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'dengji-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

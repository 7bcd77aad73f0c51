import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Product } from '../../kit/product.ts';

/** What a command came to. */
export interface Ran {
  /** 0 done, 1 refused, 2 could not run; absent when it was killed. */
  readonly code: number | undefined;
  readonly said: string;
}

/** A command that is running. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** Starts the operator's command as a process of its own, away from a terminal. */
export function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'infra/desk/main.ts', ...args], { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, DENGJI_TABLE: '', ...env } });
  const ended = Promise.all([text(child.stdout), once(child, 'exit')]).then(([said]) => ({ said, code: child.exitCode ?? undefined }));
  return { child, ended };
}

/** Runs `desk sync …` on the data of a product. */
export const sync = (product: Product, ...args: readonly string[]): Promise<Ran> => start(['sync', ...args, `--data=${product.dir}`]).ended;

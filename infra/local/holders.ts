import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: readonly string[];
}

function readProcess(pid: string): Process | undefined {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { pid: Number(pid), parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

const readProcesses = (): Process[] =>
  (existsSync('/proc') ? readdirSync('/proc') : [])
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => readProcess(pid) ?? []);

const serves = (it: Process, file: string): boolean => basename(it.command[0] ?? '') === 'dynoxide' && it.command.includes(file);

/** Processes that serve a database file (absolute path), told by their command line. */
export const holders = (file: string): number[] =>
  readProcesses()
    .filter((it) => serves(it, file))
    .map((it) => it.pid);

/** Kills those whose guard is gone: nobody else would ever end them, and two servers must not share a file. */
export function endOrphans(file: string): void {
  const all = readProcesses();
  const guards = new Set(all.filter((it) => it.command.includes(file)).map((it) => it.pid));
  for (const it of all.filter((one) => serves(one, file) && !guards.has(one.parent))) process.kill(it.pid, 'SIGKILL');
}

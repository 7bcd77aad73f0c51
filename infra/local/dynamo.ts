import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, resolve as absolute } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endOrphans, holders } from './holders.ts';

/** A running DynamoDB stand-in; `stop` resolves when its process is gone. */
export interface Dynamo {
  readonly url: string;
  stop(): Promise<void>;
}

const ATTEMPTS = 3;
const READY_MS = 10_000;
const LOOKS = 100;
const LOOK_MS = 20;

/**
 * Runs the server and waits for it; when standard input closes, which it does however the parent died, the server is killed.
 * Killing loses nothing: what was acknowledged is in its file.
 */
const GUARD = `exec 3<&0
"$@" 3<&- & server=$!
{ cat <&3 >/dev/null; kill -9 "$server"; } 2>/dev/null & guard=$!
exec 3<&-
wait "$server"; code=$?
kill "$guard" 2>/dev/null
exit "$code"`;

/**
 * Starts Dynoxide on a free port of 127.0.0.1, its data in `dataDir/dynamo.db` (undefined = in memory), and resolves when it
 * answers. It dies with this process, also when that is killed. No streams and no expiry: the product uses neither.
 * Throws when the program is missing, or another living Dengji has the data directory.
 */
export async function startDynamo(options: { readonly dataDir: string | undefined }): Promise<Dynamo> {
  const program = findProgram();
  const file = options.dataDir === undefined ? undefined : absolute(options.dataDir, 'dynamo.db');
  if (file !== undefined) await claim(file);
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const args = ['--host', '127.0.0.1', '--port', String(port), ...(file === undefined ? [] : ['--db-path', file])];
    const child = spawn('/bin/sh', ['-c', GUARD, 'dynamo-guard', program, ...args], { detached: true });
    const trouble = await ready(child);
    if (trouble === undefined) return { url: `http://127.0.0.1:${port}`, stop: () => stop(child) };
    await stop(child);
    if (attempt === ATTEMPTS || !trouble.includes('in use')) throw new Error(`DynamoDB stand-in did not start: ${trouble}`);
  }
}

function findProgram(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`${name}/dynoxide`);
  } catch {
    throw new Error(`the DynamoDB stand-in for this machine is missing: npm package ${name} is not installed`);
  }
}

/** Waits until nobody else holds the file: a server whose parent was just killed needs a moment to go. */
async function claim(file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  endOrphans(file);
  for (let looks = 0; holders(file).length > 0; looks += 1) {
    if (looks === LOOKS) throw new Error(`${file} is in use by process ${holders(file).join(', ')}: another Dengji runs on this data`);
    await pause(LOOK_MS);
  }
}

function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer().once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
  });
  return promise;
}

/** Undefined once the server says that it listens, else what went wrong. */
function ready(child: ChildProcess): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let said = '';
  const limit = setTimeout(() => resolve(`no answer within ${READY_MS} ms`), READY_MS);
  const listen = (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-2000);
    if (said.includes('listening on')) resolve(undefined);
  };
  child.stdout?.on('data', listen);
  child.stderr?.on('data', listen);
  child.once('error', (error) => resolve(error.message));
  child.once('exit', (code) => {
    child.stdin?.destroy();
    resolve(said.trim() || `it ended with code ${code}`);
  });
  return promise.finally(() => clearTimeout(limit));
}

async function stop(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.once('exit', () => resolve());
  child.stdin?.destroy();
  await promise;
}

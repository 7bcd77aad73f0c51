import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What `GET /local` answers. */
export interface Here {
  readonly url: string;
  readonly workbooks: Readonly<Record<'service' | 'people' | 'finance' | 'rules', string>>;
  readonly dynamodb: string;
  readonly tokens: { readonly finance: string; readonly admin: string };
}

/** A letter as `/mail.json` gives it. */
export interface Letter {
  readonly id: string;
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The product as a newcomer runs it: one process, seen only through its addresses. */
export interface Product {
  readonly here: Here;
  readonly dir: string;
  /** What the process wrote to stderr. */
  errors(): string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  wind(to: string): Promise<void>;
  settle(): Promise<number>;
  letters(): Promise<readonly Letter[]>;
  /** Ends the process without warning, as a power cut would. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `npm start` with a folder of its own; the same `dir` again goes on where it stopped. */
export async function startProduct(args: readonly string[], dir = mkdtempSync(join(tmpdir(), 'dengji-'))): Promise<Product> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'infra/local/main.ts', '--json', '--port', '0', '--data', dir, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString('utf8')));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line').then(([line]) => String(line)), once(child, 'exit').then(() => undefined)]);
  if (first === undefined) throw new Error(`did not start: ${errors}`);
  const here = JSON.parse(first) as Here;
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${here.url}${path}`, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  const must = async <T>(reply: Promise<Response>): Promise<T> => {
    const it = await reply;
    const said = await it.text();
    if (!it.ok) throw new Error(`${it.status} ${said}\n${errors}`);
    return JSON.parse(said) as T;
  };
  return {
    here, dir,
    errors: () => errors,
    get: (path, headers) => call('GET', path, undefined, headers),
    post: (path, body, headers) => call('POST', path, body ?? {}, headers),
    wind: async (to) => {
      await must(call('POST', '/local/clock', to.startsWith('P') ? { by: to } : { to }));
    },
    settle: async () => (await must<{ passes: number }>(call('POST', '/local/settle', {}))).passes,
    letters: () => must<readonly Letter[]>(call('GET', '/mail.json')),
    kill: () => end(child, 'SIGKILL'),
    stop: async () => {
      await end(child, 'SIGTERM');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

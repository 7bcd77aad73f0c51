import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBundle } from '../../../../infra/local/page/bundle.ts';
import { openPage } from '../../../../infra/local/page/page.ts';
import { instantOf } from '../../../../shared/words/time.ts';

let cacheDir: string;
let url: string;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'dengji-bundle-'));
  const page = await openPage({ cacheDir, now: () => instantOf(1_791_768_840_000) });
  const server = createServer((req, res) => void page.handle(req, res).then((done) => done || res.writeHead(418).end()));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  closing.push(() => new Promise((done) => server.close(done)), () => rm(cacheDir, { recursive: true }));
});

afterAll(async () => {
  for (const close of closing) await close();
});

describe('the page over HTTP', () => {
  it('names its files by their content and lets browsers keep them for good', async () => {
    const shell = await fetch(`${url}/`);
    const html = await shell.text();
    const script = /src="(\/page\/main-[A-Z0-9]+\.js)"/.exec(html)?.[1] ?? '';
    const file = await fetch(url + script);
    expect(shell.headers.get('cache-control')).toBe('no-store');
    expect(html).toContain('data-now="1791768840000"');
    expect([file.status, file.headers.get('cache-control'), file.headers.get('content-encoding')]).toEqual([200, 'public, max-age=31536000, immutable', 'gzip']);
    expect((await file.text()).length).toBeGreaterThan(1_000_000);
  });

  it('loads nothing from elsewhere', async () => {
    const shell = await fetch(`${url}/`);
    expect(shell.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await shell.text()).not.toMatch(/(?:src|href)="https?:/);
  });

  it.each([
    ['GET', '/page/../page.ts', 418],
    ['GET', '/page/nothing.js', 404],
    ['GET', '/mail', 418],
    ['POST', '/', 418],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await fetch(url + path, { method })).status).toBe(status);
  });

  it('is built once: the next start finds it', async () => {
    const before = await readdir(cacheDir);
    const again = await openBundle(cacheDir);
    expect(await readdir(cacheDir)).toEqual(before);
    expect(again.folder.startsWith(cacheDir)).toBe(true);
  });
});

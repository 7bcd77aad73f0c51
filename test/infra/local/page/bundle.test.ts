import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle } from '../../../../infra/local/page/bundle.ts';
import { openBundle } from '../../../../infra/local/page/bundle.ts';
import { buildOnce, openBuiltPage } from './stand.ts';

let bundle: Bundle;
let url: string;
const server = createServer();

beforeAll(async () => {
  bundle = await buildOnce();
  const page = await openBuiltPage();
  server.on('request', (req, res) => void page.handle(req, res).then((done) => done || res.writeHead(418).end()));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}, 150_000);

afterAll(() => void server.close());

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
    const before = await readdir(bundle.folder);
    expect(await openBundle(dirname(bundle.folder))).toEqual(bundle);
    expect(await readdir(bundle.folder)).toEqual(before);
  });
});

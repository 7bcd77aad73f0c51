import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Instant } from '../../../shared/words/time.ts';
import type { Bundle } from './bundle.ts';
import { openBundle } from './bundle.ts';
import { CONTENT_POLICY, shell } from './shell.ts';

/** The workbook page: `GET /` and its files under `/page/`; `handle` answers false for any other address. */
export interface Page {
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

const unpack = promisify(gunzip);

async function sendFile(req: IncomingMessage, res: ServerResponse, bundle: Bundle, name: string): Promise<void> {
  const packed = await readFile(join(bundle.folder, `${name}.gz`)).catch(() => undefined);
  if (!packed) {
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个文件，请刷新页面。');
    return;
  }
  const takesGzip = /\bgzip\b/.test(req.headers['accept-encoding'] ?? '');
  res.writeHead(200, {
    'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(takesGzip ? { 'content-encoding': 'gzip' } : {}),
  });
  res.end(takesGzip ? packed : await unpack(packed));
}

function sendShell(res: ServerResponse, bundle: Bundle, now: Instant): void {
  res.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': CONTENT_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  res.end(shell(bundle, now));
}

/**
 * Opens the page at once; the first request waits for the bundle.
 * `cacheDir` keeps the bundle over restarts; `now` is the product's time, printed into the page for its first paint.
 */
export async function openPage(options: { cacheDir: string; now: () => Instant }): Promise<Page> {
  const bundling = openBundle(options.cacheDir);
  bundling.catch(() => undefined);
  return {
    async handle(req, res) {
      if (req.method !== 'GET' && req.method !== 'HEAD') return false;
      const path = new URL(req.url ?? '/', 'http://page').pathname;
      const name = /^\/page\/([\w.-]+)$/.exec(path)?.[1];
      if (path !== '/' && name === undefined) return false;
      const bundle = await bundling;
      if (name === undefined) sendShell(res, bundle, options.now());
      else await sendFile(req, res, bundle, name);
      return true;
    },
  };
}

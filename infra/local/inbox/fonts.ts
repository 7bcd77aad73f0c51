import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';

const FILE = /^\/mail\/fonts\/((?:400|600)\.css|files\/noto-sans-sc-[a-z0-9-]+-(?:400|600)-normal\.woff2?)$/;

/** Style sheets that bring Chinese type where the machine has none of its own; a browser loads only the pieces it shows. */
export const FONT_LINKS = '<link rel="stylesheet" href="/mail/fonts/400.css"><link rel="stylesheet" href="/mail/fonts/600.css">';

/** Serves the font packaged with the product; false when the path is none of its files. A letter's frame may load it too. */
export async function serveFont(path: string, res: ServerResponse): Promise<boolean> {
  const name = FILE.exec(path)?.[1];
  if (name === undefined) return false;
  const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : `font/${name.slice(name.lastIndexOf('.') + 1)}`;
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=86400', 'access-control-allow-origin': '*' };
  const file = await readFile(createRequire(import.meta.url).resolve(`@fontsource/noto-sans-sc/${name}`));
  res.writeHead(200, headers).end(file);
  return true;
}

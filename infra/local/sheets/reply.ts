import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ApiError, Unrecorded } from './failure.ts';

/** What every reply carries; there is never an ETag. */
export const HEADERS = { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private', vary: 'Origin, X-Origin, Referer' };
/** The media type of a text that says of itself no other. */
export const HTML = 'text/html; charset=UTF-8';
const LARGE = 2048;
const MAX_BODY = 64 * 1024 * 1024;
const compress = promisify(gzip);

/** Reads the text of a request; throws 413 above 64 MB. */
export async function readText(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) throw new ApiError(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends JSON, compressed when the client takes gzip and it is worth it. */
export async function sendJson(req: IncomingMessage, res: ServerResponse, code: number, body: unknown): Promise<void> {
  const text = Buffer.from(JSON.stringify(body));
  if (text.length <= LARGE || !(req.headers['accept-encoding'] ?? '').includes('gzip')) {
    res.writeHead(code, HEADERS).end(text);
    return;
  }
  const packed = await compress(text, { level: 1 });
  res.writeHead(code, { ...HEADERS, 'content-encoding': 'gzip' }).end(packed);
}

/** Status and body for something thrown; a defect of this server is a 500 with its message. */
export function refusalOf(error: unknown): { code: number; body: object } {
  if (error instanceof ApiError) return { code: error.code, body: error.body() };
  if (error instanceof Unrecorded) return { code: 501, body: error.body };
  const message = error instanceof Error ? error.message : 'Internal error encountered.';
  return { code: 500, body: { error: { code: 500, message, status: 'INTERNAL' } } };
}

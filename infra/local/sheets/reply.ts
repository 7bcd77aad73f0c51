import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { ApiError, invalid, Unrecorded } from './failure.ts';

const LARGE = 2048;
const MAX_BODY = 64 * 1024 * 1024;
const compress = promisify(gzip);

/** Reads a JSON body; undefined when there is none. Throws 400 on anything that is not JSON, 413 above 64 MB. */
export async function readBody(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MAX_BODY) throw new ApiError(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.');
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (text.trim() === '') return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw invalid('Invalid JSON payload received.');
  }
}

/** Sends JSON, compressed when the client takes gzip and it is worth it. */
export async function sendJson(req: IncomingMessage, res: ServerResponse, code: number, body: unknown): Promise<void> {
  const text = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'private', vary: 'Origin, X-Origin, Referer' };
  if (text.length <= LARGE || !(req.headers['accept-encoding'] ?? '').includes('gzip')) {
    res.writeHead(code, headers).end(text);
    return;
  }
  const packed = await compress(text, { level: 1 });
  res.writeHead(code, { ...headers, 'content-encoding': 'gzip' }).end(packed);
}

/** Status and body for something thrown; a defect of this server is a 500 with its message. */
export function refusalOf(error: unknown): { code: number; body: object } {
  if (error instanceof ApiError) return { code: error.code, body: error.body() };
  if (error instanceof Unrecorded) return { code: 501, body: error.body };
  const message = error instanceof Error ? error.message : 'Internal error encountered.';
  return { code: 500, body: { error: { code: 500, message, status: 'INTERNAL' } } };
}

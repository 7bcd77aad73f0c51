import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { startDynamo } from '../../../infra/local/dynamo.ts';
import { openSheets } from '../../../infra/local/sheets/server.ts';
import { openGoogle } from '../../../shared/sheet/google.ts';
import { growBook, growTable } from './grow.ts';
import { seed } from './seed.ts';
import { REGION } from './world.ts';

/*
 * The stand-ins in a process of their own: `node stand-in.ts SIZE…` prints one line of JSON once it serves a workbook and
 * a table of each size. `GET /count` says what clients asked since it was asked last; `x-bench` marks who is no client.
 */

/** Answers as Google does: compressed from here on. */
const LARGE = 2_048;

const sizes = process.argv.slice(2).map(Number);
const dynamo = await startDynamo({ dataDir: undefined });
Object.assign(process.env, REGION, { AWS_ENDPOINT_URL_DYNAMODB: dynamo.url });
const seeded = await seed();
const sheets = openSheets({ now: () => seeded.now, books: sizes.map((size) => growBook(seeded, size)) });
const google = openGoogle({ credentials: 'bench', rootUrl: 'http://sheets.test/', fetch: sheets.fetch });
for (const size of sizes) {
  const [values] = await google.values(`service-${size}`, [seeded.sheetId]);
  if (values) await growTable(seeded, size, values);
}

const none = () => ({ calls: {} as Record<string, number>, reads: 0, writes: 0, bytes: 0, wire: 0 });
let count = none();

function methodOf(verb: string, path: string): { readonly method: string; readonly writes: boolean } {
  const method = /^\/v4\/spreadsheets\/[^/:]+(.*)$/.exec(path)?.[1]?.replace(/values\/[^/]+/, 'values') ?? path;
  return { method: `${verb} ${method}`, writes: verb === 'PUT' || method.includes('pdate') };
}

async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(req.url ?? '/', 'http://127.0.0.1');
  if (pathname === '/count') {
    res.end(JSON.stringify(count));
    count = none();
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(Buffer.from(chunk));
  const verb = req.method ?? 'GET';
  // Google takes an address that ends in a stroke, and google-spreadsheet sends one.
  const path = pathname.replace(/\/$/, '');
  const { code, body } = sheets.ask({ verb, path, query: searchParams, text: Buffer.concat(chunks).toString('utf8'), user: req.headers['x-bench'] === undefined ? undefined : 'clerk@example.com' });
  const text = Buffer.from(JSON.stringify(body));
  const packed = text.length > LARGE && String(req.headers['accept-encoding']).includes('gzip') ? gzipSync(text, { level: 1 }) : undefined;
  if (req.headers['x-bench'] === undefined) {
    const { method, writes } = methodOf(verb, path);
    count.calls[method] = (count.calls[method] ?? 0) + 1;
    count[writes ? 'writes' : 'reads'] += 1;
    count.bytes += text.length;
    count.wire += (packed ?? text).length;
  }
  res.writeHead(code, { 'content-type': 'application/json; charset=UTF-8', ...(packed ? { 'content-encoding': 'gzip' } : {}) }).end(packed ?? text);
}

const server = createServer((req, res) => void serve(req, res));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}`, dynamodb: dynamo.url, now: seeded.now, sheetId: seeded.sheetId })}\n`);
});

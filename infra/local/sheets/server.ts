import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../../shared/words/time.ts';
import type { Call } from './call.ts';
import { Events } from './events.ts';
import { ApiError, notFound } from './failure.ts';
import { FaultSet } from './faults.ts';
import { parseMask, prune } from './mask.ts';
import { Persistence } from './persistence.ts';
import { readBody, refusalOf, sendJson } from './reply.ts';
import { route, type Route } from './router.ts';
import { Shelf } from './shelf.ts';

/** Who edits when a request does not say. */
const SERVICE = 'service@dengji.local';

/** The Google Sheets API v4 and a part of Drive v3 on this machine. */
export interface LocalSheets {
  /** Answers /v4/..., /drive/v3/..., and GET /events; resolves false when the path is not its own. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  faults: { list(): Record<string, boolean | number>; set(change: Record<string, boolean | number>): void };
  /** Ends open event streams. */
  close(): void;
}

/** What the server is opened with; `onEdit` hears of every change after it was kept. */
export interface SheetsOptions {
  readonly db: DatabaseSync;
  readonly now: () => Instant;
  readonly onEdit: (edit: { spreadsheetId: string; user: string; rev: number }) => void;
}

const header = (req: IncomingMessage, name: string): string | undefined => {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Runs a method and reduces its reply to the fields asked for. */
function answer({ method }: Route, call: Call): unknown {
  const fields = call.query.get('fields') ?? method.fields;
  const body = method.answer(call);
  return fields && !method.masks ? prune(body, parseMask(fields)) : body;
}

/** Opens the server on a database; what was kept there before is there again. */
export function openSheets({ db, now, onEdit }: SheetsOptions): LocalSheets {
  const events = new Events();
  const faults = new FaultSet();
  const shelf = new Shelf(new Persistence(db), events, onEdit, now());

  async function respond(req: IncomingMessage, url: URL): Promise<{ code: number; body: unknown; lost: boolean }> {
    const found = route(req.method ?? 'GET', url.pathname);
    const body = await readBody(req);
    const author = { user: header(req, 'x-local-user') ?? SERVICE, client: header(req, 'x-local-client') ?? null, at: now() };
    if (faults.take('unavailable')) throw new ApiError(503, 'UNAVAILABLE', 'The service is currently unavailable.');
    if (!found) throw notFound(`There is no method ${req.method ?? ''} ${url.pathname}.`);
    const { quota } = found.method;
    if (quota !== 'none') faults.count(quota, author.user, author.at);
    const reply = answer(found, { shelf, faults, author, path: found.path, query: url.searchParams, body });
    return { code: req.method === 'DELETE' ? 204 : 200, body: reply, lost: quota === 'write' && faults.take('lostReply') };
  }

  async function serve(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const reply = await respond(req, url).catch((error: unknown) => ({ ...refusalOf(error), lost: false }));
    const pause = faults.level('slowMs');
    if (pause > 0) await sleep(pause);
    if (reply.lost) req.socket.destroy();
    else if (reply.code === 204) res.writeHead(204).end();
    else await sendJson(req, res, reply.code, reply.body);
  }

  function stream(req: IncomingMessage, res: ServerResponse, url: URL): void {
    const spreadsheetId = url.searchParams.get('spreadsheetId') ?? '';
    events.open(req, res, spreadsheetId, shelf.state(spreadsheetId, now()).book.rev);
  }

  return {
    async handle(req, res) {
      const url = new URL(req.url ?? '/', 'http://127.0.0.1');
      if (url.pathname.startsWith('/v4/') || url.pathname.startsWith('/drive/v3/')) await serve(req, res, url);
      else if (url.pathname !== '/events' || req.method !== 'GET') return false;
      else {
        try {
          stream(req, res, url);
        } catch (error) {
          const { code, body } = refusalOf(error);
          await sendJson(req, res, code, body);
        }
      }
      return true;
    },
    faults: { list: () => faults.list(), set: (change) => faults.set(change) },
    close: () => events.close(),
  };
}

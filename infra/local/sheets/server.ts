import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../../shared/words/time.ts';
import { type Answered, type Asked, openDoor } from './asking.ts';
import { Events, KEPT } from './events.ts';
import { FaultSet } from './faults.ts';
import { fetchBy } from './fetched.ts';
import type { Book } from './model.ts';
import { keepNothing, Persistence } from './persistence.ts';
import { readText, refusalOf, sendJson } from './reply.ts';
import { Shelf } from './shelf.ts';

/** The Google Sheets API v4 and a part of Drive v3 on this machine. */
export interface LocalSheets {
  /** Answers /v4/..., /drive/v3/..., and GET /events; resolves false when the path is not its own. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** The same without a socket, for clients that take a `fetch`; the host of the address does not matter. */
  readonly fetch: typeof fetch;
  /** The same at once: no socket, no JSON, no waiting (`slowMs` and a lost reply are left to the caller). */
  ask(asked: Asked): Answered;
  /** Every workbook as it is now, oldest first. A book is never changed in place, so another server may begin with it. */
  books(): readonly Book[];
  faults: { list(): Record<string, boolean | number>; set(change: Record<string, boolean | number>): void };
  /** Ends open event streams. */
  close(): void;
}

/** What the server is opened with; `onEdit` hears of every change after it was kept. Without `db` nothing is kept, and `books` are there at start. */
export interface SheetsOptions {
  readonly db?: DatabaseSync;
  readonly books?: readonly Book[];
  readonly now: () => Instant;
  readonly onEdit?: (edit: { spreadsheetId: string; user: string; rev: number }) => void;
}

const header = (req: IncomingMessage, name: string): string | undefined => {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Opens the server; what was kept in the database before is there again. */
export function openSheets({ db, books = [], now, onEdit = () => undefined }: SheetsOptions): LocalSheets {
  const events = new Events(db ? KEPT : 0);
  const faults = new FaultSet();
  const shelf = new Shelf(db ? new Persistence(db) : keepNothing(books), events, onEdit, now());
  const ask = openDoor({ shelf, faults, now });

  async function answer(asked: Asked): Promise<Answered> {
    const reply = ask(asked);
    const pause = faults.level('slowMs');
    if (pause > 0) await sleep(pause);
    return reply;
  }

  async function serve(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const text = await readText(req);
    const asked = { verb: req.method ?? 'GET', path: url.pathname, query: url.searchParams, text };
    const reply = await answer({ ...asked, user: header(req, 'x-local-user'), client: header(req, 'x-local-client') });
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
      const api = url.pathname.startsWith('/v4/') || url.pathname.startsWith('/drive/v3/');
      if (!api && (url.pathname !== '/events' || req.method !== 'GET')) return false;
      try {
        if (api) await serve(req, res, url);
        else stream(req, res, url);
      } catch (error) {
        const { code, body } = refusalOf(error);
        await sendJson(req, res, code, body);
      }
      return true;
    },
    fetch: fetchBy(answer),
    ask,
    books: () => shelf.books(),
    faults: { list: () => faults.list(), set: (change) => faults.set(change) },
    close: () => events.close(),
  };
}

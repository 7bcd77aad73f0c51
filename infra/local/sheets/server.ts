import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from '../../../shared/words/time.ts';
import { type Answered, type Asked, openDoor } from './asking.ts';
import { Events, KEPT } from './events.ts';
import { ApiError } from './failure.ts';
import { BY_HTTP, type Delivery, Postman } from './drive/postman.ts';
import { FaultSet } from './faults.ts';
import { fetchBy } from './fetched.ts';
import type { Book } from './model.ts';
import { keepNothing, Persistence } from './persistence.ts';
import { HTML, readText, refusalOf, sendJson } from './reply.ts';
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
  /** Resolves once no notification of Drive is under way any more. */
  notified(): Promise<void>;
  faults: { list(): Record<string, boolean | number>; set(change: Record<string, boolean | number>): void };
  /** Ends open event streams. */
  close(): void;
}

/** What the server is opened with; `onEdit` hears of every change after it was kept. Without `db` nothing is kept, and `books` are there at start. */
export interface SheetsOptions {
  readonly db?: DatabaseSync;
  readonly books?: readonly Book[];
  readonly now: () => Instant;
  /** What chance brings follows from it; default 0. */
  readonly seed?: number;
  /** How notifications of Drive leave; default by HTTP. */
  readonly delivery?: Delivery;
  readonly onEdit?: (edit: { spreadsheetId: string; user: string; rev: number }) => void;
}

/** The revision that a reply speaks of; on a write, the one in which its rows and columns are counted. */
const REV = 'x-local-rev';
const MOVED = new ApiError(409, 'ABORTED', 'Rows or columns moved since the revision that this change speaks of.');

const header = (req: IncomingMessage, name: string): string | undefined => {
  const value = req.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Opens the server; what was kept in the database before is there again. */
export function openSheets({ db, books = [], now, seed = 0, delivery = BY_HTTP, onEdit = () => undefined }: SheetsOptions): LocalSheets {
  const events = new Events(db ? KEPT : 0);
  const faults = new FaultSet();
  const shelf = new Shelf(db ? new Persistence(db) : keepNothing(books), events, onEdit, now(), seed);
  const door = openDoor({ shelf, faults, now });
  const postman = new Postman(shelf.channels, faults, delivery);

  async function answer(asked: Asked): Promise<Answered> {
    const reply = door(asked);
    if (reply.opened && faults.level('syncFirst') > 0) await postman.settled();
    const pause = faults.level('slowMs');
    if (pause > 0) await sleep(pause);
    return reply;
  }

  async function serve(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const text = await readText(req);
    const asked = { verb: req.method ?? 'GET', path: url.pathname, query: url.searchParams, text };
    const spreadsheetId = /^\/v4\/spreadsheets\/([^/:]+)/.exec(url.pathname)?.[1] ?? '';
    const revNow = () => shelf.books().find((book) => book.spreadsheetId === spreadsheetId)?.rev;
    const [since, rev] = [header(req, REV), revNow()];
    if (since !== undefined && rev !== undefined && events.moved(spreadsheetId, Number(since), rev)) throw MOVED;
    const answering = answer({ ...asked, user: header(req, 'x-local-user'), client: header(req, 'x-local-client'), token: req.headers.authorization });
    res.setHeader(REV, revNow() ?? 0);
    const reply = await answering;
    if (reply.lost) req.socket.destroy();
    else if (reply.code === 204) res.writeHead(204, { 'content-type': 'text/html' }).end();
    else if (reply.text !== undefined) res.writeHead(reply.code, { 'content-type': reply.type ?? HTML }).end(reply.text);
    else await sendJson(req, res, reply.code, reply.body);
    postman.flush();
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
    fetch: fetchBy(async (asked) => {
      const reply = await answer(asked);
      postman.flush();
      return reply;
    }),
    ask(asked) {
      const reply = door(asked);
      postman.flush();
      return reply;
    },
    books: () => shelf.books(),
    notified: () => postman.settled(),
    faults: {
      list: () => faults.list(),
      set(change) {
        faults.set(change);
        shelf.versions.hold(faults.level('versionNeverMoves') > 0);
      },
    },
    close: () => events.close(),
  };
}

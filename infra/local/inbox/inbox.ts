import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../../shared/words/time.ts';
import type { Faults } from '../scheduler/faults.ts';
import { FaultBoard } from '../scheduler/faults.ts';
import { Bouncing } from './bouncing.ts';
import { serveFont } from './fonts.ts';
import type { StoredLetter } from './letters.ts';
import { Letters } from './letters.ts';
import { PAGE_HEADERS, renderPage } from './page.ts';
import { readMessage } from './read.ts';
import type { SmtpFault } from './server.ts';
import { startSmtp } from './server.ts';

/** Everybody's mailbox on one machine: takes letters by SMTP and shows them over HTTP. */
export interface Inbox {
  /** smtp://127.0.0.1:PORT */
  readonly url: string;
  /** Serves GET /mail, /mail.json and /mail/{id}; false when the path is not its own. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** Every letter, oldest first. */
  letters(): readonly StoredLetter[];
  /** `smtpDown`: so many messages are refused; `smtpLostReply`: so many letters are kept, but the sender is not told. */
  readonly faults: Faults;
  /** `bounce`: these addresses are refused for good. */
  readonly bouncing: Faults;
  close(): Promise<void>;
}

/** Opens the inbox on a database (its table begins with `inbox_`) and starts its mail server. */
export async function openInbox(options: { readonly db: DatabaseSync; readonly now: () => Instant; readonly zone: string; readonly onBounce?: () => void }): Promise<Inbox> {
  const letters = new Letters(options.db, options.zone);
  const faults = new FaultBoard<SmtpFault>(['smtpDown', 'smtpLostReply']);
  const opening = randomUUID();
  const bouncing = new Bouncing();
  const smtp = await startSmtp(faults, (address) => {
    const bounces = bouncing.has(address);
    if (bounces) options.onBounce?.();
    return bounces;
  }, async (raw) => {
    const { messageId, letter } = await readMessage(raw);
    letters.add(messageId, options.now(), letter);
  });
  return {
    url: `smtp://127.0.0.1:${smtp.port}`,
    faults,
    bouncing,
    letters: () => letters.all(),
    close: () => smtp.close(),
    async handle(req, res) {
      const path = new URL(req.url ?? '/', 'http://local').pathname;
      if (!/^\/mail(\.json|\/.*)?$/.test(path)) return false;
      if (req.method !== 'GET' && req.method !== 'HEAD') reply(res, 405, { allow: 'GET, HEAD' }, '');
      else if (path === '/mail.json') replyJson(req, res, `"${opening}-${letters.count()}"`, letters);
      else if (!(await serveFont(path, res))) replyPage(res, idIn(path), letters);
      return true;
    },
  };
}

function idIn(path: string): string | undefined {
  const id = path.slice('/mail/'.length);
  try {
    return id === '' ? undefined : decodeURIComponent(id);
  } catch {
    return id;
  }
}

function reply(res: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string): void {
  res.writeHead(status, { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', ...headers }).end(body);
}

/** Letters only ever grow in number, so their count tells whether a reader has them all. */
function replyJson(req: IncomingMessage, res: ServerResponse, etag: string, letters: Letters): void {
  if (req.headers['if-none-match'] === etag) reply(res, 304, { etag }, '');
  else reply(res, 200, { etag, 'content-type': 'application/json; charset=utf-8' }, JSON.stringify(letters.all()));
}

function replyPage(res: ServerResponse, id: string | undefined, letters: Letters): void {
  const all = letters.all().toReversed();
  const open = id === undefined ? all[0] : letters.find(id);
  const status = id !== undefined && !open ? 404 : 200;
  reply(res, status, PAGE_HEADERS, renderPage(all, open, id));
}

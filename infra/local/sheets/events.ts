import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Op } from './ops.ts';

/** One change as the workbook page receives it. */
export interface Event {
  readonly rev: number;
  readonly spreadsheetId: string;
  /** The `X-Local-Client` of whoever made it, so that a page can skip its own. */
  readonly client: string | null;
  readonly ops: readonly Op[];
}

/** So many changes are kept of each workbook for pages that come back. */
export const KEPT = 500;

const write = (res: ServerResponse, event: Event): void => void res.write(`id: ${event.rev}\ndata: ${JSON.stringify(event)}\n\n`);

/** Server-sent events of changes, with a buffer for pages that come back. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export class Events {
  readonly #streams = new Map<string, Set<ServerResponse>>();
  readonly #recent = new Map<string, Event[]>();
  readonly #kept: number;

  constructor(kept = KEPT) {
    this.#kept = kept;
  }

  /** Whether anybody would hear of a change, now or on coming back. */
  wanted(spreadsheetId: string): boolean {
    return this.#kept > 0 || (this.#streams.get(spreadsheetId)?.size ?? 0) > 0;
  }

  /** Tells every open page. */
  send(event: Event): void {
    const recent = this.#recent.get(event.spreadsheetId) ?? [];
    recent.push(event);
    if (recent.length > this.#kept) recent.shift();
    this.#recent.set(event.spreadsheetId, recent);
    for (const res of this.#streams.get(event.spreadsheetId) ?? []) write(res, event);
  }

  /** Opens a stream; what the page missed since its `Last-Event-ID` comes first, or a reload when that is too long ago. */
  open(req: IncomingMessage, res: ServerResponse, spreadsheetId: string, rev: number): void {
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=UTF-8', 'cache-control': 'no-store' });
    const last = Number(req.headers['last-event-id'] ?? rev);
    // Names where the page stands before it heard anything, so that it can come back from there.
    res.write(`id: ${last}\nevent: at\ndata\n\n`);
    for (const event of this.#since(spreadsheetId, last, rev)) write(res, event);
    const streams = this.#streams.get(spreadsheetId) ?? new Set<ServerResponse>();
    this.#streams.set(spreadsheetId, streams.add(res));
    res.on('close', () => streams.delete(res));
  }

  /** Whether rows or columns may have moved after a revision; what is no longer known counts as moved. */
  moved(spreadsheetId: string, since: number, rev: number): boolean {
    return this.#since(spreadsheetId, since, rev).some((event) => event.ops.some(({ op }) => op !== 'cells'));
  }

  /** Ends every stream. */
  close(): void {
    for (const streams of this.#streams.values()) for (const res of streams) res.end();
    this.#streams.clear();
  }

  #since(spreadsheetId: string, last: number, rev: number): readonly Event[] {
    if (last === rev) return [];
    const missed = (this.#recent.get(spreadsheetId) ?? []).filter((event) => event.rev > last);
    const complete = missed[0]?.rev === last + 1;
    return complete ? missed : [{ rev, spreadsheetId, client: null, ops: [{ op: 'reload' }] }];
  }
}

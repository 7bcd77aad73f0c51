import type { IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import { ROSTER, type Duty, type DutyName } from '../roster.ts';

type Handler = (event: object, context: object) => Promise<unknown>;

const MODULE = z.object({ handler: z.custom<Handler>((value) => typeof value === 'function') });
const BATCH = z.object({ batchItemFailures: z.array(z.unknown()) });
const REPLY = z.object({ statusCode: z.number(), headers: z.record(z.string(), z.string()).default({}), body: z.string().optional() });

const load = async (name: DutyName): Promise<Handler> => MODULE.parse(await import(`../../functions/${name}.ts`)).handler;

/** The roster's functions on one machine: the same handlers, one at a time, woken by the same events. */
export interface Gate {
  /** Calls a function with an event. */
  invoke(name: DutyName, event: object): Promise<unknown>;
  /** Hands a ring to the function behind the queue; false when it failed and has to be delivered again. */
  deliver(body: string): Promise<boolean>;
  /** Serves the roster's HTTP routes; false when the path is none of them. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
}

interface Route {
  readonly name: DutyName;
  readonly method: string;
  readonly pattern: RegExp;
  readonly key: string;
}

const duties: readonly (Duty & { readonly name: DutyName })[] = ROSTER;

const ROUTES: readonly Route[] = duties.flatMap(({ name, trigger }) =>
  trigger.kind !== 'http' ? [] : trigger.routes.map((key): Route => {
    const [method = '', path = ''] = key.split(' ');
    return { name, method, key, pattern: new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) };
  }));

/** Opens the gate. Functions share one world, so they are called one after the other. */
export function openGate(): Gate {
  const handlers = new Map<DutyName, Handler>();
  let last: Promise<unknown> = Promise.resolve();
  const call = async (name: DutyName, event: object): Promise<unknown> => {
    const handler = handlers.get(name) ?? (await load(name));
    handlers.set(name, handler);
    return handler(event, { functionName: name, getRemainingTimeInMillis: () => 60_000 });
  };
  const invoke = (name: DutyName, event: object): Promise<unknown> => {
    const next = last.then(() => call(name, event));
    last = next.catch(() => undefined);
    return next;
  };
  return {
    invoke,
    deliver: async (body) => {
      const reply = BATCH.parse(await invoke('ring', { Records: [{ messageId: '1', body }] }));
      return reply.batchItemFailures.length === 0;
    },
    handle: async (req, res) => {
      const url = new URL(req.url ?? '/', 'http://127.0.0.1');
      const method = req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET');
      const route = ROUTES.find((it) => it.method === method && it.pattern.test(url.pathname));
      if (!route) return false;
      const body = await buffer(req);
      const reply = REPLY.parse(await invoke(route.name, eventOf(route, req, url, body)));
      res.writeHead(reply.statusCode, reply.headers).end(req.method === 'HEAD' ? undefined : reply.body);
      return true;
    },
  };
}

/** A path part as API Gateway hands it over: decoded, or as it came where it cannot be. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** A request as API Gateway's HTTP API hands it over (payload format 2.0). */
function eventOf(route: Route, req: IncomingMessage, url: URL, body: Buffer): object {
  const headers = Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value]));
  return {
    version: '2.0', routeKey: route.key, rawPath: url.pathname, rawQueryString: url.search.slice(1), headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: Object.fromEntries(Object.entries(route.pattern.exec(url.pathname)?.groups ?? {}).map(([name, value]) => [name, decoded(value)])),
    requestContext: { http: { method: req.method, path: url.pathname } },
    body: body.toString('utf8'), isBase64Encoded: false,
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { printInstant } from '../../shared/calendar/zone.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { parseInstant, plus, type Instant } from '../../shared/words/time.ts';
import { parseDuration, type LocalClock } from './clock.ts';
import type { Driver } from './driver.ts';

/** What `GET /local` answers. */
export interface LocalState {
  readonly url: string;
  /** Spreadsheet ids. */
  readonly workbooks: Readonly<Record<string, string>>;
  readonly dynamodb: string;
  readonly smtp: string;
  readonly tokens: { readonly finance: string; readonly admin: string };
}

interface Faults {
  list(): Readonly<Record<string, boolean | number | string>>;
  set(change: Record<string, boolean | number | string>): void;
}

interface Locality {
  readonly state: LocalState;
  readonly clock: LocalClock;
  readonly driver: Driver;
  readonly zone: string;
  readonly faults: readonly Faults[];
  /** A fresh signed link to the finance page. */
  readonly financeUrl: () => Promise<string>;
}

const WIND = z.union([z.object({ to: z.string() }), z.object({ by: z.string() })]);
const FAULTS = z.record(z.string(), z.union([z.boolean(), z.number(), z.string()]));

type Answer = (here: Locality, body: string) => Promise<object> | object;

const ROUTES: Readonly<Record<string, Answer>> = {
  'GET /local': ({ state }) => state,
  'GET /local/clock': ({ clock, zone }) => ({ now: printInstant(zone, clock.now()), mode: clock.mode, speed: clock.speed }),
  'POST /local/clock': async ({ clock, driver, zone }, body) => {
    const { rang } = await driver.wind(windTo(clock, zone, body));
    return { now: printInstant(zone, clock.now()), rang };
  },
  'POST /local/settle': ({ driver }) => driver.settle(),
  'GET /local/faults': ({ faults }) => listed(faults),
  'POST /local/faults': ({ faults }, body) => {
    const change = parse(FAULTS, body, '{"quota": true}');
    const known = Object.keys(listed(faults));
    const strange = Object.keys(change).filter((name) => !known.includes(name));
    if (strange.length > 0) throw new Refusal('call.invalid', { what: strange.join('、'), example: known.join('、') });
    for (const it of faults) it.set(change);
    return listed(faults);
  },
};

/** Serves `/local…`, and leads whoever is at this machine from `/finance` to a signed link; false for any other address. */
export async function serveLocal(req: IncomingMessage, res: ServerResponse, here: Locality): Promise<boolean> {
  const url = new URL(req.url ?? '/', 'http://local');
  if (req.method === 'GET' && url.pathname === '/finance' && !url.searchParams.has('token')) {
    res.writeHead(302, { location: await here.financeUrl(), 'cache-control': 'no-store' }).end();
    return true;
  }
  const route = ROUTES[`${req.method} ${url.pathname}`];
  if (!route) return false;
  try {
    send(res, 200, await route(here, await text(req)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    send(res, error.status, { error: { code: error.code, message: `${error.sentence.zh} ${error.sentence.en}` } });
  }
  return true;
}

const send = (res: ServerResponse, status: number, body: object): void => {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }).end(JSON.stringify(body));
};

const listed = (faults: readonly Faults[]): object => Object.fromEntries(faults.flatMap((it) => Object.entries(it.list())));

function windTo(clock: LocalClock, zone: string, body: string): Instant {
  if (clock.mode === 'wall') throw new Refusal('clock.wall');
  const example = '{"by": "PT31M"} / {"to": "2026-10-12T09:30:00+08:00"}';
  const asked = parse(WIND, body, example);
  const now = clock.now();
  const ms = 'by' in asked ? parseDuration(asked.by) : undefined;
  const to = 'to' in asked ? parseInstant(asked.to) : ms === undefined ? undefined : plus(now, ms);
  if (to === undefined) throw new Refusal('call.invalid', { what: body.slice(0, 80), example });
  if (to < now) throw new Refusal('clock.back', { now: printInstant(zone, now), to: printInstant(zone, to) });
  return to;
}

function parse<T>(schema: z.ZodType<T>, body: string, example: string): T {
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    throw new Refusal('call.invalid', { what: body.slice(0, 80), example });
  }
}

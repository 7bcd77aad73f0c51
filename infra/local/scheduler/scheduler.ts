import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../../shared/words/time.ts';
import type { Call } from './calls.ts';
import { createGroup, createSchedule, deleteSchedule, getGroup, getSchedule, listGroups, listSchedules, updateSchedule } from './calls.ts';
import { ServiceError } from './checks.ts';
import type { Faults } from './faults.ts';
import { FaultBoard } from './faults.ts';
import { Shelf } from './shelf.ts';

/** One schedule that is due at `at`; `input` is what its target is handed. */
export interface DueSchedule {
  readonly at: Instant;
  readonly group: string;
  readonly name: string;
  readonly targetArn: string;
  readonly input: string;
}

/** EventBridge Scheduler on one machine: its HTTP protocol, and the clockwork that drives it from outside. */
export interface LocalScheduler {
  /** Serves /aws/scheduler/…; false when the path is not its own. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** The earliest one-time schedule still to be delivered; a moment that is past already is due at once. */
  next(): DueSchedule | undefined;
  /** Delivered: deleted where ActionAfterCompletion says so, else kept and never due again. */
  done(group: string, name: string): void;
  /** `schedulerThrottle`: so many calls are throttled (429); `schedulerDown`: so many fail (500). */
  readonly faults: Faults;
}

const PREFIX = '/aws/scheduler/';

const ROUTES: Readonly<Record<string, (shelf: Shelf, call: Call) => object>> = {
  'POST schedules/': createSchedule,
  'PUT schedules/': updateSchedule,
  'GET schedules/': getSchedule,
  'DELETE schedules/': deleteSchedule,
  'GET schedules': listSchedules,
  'POST schedule-groups/': createGroup,
  'GET schedule-groups/': getGroup,
  'GET schedule-groups': listGroups,
};

/** Opens the stand-in on a database; its tables begin with `scheduler_`. */
export function openLocalScheduler(options: { readonly db: DatabaseSync; readonly now: () => Instant }): LocalScheduler {
  const shelf = new Shelf(options.db, options.now());
  const faults = new FaultBoard(['schedulerThrottle', 'schedulerDown']);
  return {
    faults,
    async handle(req, res) {
      const url = new URL(req.url ?? '/', 'http://local');
      if (!url.pathname.startsWith(PREFIX)) return false;
      const body = await text(req);
      answer(res, () => {
        if (faults.strikes('schedulerThrottle')) throw new ServiceError('ThrottlingException', 429, 'Rate exceeded');
        if (faults.strikes('schedulerDown')) throw new ServiceError('InternalServerException', 500, 'Internal server error');
        return route(shelf, `${req.method}`, url, body, options.now());
      });
      return true;
    },
    next() {
      const due = shelf.next();
      return due && { at: due.at, group: due.group, name: due.name, targetArn: due.input.Target.Arn, input: due.input.Target.Input ?? '{}' };
    },
    done(group, name) {
      const kept = shelf.find(group, name);
      if (kept?.input.ActionAfterCompletion === 'DELETE') shelf.remove(group, name);
      else shelf.complete(group, name);
    },
  };
}

function route(shelf: Shelf, method: string, url: URL, body: string, now: Instant): object {
  const [, place, name = ''] = /^([^/]*\/?)(.*)$/.exec(url.pathname.slice(PREFIX.length)) ?? [];
  const call = ROUTES[`${method} ${place}`];
  if (!call) throw new ServiceError('UnknownOperationException', 404, 'There is no such operation.');
  return call(shelf, { name: decode(name), query: url.searchParams, body: parse(body), now });
}

function decode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function parse(body: string): unknown {
  try {
    return body === '' ? undefined : JSON.parse(body);
  } catch {
    throw new ServiceError('ValidationException', 400, 'The body is not JSON.');
  }
}

function answer(res: ServerResponse, work: () => object): void {
  const send = (status: number, headers: Record<string, string>, body: object) => {
    res.writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID(), ...headers });
    res.end(JSON.stringify(body));
  };
  try {
    send(200, {}, work());
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    send(error.status, { 'x-amzn-errortype': error.type }, { Message: error.message });
  }
}

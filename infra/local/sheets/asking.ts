import type { Instant } from '../../../shared/words/time.ts';
import type { Call } from './call.ts';
import { ApiError, invalid, notFound } from './failure.ts';
import type { FaultSet } from './faults.ts';
import { parseMask, prune } from './mask.ts';
import { refusalOf } from './reply.ts';
import { route, type Route } from './router.ts';
import type { Shelf } from './shelf.ts';

/** Who edits when a request does not say. */
const SERVICE = 'service@dengji.local';

/** One request, whichever way it came. `body` is parsed JSON, or its text; undefined = none. */
export interface Asked {
  readonly verb: string;
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  readonly text?: string;
  /** Who asks, default the service account. */
  readonly user?: string | undefined;
  /** The page that asks, so that it is not told of its own change. */
  readonly client?: string | undefined;
}

/** What is answered, and what happens to the reply on its way. */
export interface Answered {
  readonly code: number;
  readonly body: unknown;
  readonly lost: boolean;
}

function bodyOf({ body, text }: Asked): unknown {
  if (text === undefined || text.trim() === '') return body;
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed;
  } catch {
    throw invalid('Invalid JSON payload received.');
  }
}

/** Runs a method and reduces its reply to the fields asked for. */
function answer({ method }: Route, call: Call): unknown {
  const fields = call.query.get('fields') ?? method.fields;
  const body = method.answer(call);
  return fields && !method.masks ? prune(body, parseMask(fields)) : body;
}

/** Makes the one door behind which every request is answered, at once and without waiting. */
export function openDoor({ shelf, faults, now }: { shelf: Shelf; faults: FaultSet; now: () => Instant }): (asked: Asked) => Answered {
  function respond(asked: Asked): Answered {
    const found = route(asked.verb, asked.path);
    const body = bodyOf(asked);
    const author = { user: asked.user ?? SERVICE, client: asked.client ?? null, at: now() };
    if (faults.take('unavailable')) throw new ApiError(503, 'UNAVAILABLE', 'The service is currently unavailable.');
    if (!found) throw notFound(`There is no method ${asked.verb} ${asked.path}.`);
    const { quota } = found.method;
    if (quota !== 'none') faults.count(quota, author.user, author.at);
    const reply = answer(found, { shelf, faults, author, path: found.path, query: asked.query ?? new URLSearchParams(), body });
    return { code: asked.verb === 'DELETE' ? 204 : 200, body: reply, lost: quota === 'write' && faults.take('lostReply') };
  }
  return (asked) => {
    try {
      return respond(asked);
    } catch (error) {
      return { ...refusalOf(error), lost: false };
    }
  };
}

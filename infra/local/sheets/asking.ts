import type { Instant } from '../../../shared/words/time.ts';
import { checkAccess, checkScope } from './access.ts';
import { type Call, Media } from './call.ts';
import { ApiError, driveBody, invalid, notFound } from './failure.ts';
import type { FaultSet } from './faults.ts';
import { parseMask, prune } from './mask.ts';
import { GARBAGE, localised, shortened } from './mishaps.ts';
import { refusalOf } from './reply.ts';
import { route, type Route } from './router.ts';
import type { Shelf } from './shelf.ts';

/** Who edits when a request does not say. */
const SERVICE = 'service@dengji.local';

/** One request, whichever way it came. `body` is parsed JSON, `text` the same before parsing; neither = none. */
export interface Asked {
  readonly verb: string;
  /** The undecoded path. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly body?: unknown;
  readonly text?: string;
  /** Who asks, default the service account. */
  readonly user?: string | undefined;
  /** The page that asks, so that it is not told of its own change. */
  readonly client?: string | undefined;
  /** The `Authorization` header. */
  readonly token?: string | undefined;
}

/** What is answered: JSON, or text that is none. A reply that is `lost` never arrives, though all is done. */
export interface Answered {
  readonly code: number;
  readonly body?: unknown;
  readonly text?: string;
  /** The media type of the text; HTML unless said otherwise. */
  readonly type?: string;
  readonly lost?: true;
  /** A channel was opened: its first notification may go out before this reply. */
  readonly opened?: true;
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
  return fields && !method.masks && !(body instanceof Media) ? prune(body, parseMask(fields)) : body;
}

/** What becomes of a good reply on its way. */
function sent({ method }: Route, body: unknown, faults: FaultSet): Answered {
  if (method.quota === 'write' && faults.take('lostReply')) return { code: 200, body, lost: true };
  if (faults.take('garbage')) return { code: 200, text: GARBAGE };
  if (body instanceof Media) return { code: 200, text: body.text, type: body.type };
  const even = faults.level('short') % 2 === 0;
  if (method.quota === 'read' && faults.take('short')) return { code: 200, body: shortened(body, even) };
  return { code: 200, body, ...(method.opensChannel && { opened: true as const }) };
}

function refused(error: unknown, path: string, faults: FaultSet): Answered {
  const told =
    error instanceof ApiError && faults.level('localised') > 0
      ? new ApiError(error.code, error.status, localised(error.message), error.details)
      : error;
  return told instanceof ApiError && path.startsWith('/drive/') ? { code: told.code, body: driveBody(told) } : refusalOf(told);
}

/** Makes the one door behind which every request is answered, at once and without waiting. */
export function openDoor({ shelf, faults, now }: { shelf: Shelf; faults: FaultSet; now: () => Instant }): (asked: Asked) => Answered {
  function respond(asked: Asked): Answered {
    const found = route(asked.verb, asked.path);
    const body = bodyOf(asked);
    const author = { user: asked.user ?? SERVICE, client: asked.client ?? null, at: now() };
    faults.stop();
    if (!found) throw notFound(`There is no method ${asked.verb} ${asked.path}.`);
    const { method, described, path } = found;
    if (method.quota !== 'none') faults.count(method.quota, author.user, author.at);
    checkScope(described, asked.token);
    const fileId = path[0] ?? '';
    const file = shelf.file(fileId);
    if (file) checkAccess(file, fileId, { user: author.user, method, id: described.id, faults });
    const reply = answer(found, { shelf, faults, author, path, query: asked.query ?? new URLSearchParams(), body });
    return method.empty ? { code: 204 } : sent(found, reply, faults);
  }
  return (asked) => {
    try {
      return respond(asked);
    } catch (error) {
      return refused(error, asked.path, faults);
    }
  };
}

import { type Instant, MINUTE } from '../../../shared/words/time.ts';
import { ApiError } from './failure.ts';

/**
 * Everything that can be switched on. A number counts what it still befalls, unless its name carries a unit.
 * Where Google's own way is not recorded a switch takes the other of the two ways there are.
 */
const OFF = {
  /** 60 reads and 60 writes a minute and user, 300 of each a minute and project. */
  quota: false,
  /** Requests answered 503 before anything is done. */
  unavailable: 0,
  /** Requests answered 500 before anything is done. */
  internalError: 0,
  /** Requests answered 401, as with a token that has run out. */
  tokenExpired: 0,
  /** The API is not switched on for the project. */
  serviceDisabled: false,
  /** Writes that are done and whose connection then breaks. */
  lostReply: 0,
  /** Requests that are done and answered 200 with something that is no JSON. */
  garbage: 0,
  /** Reads answered 200 without their rows (while an even number is left) or without the last half of them (odd). */
  short: 0,
  /** How long every reply takes. */
  slowMs: 0,
  /** Nobody may see any spreadsheet. */
  noAccess: false,
  /** Refusals come in another language. */
  localised: false,
  /** A write by a data filter that matches nothing is refused. */
  filterMissFails: false,
  /** A data filter that names a deleted tab is refused. */
  goneTabFails: false,
  /** A write by a data filter that changes no cell comes back without the values. */
  emptyUpdateUnanswered: false,
  /** Developer metadata without a value is refused. */
  metadataNeedsValue: false,
  /** There is no room left for developer metadata; otherwise 30,000 characters a tab. */
  metadataFull: false,
  /** How long after an edit Drive still shows the version before it. */
  versionLagSeconds: 0,
  /** Drive shows the version it knows now, for ever. */
  versionNeverMoves: false,
  /** Notifications that are lost on their way. */
  dropNotifications: 0,
  /** The first notification of a channel comes before the reply to the call that opens it. */
  syncFirst: false,
} as const satisfies Record<string, boolean | number>;

type Fault = keyof typeof OFF;
type Kind = 'read' | 'write';

const LIMITS = [
  { scope: 'user', name: 'per minute per user', metric: 'PerMinutePerUser', limit: 60 },
  { scope: 'project', name: 'per minute', metric: 'PerMinutePerProject', limit: 300 },
] as const;

const isFault = (name: string): name is Fault => Object.hasOwn(OFF, name);

function exceeded(kind: Kind, { name, metric, limit }: (typeof LIMITS)[number]): ApiError {
  const what = kind === 'read' ? 'Read requests' : 'Write requests';
  const where = "of service 'sheets.googleapis.com' for consumer 'project_number:1'.";
  const text = `Quota exceeded for quota metric '${what}' and limit '${what} ${name}' ${where}`;
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'RATE_LIMIT_EXCEEDED',
    domain: 'googleapis.com',
    metadata: {
      service: 'sheets.googleapis.com',
      consumer: 'projects/1',
      quota_limit: `${kind === 'read' ? 'Read' : 'Write'}Requests${metric}`,
      quota_limit_value: String(limit),
      quota_metric: `sheets.googleapis.com/${kind}_requests`,
    },
  };
  return new ApiError(429, 'RESOURCE_EXHAUSTED', text, [info]);
}

const DISABLED = {
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason: 'SERVICE_DISABLED',
  domain: 'googleapis.com',
  metadata: { service: 'sheets.googleapis.com', consumer: 'projects/1' },
};
const UNAUTHENTICATED = 'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.';

/** The faults that can be put upon this server, all off at start. */
export class FaultSet {
  readonly #on = new Map<Fault, boolean | number>();
  readonly #counts = new Map<string, number>();
  #minute = -1;

  list(): Record<string, boolean | number> {
    return { ...OFF, ...Object.fromEntries(this.#on) };
  }

  /** Changes the faults named; names of other servers' faults are passed over. */
  set(change: Readonly<Record<string, boolean | number>>): void {
    for (const [name, value] of Object.entries(change)) {
      if (isFault(name)) this.#on.set(name, typeof OFF[name] === 'number' ? Number(value) : Boolean(value));
    }
  }

  /** Milliseconds, requests left, or 1 for a switch that is on. */
  level(name: Fault): number {
    return Number(this.#on.get(name) ?? OFF[name]);
  }

  /** Uses up one of the requests a counted fault is set for. */
  take(name: 'unavailable' | 'internalError' | 'tokenExpired' | 'lostReply' | 'garbage' | 'short' | 'dropNotifications'): boolean {
    const left = this.level(name);
    if (left > 0) this.#on.set(name, left - 1);
    return left > 0;
  }

  /** Throws what stands before every method. */
  stop(): void {
    if (this.take('unavailable')) throw new ApiError(503, 'UNAVAILABLE', 'The service is currently unavailable.');
    if (this.take('internalError')) throw new ApiError(500, 'INTERNAL', 'Internal error encountered.');
    if (this.take('tokenExpired')) throw new ApiError(401, 'UNAUTHENTICATED', UNAUTHENTICATED);
    if (this.level('serviceDisabled') > 0) {
      const text = 'Google Sheets API has not been used in project 1 before or it is disabled.';
      throw new ApiError(403, 'PERMISSION_DENIED', text, [DISABLED]);
    }
  }

  /** Counts a request against both quotas; throws Google's 429. Counts start afresh each minute. */
  count(kind: Kind, user: string, at: Instant): void {
    if (this.level('quota') === 0) return;
    const minute = Math.floor(at / MINUTE);
    if (minute !== this.#minute) this.#counts.clear();
    this.#minute = minute;
    for (const limit of LIMITS) {
      const key = `${kind} ${limit.scope === 'user' ? user : ''}`;
      const used = (this.#counts.get(key) ?? 0) + 1;
      if (used > limit.limit) throw exceeded(kind, limit);
      this.#counts.set(key, used);
    }
  }
}

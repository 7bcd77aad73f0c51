import { type Instant, MINUTE } from '../../../shared/words/time.ts';
import { ApiError } from './failure.ts';

/** Everything that can be switched on; numbers count requests (`unavailable`, `lostReply`) or milliseconds (`slowMs`). */
const OFF = {
  quota: false,
  unavailable: 0,
  lostReply: 0,
  filterMissFails: false,
  metadataNeedsValue: false,
  slowMs: 0,
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
  take(name: 'unavailable' | 'lostReply'): boolean {
    const left = this.level(name);
    if (left > 0) this.#on.set(name, left - 1);
    return left > 0;
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

import type { Instant } from '../words/time.ts';

/** One alarm the product sets for itself. `name` is deterministic, 1-64 of `0-9a-zA-Z-_.`; `input` is the JSON it comes back with. */
export interface Ring {
  readonly name: string;
  readonly at: Instant;
  readonly input: string;
}

/** Where rings are planned. Both calls may be repeated; anything else that goes wrong is thrown. */
export interface Rings {
  /** Plans a one-time ring; twice is once (a name that exists already is success). */
  plan(ring: Ring): Promise<void>;
  /** Takes a ring back; one that is gone already is success. */
  cancel(name: string): Promise<void>;
}

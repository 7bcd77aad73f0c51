import type { Config, Secrets } from '../config/config.ts';
import type { Post } from '../mail/post.ts';
import type { Rings } from '../outbox/rings.ts';
import type { Sheets } from '../sheet/sheets.ts';
import type { Store } from '../store/kept.ts';
import type { Instant } from '../words/time.ts';

/** What a function may see and touch. It is received, never built by those who use it. */
export interface World {
  /** The only clock. */
  readonly now: () => Instant;
  readonly zone: string;
  /** Who takes a lease: one name for each process that may run at the same time as another. */
  readonly holder: string;
  readonly config: Config;
  readonly secrets: Secrets;
  readonly store: Store;
  readonly sheets: Sheets;
  readonly rings: Rings;
  readonly post: Post;
  /** Lets some milliseconds pass, where somebody else has to finish first. */
  readonly pause: (ms: number) => Promise<void>;
  /** Notes something for the operator; never personal data, never a secret. */
  readonly log: (event: string, facts?: Readonly<Record<string, string | number | boolean>>) => void;
}

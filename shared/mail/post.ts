import type { Instant } from '../words/time.ts';

/** Somebody a message goes to. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** One message ready to leave. `id` is its deterministic name: the same id is the same letter. */
export interface Message {
  readonly id: string;
  readonly at: Instant;
  /** A mailbox as headers write it: `登记台 <noreply@example.com>`. */
  readonly from: string;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Id of the root of its conversation, for References and In-Reply-To. */
  readonly thread?: string;
}

/** The way out for messages. Resolves once the next server has taken the message over; throws otherwise. */
export interface Post {
  send(message: Message): Promise<void>;
}

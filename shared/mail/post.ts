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

/** What the next server did with a message. */
export interface Posted {
  /** Addresses it refused for good. */
  readonly refused: readonly string[];
  /** It is the server of the mailboxes, so that taken over is delivered. */
  readonly delivered?: true;
}

/** The way out for messages. Resolves once the next server has taken the message over, or refused it for good; throws otherwise. Nothing answered = all of it taken. */
export interface Post {
  send(message: Message): Promise<Posted | undefined>;
}

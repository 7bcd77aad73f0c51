import type { Instant } from '../../../../shared/words/time.ts';

/** A notification channel: where to post, until when, about which file (undefined: about every change). */
export interface Channel {
  readonly id: string;
  readonly resourceId: string;
  readonly resourceUri: string;
  readonly address: string;
  readonly token: string | undefined;
  readonly expiration: Instant;
  readonly fileId: string | undefined;
}

/** What happened to a file, as `X-Goog-Resource-State` says it; a channel about every change only ever hears `change`. */
export type State = 'sync' | 'update' | 'remove' | 'change';

/** One notification. */
export interface Notice {
  readonly channel: Channel;
  readonly state: State;
  /** 1 for sync; then increasing with gaps, as Google's do. */
  readonly number: number;
}

/** Open channels and what waits to be posted. Changes that pile up before a post become one notification. */
export class Channels {
  readonly #open = new Map<string, { readonly channel: Channel; waiting: State[]; sent: number }>();

  /** Opens a channel; its first notification is `sync`. */
  open(channel: Channel): void {
    this.#open.set(channel.id, { channel, waiting: ['sync'], sent: 0 });
  }

  find(id: string): Channel | undefined {
    return this.#open.get(id)?.channel;
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  /** IDs of channels that have something to post. */
  get waiting(): readonly string[] {
    return this.#open.size === 0 ? [] : [...this.#open].flatMap(([id, { waiting }]) => (waiting.length > 0 ? [id] : []));
  }

  /** Tells every channel that listens of a change; those past their time are closed. */
  changed(fileId: string, at: Instant, state: 'update' | 'remove' = 'update'): void {
    for (const [id, { channel, waiting }] of this.#open) {
      const heard = channel.fileId === undefined ? 'change' : state;
      if (channel.expiration <= at) this.close(id);
      else if ((channel.fileId ?? fileId) === fileId && !waiting.includes(heard)) waiting.push(heard);
    }
  }

  /** Takes the next notification of a channel, if there is one. */
  take(id: string): Notice | undefined {
    const entry = this.#open.get(id);
    const state = entry?.waiting.shift();
    if (!entry || !state) return undefined;
    entry.sent = entry.sent === 0 ? 1 : entry.sent + 1 + (entry.sent % 3);
    return { channel: entry.channel, state, number: entry.sent };
  }
}

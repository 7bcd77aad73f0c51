import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultSet } from '../faults.ts';
import type { Channels, Notice } from './channels.ts';

/** Posts one notification; answers the status, and throws when nobody can be reached. */
export type Post = (address: string, headers: Readonly<Record<string, string>>) => Promise<number>;

/** How notifications leave: by whom, and how long is waited before a repeat. */
export interface Delivery {
  readonly post: Post;
  readonly wait: (ms: number) => Promise<void>;
}

const SECOND = 1000;
const TRIES = 6;
const AGAIN: readonly number[] = [500, 502, 503, 504];
const AGENT = 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)';

/** Posts over HTTP and waits by the wall. */
export const BY_HTTP: Delivery = {
  post: async (address, headers) => (await fetch(address, { method: 'POST', headers })).status,
  wait: async (ms) => sleep(ms, undefined, { ref: false }),
};

/** The headers of a notification; its body is empty. https://developers.google.com/workspace/drive/api/guides/push */
const headersOf = ({ channel, state, number }: Notice): Record<string, string> => ({
  'user-agent': AGENT,
  'x-goog-channel-id': channel.id,
  'x-goog-message-number': String(number),
  'x-goog-resource-id': channel.resourceId,
  'x-goog-resource-state': state,
  'x-goog-resource-uri': channel.resourceUri,
  ...(state === 'update' && { 'x-goog-changed': 'content,properties' }),
  'x-goog-channel-expiration': new Date(channel.expiration).toUTCString(),
  ...(channel.token !== undefined && { 'x-goog-channel-token': channel.token }),
});

/** Brings notifications to where they are wanted: one after another for each channel, again with growing pauses after a 5xx. */
export class Postman {
  readonly #channels: Channels;
  readonly #faults: FaultSet;
  readonly #delivery: Delivery;
  readonly #rounds = new Map<string, Promise<void>>();

  constructor(channels: Channels, faults: FaultSet, delivery: Delivery) {
    this.#channels = channels;
    this.#faults = faults;
    this.#delivery = delivery;
  }

  /** Sets out with whatever waits; does not wait for it to arrive. */
  flush(): void {
    for (const id of this.#channels.waiting) {
      if (this.#rounds.has(id)) continue;
      const round = this.#round(id).finally(() => this.#rounds.delete(id));
      this.#rounds.set(id, round);
    }
  }

  /** Resolves once everything under way has arrived or been given up. */
  async settled(): Promise<void> {
    this.flush();
    while (this.#rounds.size > 0) await Promise.all(this.#rounds.values());
  }

  async #round(id: string): Promise<void> {
    for (let notice = this.#channels.take(id); notice; notice = this.#channels.take(id)) {
      if (notice.state === 'sync' || !this.#faults.take('dropNotifications')) await this.#bring(notice);
    }
  }

  async #bring(notice: Notice): Promise<void> {
    for (let tried = 1; tried <= TRIES; tried++) {
      const status = await this.#delivery.post(notice.channel.address, headersOf(notice)).catch(() => AGAIN[0] ?? 0);
      if (!AGAIN.includes(status) || !this.#channels.find(notice.channel.id)) return;
      await this.#delivery.wait(SECOND * 2 ** tried);
    }
  }
}

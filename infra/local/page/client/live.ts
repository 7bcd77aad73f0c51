import type { LiveEvent } from './wire.ts';

/** What the live view tells the page. */
export interface Listener {
  readonly heard: (event: LiveEvent) => void;
  /** The stream broke for good and was opened anew: whatever happened between is unknown. */
  readonly missed: () => void;
  readonly connected: (isConnected: boolean) => void;
}

const REOPEN_MS = 2000;

/**
 * Listens to one workbook. EventSource reconnects by itself and says what it heard last; it gives up on an answer
 * that is no stream, and then a new one is opened.
 */
export class Live {
  readonly #spreadsheetId: string;
  readonly #listener: Listener;
  #source: EventSource | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(spreadsheetId: string, listener: Listener) {
    this.#spreadsheetId = spreadsheetId;
    this.#listener = listener;
  }

  /** Opens the stream; resolves when it stands, so that a read after it misses nothing. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      const source = new EventSource(`/events?spreadsheetId=${encodeURIComponent(this.#spreadsheetId)}`);
      this.#source = source;
      source.addEventListener('open', () => {
        this.#listener.connected(true);
        resolve();
      });
      source.addEventListener('message', ({ data }) => {
        const event: LiveEvent = JSON.parse(String(data));
        this.#listener.heard(event);
      });
      source.addEventListener('error', () => {
        this.#listener.connected(false);
        resolve();
        if (source.readyState === EventSource.CLOSED) this.#reopen();
      });
    });
  }

  /** Ends the stream. */
  close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
  }

  #reopen(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.open().then(() => this.#source?.readyState === EventSource.OPEN && this.#listener.missed(), () => undefined);
    }, REOPEN_MS);
  }
}

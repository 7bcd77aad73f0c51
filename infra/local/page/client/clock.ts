import { api } from './api.ts';
import type { ClockState } from './wire.ts';

/** Workbooks are in Asia/Shanghai, which keeps no summer time. */
const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const EPOCH_SERIAL = 25_569;
const WEEKDAYS = '日一二三四五六';

/** The product's clock as this page knows it: asked now and then, carried on in between. */
export class Clock {
  #epoch: number;
  #heard = performance.now();
  #state: Pick<ClockState, 'mode' | 'speed'> = { mode: 'wall', speed: 1 };

  constructor(epochMs: number) {
    this.#epoch = epochMs;
  }

  /** Whether the clock can be wound. */
  get isWound(): boolean {
    return this.#state.mode === 'wound';
  }

  /** Whether it stands still, so that the system looks only when somebody winds it or asks for a look. */
  get stands(): boolean {
    return this.isWound && this.#state.speed === 0;
  }

  /** Takes what the server says. */
  async ask(): Promise<void> {
    const state = await api.clock();
    this.#state = state;
    this.#epoch = Date.parse(state.now);
    this.#heard = performance.now();
  }

  #local(): number {
    const speed = this.isWound ? this.#state.speed : 1;
    return this.#epoch + (performance.now() - this.#heard) * speed + ZONE_MS;
  }

  /** The date serial in the workbook's zone. */
  serial(): number {
    return this.#local() / DAY_MS + EPOCH_SERIAL;
  }

  /** The clock in words: date, weekday, time. */
  words(): { date: string; weekday: string; time: string } {
    const at = new Date(this.#local());
    const iso = at.toISOString();
    return { date: iso.slice(0, 10), weekday: `周${WEEKDAYS[at.getUTCDay()] ?? ''}`, time: iso.slice(11, 16) };
  }
}

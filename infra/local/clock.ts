import * as z from 'zod';
import { Refusal } from '../../shared/errors/refusal.ts';
import { instantOf, type Instant } from '../../shared/words/time.ts';
import type { Settings } from './settings.ts';

const KEPT = z.object({ now: z.number(), speed: z.number() });

/** The product's clock on one machine: the wall clock, or one that is wound by hand or runs at its own speed. */
export interface LocalClock {
  readonly now: () => Instant;
  readonly mode: 'wall' | 'wound';
  /** How many times as fast as a wall clock it runs; 0 = it stands still until wound. */
  readonly speed: number;
  /** Moves a wound clock on; never back. */
  set(to: Instant): void;
}

/** The clock as kept, else as asked for. A kept clock wins; `kept` says so. */
export function openClock(settings: Settings, real: () => Instant, asked: { readonly now?: Instant; readonly speed?: number }): LocalClock & { readonly kept: boolean } {
  const text = settings.read('clock');
  const before = text === undefined ? undefined : KEPT.parse(JSON.parse(text));
  const wanted = asked.now === undefined && asked.speed === undefined ? undefined : { now: asked.now ?? real(), speed: asked.speed ?? 0 };
  const start = before ?? wanted;
  if (!start) return { kept: false, mode: 'wall', speed: 1, now: real, set: refuseWall };
  let shown = start.now;
  let since = real();
  const { speed } = start;
  const now = (): Instant => instantOf(Math.floor(shown + (real() - since) * speed));
  const set = (to: Instant): void => {
    shown = Math.max(to, now());
    since = real();
    settings.write('clock', JSON.stringify({ now: shown, speed }));
  };
  set(instantOf(shown));
  return { kept: before !== undefined, mode: 'wound', speed, now, set };
}

const refuseWall = (): never => {
  throw new Refusal('clock.wall');
};

/** Parses an ISO 8601 duration of weeks, days, hours, minutes and seconds into milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts || text.length < 3 || text.endsWith('T')) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((it) => Number(it ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

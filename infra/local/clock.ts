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

/** A clock that can stand in the past for a while and be wound from there, until it shows what it was asked to show. */
export interface ReplayClock extends LocalClock {
  /** Stands at a moment, or where it stood when the process ended. */
  stand(at: Instant): void;
  readonly standing: boolean;
  /** What it shows once it no longer stands. */
  goal(): Instant;
  resume(): void;
}

type Asked = { readonly now?: Instant; readonly speed?: number };

/** The clock as kept, else as asked for. A kept clock wins. */
export function openClock(settings: Settings, real: () => Instant, asked: Asked): ReplayClock {
  const { clock, restart } = openOwn(settings, real, asked);
  let past: Instant | undefined;
  const goal = (): Instant => {
    restart();
    return clock.now();
  };
  const keep = (at: Instant): void => {
    past = at;
    settings.write('standing', String(at));
  };
  return {
    now: () => past ?? clock.now(),
    get mode() {
      return past === undefined ? clock.mode : 'wound';
    },
    get speed() {
      return past === undefined ? clock.speed : 0;
    },
    get standing() {
      return past !== undefined;
    },
    set: (to) => (past === undefined ? clock.set(to) : keep(instantOf(Math.max(to, past)))),
    stand: (at) => keep(instantOf(Math.max(at, Number(settings.read('standing') ?? 0)))),
    goal,
    resume: () => {
      goal();
      past = undefined;
    },
  };
}

/** The clock without a past; `restart` lets it run on from where it last was set. */
function openOwn(settings: Settings, real: () => Instant, asked: Asked): { readonly clock: LocalClock; readonly restart: () => void } {
  const text = settings.read('clock');
  const before = text === undefined ? undefined : KEPT.parse(JSON.parse(text));
  const wanted = asked.now === undefined && asked.speed === undefined ? undefined : { now: asked.now ?? real(), speed: asked.speed ?? 0 };
  const start = before ?? wanted;
  if (!start) return { clock: { mode: 'wall', speed: 1, now: real, set: refuseWall }, restart: () => undefined };
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
  const restart = (): void => {
    since = real();
  };
  return { clock: { mode: 'wound', speed, now, set }, restart };
}

const refuseWall = (): never => {
  throw new Refusal('clock.wall');
};

/** Parses an ISO 8601 duration of weeks, days, hours, minutes and seconds, `-` before it for back, into milliseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const parts = /^(-?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts || text.length < 3 || text.endsWith('T')) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((it) => Number(it ?? 0));
  return (parts[1] === '-' ? -1 : 1) * ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

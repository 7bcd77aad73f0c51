import { clearInterval, setInterval, setTimeout as after } from 'node:timers';
import * as z from 'zod';
import { dayOf, instantAt } from '../../shared/calendar/zone.ts';
import { Refusal } from '../../shared/errors/refusal.ts';
import { addDays, earliest, instantOf, MINUTE, plus, type Instant } from '../../shared/words/time.ts';
import type { LocalClock } from './clock.ts';
import type { Gate } from './gate.ts';
import type { LocalScheduler } from './scheduler/scheduler.ts';
import type { Settings } from './settings.ts';

/** What happens when on one machine: rings, looks, reports and sweeps, each at its own moment of the product's clock. */
export interface Driver {
  /** Somebody changed a workbook. */
  edited(): void;
  /** Winds a clock forward; answers when everything up to then is done. */
  wind(to: Instant): Promise<{ readonly rang: number }>;
  /** Looks now and finishes all effects, without moving the clock, until two passes in a row change nothing. */
  settle(): Promise<{ readonly passes: number }>;
  /** Lets a running clock do its work by itself. */
  run(): void;
  stop(): void;
}

const MOMENT = z.number().transform(instantOf);
const KEPT = z.object({ dirtyAt: MOMENT.optional(), owed: z.boolean(), lookedAt: MOMENT, reportAt: MOMENT, lookNo: z.number(), unfinished: z.boolean() });
const LOOKED = z.object({ changed: z.boolean(), waits: z.boolean() });
const REPORT_AT = 9 * 60;
const SWEEP_EVERY = 5 * MINUTE;
/** A sweep that has not ended for so long has stopped; in the cloud an alarm says so after the same time. */
const SWEEP_LATE = 4 * SWEEP_EVERY;
const MOST_PASSES = 100;
const MOST_TRIES = 3;
/** On a wall clock a look follows an edit after so many ms of quiet, and an owed look the last one. */
const QUIET_MS = 2_000;
const OWED_MS = 15_000;
const TICK_MS = 250;
const WATCH_MS = 5_000;

export function openDriver(options: { readonly clock: LocalClock; readonly gate: Gate; readonly scheduler: LocalScheduler; readonly settings: Settings; readonly zone: string; readonly note: (line: string) => void }): Driver {
  const { clock, gate, scheduler, settings, zone } = options;
  const before = KEPT.safeParse(JSON.parse(settings.read('driver') ?? 'null')).data;
  let lookNo = before?.lookNo ?? 0;
  let unfinished = before?.unfinished ?? false;
  let dirtyAt: Instant | undefined = unfinished ? plus(clock.now(), -MINUTE) : before ? before.dirtyAt : clock.now();
  let owed = before?.owed ?? false;
  let lookedAt = before?.lookedAt ?? clock.now();
  let sweepAt: Instant | undefined = clock.now();
  let sweptAt = clock.now();
  let told = false;
  let guard: NodeJS.Timeout | undefined;
  let reportAt = before?.reportAt ?? nextMorning(zone, clock.now());
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let busy: Promise<unknown> = Promise.resolve();

  /** A look or report that was cut short is still owed after a restart, and one that was finished is not. */
  const remember = (): void => settings.write('driver', JSON.stringify({ dirtyAt, owed, lookedAt, reportAt, lookNo, unfinished }));
  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const next = busy.then(work);
    busy = next.catch(() => undefined);
    return next;
  };
  const attempt = async (name: 'look' | 'sweep' | 'report', event: object = {}): Promise<unknown> =>
    gate.invoke(name, event).catch((error: unknown) => {
      options.note(`${name}: ${error instanceof Error ? error.message : 'failed'}`);
      if (name !== 'sweep') sweepAt = plus(clock.now(), SWEEP_EVERY);
      return undefined;
    });
  const look = async (): Promise<boolean> => {
    dirtyAt = undefined;
    if (!unfinished) lookNo += 1;
    unfinished = true;
    remember();
    const found = LOOKED.safeParse(await attempt('look', { id: String(lookNo) })).data;
    unfinished = false;
    lookedAt = clock.now();
    owed = found?.waits ?? true;
    remember();
    return found?.changed ?? false;
  };
  const ringOne = async (): Promise<void> => {
    const due = scheduler.next();
    if (!due) return;
    for (let tries = 1; !(await gate.deliver(due.input).catch(() => false)); tries += 1) {
      if (tries < MOST_TRIES) continue;
      options.note(`ring ${due.name} could not be delivered`);
      sweepAt = plus(clock.now(), SWEEP_EVERY);
      break;
    }
    scheduler.done(due.group, due.name);
  };
  const sweep = async (): Promise<number> => {
    sweepAt = clock.mode === 'wall' || clock.speed > 0 ? plus(clock.now(), SWEEP_EVERY) : undefined;
    const found = await attempt('sweep');
    if (found !== undefined) [sweptAt, told] = [clock.now(), false];
    return Number(found ?? 0);
  };
  /** Beside the loop, which stands still when the sweep does. */
  const watch = (): void => {
    const minutes = Math.floor((clock.now() - sweptAt) / MINUTE);
    if (told || minutes * MINUTE < SWEEP_LATE) return;
    told = true;
    options.note(`sweep: 补救已有 ${minutes} 分钟没有做完，漏掉的提醒不会补上 no sweep has ended for ${minutes} minutes, missed rings stay undone`);
  };
  const nextLook = (): Instant | undefined => (dirtyAt !== undefined ? nextMinute(dirtyAt) : owed ? nextMinute(lookedAt) : undefined);

  /** Does what is due by a moment, one thing at a time and in order; answers how many rings rang. */
  const catchUp = async (to: Instant, move: (at: Instant) => void): Promise<number> => {
    let rang = 0;
    for (;;) {
      const ring = scheduler.next()?.at;
      const lookAt = nextLook();
      const next = earliest(lookAt, ring, sweepAt, reportAt);
      if (next === undefined || next > to) return rang;
      move(instantOf(Math.max(next, clock.now())));
      if (lookAt === next) await look();
      else if (sweepAt === next) await sweep();
      else if (ring === next) {
        rang += 1;
        await ringOne();
      } else {
        await look();
        await attempt('report');
        reportAt = nextMorning(zone, clock.now());
        remember();
      }
    }
  };

  const tick = async (): Promise<void> => {
    const now = clock.now();
    if (clock.mode === 'wall') {
      const quiet = dirtyAt !== undefined && now - dirtyAt >= QUIET_MS;
      if (quiet || (owed && now - lookedAt >= OWED_MS)) await look();
      const keep = { dirtyAt, owed };
      dirtyAt = undefined;
      owed = false;
      await catchUp(now, () => undefined);
      dirtyAt ??= keep.dirtyAt;
      owed ||= keep.owed;
    } else {
      await catchUp(now, (at) => clock.set(at));
      clock.set(now);
    }
  };

  const loop = (): void => {
    if (!running) return;
    timer = after(() => void exclusively(tick).catch((error: unknown) => options.note(String(error))).finally(loop), TICK_MS);
  };

  return {
    edited: () => {
      const fresh = dirtyAt === undefined;
      dirtyAt = clock.mode === 'wall' ? clock.now() : (dirtyAt ?? clock.now());
      if (fresh) remember();
    },
    wind: (to) => exclusively(async () => {
      if (clock.mode === 'wall') throw new Refusal('clock.wall');
      const rang = await catchUp(to, (at) => clock.set(at));
      clock.set(to);
      return { rang };
    }),
    settle: () => exclusively(async () => {
      let passes = 0;
      for (let still = 0; still < 2 && passes < MOST_PASSES; passes += 1) {
        const looked = await look();
        const swept = await sweep();
        still = looked || swept > 0 ? 0 : still + 1;
      }
      return { passes };
    }),
    run: () => {
      running = true;
      sweepAt ??= clock.now();
      guard = setInterval(watch, WATCH_MS).unref();
      loop();
    },
    stop: () => {
      running = false;
      clearTimeout(timer);
      clearInterval(guard);
    },
  };
}

/** The first whole minute after a moment. */
const nextMinute = (at: Instant): Instant => instantOf((Math.floor(at / MINUTE) + 1) * MINUTE);

/** The first 09:00 after a moment. */
function nextMorning(zone: string, at: Instant): Instant {
  const today = instantAt(zone, dayOf(zone, at), REPORT_AT);
  return today > at ? today : instantAt(zone, addDays(dayOf(zone, at), 1), REPORT_AT);
}

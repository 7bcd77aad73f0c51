import { parseArgs } from 'node:util';
import { parseInstant, type Instant } from '../../shared/words/time.ts';

/** How one-machine mode was asked to start. */
export interface Options {
  readonly port: number;
  /** Folder of kept data; undefined = nothing is kept. */
  readonly dataDir: string | undefined;
  /** Start with a wound clock standing at this moment. */
  readonly now?: Instant;
  /** A wound clock that runs so many times as fast as a wall clock. */
  readonly speed?: number;
  readonly empty: boolean;
  readonly json: boolean;
}

/** Reads the command line. Throws an Error with a sentence for the person who typed it. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8787' }, data: { type: 'string', default: '.data' }, memory: { type: 'boolean', default: false },
      now: { type: 'string' }, speed: { type: 'string' }, empty: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port 应为 0 到 65535 的整数，例如 --port 8787（收到 ${values.port}）`);
  const now = values.now === undefined ? undefined : parseInstant(values.now);
  if (values.now !== undefined && now === undefined) throw new Error(`--now 应为带时区的时刻，例如 --now 2026-10-12T09:00:00+08:00（收到 ${values.now}）`);
  const speed = values.speed === undefined ? undefined : Number(values.speed);
  if (speed !== undefined && !(speed > 0 && speed <= 100_000)) throw new Error(`--speed 应为正数，例如 --speed 60（收到 ${values.speed ?? ''}）`);
  return {
    port, empty: values.empty, json: values.json, dataDir: values.memory ? undefined : values.data,
    ...(now === undefined ? {} : { now }), ...(speed === undefined ? {} : { speed }),
  };
}

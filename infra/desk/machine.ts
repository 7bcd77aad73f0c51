import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { clock } from '../../functions/world.ts';
import { instantOf, parseInstant } from '../../shared/words/time.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ENVIRONMENT = z.record(z.string(), z.string());
const HERE = z.object({ dynamodb: z.string() });
const CLOCK = z.object({ now: z.string(), speed: z.number() });
/** Where the data of a machine is when nobody says. */
const USUAL = '.data';

const fileIn = (dataDir: string): string => join(dataDir, 'desk.json');

/** Leaves word where a machine that runs on this data can be reached; only its owner may read it, for it holds secrets. */
export function leaveWord(dataDir: string, environment: Readonly<Record<string, string>>): void {
  writeFileSync(fileIn(dataDir), JSON.stringify(environment), { mode: 0o600 });
}

/**
 * The environment of the operator's command: that of the machine that runs on the data named, else the one given, else
 * that of a machine on the usual data; a machine's clock is then the command's. Throws a plain Error that says what to
 * do where there is none.
 */
export async function operatorsEnvironment(env: Environment, dataDir: string | undefined): Promise<Environment> {
  const asOperator = { AWS_LAMBDA_LOG_STREAM_NAME: 'desk' };
  if (env['DENGJI_TABLE'] && dataDir === undefined) return asOperator;
  const found = read(dataDir ?? USUAL);
  const url = found?.['DENGJI_PUBLIC_URL'];
  const here = url === undefined ? undefined : HERE.safeParse(await ask(`${url}/local`)).data;
  // The word of a machine that has ended may lead to another one, which has got its port since.
  const shown = here?.dynamodb === found?.['AWS_ENDPOINT_URL_DYNAMODB'] ? CLOCK.safeParse(await ask(`${url}/local/clock`)).data : undefined;
  const shows = shown && parseInstant(shown.now);
  if (!found || !shown || shows === undefined) throw new Error(`没有正在运行的登记台。先运行 npm start（数据目录 ${dataDir ?? USUAL}），或设置云端的环境变量。 Nothing is running on ${dataDir ?? USUAL}: run npm start first, or set the environment of the cloud`);
  const wall = clock.now;
  const since = wall();
  clock.now = () => instantOf(Math.floor(shows + (wall() - since) * shown.speed));
  return { ...found, ...asOperator };
}

async function ask(url: string): Promise<unknown> {
  try {
    return await (await fetch(url)).json();
  } catch {
    return undefined;
  }
}

function read(dataDir: string): Readonly<Record<string, string>> | undefined {
  try {
    return ENVIRONMENT.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { clock } from '../../functions/world.ts';
import { parseInstant } from '../../shared/words/time.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ENVIRONMENT = z.record(z.string(), z.string());
const CLOCK = z.object({ now: z.string() });

const fileIn = (dataDir: string): string => join(dataDir, 'desk.json');

/** Leaves word where a machine that runs on this data can be reached; only its owner may read it, for it holds secrets. */
export function leaveWord(dataDir: string, environment: Readonly<Record<string, string>>): void {
  writeFileSync(fileIn(dataDir), JSON.stringify(environment), { mode: 0o600 });
}

/**
 * The environment of the operator's command: the one given, or, where that names none, that of the machine that runs
 * on this data; its clock is then the command's. Throws a plain Error that says what to do where there is neither.
 */
export async function operatorsEnvironment(env: Environment, dataDir: string): Promise<Environment> {
  const asOperator = { AWS_LAMBDA_LOG_STREAM_NAME: 'desk' };
  if (env['DENGJI_TABLE']) return asOperator;
  const found = read(dataDir);
  const reply = found && (await fetch(`${found['DENGJI_PUBLIC_URL']}/local/clock`).catch(() => undefined));
  if (!found || !reply?.ok) throw new Error(`没有正在运行的登记台。先运行 npm start（数据目录 ${dataDir}），或设置云端的环境变量。 Nothing is running on ${dataDir}: run npm start first, or set the environment of the cloud`);
  const now = parseInstant(CLOCK.parse(await reply.json()).now);
  if (now !== undefined) clock.now = () => now;
  return { ...found, ...asOperator };
}

function read(dataDir: string): Readonly<Record<string, string>> | undefined {
  try {
    return ENVIRONMENT.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return undefined;
  }
}

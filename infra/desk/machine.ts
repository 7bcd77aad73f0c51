import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { clock } from '../../functions/world.ts';
import { type Instant, instantOf, parseInstant } from '../../shared/words/time.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ENVIRONMENT = z.record(z.string(), z.string());
const HERE = z.object({ dynamodb: z.string() });
const CLOCK = z.object({ now: z.string(), speed: z.number() });
/** Where the data of a machine is when nobody says. */
const USUAL = '.data';

const fileIn = (dataDir: string): string => join(dataDir, 'desk.json');

/** Where a machine that keeps nothing leaves word. */
const PASSING = 'dengji-desk-';

/**
 * Leaves word where a machine that runs on this data (undefined: on none) can be reached; only its owner may read it, for
 * it holds secrets. Answers how to take it away again, where nobody would come across it later.
 */
export function leaveWord(dataDir: string | undefined, environment: Readonly<Record<string, string>>): () => void {
  const folder = dataDir ?? mkdtempSync(join(tmpdir(), PASSING));
  writeFileSync(fileIn(folder), JSON.stringify(environment), { mode: 0o600 });
  return () => {
    if (dataDir === undefined) rmSync(folder, { recursive: true, force: true });
  };
}

/** A machine that runs, and what its clock shows. */
interface Running {
  readonly environment: Readonly<Record<string, string>>;
  readonly url: string;
  readonly shows: Instant;
  readonly speed: number;
}

/** Which machine the operator means: the one on this data, or the one at this address. */
export interface Meant {
  readonly dataDir?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * The environment of the operator's command: that of the machine meant, else the one given, else that of a machine on the
 * usual data, else of the only one that keeps nothing; a machine's clock is then the command's. Throws a plain Error that
 * says what to do where there is none, or more than one.
 */
export async function operatorsEnvironment(env: Environment, meant: Meant): Promise<Environment> {
  const asOperator = { AWS_LAMBDA_LOG_STREAM_NAME: 'desk' };
  const isOpen = meant.dataDir === undefined && meant.url === undefined;
  if (env['DENGJI_TABLE'] && isOpen) return asOperator;
  const { environment, shows, speed } = await machineOf(meant);
  const wall = clock.now;
  const since = wall();
  clock.now = () => instantOf(Math.floor(shows + (wall() - since) * speed));
  return { ...environment, ...asOperator };
}

async function machineOf({ dataDir, url }: Meant): Promise<Running> {
  const on = await running(dataDir ?? USUAL);
  if (on && (url === undefined || url === on.url)) return on;
  const passing = dataDir === undefined ? (await Promise.all(passingFolders().map(running))).filter((it) => it !== undefined) : [];
  const [found, second] = passing.filter((it) => url === undefined || url === it.url);
  if (found && second) {
    const all = passing.map((it) => `--url=${it.url}`).join('、');
    throw new Error(`有 ${passing.length} 台不保留数据的登记台在运行，请指明哪一台：${all}。 ${passing.length} machines run that keep nothing: say which, ${all}`);
  }
  if (found) return found;
  const where = url ?? dataDir ?? USUAL;
  throw new Error(`没有正在运行的登记台。先运行 npm start（${url === undefined ? '数据目录 ' : ''}${where}），或设置云端的环境变量。 Nothing is running on ${where}: run npm start first, or set the environment of the cloud`);
}

/** The machine that left word in a folder, if it still runs. */
async function running(folder: string): Promise<Running | undefined> {
  const environment = read(folder);
  const url = environment?.['DENGJI_PUBLIC_URL'];
  if (!environment || url === undefined) return undefined;
  const here = HERE.safeParse(await ask(`${url}/local`)).data;
  // The word of a machine that has ended may lead to another one, which has got its port since.
  if (here?.dynamodb !== environment['AWS_ENDPOINT_URL_DYNAMODB']) return undefined;
  const shown = CLOCK.safeParse(await ask(`${url}/local/clock`)).data;
  const shows = shown && parseInstant(shown.now);
  return shown && shows !== undefined ? { environment, url, shows, speed: shown.speed } : undefined;
}

/** Folders in which this user's machines left word that keep nothing; nobody else's word is taken. */
const passingFolders = (): readonly string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(PASSING)).map((name) => join(tmpdir(), name)).filter((folder) => statSync(folder, { throwIfNoEntry: false })?.uid === userInfo().uid);

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

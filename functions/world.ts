import { setTimeout as sleep } from 'node:timers/promises';
import { readConfig, readSecrets, type Config, type Secrets } from '../shared/config/config.ts';
import { readSecretString } from '../shared/config/secretsmanager.ts';
import { openSes } from '../shared/mail/ses.ts';
import { openSmtp } from '../shared/mail/smtp.ts';
import { openRings } from '../shared/outbox/scheduler.ts';
import { openGoogle, type CountCalls } from '../shared/sheet/google.ts';
import { openStore } from '../shared/store/dynamo.ts';
import type { CountUnits } from '../shared/store/kept.ts';
import { instantOf, type Instant } from '../shared/words/time.ts';
import type { World } from '../shared/world/world.ts';

/** The only reader of the time. One-machine mode replaces `now` to let a clock be wound. */
export const clock: { now: () => Instant } = { now: () => instantOf(Date.now()) };

/** What measurements listen to; nobody does in production. */
export interface Meters {
  readonly countUnits?: CountUnits;
  readonly countCalls?: CountCalls;
}

/** Opens the world that an environment describes. Clients are opened once and kept. */
export async function openWorld(env: Readonly<Record<string, string | undefined>>, meters: Meters = {}): Promise<World> {
  const config = readConfig(env);
  const secrets = await readSecretsOf(config);
  return {
    now: () => clock.now(),
    zone: config.zone,
    holder: config.holder,
    config,
    secrets,
    store: openStore({ table: config.table, ...(meters.countUnits ? { countUnits: meters.countUnits } : {}) }),
    sheets: openGoogle({
      credentials: secrets.google,
      ...(config.googleRootUrl === undefined ? {} : { rootUrl: config.googleRootUrl }),
      ...(meters.countCalls ? { countCalls: meters.countCalls } : {}),
    }),
    rings: openRings({ ...config.rings, zone: config.zone }),
    post: config.post === 'ses' ? openSes({}) : openSmtp(config.post),
    pause: sleep,
    log: (event, facts = {}) => {
      process.stderr.write(`${JSON.stringify({ event, ...facts })}\n`);
    },
  };
}

const readSecretsOf = async ({ secrets }: Config): Promise<Secrets> => readSecrets('json' in secrets ? secrets.json : await readSecretString(secrets.arn));

let opened: Promise<World> | undefined;

/** The world of this process, opened at the first event; a failed opening is tried again at the next. */
export function theWorld(): Promise<World> {
  opened ??= openWorld(process.env).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

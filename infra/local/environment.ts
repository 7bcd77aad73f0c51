import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { Settings } from './settings.ts';

const TOKENS = z.object({ finance: z.string(), admin: z.string(), nudge: z.string(), links: z.string(), google: z.string() });
export type Tokens = z.infer<typeof TOKENS>;

/** The secrets of this machine, made at the first start and kept. */
export function tokensOf(settings: Settings): Tokens {
  const kept = settings.read('tokens');
  if (kept !== undefined) return TOKENS.parse(JSON.parse(kept));
  const made = Object.fromEntries(Object.keys(TOKENS.shape).map((name) => [name, `${name}-${randomBytes(24).toString('base64url')}`]));
  settings.write('tokens', JSON.stringify(made));
  return TOKENS.parse(made);
}

export const TABLE_NAME = 'dengji';
export const RING_GROUP = 'rings';

/** The environment the functions run in here; in the cloud the same names are set by the stack. */
export function environmentOf(urls: { readonly url: string; readonly dynamodb: string; readonly smtp: string }, tokens: Tokens, zone: string): Readonly<Record<string, string>> {
  return {
    AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: urls.dynamodb, AWS_ENDPOINT_URL_SCHEDULER: `${urls.url}/aws/scheduler`,
    DENGJI_TABLE: TABLE_NAME, DENGJI_PUBLIC_URL: urls.url, DENGJI_SENDER: '登记台 <dengji@dengji.local>', DENGJI_ADMIN: 'admin@dengji.local', DENGJI_POST: urls.smtp,
    DENGJI_RING_GROUP: RING_GROUP, DENGJI_RING_TARGET: 'arn:aws:sqs:us-east-1:000000000000:rings',
    DENGJI_RING_ROLE: 'arn:aws:iam::000000000000:role/rings', DENGJI_RING_DEAD_LETTERS: 'arn:aws:sqs:us-east-1:000000000000:rings-undelivered',
    DENGJI_ZONE: zone, DENGJI_SECRETS_JSON: JSON.stringify(tokens), GOOGLE_ROOT_URL: `${urls.url}/`,
  };
}

import * as z from 'zod';

/** An empty variable is a missing one, never a zero or an empty name. */
const text = z.string().trim().min(1);

const environment = z.object({
  DENGJI_TABLE: text,
  DENGJI_PUBLIC_URL: z.url(),
  DENGJI_SENDER: text,
  DENGJI_POST: z.union([z.literal('ses'), z.templateLiteral(['smtp://', text])]),
  DENGJI_RING_GROUP: text,
  DENGJI_RING_TARGET: text,
  DENGJI_RING_ROLE: text,
  DENGJI_RING_DEAD_LETTERS: text,
  DENGJI_ZONE: text.default('Asia/Shanghai'),
  DENGJI_SECRETS_JSON: text.optional(),
  DENGJI_SECRETS_ARN: text.optional(),
  GOOGLE_ROOT_URL: z.url().optional(),
  DENGJI_STORM: z.coerce.number().int().min(0).default(200),
  AWS_LAMBDA_LOG_STREAM_NAME: text.default('local'),
  DENGJI_ADMIN: z.string().trim().regex(/^[^@\s]+@[^@\s]+\.[^@\s]+$/).optional(),
});

const secrets = z.object({
  /** Bearer tokens of the HTTP API by role. */
  finance: text,
  admin: text,
  /** Shared secret of POST /api/nudge. */
  nudge: text,
  /** Key of signed links, at least 32 characters. */
  links: z.string().min(32),
  /** A Google service-account key as JSON, or a plain bearer token for a local server. */
  google: text,
});

/** The settings of one running function. */
export interface Config {
  readonly table: string;
  readonly publicUrl: string;
  readonly sender: string;
  readonly post: 'ses' | `smtp://${string}`;
  readonly rings: { readonly group: string; readonly targetArn: string; readonly roleArn: string; readonly deadLetterArn: string };
  readonly zone: string;
  /** Name of this process among those that may run at once: the log stream of a Lambda's environment. */
  readonly holder: string;
  /** So many letters leave of one look at a workbook; the rest waits for the administrator. 0 = no such limit. */
  readonly storm?: number;
  readonly googleRootUrl?: string;
  /** The administrator's mail address; without it notices are only logged. */
  readonly admin?: string;
  /** Where the secrets are: inline for one machine, an ARN of Secrets Manager in the cloud. */
  readonly secrets: { readonly json: string } | { readonly arn: string };
}

/** The secrets of the product; never logged, never put into an error. */
export type Secrets = z.infer<typeof secrets>;

/** Parses the environment once. Throws a plain Error that names the variables, never their values. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new Error(`environment: ${names(parsed.error)} missing or wrong`);
  const it = parsed.data;
  const where = it.DENGJI_SECRETS_JSON ? { json: it.DENGJI_SECRETS_JSON } : it.DENGJI_SECRETS_ARN ? { arn: it.DENGJI_SECRETS_ARN } : undefined;
  if (!where) throw new Error('environment: DENGJI_SECRETS_ARN or DENGJI_SECRETS_JSON missing');
  return {
    table: it.DENGJI_TABLE,
    publicUrl: it.DENGJI_PUBLIC_URL.replace(/\/$/, ''),
    sender: it.DENGJI_SENDER,
    post: it.DENGJI_POST,
    rings: { group: it.DENGJI_RING_GROUP, targetArn: it.DENGJI_RING_TARGET, roleArn: it.DENGJI_RING_ROLE, deadLetterArn: it.DENGJI_RING_DEAD_LETTERS },
    zone: it.DENGJI_ZONE,
    holder: it.AWS_LAMBDA_LOG_STREAM_NAME,
    storm: it.DENGJI_STORM,
    ...(it.GOOGLE_ROOT_URL === undefined ? {} : { googleRootUrl: it.GOOGLE_ROOT_URL }),
    ...(it.DENGJI_ADMIN === undefined ? {} : { admin: it.DENGJI_ADMIN }),
    secrets: where,
  };
}

/** Parses the secrets' JSON; the error names the keys, never their values. */
export function readSecrets(json: string): Secrets {
  const parsed = secrets.safeParse(JSON.parse(json));
  if (!parsed.success) throw new Error(`secrets: ${names(parsed.error)} missing or wrong`);
  return parsed.data;
}

const names = (error: z.ZodError): string => [...new Set(error.issues.map((issue) => issue.path.join('.')))].join(', ');

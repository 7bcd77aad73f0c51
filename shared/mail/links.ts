import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Refusal } from '../errors/refusal.ts';
import type { Instant } from '../words/time.ts';
import { instantOf } from '../words/time.ts';

const KINDS = ['acknowledge', 'view', 'object', 'finance', 'unsubscribe', 'release', 'why'] as const;

/** What a signed link lets its bearer do. */
export interface Claims {
  /** acknowledge and view: `of` is a letter; object: a decided line and its stage; finance: a month, or `*`; unsubscribe: digests; release: letters held back; why: a record. */
  readonly kind: (typeof KINDS)[number];
  readonly of: string;
  /** 工号 of whom the link was made for, several apart by spaces; blank for those who may only look; `finance` for the department, `admin` for the administrator. */
  readonly to: string;
  readonly expires: Instant;
}

const wire = z.tuple([z.enum(KINDS), z.string(), z.string(), z.int()]);
const VERSION = 'v1';

/**
 * Makes `v1.payload.signature`, safe in a path or a query: HMAC-SHA256 over version and payload, the same for the
 * same claims. `key` holds at least 32 characters.
 */
export function sign(key: string, claims: Claims): string {
  const payload = Buffer.from(JSON.stringify([claims.kind, claims.of, claims.to, claims.expires])).toString('base64url');
  return `${VERSION}.${payload}.${seal(key, payload)}`;
}

/** The claims of a token of ours, else the refusal `link.wrong`, or `link.expired` from `expires` on. */
export function verify(key: string, token: string, now: Instant): Claims | Refusal {
  const [version, payload, signature, ...more] = token.split('.');
  if (version !== VERSION || payload === undefined || signature === undefined || more.length > 0) return new Refusal('link.wrong');
  if (!same(signature, seal(key, payload))) return new Refusal('link.wrong');
  const claims = read(payload);
  if (!claims) return new Refusal('link.wrong');
  return now < claims.expires ? claims : new Refusal('link.expired');
}

/** The version and the purpose are signed too, so that no other use of the key can be passed off as a link. */
const seal = (key: string, payload: string): string =>
  createHmac('sha256', key).update(`dengji.link.${VERSION}.${payload}`).digest('base64url');

/** Compares the texts, not the decoded bytes: base64 has several spellings for the same bytes. */
function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function read(payload: string): Claims | undefined {
  try {
    const [kind, of, to, expires] = wire.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
    return { kind, of, to, expires: instantOf(expires) };
  } catch {
    return undefined;
  }
}

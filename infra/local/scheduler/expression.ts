import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../../shared/words/time.ts';
import { instantOf } from '../../../shared/words/time.ts';

/** A schedule expression: only one-time ones have a moment of their own. */
export type Expression = { readonly kind: 'at'; readonly at: Instant } | { readonly kind: 'rate' } | { readonly kind: 'cron' };

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
const RATE = /^rate\([1-9]\d* (minute|hour|day)s?\)$/;
const CRON = /^cron\(([0-9A-Z,\-*/?L#W]+ ){5}[0-9A-Z,\-*/?L#W]+\)$/;

/** Reads `at(yyyy-mm-ddThh:mm:ss)` in a zone, `rate(5 minutes)`, `cron(0 9 * * ? *)`; undefined when it is none of them. */
export function parseExpression(text: string, zone: string): Expression | undefined {
  if (RATE.test(text)) return { kind: 'rate' };
  if (CRON.test(text)) return { kind: 'cron' };
  const wall = AT.exec(text)?.[1];
  if (wall === undefined) return undefined;
  try {
    return { kind: 'at', at: instantOf(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds) };
  } catch {
    return undefined;
  }
}

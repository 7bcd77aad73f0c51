import { Refusal } from '../errors/refusal.ts';
import { monthAt } from '../ledger/month.ts';
import { sign, verify, type Claims } from '../mail/links.ts';
import { HOUR, plus } from '../words/time.ts';
import type { World } from '../world/world.ts';

/** How long a link to the finance page works (contract section 3: 7 days). */
const FINANCE_FOR = 7 * 24 * HOUR;

/** The claims of a signed link. Throws `link.wrong` or `link.expired`. */
export function claimsOf({ secrets, now }: World, token: string, ...kinds: readonly Claims['kind'][]): Claims {
  const claims = verify(secrets.links, token, now());
  if (claims instanceof Refusal) throw claims;
  if (!kinds.includes(claims.kind)) throw new Refusal('link.wrong');
  return claims;
}

/** How long a letter leads to the page that shows how its clocks were counted. */
const WHY_FOR = 60 * 24 * HOUR;

/** A signed link to the page that shows how the clocks of a record were counted, for one person. */
export function whyLink({ config, secrets, now }: Pick<World, 'config' | 'secrets' | 'now'>, record: string, to: string): string {
  return `${config.publicUrl}/w/${sign(secrets.links, { kind: 'why', of: record, to, expires: plus(now(), WHY_FOR) })}`;
}

/** A signed link to the finance page. */
export function financeLink({ config, secrets, now }: World): string {
  const token = sign(secrets.links, { kind: 'finance', of: '*', to: 'finance', expires: plus(now(), FINANCE_FOR) });
  return `${config.publicUrl}/finance?token=${token}`;
}

/** The month a link to the finance page shows: the one asked for, else the present one. */
export function financeMonth(world: World, token: string, asked: string | undefined): string {
  const claims = claimsOf(world, token, 'finance');
  const month = asked ?? (claims.of === '*' ? monthAt(world.zone, world.now()) : claims.of);
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Refusal('month.invalid', { month });
  return month;
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Refusal } from '../shared/errors/refusal.ts';
import type { World } from '../shared/world/world.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares secrets in constant time. */
export const sameSecret = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

/** Demands a bearer token of a role. Throws `auth.missing`, `auth.wrong`, or `auth.role` for the other role's token. */
export function demandRole({ secrets }: World, { headers }: APIGatewayProxyEventV2, role: 'finance' | 'admin'): void {
  const given = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1]?.trim();
  if (given === undefined) throw new Refusal('auth.missing');
  if (sameSecret(given, secrets[role])) return;
  throw new Refusal(sameSecret(given, secrets[role === 'finance' ? 'admin' : 'finance']) ? 'auth.role' : 'auth.wrong', { role });
}

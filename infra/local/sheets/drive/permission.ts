import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { DriveFile } from '../model.ts';

/** A permission as a request gives it. */
export const permissionBody = z.looseObject({
  type: z.string().exactOptional(),
  role: z.string().exactOptional(),
  emailAddress: z.string().exactOptional(),
  domain: z.string().exactOptional(),
  allowFileDiscovery: z.boolean().exactOptional(),
});
type Given = z.infer<typeof permissionBody>;

/** The one permission that is there without being listed: everybody on this machine may write. Deleting it closes the file. */
export const ANYONE = 'anyoneWithLink';

/** IDs of permissions are numbers of twenty digits that belong to the account, not to the file. */
const idOf = (who: string): string => BigInt(`0x${createHash('sha256').update(who).digest('hex')}`).toString().slice(0, 20);

/** A permission as Drive keeps it. */
export function permission(whole: Given): DriveFile['permissions'][number] {
  const { type = 'user', role = 'reader', emailAddress, domain, allowFileDiscovery = false } = whole;
  const base = { kind: 'drive#permission', type, role, deleted: false, pendingOwner: false };
  if (type === 'anyone') return { kind: base.kind, id: allowFileDiscovery ? 'anyone' : ANYONE, type, role, allowFileDiscovery };
  const who = emailAddress ?? domain ?? '';
  return { ...base, id: idOf(who), displayName: who, ...(emailAddress !== undefined ? { emailAddress } : { domain: who }) };
}

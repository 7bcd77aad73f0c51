import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { DriveFile } from '../model.ts';
import { driveInvalid } from './refusal.ts';

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

const TYPES: readonly string[] = ['user', 'group', 'domain', 'anyone'];
const ROLES: readonly string[] = ['owner', 'organizer', 'fileOrganizer', 'writer', 'commenter', 'reader'];

/** Throws Drive's 400 for a role that there is not. */
export function checkRole(role: string | undefined): void {
  if (role !== undefined && !ROLES.includes(role)) throw driveInvalid('permission.role', 'The specified role is invalid or not applicable for the given permission type.');
}

/** The permission asked for; throws Drive's 400 when it does not say to whom, or as what. */
export function checkedPermission(given: Given): Given {
  const { type = '', role, emailAddress = '', domain = '' } = given;
  if (!TYPES.includes(type)) throw driveInvalid('permission.type', 'The permission type field is required.');
  if (role === undefined) throw driveInvalid('permission.role', 'The permission role field is required.');
  checkRole(role);
  if ((type === 'user' || type === 'group') && !/^[^@\s]+@[^@\s]+$/.test(emailAddress)) {
    throw driveInvalid('permission.emailAddress', 'The specified emailAddress is invalid or not applicable for the given permission type.');
  }
  if (type === 'domain' && domain === '') {
    throw driveInvalid('permission.domain', 'The specified domain is invalid or not applicable for the given permission type.');
  }
  return given;
}

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

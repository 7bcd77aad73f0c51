import type { Method } from './call.ts';
import { ApiError, notFound } from './failure.ts';
import type { FaultSet } from './faults.ts';
import type { DriveFile } from './model.ts';
import type { DescribedMethod } from './schema/documents.ts';

/** Roles that may edit. https://developers.google.com/workspace/drive/api/guides/ref-roles */
const WRITERS: readonly unknown[] = ['owner', 'organizer', 'fileOrganizer', 'writer'];

/** Methods that a read-only scope allows, by Google's discovery document; note that POST reads by filter are none of them. */
const BY_READERS: ReadonlySet<string> = new Set(
  `
    sheets.spreadsheets.get sheets.spreadsheets.values.get sheets.spreadsheets.values.batchGet drive.comments.list drive.files.get
    drive.files.list drive.files.watch drive.permissions.get drive.permissions.list drive.changes.getStartPageToken drive.changes.list
    drive.changes.watch drive.channels.stop
  `
    .trim()
    .split(/\s+/),
);

/**
 * Throws Google's 403 when the bearer token is of too narrow a scope. On this machine a token says its scope in its text:
 * `readonly` (`ya29.readonly`, `…spreadsheets.readonly`) reads, `drive.metadata.readonly` sees no cell at all, any other may do all.
 */
export function checkScope({ id }: DescribedMethod, token: string | undefined): void {
  if (!token?.includes('readonly')) return;
  const blind = token.includes('metadata.readonly') && id.startsWith('sheets.');
  if (BY_READERS.has(id) && !blind) return;
  const info = {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
    domain: 'googleapis.com',
    metadata: { service: id.startsWith('sheets.') ? 'sheets.googleapis.com' : 'drive.googleapis.com', method: id },
  };
  throw new ApiError(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.', [info]);
}

function mayDo(file: DriveFile, user: string, need: 'read' | 'write'): boolean {
  if (user === file.owner) return true;
  const own = file.permissions.filter((each) => each['emailAddress'] === user || each['type'] === 'anyone');
  if (own.length === 0) return file.closed !== true;
  return need === 'read' || own.some(({ role }) => WRITERS.includes(role));
}

/**
 * Throws what Google throws when somebody may not read or edit a file: the owner may, then whom its permissions name.
 * Anybody else may too, until the permission `anyoneWithLink` is deleted. The fault `noAccess` shuts out everybody.
 */
export function checkAccess(file: DriveFile, fileId: string, who: { user: string; method: Method; id: string; faults: FaultSet }): void {
  const { quota, needs = quota === 'read' ? 'read' : 'write' } = who.method;
  const out = who.faults.level('noAccess') > 0;
  if (!out && mayDo(file, who.user, needs)) return;
  if (who.id.startsWith('sheets.')) throw new ApiError(403, 'PERMISSION_DENIED', 'The caller does not have permission');
  if (out || !mayDo(file, who.user, 'read')) throw notFound(`File not found: ${fileId}.`);
  throw new ApiError(403, 'PERMISSION_DENIED', 'The user does not have sufficient permissions for this file.');
}

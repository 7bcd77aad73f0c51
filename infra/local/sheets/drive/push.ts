import { createHash } from 'node:crypto';
import * as z from 'zod';
import { HOUR, type Instant, instantOf } from '../../../../shared/words/time.ts';
import type { Call, Method } from '../call.ts';
import { invalid, notFound } from '../failure.ts';
import { read } from '../payload.ts';
import { bookOf, viewFile } from './view.ts';

const DAY = 24 * HOUR;

const wanted = z.looseObject({
  id: z.string().min(1).max(64),
  type: z.literal(['web_hook', 'webhook']),
  address: z.string(),
  token: z.string().max(256).exactOptional(),
  expiration: z.string().exactOptional(),
});

const isHere = ({ hostname }: URL): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);

/** Where notifications go: HTTPS, or plain HTTP on this machine. */
function checkAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw invalid(`WebHook callback is not a URL: ${address}`);
  if (url.protocol === 'http:' && !isHere(url)) throw invalid(`WebHook callback must be HTTPS: ${address}`);
}

/** An hour unless asked otherwise, and never beyond the longest that Google gives. */
function expirationOf(at: Instant, asked: string | undefined, longest: number): Instant {
  const until = asked === undefined ? at + HOUR : Number(asked);
  if (!(until > at)) throw invalid(`Invalid expiration: ${asked ?? ''}`);
  return instantOf(Math.min(until, at + longest));
}

function open(call: Call, resource: { uri: string; fileId?: string; longest: number }): object {
  const { id, address, token, expiration: asked } = read(wanted, call.body ?? {});
  const { channels } = call.shelf;
  checkAddress(address);
  if (channels.find(id)) throw invalid(`Channel id ${id} not unique`);
  const expiration = expirationOf(call.author.at, asked, resource.longest);
  const resourceId = createHash('sha256').update(resource.fileId ?? 'changes').digest('base64url').slice(0, 27);
  channels.open({ id, resourceId, resourceUri: resource.uri, address, token, expiration, fileId: resource.fileId });
  const kind = 'api#channel';
  return { kind, id, resourceId, resourceUri: resource.uri, ...(token !== undefined && { token }), expiration: String(expiration) };
}

const BASE = 'https://www.googleapis.com/drive/v3';

function watchFile(call: Call): object {
  const fileId = bookOf(call).spreadsheetId;
  return open(call, { uri: `${BASE}/files/${fileId}?alt=json`, fileId, longest: DAY });
}

function pageToken({ query, shelf }: Call): number {
  const token = Number(query.get('pageToken') ?? Number.NaN);
  if (!Number.isInteger(token) || token < 1 || token > shelf.log.next) throw invalid(`Invalid Value: pageToken`);
  return token;
}

function watchChanges(call: Call): object {
  const token = pageToken(call);
  return open(call, { uri: `${BASE}/changes?alt=json&pageToken=${token}`, longest: 7 * DAY });
}

function stop(call: Call): object {
  const { id = '', resourceId } = read(z.looseObject({ id: z.string().exactOptional(), resourceId: z.string().exactOptional() }), call.body ?? {});
  const { channels } = call.shelf;
  if (!resourceId || channels.find(id)?.resourceId !== resourceId) throw notFound(`Channel '${id}' not found for project '1'`);
  channels.close(id);
  return {};
}

function listChanges(call: Call): object {
  const size = Number(call.query.get('pageSize') ?? 100);
  const found = call.shelf.log.since(pageToken(call));
  const page = found.slice(0, size);
  const rest = found[size];
  const changes = page.map(({ fileId, at, removed }) => ({
    kind: 'drive#change',
    changeType: 'file',
    type: 'file',
    fileId,
    removed,
    time: new Date(at).toISOString(),
    ...(!removed && { file: viewFile(call, call.shelf.state(fileId, call.author.at).book) }),
  }));
  const after = rest ? { nextPageToken: String(rest.number) } : { newStartPageToken: String(call.shelf.log.next) };
  return { kind: 'drive#changeList', changes, ...after };
}

/** Push notifications and the list of changes. Channels live as long as the server. */
export const pushMethods = {
  watchFile: { quota: 'none', needs: 'read', opensChannel: true, answer: watchFile },
  watchChanges: { quota: 'none', opensChannel: true, answer: watchChanges },
  stop: { quota: 'none', empty: true, answer: stop },
  startPageToken: {
    quota: 'none',
    answer: ({ shelf }) => ({ kind: 'drive#startPageToken', startPageToken: String(shelf.log.next) }),
  },
  changes: {
    quota: 'none',
    fields: 'kind,nextPageToken,newStartPageToken,changes(kind,changeType,type,fileId,removed,time,file(kind,id,name,mimeType))',
    answer: listChanges,
  },
} as const satisfies Record<string, Method>;

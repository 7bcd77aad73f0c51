import type { Letter } from '../cases/letter.ts';
import { compose } from '../mail/compose/compose.ts';
import { sign, type Claims } from '../mail/links.ts';
import { COMPLAINTS } from '../registers/complaints.ts';
import { HOUR, plus, type Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { workbooksOf } from './docs.ts';
import { whyLink } from './links.ts';

/** How long the link of a ladder letter acknowledges, and the one that ends digests works. */
const ACKNOWLEDGE_FOR = 72 * HOUR;
const UNSUBSCRIBE_FOR = 90 * 24 * HOUR;

/** First letters of the records whose clocks are counted. */
const COUNTED = `${COMPLAINTS.prefix}-`;

/** What became of a letter that was handed to the post. */
export interface Sent {
  /** When the next server took it over; absent where nobody could be written to. */
  readonly sentAt?: Instant;
  readonly deliveredAt?: Instant;
  /** Addresses that were refused for good. */
  readonly refused: readonly string[];
}

/** Whom a link is bound to: everybody in To, and nobody else. */
export const boundTo = ({ to }: Letter): string => to.map(({ no }) => no).join(' ');

/** Composes a letter and hands it to the post. Where nobody in To can be written to, the copies get it in their place. */
export async function send(world: World, letter: Letter): Promise<Sent> {
  const message = compose(letter, await doorsOf(world, letter));
  const posted = message.to.length > 0 ? message : { ...message, to: message.cc, cc: [] };
  if (posted.to.length === 0) {
    world.log('letter.unreachable', { record: letter.record, letter: letter.id });
    return { refused: [] };
  }
  const taken = await world.post.send(posted);
  const refused = taken?.refused ?? [];
  const sentAt = world.now();
  return { sentAt, refused, ...(taken?.delivered && refused.length === 0 ? { deliveredAt: sentAt } : {}) };
}

/** Where the links of a letter lead. */
async function doorsOf(world: World, letter: Letter): Promise<Parameters<typeof compose>[1]> {
  const { secrets, config } = world;
  const now = world.now();
  const link = (kind: Claims['kind'], of: string, to: string, until: Instant): string => `${config.publicUrl}/a/${sign(secrets.links, { kind, of, to, expires: until })}`;
  const sheetUrl = letter.kind === 'fine' || letter.kind === 'decision' ? undefined : await serviceUrl(world);
  const [first] = letter.to;
  const counted = letter.kind === 'fine' || letter.kind === 'decision' ? letter.line.complaint : letter.record;
  return {
    zone: world.zone, from: config.sender,
    ...(sheetUrl === undefined ? {} : { sheetUrl }),
    ...(letter.kind === 'ladder' && letter.undelivered === undefined ? { acknowledgeUrl: link('acknowledge', letter.id, boundTo(letter), plus(now, ACKNOWLEDGE_FOR)) } : {}),
    ...(letter.kind === 'ladder' && letter.undelivered === undefined && letter.cc.length > 0 ? { viewUrl: link('view', letter.id, '', plus(now, ACKNOWLEDGE_FOR)) } : {}),
    ...(letter.kind === 'decision' ? { objectUrl: link('object', `${letter.record}/${letter.stage}`, first?.no ?? '', letter.objectUntil) } : {}),
    ...(counted.startsWith(COUNTED) ? { whyUrl: whyLink(world, counted, first?.no ?? '') } : {}),
    ...(letter.kind === 'digest' ? { unsubscribeUrl: link('unsubscribe', 'digest', first?.no ?? '', plus(now, UNSUBSCRIBE_FOR)) } : {}),
  };
}

/** Where a person opens the workbook: Google's address, or that of the one machine. */
async function serviceUrl({ config, store }: World): Promise<string | undefined> {
  if (config.googleRootUrl !== undefined) return config.publicUrl;
  const workbook = (await workbooksOf(store)).service;
  return workbook && `https://docs.google.com/spreadsheets/d/${workbook.spreadsheetId}/edit#gid=${workbook.tabs['complaints'] ?? 0}`;
}

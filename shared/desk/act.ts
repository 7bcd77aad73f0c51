import { compose } from '../mail/compose/compose.ts';
import type { Letter } from '../cases/letter.ts';
import { sign, type Claims } from '../mail/links.ts';
import type { Effect } from '../outbox/effect.ts';
import type { Kept } from '../store/kept.ts';
import { assertNever } from '../words/sentence.ts';
import { HOUR, plus } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { workbooksOf } from './docs.ts';
import { reviewComplaint } from './complaints.ts';
import { openLineOf, postProposals } from './fines.ts';
import type { Office } from './office.ts';
import { writeRowsOf } from './rows.ts';
import { markDone } from './todo.ts';

/** How long the link of a ladder letter acknowledges. */
const ACKNOWLEDGE_FOR = 72 * HOUR;

/**
 * Finishes what records owe the world: letters, rings, ledger, rows; then marks it done. Doing it twice is doing it
 * once. What fails stays owed and stops nothing else; the failure is thrown when all the rest is done. A look that has
 * written the rows itself says so.
 */
export async function act(world: World, office: Office, records: readonly Kept[], rowsWritten = false): Promise<void> {
  const also: Kept[] = [];
  const failures: unknown[] = [];
  const done = new Map<Kept, Effect[]>();
  for (const kept of records) {
    for (const effect of kept.todo) {
      try {
        also.push(...(await performOne(world, office, kept, effect)));
        done.set(kept, [...(done.get(kept) ?? []), effect]);
      } catch (error) {
        world.log('effect.failed', { record: kept.id, effect: effect.kind, error: error instanceof Error ? error.name : 'unknown' });
        failures.push(error);
      }
    }
  }
  const rows = rowsWritten ? [] : records.filter((kept) => kept.todo.some((effect) => effect.kind === 'row'));
  const unwritten = await writeRowsOf(world, office, rows).then(() => [], (error: unknown) => [error]);
  failures.push(...unwritten);
  for (const [kept, effects] of done) await markDone(world, kept, unwritten.length === 0 ? effects : effects.filter((effect) => effect.kind !== 'row'));
  if (also.length > 0) await act(world, office, latest(also));
  if (failures.length > 0) throw failures[0];
}

async function performOne(world: World, office: Office, kept: Kept, effect: Effect): Promise<readonly Kept[]> {
  switch (effect.kind) {
    case 'row':
      return [];
    case 'letter':
      await send(world, effect.letter);
      return [];
    case 'ring':
      await world.rings.plan({ name: `${kept.id}.${Math.floor(effect.at / 1_000)}`, at: effect.at, input: JSON.stringify({ record: kept.id, at: effect.at }) });
      return [];
    case 'ledger':
      return postProposals(world, office, { chain: effect.chain, record: kept.id, proposals: effect.proposals });
    case 'correction':
      return kept.kind === 'fine' ? openLineOf(world, office, kept.body.line, effect.posting) : [];
    case 'link':
      return link(world, office, effect.to, kept.id);
    case 'review':
      return again(world, office, effect.record);
    default:
      return assertNever(effect);
  }
}

async function link(world: World, office: Office, to: string, by: string): Promise<readonly Kept[]> {
  const original = await world.store.load(to);
  if (original?.kind !== 'complaint' || original.body.repeats.includes(by)) return [];
  return [(await reviewComplaint(world, office, original, [{ type: 'repeated', at: office.now, by }], false)).kept];
}

async function again(world: World, office: Office, record: string): Promise<readonly Kept[]> {
  const kept = await world.store.load(record);
  return kept?.kind === 'complaint' ? [(await reviewComplaint(world, office, kept, [], false)).kept] : [];
}

/** The newest state of each record named more than once. */
const latest = (records: readonly Kept[]): readonly Kept[] => [...new Map(records.toSorted((a, b) => a.version - b.version).map((kept) => [kept.id, kept])).values()];

/** Composes a letter and hands it to the post. Where nobody in To can be written to, the copies get it in their place. */
export async function send(world: World, letter: Letter): Promise<void> {
  const { secrets, config } = world;
  const link = (kind: Claims['kind'], of: string, until: number): string =>
    `${config.publicUrl}/a/${sign(secrets.links, { kind, of, to: letter.to[0]?.no ?? '', expires: plus(letter.at, until) })}`;
  const sheetUrl = letter.kind === 'fine' || letter.kind === 'decision' ? undefined : await serviceUrl(world);
  const message = compose(letter, {
    zone: world.zone, from: config.sender,
    ...(sheetUrl === undefined ? {} : { sheetUrl }),
    ...(letter.kind === 'ladder' ? { acknowledgeUrl: link('acknowledge', letter.id, ACKNOWLEDGE_FOR) } : {}),
    ...(letter.kind === 'decision' ? { objectUrl: link('object', `${letter.record}/${letter.stage}`, letter.objectUntil - letter.at) } : {}),
  });
  if (message.to.length > 0) await world.post.send(message);
  else if (message.cc.length > 0) await world.post.send({ ...message, to: message.cc, cc: [] });
  else world.log('letter.unreachable', { record: letter.record, letter: letter.id });
}

/** Where a person opens the workbook: Google's address, or that of the one machine. */
async function serviceUrl({ config, store }: World): Promise<string | undefined> {
  if (config.googleRootUrl !== undefined) return config.publicUrl;
  const workbook = (await workbooksOf(store)).service;
  return workbook && `https://docs.google.com/spreadsheets/d/${workbook.spreadsheetId}/edit#gid=${workbook.tabs['complaints'] ?? 0}`;
}

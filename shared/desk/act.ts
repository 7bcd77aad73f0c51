import { isHeld, type Effect } from '../outbox/effect.ts';
import type { Kept } from '../store/kept.ts';
import { assertNever } from '../words/sentence.ts';
import type { Instant } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { reviewComplaint } from './complaints.ts';
import { deliver, type Aftermath } from './deliver.ts';
import { openLineOf, postProposals, reviewLine } from './fines.ts';
import { patiently } from './lease.ts';
import { openOffice, type Office } from './office.ts';
import { writeRowsOf } from './rows.ts';
import { markDone } from './todo.ts';

/** Records whose letters are under way at the same time. */
const AT_ONCE = 8;
/** EventBridge Scheduler refuses moments that are past when it hears of them, so what is this near is waited for. */
const NEAR = 2_000;

/** What could not be done, by the record that owes it. */
type Failures = Map<string, unknown>;

/**
 * Finishes what records owe the world: letters, rings, ledger, rows; then marks it done. Doing it twice is doing it
 * once. What fails stays owed and stops nothing else; the failure is thrown when all the rest is done. A look that has
 * written the rows itself says so.
 */
export async function act(world: World, office: Office, records: readonly Kept[], rowsWritten = false): Promise<void> {
  const [first] = (await finish(world, office, records, rowsWritten)).values();
  if (first !== undefined) throw first;
}

async function finish(world: World, office: Office, records: readonly Kept[], rowsWritten: boolean): Promise<Failures> {
  const also: Kept[] = [];
  const failures: Failures = new Map();
  const done = new Map<Kept, Effect[]>();
  const aftermath: Told = new Map();
  const perform = async (kept: Kept, leaves: boolean): Promise<void> => {
    for (const effect of kept.todo.filter((it) => !isHeld(it) && (it.kind === 'letter' || it.kind === 'ring') === leaves)) {
      try {
        also.push(...(await performOne(world, office, kept, effect, aftermath)));
        done.set(kept, [...(done.get(kept) ?? []), effect]);
      } catch (error) {
        world.log('effect.failed', { record: kept.id, effect: effect.kind, error: error instanceof Error ? error.name : 'unknown' });
        failures.set(kept.id, error);
      }
    }
  };
  await spread(records, (kept) => perform(kept, true));
  // What concerns other records is done one after the other: several may concern the same.
  for (const kept of records) await perform(kept, false);
  const rows = rowsWritten ? [] : records.filter((kept) => kept.todo.some((effect) => effect.kind === 'row'));
  const unwritten = await patiently(world, () => writeRowsOf(world, office, rows)).then(() => undefined, (error: unknown) => error);
  if (unwritten !== undefined) for (const kept of rows) failures.set(kept.id, unwritten);
  await spread([...done], async ([kept, effects]) => {
    const told = effects.flatMap((effect) => aftermath.get(effect) ?? []);
    try {
      const after = await markDone(world, kept, unwritten === undefined ? effects : effects.filter((effect) => effect.kind !== 'row'), told);
      if (told.some(({ events }) => events.length > 0)) also.push(after);
    } catch (error) {
      failures.set(kept.id, error);
    }
  });
  const more = also.length > 0 ? await finish(world, office, latest(also), false) : [];
  // A ring whose moment came while the rest was done is no ring any more.
  const overdue = [...done].flatMap(([kept, effects]) => (effects.some((effect) => effect.kind === 'ring' && effect.at <= world.now()) ? [kept.id] : []));
  const late = overdue.length > 0 ? await revisit(world, overdue) : [];
  return new Map([...failures, ...more, ...late]);
}

/** Does something for each, a few at once; the first failure ends it. */
async function spread<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const left = [...all].values();
  const take = async (): Promise<void> => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, take));
}

/** Reviews records now and finishes what they owe. A lost race starts again from what is kept. Answers which failed, and how. */
export async function revisit(world: World, ids: readonly string[]): Promise<Failures> {
  const office = await openOffice(world);
  const known = await world.store.loadAll(ids);
  const failures: Failures = new Map();
  const reviewed: Kept[] = [];
  await spread([...known.values()], async (kept) => {
    try {
      reviewed.push(await reviewAgain(world, office, kept));
    } catch (error) {
      failures.set(kept.id, error);
    }
  });
  const unfinished = await finish(world, office, reviewed, false);
  return new Map([...failures, ...unfinished]);
}

/** A record reviewed as it is kept; if somebody else was faster, as it is kept by then. */
const reviewAgain = (world: World, office: Office, known: Kept): Promise<Kept> =>
  patiently(world, async (first) => {
    const kept = first ? known : ((await world.store.load(known.id)) ?? known);
    return (kept.kind === 'complaint' ? await reviewComplaint(world, office, kept, [], false) : await reviewLine(world, office, kept, [], false)).kept;
  });

/** What letters came to, by their effect. */
type Told = Map<Effect, Aftermath>;

async function performOne(world: World, office: Office, kept: Kept, effect: Effect, told: Told): Promise<readonly Kept[]> {
  switch (effect.kind) {
    case 'row':
      return [];
    case 'letter':
      told.set(effect, await deliver(world, office, kept, effect.letter));
      return [];
    case 'ring':
      await plan(world, kept.id, effect.at);
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

/** Plans a ring; one that is past, or all but, is waited for and rings here. */
async function plan(world: World, record: string, at: Instant): Promise<void> {
  const wait = at - world.now();
  if (wait > 0 && wait <= NEAR) await world.pause(wait);
  if (at > world.now()) await world.rings.plan({ name: `${record}.${Math.floor(at / 1_000)}`, at, input: JSON.stringify({ record, at }) });
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

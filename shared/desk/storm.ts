import type { Refusal } from '../errors/refusal.ts';
import { sign } from '../mail/links.ts';
import { messagePage } from '../mail/pages/message.ts';
import { isHeld, type Effect } from '../outbox/effect.ts';
import { WORKBOOK_TITLES, type WorkbookKey } from '../registers/register.ts';
import type { Kept } from '../store/kept.ts';
import { HOUR, plus } from '../words/time.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { patiently } from './lease.ts';
import { notify } from './notice.ts';
import { openOffice } from './office.ts';

/** Records of which letters are held back; `released` once the administrator let them go, until all have been looked at. */
interface Held {
  readonly records: readonly string[];
  readonly released?: true;
}

const HELD = 'storm/held';
const NOTHING: Held = { records: [] };
/** How long the administrator's link works. */
const RELEASE_FOR = 7 * 24 * HOUR;
/** Letters of so many records leave at once; what is left is found again by the next sweep. */
const AT_ONCE = 25;

const letters = (kept: Kept): readonly Effect[] => kept.todo.filter((effect) => effect.kind === 'letter' && !isHeld(effect));

/**
 * Lets so many letters of one look leave and holds the rest: a slip that touches a thousand rows must not write to
 * everybody. Nothing is lost: what is held stays with its record, and is looked at again when it is let go.
 */
export async function holdStorm(world: World, workbook: WorkbookKey, lookNo: number, records: readonly Kept[]): Promise<readonly Kept[]> {
  const limit = world.config.storm ?? 0;
  if (limit === 0 || records.reduce((sum, kept) => sum + letters(kept).length, 0) <= limit) return records;
  let left = limit;
  const plans = records.map((kept) => {
    const leaving = Math.min(left, letters(kept).length);
    left -= leaving;
    return { kept, held: letters(kept).slice(leaving) };
  });
  const ids = plans.filter(({ held }) => held.length > 0).map(({ kept }) => kept.id);
  // Named before they are held: a run cut short in between holds nothing, and loses nothing.
  await patiently(world, async () => {
    const doc = await world.store.doc<Held>(HELD);
    await world.store.keepDoc<Held>(HELD, { records: [...new Set([...(doc?.value.records ?? []), ...ids])] }, doc?.version ?? 0);
  });
  const after: Kept[] = [];
  let count = 0;
  for (const { kept, held } of plans) {
    count += held.length;
    after.push(held.length === 0 ? kept : await hold(world, kept, new Set(held.map(({ name }) => name))));
  }
  world.log('letters.held', { workbook, letters: count, records: ids.length });
  await tell(world, workbook, lookNo, limit, count);
  return after;
}

const hold = (world: World, kept: Kept, names: ReadonlySet<string>): Promise<Kept> =>
  patiently(world, async (first) => {
    const known = first ? kept : ((await world.store.load(kept.id)) ?? kept);
    return world.store.keep({ ...known, todo: known.todo.map((effect) => (effect.kind === 'letter' && names.has(effect.name) ? { ...effect, held: true as const } : effect)) }, []);
  });

async function tell(world: World, workbook: WorkbookKey, lookNo: number, limit: number, held: number): Promise<void> {
  const { config, secrets } = world;
  const url = `${config.publicUrl}/a/${sign(secrets.links, { kind: 'release', of: 'letters', to: 'admin', expires: plus(world.now(), RELEASE_FOR) })}`;
  const title = WORKBOOK_TITLES[workbook];
  await notify(world, {
    id: `storm/${workbook}/${lookNo}`, subject: { zh: `一次要发的信太多：${held} 封已扣住`, en: `too many letters at once: ${held} are held back` },
    lines: [
      { zh: `看一次「${title}」就要发 ${limit + held} 封信，多于 ${limit} 封。前 ${limit} 封已发，其余 ${held} 封扣住没发，一封也没丢；时限照走。`, en: `One look at "${title}" called for ${limit + held} letters, more than ${limit}. The first ${limit} left; the other ${held} are held, none is lost, and clocks run on.` },
      { zh: '若是有人误改了很多行，先在表里撤销。确实该发的，打开下面的链接放行，或运行下面的命令；放行时逐封再核对，已办好的不再发。', en: 'If somebody changed many rows by mistake, undo that first. If they are right, let them go by the link or the command below; each is checked again, and what is settled by then is not sent.' },
      'npm run desk -- letters release',
    ],
    link: { label: { zh: '放行扣住的信', en: 'Release the letters' }, url },
  });
}

/** How many letters are held back, of how many records. */
export async function heldLetters({ store }: World): Promise<{ readonly letters: number; readonly records: number; readonly released: boolean }> {
  const held = (await store.doc<Held>(HELD))?.value ?? NOTHING;
  const found = [...(await store.loadAll(held.records)).values()];
  return { letters: found.reduce((sum, kept) => sum + kept.todo.filter(isHeld).length, 0), records: held.records.length, released: held.released === true };
}

/** Lets the letters held back go. Those that cannot leave while there is time are let go by the sweeps that follow. Answers how many records were done. */
export async function releaseLetters(world: World, hasTime: () => boolean = () => true, told: (done: number, of: number) => void = () => undefined): Promise<number> {
  await patiently(world, async () => {
    const doc = await world.store.doc<Held>(HELD);
    if (doc && doc.value.records.length > 0 && !doc.value.released) await world.store.keepDoc<Held>(HELD, { ...doc.value, released: true }, doc.version);
  });
  return letGo(world, hasTime, told);
}

/** Goes on with letters that were let go. */
export async function letGo(world: World, hasTime: () => boolean = () => true, told: (done: number, of: number) => void = () => undefined): Promise<number> {
  const all = (await world.store.doc<Held>(HELD))?.value ?? NOTHING;
  if (!all.released) return 0;
  let done = 0;
  while (done < all.records.length && hasTime()) {
    const some = all.records.slice(done, done + AT_ONCE);
    const office = await openOffice(world);
    const freed = await Promise.all([...(await world.store.loadAll(some)).values()].map((kept) => free(world, kept)));
    await act(world, office, freed);
    done += some.length;
    await forget(world, new Set(some));
    told(done, all.records.length);
  }
  return done;
}

const free = (world: World, kept: Kept): Promise<Kept> =>
  patiently(world, async (first) => {
    const known = first ? kept : ((await world.store.load(kept.id)) ?? kept);
    if (!known.todo.some(isHeld)) return known;
    const todo = known.todo.map((effect): Effect => {
      if (effect.kind !== 'letter') return effect;
      const { held: _, ...free } = effect;
      return free;
    });
    return world.store.keep({ ...known, todo }, []);
  });

const forget = (world: World, gone: ReadonlySet<string>): Promise<void> =>
  patiently(world, async () => {
    const doc = await world.store.doc<Held>(HELD);
    if (!doc) return;
    const records = doc.value.records.filter((id) => !gone.has(id));
    await world.store.keepDoc<Held>(HELD, records.length === 0 ? NOTHING : { ...doc.value, records }, doc.version);
  });

/** The page of the administrator's link. Showing it changes nothing. */
export async function showHeld(world: World, error?: Refusal): Promise<string> {
  const { letters: count, records, released } = await heldLetters(world);
  const waits = count > 0 && !released;
  return messagePage({
    title: waits ? { zh: `扣住的信：${count} 封`, en: `Letters held back: ${count}` } : { zh: '没有扣住的信', en: 'No letters are held back' },
    paragraphs: [
      released ? { zh: '已放行，正在逐封核对寄出。', en: 'They were let go and are being checked and sent.' } : { zh: `涉及 ${records} 条记录。放行时逐封再核对，已办好的不再发。`, en: `They concern ${records} records. Each is checked again; what is settled by then is not sent.` },
    ],
    ...(waits ? { ask: { label: '请输入姓名或缩写', button: '放行' } } : {}),
    ...(error ? { error } : {}),
  });
}

/** Lets the letters go from the page. */
export async function releaseFromPage(world: World, hasTime: () => boolean): Promise<string> {
  await releaseLetters(world, hasTime);
  return showHeld(world);
}

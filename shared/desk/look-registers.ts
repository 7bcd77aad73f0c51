import type { Heading, TabSeen } from '../sheet/seen.ts';
import type { SheetRequest } from '../sheet/sheets.ts';
import type { Kept } from '../store/kept.ts';
import { HOUR, type Instant } from '../words/time.ts';
import { barredIn } from './barred.ts';
import { bindTab } from './bind-tab.ts';
import { breach, freeze, headTrouble } from './breakers.ts';
import type { Leased, Outcome } from './leased.ts';
import { lookRecords, remember, type RecordsLook } from './look-records.ts';
import { lostColumns } from './lost-columns.ts';
import { readClosely, type CloseTab } from './read-closely.ts';
import { freeRow, type TabView } from './tab-view.ts';
import type { TabPlan } from './row-plan.ts';
import { callsOf, writeLook, type TabWritten } from './write-look.ts';

/** A look of a tab, with the columns it makes anew. */
type Drawn = RecordsLook & { readonly columns: readonly SheetRequest[] };

/** A look of tabs of records: read closely, unless that was done, bind, decide, write, remember. */
export async function lookRegisters({ world, office, workbook, place, leased }: Leased, views: readonly TabView[], stale: boolean, read?: readonly CloseTab[]): Promise<Outcome> {
  const tabs: Record<string, TabSeen> = {};
  const headings: Record<string, Heading> = {};
  const owing: Kept[] = [];
  const looks: Drawn[] = [];
  let judgedBy: string | undefined;
  for (const close of read ?? (await readClosely(world, office, place, views, stale))) {
    const { register, seen } = close.view;
    const head = headTrouble({ close });
    // A read without any row may be a short one; where the next look says the same, somebody emptied the tab.
    if (close.torn || (head && !seen.again && close.view.rows.length === 0 && seen.count > 0 && close.tab.position.size > 0)) {
      world.log('tab.torn', { register: register.key });
      tabs[register.key] = { ...seen, again: true };
      judgedBy = leased.value.judgedBy;
      continue;
    }
    const bound = head ? undefined : await bindTab(world, office, place, close);
    const trouble = head ?? (bound && (await breach(world, office, bound)));
    if (trouble || !bound) {
      tabs[register.key] = trouble ? await freeze(world, office, close.view, trouble) : seen;
      continue;
    }
    const found = await lookRecords(world, office, bound);
    if (seen.frozen) world.log('tab.thawed', { register: register.key });
    const lost = await lostColumns(world, office, bound.close);
    looks.push({ ...found, columns: lost.requests, seen: { ...found.seen, ...lost.seen } });
    owing.push(...found.owing);
    headings[register.key] = headingOf(bound.close);
  }
  const written = await writeLook({ world, workbook, spreadsheetId: place.spreadsheetId, leased }, looks.map((it) => planOf(it, office.now)));
  let changed = false;
  for (const [index, found] of looks.entries()) {
    const it = written[index];
    if (it) tabs[found.bound.close.view.register.key] = await seenAfter(found, it, office.now);
    changed ||= found.changed || it?.wrote === true;
  }
  return { tabs, headings, owing, changed, writes: callsOf(written), ...(judgedBy === undefined ? {} : { judgedBy }) };
}

const headingOf = ({ view, tab }: CloseTab): Heading => ({ header: view.heading.header, layout: tab.layout });

function planOf({ bound, plans, strayed, columns }: Drawn, now: Instant): TabPlan {
  const { view, tab } = bound.close;
  return {
    register: view.register, tab, rows: view.rows, plans, strayed, columns, firstFree: freeRow(view),
    barred: barredIn(view.seen, now), full: isFull(view.seen, now) && view.seen.thorough !== true, wasFull: view.seen.fullAt !== undefined, marksKnown: view.seen.thorough === true || view.seen.accepted === true || view.seen.count === 0,
  };
}

/** Marks are tried again on a full tab so often. */
const MARKS_AGAIN_AFTER = HOUR;

/** Whether Google keeps no more marks on a tab, as far as is remembered. */
const isFull = ({ fullAt }: TabSeen, now: Instant): boolean => fullAt !== undefined && now - fullAt < MARKS_AGAIN_AFTER;

async function seenAfter(found: RecordsLook, { lost, placedAt, cleared, full, marked, barred }: TabWritten, now: Instant): Promise<TabSeen> {
  const known = barredIn(found.bound.close.view.seen, now);
  const seen = await remember(found, cleared, (id) => !lost.has(id), placedAt, new Set([...known, ...barred]));
  const { fullAt, barred: before, ...rest } = seen;
  const since = full ? (isFull(seen, now) ? fullAt : now) : marked ? undefined : fullAt;
  const still = barred.length > 0 ? { keys: [...known, ...barred], at: now } : known.size > 0 ? before : undefined;
  return { ...rest, ...(still ? { barred: still } : {}), ...(since === undefined ? {} : { fullAt: since }), ...(lost.size === 0 ? {} : { thorough: true as const, waiting: [...new Set([...seen.waiting, ...lost])] }) };
}

import type { SystemCells } from '../cases/project.ts';
import type { Reference, References } from '../cases/reference.ts';
import { systemColumns, type Register } from '../registers/register.ts';
import { withSystem } from '../sheet/print.ts';
import { NEVER_SEEN, type Heading, type TabSeen } from '../sheet/seen.ts';
import { readTab, type Tab } from '../sheet/tab.ts';
import { Refusal } from '../errors/refusal.ts';
import type { Instant } from '../words/time.ts';
import { freeze } from './breakers.ts';
import { keepReferences, versionsOf } from './docs.ts';
import type { Leased, Outcome } from './leased.ts';
import { breakersOf, referencePlans, takeReference, type ReferenceLook } from './look-reference.ts';
import { digestOfAll, type TabView } from './tab-view.ts';
import type { TabPlan } from './row-plan.ts';
import { callsOf, writeLook, type TabWritten } from './write-look.ts';

interface Look {
  readonly view: TabView;
  readonly tab: Tab;
  readonly taken: ReferenceLook;
}

/** A look of reference tabs: each is taken as a whole, for every row of it bears on the others. */
export async function lookReferences(piece: Leased, views: readonly TabView[]): Promise<Outcome> {
  const { world, office, workbook, place, leased } = piece;
  let references: References = office.references;
  const looks = new Map<Reference['key'], Look>();
  const tabs: Record<string, TabSeen> = {};
  for (const [view, tab] of await readWhole(piece, views)) {
    const key = referenceKey(view.register);
    const taken = takeReference(office, view.register, tab, references[key]);
    const trouble = breakersOf(view, tab, references[key], taken);
    if (trouble === 'torn') tabs[key] = { ...view.seen, again: true };
    else if (trouble) tabs[key] = await freeze(world, office, view, trouble);
    else {
      references = { ...references, [key]: taken.reference };
      looks.set(key, { view, tab, taken });
    }
  }
  const planned = referencePlans(office, references, new Map([...looks].map(([key, { taken }]) => [key, taken.rows])));
  const changed = await keepReferences(world.store, planned.references);
  const open = planned.references.rules.rows.some((row) => row.steady !== undefined && !row.versions);
  const plans = [...looks].map(([key, { view, tab }]): TabPlan => ({
    register: view.register, tab, rows: view.rows, plans: planned.plans.get(key) ?? [], strayed: [], firstFree: 0, full: view.seen.fullAt !== undefined, barred: new Set(), marksKnown: true,
  }));
  const written = await writeLook({ world, workbook, spreadsheetId: place.spreadsheetId, leased }, plans);
  const headings: Record<string, Heading> = {};
  for (const [index, [key, { view, tab, taken }]] of [...looks].entries()) {
    const waits = taken.waiting || (key === 'rules' && open);
    tabs[key] = seenAfter(view, tab, planned.shown.get(key), written[index], waits, office.now);
    headings[key] = { header: view.heading.header, layout: tab.layout };
  }
  // Until a look changes nothing, the other tabs may still say what was wrong before.
  if (changed) for (const { register } of views) tabs[register.key] = { ...(tabs[register.key] ?? NEVER_SEEN), again: true };
  return { tabs, headings, writes: callsOf(written), changed: changed || written.some((it) => it.wrote), judgedBy: changed ? '' : versionsOf(office.references) };
}

async function readWhole({ world, place }: Leased, views: readonly TabView[]): Promise<readonly (readonly [TabView, Tab])[]> {
  try {
    const snapshots = await world.sheets.snapshot(place.spreadsheetId, views.map(({ sheetId }) => ({ sheetId })));
    return views.flatMap((view) => {
      const snapshot = snapshots.find((it) => it.sheetId === view.sheetId);
      return snapshot ? [[view, readTab(view.register, snapshot)] as const] : [];
    });
  } catch (error) {
    world.log('sheet.unavailable', { error: error instanceof Error ? error.name : 'unknown' });
    throw new Refusal('sheet.unavailable');
  }
}

/** Under which key a reference tab is kept. Throws on a register that is none: a bug. */
export function referenceKey(register: Register): Reference['key'] {
  const key = (['people', 'departments', 'rules', 'workdays'] as const).find((it) => it === register.key);
  if (!key) throw new Error(`${register.key} is no reference tab`);
  return key;
}

/** The digest of the tab as the next light read will show it; a row that was not found, or not reached, owes another look. */
function seenAfter(view: TabView, tab: Tab, shown: ReadonlyMap<number, SystemCells> | undefined, written: TabWritten | undefined, waits: boolean, now: Instant): TabSeen {
  const lost = written?.lost ?? new Set();
  const system = new Set(systemColumns(view.register).map((column) => column.key));
  const reached = new Map([...(shown ?? [])].filter(([index]) => !lost.has(`${view.register.key}#${index}`)));
  const rows = view.rows.map((cells, index) => {
    const own = reached.get(index + 1);
    return own ? withSystem(tab.layout, cells, system, own) : cells;
  });
  return { ...NEVER_SEEN, loose: digestOfAll(tab.layout, rows), count: tab.rows.length, ...(waits || lost.size > 0 ? { again: true as const } : {}), ...(written?.full ? { fullAt: view.seen.fullAt ?? now } : {}) };
}

import { Buckets } from '../../../shared/desk/buckets.ts';
import type { Office } from '../../../shared/desk/office.ts';
import { compare, differs, viewTab, type Comparison } from '../../../shared/desk/tab-view.ts';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { bucketOf } from '../../../shared/sheet/bucket.ts';
import type { Cells, ReadCell } from '../../../shared/sheet/cell.ts';
import { changedCells, seenCells } from '../../../shared/sheet/pending.ts';
import type { Layout } from '../../../shared/sheet/print.ts';
import { NEVER_SEEN, packTallies, type TabSeen } from '../../../shared/sheet/seen.ts';
import { surveyRows } from '../../../shared/sheet/survey.ts';
import type { TabRow } from '../../../shared/sheet/tab.ts';
import type { Store } from '../../../shared/store/kept.ts';
import { instantOf } from '../../../shared/words/time.ts';
import { Memory, openMemoryStore } from '../../kit/memory-store.ts';

/** A tab as a values read gives it, its header first. */
export type Rows = readonly (readonly unknown[])[];

/** What a look knew of a tab when it was last at rest. */
export interface Known {
  readonly seen: TabSeen;
  readonly store: Store;
  readonly office: Office;
  /** People's cells of a record, as kept. */
  readonly cells: (id: string) => Cells;
}

const NOW = instantOf(1_791_800_000_000);
const LAYOUT: Layout = COMPLAINTS.columns.map(({ key }) => key);
const HEADING = { header: COMPLAINTS.columns.map(({ title }) => title), layout: LAYOUT };

/** Takes a tab for what was last seen. */
export async function know([, ...rows]: Rows): Promise<Known> {
  const given = new Map<string, number>();
  for (const [id] of rows) given.set(String(id).slice(0, 7), Math.max(given.get(String(id).slice(0, 7)) ?? 0, Number(String(id).slice(8))));
  const knows = (id: string): boolean => Number(id.slice(8)) > 0 && Number(id.slice(8)) <= (given.get(id.slice(0, 7)) ?? 0);
  const survey = surveyRows(LAYOUT, rows, COMPLAINTS.prefix, knows);
  const store = openMemoryStore(new Memory());
  const buckets = new Buckets(store, COMPLAINTS);
  await buckets.load(survey.rows.map(({ id = '' }) => bucketOf(id)));
  for (const { id = '', print, place } of survey.rows) buckets.get(bucketOf(id))?.set(id, { print, place, gone: false, live: false });
  await buckets.save();
  const tallies = new Map(buckets.all().map((bucket) => [bucket.name, { digest: survey.digests.get(bucket.name) ?? 0, count: bucket.entries().length }]));
  const byId = new Map(rows.map((row) => [row[0], row]));
  const office: Pick<Office, 'now' | 'knows' | 'given'> = { now: NOW, knows, given: () => given };
  return {
    seen: { ...NEVER_SEEN, tallies: packTallies(tallies), loose: survey.loose, count: rows.length }, store, office: office as Office,
    cells: (id) => seenCells(COMPLAINTS, tabRowOf(byId.get(id) ?? [], 0), {}, NOW),
  };
}

/** What differs from what was known, and in each row of a record what people changed. */
export async function plan({ seen, store, office }: Known, kept: ReadonlyMap<string, Cells>, rows: Rows): Promise<{ readonly comparison: Comparison; readonly edits: readonly ReturnType<typeof changedCells>[] }> {
  const view = viewTab(COMPLAINTS, 1, seen, HEADING, { sheetId: 1, rows }, office);
  if (!differs(view, office)) throw new Error('nothing differs');
  const comparison = await compare(view, new Buckets(store, COMPLAINTS));
  const edits = comparison.changed.map(({ id = '', index, cells }) => changedCells(COMPLAINTS, tabRowOf(cells, index), kept.get(id) ?? {}, () => true, office.now));
  return { comparison, edits };
}

function tabRowOf(row: readonly unknown[], index: number): TabRow {
  const cells: Record<string, ReadCell> = {};
  for (const [at, { key }] of COMPLAINTS.columns.entries()) {
    const raw = row[at];
    if ((typeof raw === 'string' && raw !== '') || typeof raw === 'number' || raw === true) cells[key] = { raw };
  }
  return { index, cells, notes: {}, covered: new Set(), partial: false, metadata: [] };
}

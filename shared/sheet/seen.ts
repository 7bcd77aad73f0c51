import { createHash } from 'node:crypto';
import type { Instant } from '../words/time.ts';
import { readCell, type Cells, type Raw } from './cell.ts';

/** Column key by column index; a column that is nobody's business is null. */
export type Layout = readonly (string | null)[];

/** A row seen once that is not yet a record. */
export interface Pending {
  /** Deterministic name of the birth it may lead to. */
  readonly token: string;
  readonly firstSeenAt: Instant;
  readonly cells: Cells;
}

/** What the last good look of a tab found, so that the next can tell at once what is new. */
export interface TabSeen {
  /** Header row as read, to notice that columns moved. */
  readonly header: readonly string[];
  readonly layout: Layout;
  /** Fingerprint of each bound row by record id (reference tabs: by row id). */
  readonly rows: Readonly<Record<string, string>>;
  /** Where each bound row stood: a row that was cut and pasted looks the same, but its metadata stayed behind. */
  readonly places: Readonly<Record<string, number>>;
  /** Fingerprints of the rows that are nobody's, sorted. */
  readonly loose: readonly string[];
  readonly pending: readonly Pending[];
  /** Bound rows that were not found, and since which look. */
  readonly missing: Readonly<Record<string, Instant>>;
  /** Records whose rows are gone for good, until they come back. */
  readonly gone: readonly string[];
  /** Records that owe another look. */
  readonly waiting: readonly string[];
  /** Records with an error that time alone clears, and from when on. */
  readonly timed: Readonly<Record<string, Instant>>;
  /** Records with errors, judged again when what they name may have changed. */
  readonly faulty: readonly string[];
  /** System cells put back, by `id/column`: when. */
  readonly putBack: Readonly<Record<string, readonly Instant[]>>;
}

/** A tab nobody has looked at. */
export const NEVER_SEEN: TabSeen = { header: [], layout: [], rows: {}, places: {}, loose: [], pending: [], missing: {}, gone: [], waiting: [], timed: {}, faulty: [], putBack: {} };

/** Values of a row by column key; blanks and unticked boxes left out. */
export type RowValues = Readonly<Record<string, Raw>>;

/** A row's values by key, from whatever read. */
export function valuesOf(layout: Layout, cells: readonly unknown[]): RowValues {
  const values: Record<string, Raw> = {};
  layout.forEach((key, index) => {
    const cell = key === null ? undefined : readCell(cells[index]);
    if (key !== null && cell !== undefined && cell.raw !== false) values[key] = cell.raw;
  });
  return values;
}

/** Fingerprint of a row, the same wherever the row and its columns stand. */
export function fingerprint(values: RowValues): string {
  const sorted = Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('base64url').slice(0, 12);
}

/** A row of a tab as a light read shows it. */
export interface LightRow {
  readonly id?: string;
  readonly print: string;
  /** Zero-based index in the tab. */
  readonly index: number;
}

/** Whether a light read shows just what the last look left behind. */
export function isUnchanged(seen: TabSeen, header: readonly string[], rows: readonly LightRow[]): boolean {
  if (JSON.stringify(header) !== JSON.stringify(seen.header)) return false;
  const loose: string[] = [];
  const met = new Set<string>();
  for (const row of rows) {
    if (row.id === undefined || seen.rows[row.id] === undefined) loose.push(row.print);
    else if (seen.rows[row.id] !== row.print || seen.places[row.id] !== row.index || met.has(row.id)) return false;
    else met.add(row.id);
  }
  return met.size === Object.keys(seen.rows).length && JSON.stringify(loose.toSorted()) === JSON.stringify(seen.loose);
}

/** Whether a tab owes another look soon even though nothing in it moved. */
export const owesLook = (seen: TabSeen): boolean =>
  seen.pending.length > 0 || seen.waiting.length > 0 || Object.keys(seen.missing).length > 0 || Object.keys(seen.timed).length > 0;

/** Whether that other look has to be a thorough one now: what waits only for time to pass needs none before its time. */
export const owesReading = (seen: TabSeen, now: Instant): boolean =>
  seen.pending.length > 0 || seen.waiting.length > 0 || Object.keys(seen.missing).length > 0 || Object.values(seen.timed).some((at) => at <= now);

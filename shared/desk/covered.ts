import { hashText } from '../sheet/print.ts';
import type { TabSeen } from '../sheet/seen.ts';
import type { Merge } from '../sheet/sheets.ts';
import type { TabRow } from '../sheet/tab.ts';
import type { CloseTab } from './read-closely.ts';
import type { TabView } from './tab-view.ts';

/** Whether a tab has to be read closely though it may look as it did: where cells of records lie under a merge, only that shows whether they still do. */
export const hidesCells = ({ seen, absent }: TabView): boolean => seen.covered !== undefined && !absent && !seen.frozen;

/** Whether anything was merged or taken apart since the last look. */
export const isUncovered = ({ view, tab }: CloseTab): boolean => view.seen.covered?.merges !== digestOf(tab.merges);

/** What a look remembers of the rows it judged: those of which it could not see every cell. */
export function coveredIn(merges: readonly Merge[], rows: readonly (readonly [id: string, row: TabRow])[]): Pick<TabSeen, 'covered'> {
  const ids = rows.flatMap(([id, row]) => (row.covered.size > 0 ? [id] : []));
  return ids.length === 0 ? {} : { covered: { ids, merges: digestOf(merges) } };
}

const digestOf = (merges: readonly Merge[]): number => hashText(JSON.stringify(merges)) >>> 0;

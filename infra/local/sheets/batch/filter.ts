import * as z from 'zod';
import { type Area, areaOf } from '../area.ts';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { merge, updateMask } from '../mask.ts';
import type { Tab } from '../model.ts';
import { basicFilter, filterView, type FilterView } from '../schema/decor.ts';
import type { GridRange } from '../schema/range.ts';
import { filterTests } from '../book/hidden.ts';
import { viewRange } from './decor.ts';
import { kind } from './kind.ts';
import { sortArea } from './sort.ts';

/** An area as a range with every end. Recorded: the range of a filter comes back with all its ends. */
const bounded = ({ sheetId, top, left, bottom, right }: Area): GridRange => ({
  sheetId,
  startRowIndex: top,
  endRowIndex: bottom,
  startColumnIndex: left,
  endColumnIndex: right,
});

/** A filter view as replies give it. */
export const viewFilterView = (view: FilterView): FilterView => (view.range ? { ...view, range: viewRange(view.range) } : view);

const viewsOf = ({ filterViews = [] }: Tab): readonly FilterView[] => filterViews;

function find(draft: Draft, id: number | undefined): { tab: Tab; view: FilterView } {
  for (const tab of draft.book.tabs) {
    const view = viewsOf(tab).find((each) => each.filterViewId === id);
    if (view) return { tab: draft.tab(tab.properties.sheetId), view };
  }
  throw invalid(`No filter view with id: ${id ?? ''}`);
}

function add(draft: Draft, given: FilterView): object {
  const area = areaOf(draft.book, given.range ?? {});
  const tab = draft.tab(area.sheetId);
  const all = draft.book.tabs.flatMap(viewsOf);
  const filterViewId = given.filterViewId ?? draft.newId((id) => all.some((each) => each.filterViewId === id));
  if (all.some((each) => each.filterViewId === filterViewId)) throw invalid(`A filter view with id ${filterViewId} already exists.`);
  const added = { title: `Filter ${viewsOf(tab).length + 1}`, ...given, filterViewId, range: bounded(area) };
  tab.filterViews = [...viewsOf(tab), added];
  draft.changes.reload();
  return { filter: viewFilterView(added) };
}

function change(draft: Draft, id: number | undefined, edit: (old: FilterView) => readonly FilterView[]): void {
  const { tab, view } = find(draft, id);
  tab.filterViews = viewsOf(tab).flatMap((each) => (each === view ? edit(each) : [each]));
  draft.changes.reload();
}

function copy(draft: Draft, id: number | undefined): object {
  const { filterViewId: _, ...view } = find(draft, id).view;
  return add(draft, { ...view, title: `Copy of ${view.title ?? ''}` });
}

const which = z.strictObject({ filterId: z.int().exactOptional() });

/** Requests about the basic filter of a tab, whose sort really reorders rows, and about filter views, which change nothing but what one viewer sees. */
export const filterKinds = {
  setBasicFilter: kind(z.strictObject({ filter: basicFilter }), (draft, { filter }) => {
    const area = areaOf(draft.book, filter.range ?? {});
    const tab = draft.tab(area.sheetId);
    filterTests(filter);
    if (filter.sortSpecs?.length && area.top + 1 < area.bottom) sortArea(draft, { ...area, top: area.top + 1 }, filter.sortSpecs);
    tab.basicFilter = { ...filter, range: bounded(area) };
    draft.changes.reload();
  }),
  clearBasicFilter: kind(z.strictObject({ sheetId: z.int().exactOptional() }), (draft, { sheetId }) => {
    delete draft.tab(sheetId).basicFilter;
    draft.changes.reload();
  }),
  addFilterView: kind(z.strictObject({ filter: filterView }), (draft, { filter }) => add(draft, filter)),
  updateFilterView: kind(z.strictObject({ filter: filterView, fields: z.string().exactOptional() }), (draft, { filter, fields }) =>
    change(draft, filter.filterViewId, (old) => [merge<FilterView>(old, filter, updateMask(fields))]),
  ),
  duplicateFilterView: kind(which, (draft, { filterId }) => copy(draft, filterId)),
  deleteFilterView: kind(which, (draft, { filterId }) => change(draft, filterId, () => [])),
} as const;

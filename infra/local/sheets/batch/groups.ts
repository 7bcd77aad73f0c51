import * as z from 'zod';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { below, merge, updateMask } from '../mask.ts';
import type { Tab } from '../model.ts';
import { dimensionRange, type DimensionRange } from '../schema/range.ts';
import { dimensionGroup } from '../schema/sheet.ts';
import { viewRange } from './decor.ts';
import { kind } from './kind.ts';
import { stretchOf } from './lines.ts';

type Group = z.infer<typeof dimensionGroup>;
type Found = { tab: Tab; list: 'rowGroups' | 'columnGroups'; range: DimensionRange & { startIndex: number; endIndex: number } };

function find(draft: Draft, asked: DimensionRange): Found {
  const { tab, dimension, start, end } = stretchOf(draft, asked);
  const range = { sheetId: tab.properties.sheetId, dimension, startIndex: start, endIndex: end };
  return { tab, list: dimension === 'ROWS' ? 'rowGroups' : 'columnGroups', range };
}

const startOf = (group: Group): number => group.range?.startIndex ?? 0;
const endOf = (group: Group): number => group.range?.endIndex ?? 0;
const contains = (outer: Group, inner: Group): boolean =>
  outer !== inner && startOf(outer) <= startOf(inner) && endOf(outer) >= endOf(inner);

/** Groups in order, each one deeper than the groups around it. */
const ordered = (groups: readonly Group[]): readonly Group[] =>
  groups
    .toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))
    .map((group) => ({ ...group, depth: 1 + groups.filter((outer) => contains(outer, group)).length }));

/** Groups as replies give them: of the first tab without its ID, and none at all as nothing. */
const viewGroups = (groups: readonly Group[]): object => (groups.length > 0 ? { dimensionGroups: groups.map(viewGroup) } : {});

/** A group as replies give it. */
export const viewGroup = (group: Group): Group => (group.range ? { ...group, range: viewRange(group.range) } : group);

const same = (group: Group, { range }: Found): boolean => startOf(group) === range.startIndex && endOf(group) === range.endIndex;

function add(draft: Draft, asked: DimensionRange): object {
  const found = find(draft, asked);
  const { tab, list, range } = found;
  const crosses = (group: Group) =>
    startOf(group) < range.endIndex && range.startIndex < endOf(group) && !contains(group, { range }) && !contains({ range }, group);
  if (tab[list].some((group) => same(group, found) || crosses(group))) throw invalid('The dimension group overlaps another one.');
  tab[list] = ordered([...tab[list], { range, depth: 1 }]);
  draft.changes.reload();
  const control = list === 'rowGroups' ? 'rowGroupControlAfter' : 'columnGroupControlAfter';
  tab.grid = { ...tab.grid, [control]: true };
  return viewGroups(tab[list]);
}

/** Setting `collapsed`, either way, hides or shows every line of the group. https://developers.google.com/workspace/sheets/api/reference/rest */
function fold(draft: Draft, { tab, list, range }: Found, collapsed: boolean): void {
  for (let index = range.startIndex; index < range.endIndex; index++) {
    const line = list === 'rowGroups' ? draft.row(tab, index) : draft.column(tab, index);
    if (collapsed) line.hiddenByUser = true;
    else delete line.hiddenByUser;
  }
}

function update(draft: Draft, given: Group, fields: string | undefined): void {
  const found = find(draft, given.range ?? {});
  if (below(updateMask(fields), 'collapsed')) fold(draft, found, given.collapsed ?? false);
  if (!found.tab[found.list].some((group) => same(group, found))) throw invalid('There is no dimension group with this range.');
  found.tab[found.list] = found.tab[found.list].map((group) => (same(group, found) ? merge(group, given, updateMask(fields)) : group));
  draft.changes.reload();
}

function remove(draft: Draft, asked: DimensionRange): object {
  const found = find(draft, asked);
  const rest = found.tab[found.list].filter((group) => !same(group, found));
  if (rest.length === found.tab[found.list].length) throw invalid('There is no dimension group with this range.');
  found.tab[found.list] = ordered(rest);
  draft.changes.reload();
  return viewGroups(found.tab[found.list]);
}

/** Requests about collapsible groups of rows and columns. */
export const groupKinds = {
  addDimensionGroup: kind(z.strictObject({ range: dimensionRange }), (draft, { range }) => add(draft, range)),
  updateDimensionGroup: kind(
    z.strictObject({ dimensionGroup, fields: z.string().exactOptional() }),
    (draft, it) => update(draft, it.dimensionGroup, it.fields),
  ),
  deleteDimensionGroup: kind(z.strictObject({ range: dimensionRange }), (draft, { range }) => remove(draft, range)),
} as const;

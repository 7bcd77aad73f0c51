import { type Area, wholeOf } from '../area.ts';
import { viewProtection, viewRange } from '../batch/decor.ts';
import { viewFilterView } from '../batch/filter.ts';
import { viewRule } from '../batch/looks.ts';
import { viewGroup } from '../batch/groups.ts';
import { viewProperties } from '../batch/tabs.ts';
import type { Evaluator } from '../evaluator.ts';
import { below, type Mask, prune } from '../mask.ts';
import { viewTag } from '../metadata.ts';
import type { Tab } from '../model.ts';
import { viewGrid } from './grid.ts';

/** What of a spreadsheet is wanted. Without `areas`: all of every tab. With a mask, `gridData` is ignored, as Google does. */
export interface Wanted {
  readonly areas?: readonly Area[];
  readonly mask?: Mask;
  readonly gridData: boolean;
  readonly user: string;
}

type Parts = readonly (readonly [string, (sub: Mask) => unknown])[];

/** Builds only the fields the mask names; empty lists and absent parts are left out. */
function build(mask: Mask, parts: Parts): object {
  return Object.fromEntries(
    parts.flatMap(([field, make]) => {
      const sub = below(mask, field);
      const value = sub === undefined ? undefined : make(sub);
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[field, value]];
    }),
  );
}

const pruned = (make: () => unknown) => (sub: Mask) => prune(make(), sub);
const ranged = <T extends { range?: object }>(each: T): T => (each.range ? { ...each, range: viewRange(each.range) } : each);

function viewTab(state: Evaluator, tab: Tab, areas: readonly Area[], mask: Mask, wanted: Wanted): object {
  const { book } = state;
  const { sheetId } = tab.properties;
  return build(mask, [
    ['properties', pruned(() => viewProperties(book, tab))],
    ['data', (sub) => (wanted.mask || wanted.gridData ? areas.map((area) => viewGrid(state, area, sub)) : undefined)],
    ['merges', pruned(() => tab.merges.map(viewRange))],
    ['conditionalFormats', pruned(() => tab.conditionalFormats.map(viewRule))],
    ['protectedRanges', pruned(() => tab.protectedRanges.map((each) => viewProtection(book, each, wanted.user)))],
    ['basicFilter', (sub) => tab.basicFilter && prune(ranged(tab.basicFilter), sub)],
    ['filterViews', pruned(() => tab.filterViews?.map(viewFilterView))],
    ['bandedRanges', pruned(() => tab.bandedRanges.map(ranged))],
    ['developerMetadata', pruned(() => tab.tags.map((tag) => viewTag({ tag, place: { type: 'SHEET', sheetId } })))],
    ['rowGroups', pruned(() => tab.rowGroups.map(viewGroup))],
    ['columnGroups', pruned(() => tab.columnGroups.map(viewGroup))],
  ]);
}

function viewTabs(state: Evaluator, mask: Mask, wanted: Wanted): readonly object[] {
  return state.book.tabs.flatMap((tab) => {
    const areas = wanted.areas ? wanted.areas.filter((area) => area.sheetId === tab.properties.sheetId) : [wholeOf(tab)];
    return areas.length > 0 ? [viewTab(state, tab, areas, mask, wanted)] : [];
  });
}

/** A Spreadsheet as replies give it. */
export function viewBook(state: Evaluator, wanted: Wanted): object {
  const { book } = state;
  return build(wanted.mask ?? true, [
    ['spreadsheetId', () => book.spreadsheetId],
    ['properties', pruned(() => book.properties)],
    ['sheets', (sub) => viewTabs(state, sub, wanted)],
    ['namedRanges', pruned(() => book.namedRanges.map(ranged))],
    ['spreadsheetUrl', () => `https://docs.google.com/spreadsheets/d/${book.spreadsheetId}/edit`],
    ['developerMetadata', pruned(() => book.tags.map((tag) => viewTag({ tag, place: { type: 'SPREADSHEET' } })))],
  ]);
}

import * as z from 'zod';
import { areaOf, overlap } from '../area.ts';
import { colored, coloredMask } from '../colors.ts';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { merge, updateMask } from '../mask.ts';
import type { Tab } from '../model.ts';
import { bandedRange, conditionalFormat } from '../schema/decor.ts';
import { viewRange } from './decor.ts';
import { kind } from './kind.ts';

type Rule = z.infer<typeof conditionalFormat>;
type Band = z.infer<typeof bandedRange>;

/** A rule as replies give it. */
export const viewRule = (rule: Rule): Rule => ({ ...rule, ranges: (rule.ranges ?? []).map(viewRange) });

function checked(draft: Draft, rule: Rule): Rule {
  if (!rule.ranges?.length) throw invalid('A conditional format rule must have at least one range.');
  for (const range of rule.ranges) areaOf(draft.book, range);
  return colored(rule);
}

const noRule = ({ properties }: Tab, index: number) => invalid(`No conditional format on sheet: ${properties.sheetId} at index: ${index}`);

function add(draft: Draft, rule: Rule, index: number): void {
  const added = checked(draft, rule);
  const tab = draft.tab(rule.ranges?.[0]?.sheetId);
  if (index < 0 || index > tab.conditionalFormats.length) throw noRule(tab, index);
  tab.conditionalFormats = tab.conditionalFormats.toSpliced(index, 0, added);
  draft.changes.reload();
}

function take(draft: Draft, sheetId: number | undefined, index: number): { tab: Tab; rule: Rule } {
  const tab = draft.tab(sheetId);
  const rule = tab.conditionalFormats[index];
  if (!rule) throw noRule(tab, index);
  tab.conditionalFormats = tab.conditionalFormats.toSpliced(index, 1);
  draft.changes.reload();
  return { tab, rule };
}

/** Another rule at the same index, or the same rule at another one. */
function update(draft: Draft, it: z.infer<typeof changed>): object {
  const { index = 0, rule, newIndex } = it;
  const { tab, rule: old } = take(draft, it.sheetId ?? rule?.ranges?.[0]?.sheetId, index);
  const next = rule ? checked(draft, rule) : old;
  const at = rule ? index : (newIndex ?? 0);
  if (at > tab.conditionalFormats.length) throw noRule(tab, at);
  tab.conditionalFormats = tab.conditionalFormats.toSpliced(at, 0, next);
  return { newRule: viewRule(next), newIndex: at, ...(rule ? { oldRule: viewRule(old) } : { oldIndex: index }) };
}

function band(draft: Draft, given: Band): object {
  const area = areaOf(draft.book, given.range ?? {});
  const tab = draft.tab(area.sheetId);
  if (tab.bandedRanges.some((each) => each.range && overlap(areaOf(draft.book, each.range), area))) {
    throw invalid('You cannot add alternating background colors to a range that already has alternating background colors.');
  }
  const bandedRangeId = given.bandedRangeId ?? draft.newId((id) => tab.bandedRanges.some((each) => each.bandedRangeId === id));
  const added = { bandedRangeId, ...colored(given) };
  tab.bandedRanges = [...tab.bandedRanges, added];
  draft.changes.reload();
  return { bandedRange: { ...added, ...(added.range && { range: viewRange(added.range) }) } };
}

function changeBand(draft: Draft, id: number | undefined, edit: (old: Band) => readonly Band[]): void {
  const found = draft.book.tabs.find(({ bandedRanges }) => bandedRanges.some((each) => each.bandedRangeId === id));
  if (!found) throw invalid(`No banded range with id: ${id ?? ''}`);
  const tab = draft.tab(found.properties.sheetId);
  tab.bandedRanges = tab.bandedRanges.flatMap((each) => (each.bandedRangeId === id ? edit(each) : [each]));
  draft.changes.reload();
}

const int = z.int().exactOptional();
const at = z.strictObject({ sheetId: int, index: int });
const changed = z.strictObject({ sheetId: int, index: int, newIndex: int, rule: conditionalFormat.exactOptional() });

/** Requests about conditional formats, which are numbered, and bands, which have IDs. */
export const lookKinds = {
  addConditionalFormatRule: kind(z.strictObject({ rule: conditionalFormat, index: int }), (draft, it) => add(draft, it.rule, it.index ?? 0)),
  updateConditionalFormatRule: kind(changed, update),
  deleteConditionalFormatRule: kind(at, (draft, it) => ({ rule: viewRule(take(draft, it.sheetId, it.index ?? 0).rule) })),
  addBanding: kind(z.strictObject({ bandedRange }), (draft, it) => band(draft, it.bandedRange)),
  updateBanding: kind(z.strictObject({ bandedRange, fields: z.string().exactOptional() }), (draft, { bandedRange: given, fields }) =>
    changeBand(draft, given.bandedRangeId, (old) => [merge<Band>(old, colored(given), coloredMask(updateMask(fields)))]),
  ),
  deleteBanding: kind(z.strictObject({ bandedRangeId: int }), (draft, it) => changeBand(draft, it.bandedRangeId, () => [])),
} as const;

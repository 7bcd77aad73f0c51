import * as z from 'zod';
import { areaOf } from '../area.ts';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { merge, parseMask } from '../mask.ts';
import type { Book } from '../model.ts';
import { mayEdit } from '../protection.ts';
import { bandedRange, conditionalFormat, namedRange, protectedRange, type ProtectedRange } from '../schema/decor.ts';
import type { GridRange } from '../schema/range.ts';
import { kind } from './kind.ts';

/** A GridRange as replies give it: a sheetId of 0 is left out. */
export const viewRange = ({ sheetId = 0, ...range }: GridRange): GridRange => (sheetId === 0 ? range : { sheetId, ...range });

/** A protected range as replies give it. */
export function viewProtection(book: Book, each: ProtectedRange, user: string): ProtectedRange {
  const { range, editors, ...rest } = each;
  const listed = Object.fromEntries(Object.entries(editors ?? {}).filter(([, list]) => !Array.isArray(list) || list.length > 0));
  return {
    ...rest,
    ...(range && { range: viewRange(range) }),
    requestingUserCanEdit: mayEdit(book, each, user),
    ...(editors && { editors: listed }),
  };
}

const sheetOf = (book: Book, each: ProtectedRange): number | undefined =>
  (each.range ?? book.namedRanges.find(({ namedRangeId }) => namedRangeId === each.namedRangeId)?.range)?.sheetId;

function protection(draft: Draft, given: ProtectedRange): object {
  const { requestingUserCanEdit: _, ...kept } = given;
  if (kept.range) areaOf(draft.book, kept.range);
  if (!kept.range && !kept.namedRangeId) throw invalid('A protected range must have a range or a named range.');
  const tab = draft.tab(sheetOf(draft.book, kept));
  const taken = (id: number) => draft.book.tabs.some((each) => each.protectedRanges.some((other) => other.protectedRangeId === id));
  const protectedRangeId = kept.protectedRangeId ?? draft.newId(taken);
  if (kept.protectedRangeId !== undefined && taken(protectedRangeId)) {
    throw invalid(`A protected range with id ${protectedRangeId} already exists.`);
  }
  const added = { ...kept, protectedRangeId };
  tab.protectedRanges = [...tab.protectedRanges, added];
  draft.changes.reload();
  return { protectedRange: viewProtection(draft.book, added, draft.user) };
}

function changeProtection(draft: Draft, id: number, change: (old: ProtectedRange) => ProtectedRange | undefined): void {
  const found = draft.book.tabs.find((tab) => tab.protectedRanges.some((each) => each.protectedRangeId === id));
  if (!found) throw invalid(`No protected range with id: ${id}`);
  const tab = draft.tab(found.properties.sheetId);
  tab.protectedRanges = tab.protectedRanges.flatMap((each) => {
    const next = each.protectedRangeId === id ? change(each) : each;
    return next ? [{ ...next, protectedRangeId: each.protectedRangeId }] : [];
  });
  draft.changes.reload();
}

function conditional(draft: Draft, rule: z.infer<typeof conditionalFormat>, index: number): void {
  const [first] = rule.ranges ?? [];
  if (!first) throw invalid('A conditional format rule must have at least one range.');
  for (const range of rule.ranges ?? []) areaOf(draft.book, range);
  const tab = draft.tab(first.sheetId);
  if (index < 0 || index > tab.conditionalFormats.length) {
    throw invalid(`No conditional format on sheet: ${tab.properties.sheetId} at index: ${index}`);
  }
  tab.conditionalFormats = tab.conditionalFormats.toSpliced(index, 0, rule);
  draft.changes.reload();
}

function dropConditional(draft: Draft, sheetId: number | undefined, index: number): object {
  const tab = draft.tab(sheetId);
  const rule = tab.conditionalFormats[index];
  if (!rule) throw invalid(`No conditional format on sheet: ${tab.properties.sheetId} at index: ${index}`);
  tab.conditionalFormats = tab.conditionalFormats.toSpliced(index, 1);
  draft.changes.reload();
  return { rule };
}

function name(draft: Draft, given: z.infer<typeof namedRange>): object {
  const { name: title = '', range, namedRangeId = draft.newId(() => false).toString(36) } = given;
  if (!/^[\p{L}_][\p{L}\d_.]*$/u.test(title) || /^[A-Za-z]{1,3}\d+$|^R\d*C\d*$/i.test(title)) throw invalid(`Invalid name: ${title}`);
  if (draft.book.namedRanges.some((each) => each.name?.toLowerCase() === title.toLowerCase())) {
    throw invalid(`A named range with name ${title} already exists.`);
  }
  if (!range) throw invalid('A named range must have a range.');
  areaOf(draft.book, range);
  draft.book.namedRanges = [...draft.book.namedRanges, { namedRangeId, name: title, range }];
  draft.changes.reload();
  return { namedRange: { namedRangeId, name: title, range: viewRange(range) } };
}

function dropName(draft: Draft, id: string): void {
  const rest = draft.book.namedRanges.filter((each) => each.namedRangeId !== id);
  if (rest.length === draft.book.namedRanges.length) throw invalid(`No named range with id: ${id}`);
  draft.book.namedRanges = rest;
  draft.changes.reload();
}

function band(draft: Draft, given: z.infer<typeof bandedRange>): object {
  const area = areaOf(draft.book, given.range ?? {});
  const tab = draft.tab(area.sheetId);
  const bandedRangeId = given.bandedRangeId ?? draft.newId((id) => tab.bandedRanges.some((each) => each.bandedRangeId === id));
  const added = { ...given, bandedRangeId };
  tab.bandedRanges = [...tab.bandedRanges, added];
  draft.changes.reload();
  return { bandedRange: added };
}

const at = z.strictObject({ sheetId: z.int().exactOptional(), index: z.int().exactOptional() });
const rule = z.strictObject({ rule: conditionalFormat, index: z.int().exactOptional() });

/** Requests about what lies over cells: protections, conditional formats, names, bands. */
export const decorKinds = {
  addProtectedRange: kind(z.strictObject({ protectedRange }), (draft, it) => protection(draft, it.protectedRange)),
  updateProtectedRange: kind(z.strictObject({ protectedRange, fields: z.string() }), (draft, it) =>
    changeProtection(
      draft,
      it.protectedRange.protectedRangeId ?? 0,
      (old) => merge<ProtectedRange>(old, it.protectedRange, parseMask(it.fields)),
    ),
  ),
  deleteProtectedRange: kind(
    z.strictObject({ protectedRangeId: z.int() }),
    (draft, it) => changeProtection(draft, it.protectedRangeId, () => undefined),
  ),
  addConditionalFormatRule: kind(rule, (draft, it) => conditional(draft, it.rule, it.index ?? 0)),
  deleteConditionalFormatRule: kind(at, (draft, it) => dropConditional(draft, it.sheetId, it.index ?? 0)),
  addNamedRange: kind(z.strictObject({ namedRange }), (draft, it) => name(draft, it.namedRange)),
  deleteNamedRange: kind(z.strictObject({ namedRangeId: z.string() }), (draft, it) => dropName(draft, it.namedRangeId)),
  addBanding: kind(z.strictObject({ bandedRange }), (draft, it) => band(draft, it.bandedRange)),
} as const;

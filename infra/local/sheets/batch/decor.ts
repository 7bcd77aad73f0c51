import * as z from 'zod';
import { areaOf } from '../area.ts';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { merge, updateMask } from '../mask.ts';
import type { Book } from '../model.ts';
import { mayEdit, PROTECTED } from '../protection.ts';
import { protectedRange, type ProtectedRange } from '../schema/decor.ts';
import type { GridRange } from '../schema/range.ts';
import { kind } from './kind.ts';

/** A GridRange as replies give it: a sheetId of 0 is left out. */
export const viewRange = ({ sheetId = 0, ...range }: GridRange): GridRange => (sheetId === 0 ? range : { sheetId, ...range });

/** Who is listed as an editor: the owner always, and whom the request named. */
const editorsOf = (book: Book, { editors }: ProtectedRange): ProtectedRange['editors'] => ({
  ...editors,
  users: [...new Set([book.file.owner, ...(editors?.users ?? [])])],
});

function viewEditors(editors: NonNullable<ProtectedRange['editors']>): object {
  return Object.fromEntries(Object.entries(editors).filter(([, list]) => list !== false && (!Array.isArray(list) || list.length > 0)));
}

/** A protected range as replies give it; `editors` are those to show. */
function view(book: Book, each: ProtectedRange, user: string, editors: ProtectedRange['editors'] = {}): ProtectedRange {
  const { range, editors: _, description, warningOnly, unprotectedRanges, ...rest } = each;
  return {
    ...rest,
    ...(range && { range: viewRange(range) }),
    ...(unprotectedRanges && { unprotectedRanges: unprotectedRanges.map(viewRange) }),
    ...(description && { description }),
    ...(warningOnly && { warningOnly }),
    requestingUserCanEdit: mayEdit(book, each, user),
    editors: viewEditors(editors),
  };
}

/** A protected range as a read gives it; the reply to the request that adds it lists only the editors it named. Recorded. */
export const viewProtection = (book: Book, each: ProtectedRange, user: string): ProtectedRange => view(book, each, user, editorsOf(book, each));

const sheetOf = (book: Book, each: ProtectedRange): number | undefined =>
  (each.range ?? book.namedRanges.find(({ namedRangeId }) => namedRangeId === each.namedRangeId)?.range)?.sheetId;

function protection(draft: Draft, given: ProtectedRange): object {
  const { requestingUserCanEdit: _, ...kept } = given;
  if (kept.range) areaOf(draft.book, kept.range);
  if ((kept.range === undefined) === (kept.namedRangeId === undefined)) throw invalid('A protected range must have a range or a named range.');
  const tab = draft.tab(sheetOf(draft.book, kept));
  const taken = (id: number) => draft.book.tabs.some((each) => each.protectedRanges.some((other) => other.protectedRangeId === id));
  const protectedRangeId = kept.protectedRangeId ?? draft.newId(taken);
  if (kept.protectedRangeId !== undefined && taken(protectedRangeId)) {
    throw invalid(`A protected range with id ${protectedRangeId} already exists.`);
  }
  const added = { protectedRangeId, ...kept };
  tab.protectedRanges = [...tab.protectedRanges, added];
  draft.changes.reload();
  return { protectedRange: view(draft.book, added, draft.user, kept.editors) };
}

function changeProtection(draft: Draft, id: number, change: (old: ProtectedRange) => ProtectedRange | undefined): void {
  const found = draft.book.tabs.find((tab) => tab.protectedRanges.some((each) => each.protectedRangeId === id));
  if (!found) throw invalid(`No protected range with id: ${id}`);
  const tab = draft.tab(found.properties.sheetId);
  const [old] = tab.protectedRanges.filter((each) => each.protectedRangeId === id);
  if (old && !mayEdit(draft.book, old, draft.user)) throw invalid(PROTECTED);
  tab.protectedRanges = tab.protectedRanges.flatMap((each) => {
    const next = each.protectedRangeId === id ? change(each) : each;
    return next ? [{ ...next, protectedRangeId: each.protectedRangeId }] : [];
  });
  draft.changes.reload();
}

/** Requests about protected ranges. */
export const decorKinds = {
  addProtectedRange: kind(z.strictObject({ protectedRange }), (draft, it) => protection(draft, it.protectedRange)),
  updateProtectedRange: kind(z.strictObject({ protectedRange, fields: z.string().exactOptional() }), (draft, it) =>
    changeProtection(
      draft,
      it.protectedRange.protectedRangeId ?? 0,
      (old) => merge<ProtectedRange>(old, it.protectedRange, updateMask(it.fields)),
    ),
  ),
  deleteProtectedRange: kind(
    z.strictObject({ protectedRangeId: z.int() }),
    (draft, it) => changeProtection(draft, it.protectedRangeId, () => undefined),
  ),
} as const;

import { type Area, areaOf, covers, overlap } from './area.ts';
import type { Draft } from './draft.ts';
import { invalid } from './failure.ts';
import type { Book, Tab } from './model.ts';
import type { ProtectedRange } from './schema/decor.ts';
import type { GridRange } from './schema/range.ts';

/** What Google says to whoever may not. */
export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

function rangeOf(book: Book, each: ProtectedRange): GridRange | undefined {
  return each.range ?? book.namedRanges.find((named) => named.namedRangeId === each.namedRangeId)?.range;
}

/** Whether somebody may edit what is protected: its editors, and always the owner. */
export const mayEdit = (book: Book, each: ProtectedRange, user: string): boolean =>
  each.warningOnly === true || user === book.file.owner || (each.editors?.users ?? []).includes(user);

/** Throws Google's 400 when the area holds cells protected from whoever makes the change. */
export function guard(draft: Draft, tab: Tab, area: Area): void {
  for (const each of tab.protectedRanges) {
    if (mayEdit(draft.book, each, draft.user)) continue;
    const range = rangeOf(draft.book, each);
    const free = (each.unprotectedRanges ?? []).some((open) => covers(areaOf(draft.book, open), area));
    if (range && !free && overlap(areaOf(draft.book, range), area)) throw invalid(PROTECTED);
  }
}

import * as z from 'zod';
import { areaOf } from '../area.ts';
import type { Draft } from '../draft.ts';
import { invalid } from '../failure.ts';
import { merge, updateMask } from '../mask.ts';
import type { Book } from '../model.ts';
import { namedRange } from '../schema/decor.ts';
import { viewRange } from './decor.ts';
import { kind } from './kind.ts';

type Given = z.infer<typeof namedRange>;
type Kept = Book['namedRanges'][number];

/** Throws 400 when a name may not be used or is another's. https://support.google.com/docs/answer/63175 */
function checked(draft: Draft, { namedRangeId, name = '', range }: Given): Kept {
  if (!/^[\p{L}_][\p{L}\d_]{0,249}$/u.test(name) || /^[A-Za-z]{1,3}\d+$|^R\d*C\d*$|^true|^false/i.test(name)) throw invalid(`Invalid name: ${name}`);
  if (draft.book.namedRanges.some((each) => each.namedRangeId !== namedRangeId && each.name?.toLowerCase() === name.toLowerCase())) {
    throw invalid(`A named range with name ${name} already exists.`);
  }
  if (!range) throw invalid('A named range must have a range.');
  areaOf(draft.book, range);
  return { ...(namedRangeId !== undefined && { namedRangeId }), name, range };
}

function add(draft: Draft, given: Given): object {
  const taken = (id: number) => draft.book.namedRanges.some((each) => each.namedRangeId === String(id));
  const added = checked(draft, { namedRangeId: String(draft.newId(taken)), ...given });
  draft.book.namedRanges = [...draft.book.namedRanges, added];
  draft.changes.reload();
  return { namedRange: { ...added, range: viewRange(added.range) } };
}

function change(draft: Draft, id: string | undefined, edit: (old: Kept) => readonly Kept[]): void {
  if (draft.book.namedRanges.every((each) => each.namedRangeId !== id)) throw invalid(`No named range with id: ${id ?? ''}`);
  draft.book.namedRanges = draft.book.namedRanges.flatMap((each) => (each.namedRangeId === id ? edit(each) : [each]));
  draft.changes.reload();
}

/** Requests about named ranges. */
export const nameKinds = {
  addNamedRange: kind(z.strictObject({ namedRange }), (draft, it) => add(draft, it.namedRange)),
  updateNamedRange: kind(z.strictObject({ namedRange, fields: z.string().exactOptional() }), (draft, { namedRange: given, fields }) =>
    change(draft, given.namedRangeId, (old) => [checked(draft, merge<Given>(old, given, updateMask(fields)))]),
  ),
  deleteNamedRange: kind(z.strictObject({ namedRangeId: z.string() }), (draft, it) => change(draft, it.namedRangeId, () => [])),
} as const;

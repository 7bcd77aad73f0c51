import type { Places } from './rebase.ts';

/** What tells the rows and columns of a tab from each other: the first cell of each row, and the titles. '' tells nothing. */
export interface Marks {
  readonly rows: readonly string[];
  readonly titles: readonly string[];
}

/** Where each mark stands; marks that stand twice tell nothing. */
function standing(marks: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, mark] of marks.entries()) {
    if (mark === '') continue;
    if (found.has(mark)) twice.add(mark);
    found.set(mark, index);
  }
  for (const mark of twice) found.delete(mark);
  return found;
}

/**
 * Where a line went between two reads that nobody can tell the difference of: a marked one to its mark, an unmarked one
 * to as far below its nearest marked neighbour above. A mark that is gone took its line with it, unless the line is
 * there without it: then it was written here and is not kept yet.
 */
function follower(before: readonly string[], after: readonly string[]): (index: number) => number | undefined {
  const [old, fresh] = [standing(before), standing(after)];
  const below = (index: number): number => {
    for (let above = index - 1; above >= 0; above--) {
      const mark = before[above] ?? '';
      const to = old.has(mark) ? fresh.get(mark) : undefined;
      if (to !== undefined) return to + index - above;
    }
    return index;
  };
  return (index) => {
    const mark = before[index] ?? '';
    if (!old.has(mark)) return below(index);
    const to = fresh.get(mark) ?? below(index);
    return fresh.has(mark) || (after[to] ?? '') === '' ? to : undefined;
  };
}

/** Where rows and columns of a tab are in a fresh read. */
export const placesBetween = (before: Marks, after: Marks): Places => ({
  row: follower(before.rows, after.rows),
  column: follower(before.titles, after.titles),
});

/** Whether every mark stands where it stood. */
export const isStill = (before: Marks, after: Marks): boolean =>
  [[before.rows, after.rows] as const, [before.titles, after.titles] as const].every(
    ([old, fresh]) => old.length === fresh.length && old.every((mark, index) => mark === '' || mark === fresh[index]),
  );

import type { Sheet } from './wire.ts';

/** A run of columns [start, end). */
export interface Run {
  readonly start: number;
  readonly end: number;
}

/** The columns of one step of the work; `fold` is the part that hides, `folded` whether it starts hidden. */
export interface Step extends Run {
  readonly name: string;
  readonly fold: Run | undefined;
  readonly folded: boolean;
}

type Group = Run & { readonly folded: boolean };

const groupsOf = (sheet: Sheet): Group[] =>
  (sheet.columnGroups ?? []).map(({ range, collapsed }) => ({ start: range?.startIndex ?? 0, end: range?.endIndex ?? 0, folded: collapsed === true }));

/** The name of the step that a column carries in its developer metadata. */
function nameOf(sheet: Sheet, column: number): string {
  const tags = sheet.data?.[0]?.columnMetadata?.[column]?.developerMetadata ?? [];
  return tags.find(({ metadataKey }) => /(^|[.:/])step$/.test(metadataKey ?? ''))?.metadataValue ?? '';
}

/** Neighbouring columns of one name. */
function named(sheet: Sheet, count: number): (Run & { name: string })[] {
  const runs: (Run & { name: string })[] = [];
  for (let column = 0; column < count; column++) {
    const [name, last] = [nameOf(sheet, column), runs.at(-1)];
    if (last?.name === name) runs[runs.length - 1] = { ...last, end: column + 1 };
    else runs.push({ name, start: column, end: column + 1 });
  }
  return runs.filter(({ name }) => name !== '');
}

/** Without names a step is a group and the column before it, which stays in sight and gives the name. */
const unnamed = (groups: readonly Group[], titles: readonly string[]): (Run & { name: string })[] =>
  groups.map(({ start, end }) => ({ name: titles[Math.max(0, start - 1)] ?? '', start: Math.max(0, start - 1), end }));

/** The steps of a register in their order; the leading columns are left out where their name comes again further right. */
export function stepsOf(sheet: Sheet, titles: readonly string[]): Step[] {
  const groups = groupsOf(sheet);
  const carried = named(sheet, titles.length);
  const runs = carried.length > 0 ? carried : unnamed(groups, titles);
  const isRepeated = (run: Run & { name: string }) => run.start === 0 && runs.some((other) => other !== run && other.name === run.name);
  return runs
    .filter((run) => !isRepeated(run))
    .map((run) => {
      const group = groups.find(({ start, end }) => start < run.end && end > run.start);
      const fold = group && { start: Math.max(group.start, run.start), end: Math.min(group.end, run.end) };
      return { ...run, fold, folded: group?.folded ?? false };
    });
}

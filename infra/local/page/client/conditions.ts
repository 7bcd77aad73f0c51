import type { Formula, Reach, Scalar } from './formula.ts';
import { compileFormula } from './formula.ts';
import type { CellFormat, Condition, ConditionalFormat, GridRange } from './wire.ts';

/** Reads the plain value of a cell; an empty cell is ''. */
export type ReadCell = (row: number, column: number) => Scalar;

/** One conditional format, ready to ask: where it applies, whether it holds, and how it looks. */
export interface Rule {
  readonly covers: (row: number, column: number) => boolean;
  readonly holds: (read: ReadCell, row: number, column: number) => boolean;
  readonly format: CellFormat;
}

/** Whether a cell lies in a half-open range. */
export const within = (range: GridRange, row: number, column: number): boolean =>
  row >= (range.startRowIndex ?? 0) &&
  row < (range.endRowIndex ?? Infinity) &&
  column >= (range.startColumnIndex ?? 0) &&
  column < (range.endColumnIndex ?? Infinity);

const reach = (to: Reach, here: number): number => ('at' in to ? to.at : here + to.by);

const asText = (value: Scalar): string => String(value).toLowerCase();

type Simple = (value: Scalar, wanted: string) => boolean;

const SIMPLE: Readonly<Record<string, Simple>> = {
  TEXT_EQ: (value, wanted) => asText(value) === wanted,
  TEXT_NOT_EQ: (value, wanted) => asText(value) !== wanted,
  TEXT_CONTAINS: (value, wanted) => asText(value).includes(wanted),
  TEXT_NOT_CONTAINS: (value, wanted) => !asText(value).includes(wanted),
  TEXT_STARTS_WITH: (value, wanted) => asText(value).startsWith(wanted),
  TEXT_ENDS_WITH: (value, wanted) => asText(value).endsWith(wanted),
  BLANK: (value) => value === '',
  NOT_BLANK: (value) => value !== '',
  NUMBER_EQ: (value, wanted) => value === Number(wanted),
  NUMBER_GREATER: (value, wanted) => typeof value === 'number' && value > Number(wanted),
  NUMBER_LESS: (value, wanted) => typeof value === 'number' && value < Number(wanted),
};

function compiled(text: string, range: GridRange): Formula | undefined {
  try {
    return compileFormula(text, { row: range.startRowIndex ?? 0, column: range.startColumnIndex ?? 0 });
  } catch {
    return undefined;
  }
}

function test(condition: Condition, home: GridRange): Rule['holds'] | undefined {
  const wanted = condition.values?.[0]?.userEnteredValue ?? '';
  if (condition.type === 'CUSTOM_FORMULA') {
    const formula = compiled(wanted, home);
    return formula && ((read, row, column) => formula((r, c) => read(reach(r, row), reach(c, column))) === true);
  }
  const simple = SIMPLE[condition.type];
  return simple && ((read, row, column) => simple(read(row, column), wanted.toLowerCase()));
}

/** Prepares a conditional format; undefined when its condition is of a kind the page does not draw. */
export function ruleOf(source: ConditionalFormat): Rule | undefined {
  const [ranges, condition] = [source.ranges ?? [], source.booleanRule?.condition];
  const [first] = ranges;
  const holds = condition && first && test(condition, first);
  if (!holds) return undefined;
  return {
    covers: (row, column) => ranges.some((range) => within(range, row, column)),
    holds,
    format: source.booleanRule?.format ?? {},
  };
}

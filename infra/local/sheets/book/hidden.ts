import { areaOf } from '../area.ts';
import type { Evaluator } from '../evaluator.ts';
import { notImitated } from '../failure.ts';
import type { Tab } from '../model.ts';
import { formatted } from '../render.ts';

/** Whether a cell passes, by what it shows and by its number if it holds one. */
type Test = (text: string, number: number | undefined) => boolean;

interface Criteria {
  readonly hiddenValues?: readonly string[];
  readonly condition?: { readonly type?: string; readonly values?: readonly { readonly userEnteredValue?: string }[] };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isCriteria = (value: unknown): value is Criteria => isObject(value) && !Array.isArray(value);

const onText = (test: (text: string, wanted: string) => boolean) => ([wanted = '']: readonly string[]): Test => (text) => test(text, wanted);
const onNumber = (test: (number: number, low: number, high: number) => boolean) => ([low, high]: readonly string[]): Test =>
  (_, number) => number !== undefined && test(number, Number(low), Number(high));

/** https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#conditiontype */
const CONDITIONS: Readonly<Record<string, (wanted: readonly string[]) => Test>> = {
  BLANK: onText((text) => text === ''),
  NOT_BLANK: onText((text) => text !== ''),
  TEXT_EQ: onText((text, wanted) => text === wanted),
  TEXT_CONTAINS: onText((text, wanted) => text.includes(wanted)),
  TEXT_NOT_CONTAINS: onText((text, wanted) => !text.includes(wanted)),
  TEXT_STARTS_WITH: onText((text, wanted) => text.startsWith(wanted)),
  TEXT_ENDS_WITH: onText((text, wanted) => text.endsWith(wanted)),
  NUMBER_GREATER: onNumber((number, low) => number > low),
  NUMBER_GREATER_THAN_EQ: onNumber((number, low) => number >= low),
  NUMBER_LESS: onNumber((number, low) => number < low),
  NUMBER_LESS_THAN_EQ: onNumber((number, low) => number <= low),
  NUMBER_EQ: onNumber((number, low) => number === low),
  NUMBER_NOT_EQ: onNumber((number, low) => number !== low),
  NUMBER_BETWEEN: onNumber((number, low, high) => number >= low && number <= high),
  NUMBER_NOT_BETWEEN: onNumber((number, low, high) => number < low || number > high),
};

function conditionTest({ type = '', values = [] }: NonNullable<Criteria['condition']>): Test {
  const make = CONDITIONS[type];
  if (!make) throw notImitated(`the filter condition ${type}`);
  return make(values.map(({ userEnteredValue = '' }) => userEnteredValue));
}

function testOf(criteria: Criteria): Test {
  const passes = criteria.condition ? conditionTest(criteria.condition) : () => true;
  return (text, number) => passes(text, number) && !(criteria.hiddenValues ?? []).includes(text);
}

/** Tests by column, from the newer `filterSpecs` or the older `criteria` by column index; throws 501 for a condition that is not imitated. */
export function filterTests(basicFilter: Tab['basicFilter']): readonly (readonly [number, Test])[] {
  const specs = (basicFilter?.filterSpecs ?? []).map((spec) => [Number(spec['columnIndex'] ?? 0), spec['filterCriteria']] as const);
  const older = Object.entries(basicFilter?.criteria ?? {}).map(([column, criteria]) => [Number(column), criteria] as const);
  return [...specs, ...older].flatMap(([column, criteria]) => (isCriteria(criteria) ? [[column, testOf(criteria)] as const] : []));
}

/** Rows that the tab's basic filter hides; the header of its range never is. */
export function hiddenRows(evaluator: Evaluator, tab: Tab): (row: number) => boolean {
  const rules = filterTests(tab.basicFilter);
  if (!tab.basicFilter || rules.length === 0) return () => false;
  const { top, bottom } = areaOf(evaluator.book, tab.basicFilter.range ?? {});
  const isShown = (row: number, column: number, passes: Test): boolean => {
    const value = evaluator.value(tab, row, column);
    return passes(formatted(tab.rows[row]?.cells[column] ?? {}, value) ?? '', value?.numberValue);
  };
  return (row) => row > top && row < bottom && rules.some(([column, passes]) => !isShown(row, column, passes));
}

import { areaOf } from '../area.ts';
import type { Evaluator } from '../evaluator.ts';
import { notImitated } from '../failure.ts';
import type { Tab } from '../model.ts';
import { formatted } from '../render.ts';

type Test = (text: string) => boolean;

interface Criteria {
  readonly hiddenValues?: readonly string[];
  readonly condition?: { readonly type?: string; readonly values?: readonly { readonly userEnteredValue?: string }[] };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isCriteria = (value: unknown): value is Criteria => isObject(value) && !Array.isArray(value);

function conditionTest({ type, values = [] }: NonNullable<Criteria['condition']>): Test {
  const wanted = values[0]?.userEnteredValue ?? '';
  switch (type) {
    case 'BLANK':
      return (text) => text === '';
    case 'NOT_BLANK':
      return (text) => text !== '';
    case 'TEXT_EQ':
      return (text) => text === wanted;
    case 'TEXT_CONTAINS':
      return (text) => text.includes(wanted);
    case 'TEXT_NOT_CONTAINS':
      return (text) => !text.includes(wanted);
    case undefined:
    default:
      throw notImitated(`the filter condition ${type ?? ''}`);
  }
}

function testOf(criteria: Criteria): Test {
  const passes = criteria.condition ? conditionTest(criteria.condition) : () => true;
  return (text) => passes(text) && !(criteria.hiddenValues ?? []).includes(text);
}

/** Tests by column, from the newer `filterSpecs` or the older `criteria` by column index. */
function tests({ basicFilter }: Tab): readonly (readonly [number, Test])[] {
  const specs = (basicFilter?.filterSpecs ?? []).map((spec) => [Number(spec['columnIndex'] ?? 0), spec['filterCriteria']] as const);
  const older = Object.entries(basicFilter?.criteria ?? {}).map(([column, criteria]) => [Number(column), criteria] as const);
  return [...specs, ...older].flatMap(([column, criteria]) => (isCriteria(criteria) ? [[column, testOf(criteria)] as const] : []));
}

/** Rows that the tab's basic filter hides; the header of its range never is. */
export function hiddenRows(evaluator: Evaluator, tab: Tab): (row: number) => boolean {
  const rules = tests(tab);
  if (!tab.basicFilter || rules.length === 0) return () => false;
  const { top, bottom } = areaOf(evaluator.book, tab.basicFilter.range ?? {});
  const shown = (row: number, column: number) => formatted(tab.rows[row]?.cells[column] ?? {}, evaluator.value(tab, row, column)) ?? '';
  return (row) => row > top && row < bottom && rules.some(([column, passes]) => !passes(shown(row, column)));
}

import { describe, expect, test } from 'vitest';
import { RULE_DEFAULTS, ruleDefault, type RuleDefault } from '../../../shared/clocks/rules.ts';

/** Limits in their unit, fines in yuan: from, to. */
const DEFAULTS: readonly (readonly [id: string, low: number | undefined, high: number | undefined, unit: string])[] = [
  ['D01', 30, undefined, '分钟'], ['D02', undefined, undefined, '分钟'], ['D03', 30, undefined, '分钟'], ['D04', 20, undefined, '分钟'],
  ['D05', 10, undefined, '分钟'], ['D06', 1, undefined, '小时'], ['D07', 1, undefined, '小时'], ['D08', 1, undefined, '小时'],
  ['D09', 1, undefined, '小时'], ['D10', 1, undefined, '当日'], ['D11', 1, undefined, '下周'],
  ['F02', 30, 30, '元'], ['F03', 50, 200, '元'], ['F04', 100, 100, '元'], ['F05', 30, 50, '元'], ['F06', undefined, undefined, '元'],
  ['F07', 200, 200, '元'], ['F08', 30, 200, '元'], ['F09', 100, 500, '元'], ['F10', 50, 500, '元'],
];

test.each(DEFAULTS)('%s: %s to %s %s', (id, low, high, unit) => {
  const rule = ruleDefault(id);
  expect([rule?.low, rule?.high, rule?.unit]).toEqual([low, high, unit]);
});
test('there is no other rule', () => expect(RULE_DEFAULTS.map(({ id }) => id)).toEqual(DEFAULTS.map(([id]) => id)));

describe('every rule', () => {
  const all: readonly RuleDefault[] = RULE_DEFAULTS;

  test('cites its clause', () => expect(all.filter(({ clause }) => !/^《.+》.*§\d+(\.\d+)*$/.test(clause))).toEqual([]));
  test('D is a limit, F a fine', () => expect(all.filter(({ id, kind }) => kind !== (id.startsWith('D') ? '时限' : '罚款'))).toEqual([]));
  test('sends by day as long as nobody says otherwise', () => expect(all.filter(({ night }) => night)).toEqual([]));
});

import { describe, expect, test } from 'vitest';
import { ruleAt, type RuleVersion } from '../../../shared/clocks/rulebook.ts';
import { at } from '../cases/kit.ts';
import { BOOK } from '../ledger/kit.ts';

const version = (number: number, more: Partial<RuleVersion> = {}): RuleVersion =>
  ({ id: 'D01', version: number, unit: '分钟', low: 30, working: false, night: false, active: true, clause: '§5.2.2', name: '送达', ...more });
const MONDAY = at('10-12 00:00');
const TUESDAY = at('10-13 00:00');
const first = version(1);

describe('the version in force', () => {
  test.each<[string, readonly RuleVersion[], string, number | undefined]>([
    ['the default, since ever', [first], '1999-01-01 00:00', 1],
    ['a change before its beginning', [first, version(2, { from: TUESDAY })], '10-12 23:59', 1],
    ['a change from its beginning on', [first, version(2, { from: TUESDAY })], '10-13 00:00', 2],
    ['of two begun the one that begins last', [first, version(2, { from: TUESDAY }), version(3, { from: MONDAY })], '10-14 09:00', 2],
    ['of two that begin together the one seen last', [first, version(2, { from: MONDAY }), version(3, { from: MONDAY })], '10-14 09:00', 3],
    ['one that ended gives way', [first, version(2, { from: MONDAY, until: TUESDAY })], '10-13 00:00', 1],
    ['until its very end', [first, version(2, { from: MONDAY, until: TUESDAY })], '10-12 23:59', 2],
    ['none, where all have ended', [version(1, { until: MONDAY })], '10-12 00:00', undefined],
    ['an inactive one is in force all the same', [first, version(2, { from: MONDAY, active: false })], '10-12 09:00', 2],
  ])('%s', (_, book, when, expected) => expect(ruleAt(book, 'D01', at(when))?.version).toBe(expected));

  test('of another rule is none of this one', () => expect(ruleAt([first], 'D02', MONDAY)).toBeUndefined());
  test('every default is found by its id', () => expect(BOOK.filter((rule) => ruleAt(BOOK, rule.id, MONDAY) !== rule)).toEqual([]));
});

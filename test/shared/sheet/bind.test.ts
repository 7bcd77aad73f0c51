import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataIdOf } from '../../../shared/registers/number.ts';
import { bindRows } from '../../../shared/sheet/bind.ts';
import type { TabRow } from '../../../shared/sheet/tab.ts';
import { tabRow } from './kit.ts';

const ONE = 'KS-2610-0001';
const TWO = 'KS-2610-0002';
const GIVEN = new Set([ONE, TWO]);
const mark = (number: string): number => metadataIdOf(number);
const bind = (...rows: readonly TabRow[]) => bindRows('KS', rows, (id) => GIVEN.has(id));
const print = (...rows: readonly TabRow[]): readonly string[] => {
  const { bound, loose } = bind(...rows);
  return [...bound.map(({ id, row, marked }) => `row ${row.index} is ${id}${marked ? '' : ' by its number'}`), ...loose.map(({ index }) => `row ${index} is new`)];
};

describe('which row is which record', () => {
  test.each<[string, readonly TabRow[], readonly string[]]>([
    ['a marked row is its record', [tabRow(1, { id: ONE }, mark(ONE))], [`row 1 is ${ONE}`]],
    ['also without its number', [tabRow(1, {}, mark(ONE))], [`row 1 is ${ONE}`]],
    ['also with another number typed over it', [tabRow(1, { id: TWO }, mark(ONE))], [`row 1 is ${ONE}`]],
    ['a number alone binds, where no marked row claims it', [tabRow(1, { id: ONE })], [`row 1 is ${ONE} by its number`]],
    ['a number in full width too', [tabRow(1, { id: 'ｋｓ－２６１０－０００１' })], [`row 1 is ${ONE} by its number`]],
    ['a copied row is a new one', [tabRow(1, { id: ONE }, mark(ONE)), tabRow(2, { id: ONE })], [`row 1 is ${ONE}`, 'row 2 is new']],
    ['also where the copy stands above', [tabRow(1, { id: ONE }), tabRow(2, { id: ONE }, mark(ONE))], [`row 2 is ${ONE}`, 'row 1 is new']],
    ['of two copies without a mark the first is the record', [tabRow(1, { id: ONE }), tabRow(2, { id: ONE })], [`row 1 is ${ONE} by its number`, 'row 2 is new']],
    ['a mark on two rows binds the first', [tabRow(1, {}, mark(ONE)), tabRow(2, {}, mark(ONE))], [`row 1 is ${ONE}`, 'row 2 is new']],
    ['cut and pasted, the record follows its number: the mark stayed behind', [tabRow(1, {}, mark(ONE)), tabRow(2, { id: ONE })], [`row 2 is ${ONE} by its number`, 'row 1 is new']],
    ['a number nobody was given binds nothing', [tabRow(1, { id: 'KS-2610-0099' })], ['row 1 is new']],
    ['nor does its mark', [tabRow(1, {}, mark('KS-2610-0099'))], ['row 1 is new']],
    ['a mark that is not ours binds nothing', [tabRow(1, {}, 42)], ['row 1 is new']],
    ['a foreign mark beside ours does no harm', [tabRow(1, {}, 42, mark(TWO))], [`row 1 is ${TWO}`]],
    ['words for a number bind nothing', [tabRow(1, { id: '新' })], ['row 1 is new']],
    ['a row without either is new', [tabRow(1, { customer: '张' })], ['row 1 is new']],
    ['two records changed places', [tabRow(1, { id: TWO }, mark(TWO)), tabRow(2, { id: ONE }, mark(ONE))], [`row 1 is ${TWO}`, `row 2 is ${ONE}`]],
    ['two numbers changed by hand do not change the records', [tabRow(1, { id: TWO }, mark(ONE)), tabRow(2, { id: ONE }, mark(TWO))], [`row 1 is ${ONE}`, `row 2 is ${TWO}`]],
  ])('%s', (_, rows, expected) => expect(print(...rows)).toEqual(expected));
});

describe('whatever stands in the tab', () => {
  const number = fc.constantFrom(ONE, TWO, 'KS-2610-0099', 'x');
  const rows = fc.array(fc.record({ id: fc.option(number), marked: fc.option(fc.constantFrom(ONE, TWO, 'KS-2610-0099')) }), { maxLength: 8 })
    .map((all) => all.map(({ id, marked }, index) => tabRow(index + 1, id === null ? {} : { id }, ...(marked === null ? [] : [mark(marked)]))));

  test('a record has one row at most, and no row is lost', () =>
    fc.assert(fc.property(rows, (all) => {
      const { bound, loose } = bind(...all);
      expect(new Set(bound.map(({ id }) => id)).size).toBe(bound.length);
      expect([...bound.map(({ row }) => row), ...loose].toSorted((a, b) => a.index - b.index)).toEqual(all);
    })));
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashText, printerOf, scatter, withSystem } from '../../../shared/sheet/print.ts';
import { PEOPLES_KEYS } from './kit.ts';

type Value = string | number | boolean;
type Values = Readonly<Record<string, Value>>;

const print = (values: Values): number => printerOf(Object.keys(values))(Object.values(values));

const filled = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(true));
const values: fc.Arbitrary<Values> = fc.dictionary(fc.constantFrom(...PEOPLES_KEYS), filled, { maxKeys: 8 });
/** The same values under another order of columns, strangers among them. */
const shuffled = values.chain((all) => {
  const keys = [...Object.keys(all), null, null];
  return fc.tuple(fc.constant(all), fc.shuffledSubarray(keys, { minLength: keys.length, maxLength: keys.length }), filled);
});

describe('the fingerprint of a row', () => {
  test('is the same wherever its columns stand, and whatever strangers say', () =>
    fc.assert(fc.property(shuffled, ([all, layout, stranger]) => {
      expect(printerOf(layout)(layout.map((key) => (key === null ? stranger : all[key])))).toBe(print(all));
    })));

  test('is another where one value is another', () =>
    fc.assert(fc.property(values, fc.constantFrom(...PEOPLES_KEYS), filled, (all, key, other) => {
      expect(print(all) === print({ ...all, [key]: other })).toBe(Object.is(all[key], other));
    })));

  test('is another where two columns changed values', () =>
    fc.assert(fc.property(filled, filled, (one, other) => {
      expect(print({ customer: one, content: other }) === print({ customer: other, content: one })).toBe(Object.is(one, other));
    })));

  test('is a whole number of 48 bits, and 0 only for a row that says nothing', () =>
    fc.assert(fc.property(values, (all) => {
      const it = print(all);
      expect([Number.isInteger(it), it >= 0, it < 2 ** 48, it === 0]).toEqual([true, true, true, Object.keys(all).length === 0]);
    })));

  test.each<[string, Value, Value]>([
    ['a number is not the text of its digits', 1, '1'],
    ['nor a tick a text', true, 'true'],
    ['nor a tick a one', true, 1],
    ['nor a tick its word', true, '是'],
    ['zero is not nothing', 0, ''],
    ['nor a blank typed', ' ', ''],
    ['a space at the end counts', '门板开裂', '门板开裂 '],
    ['and capitals, and width', 'A', 'Ａ'],
    ['a minute of a moment counts', 46_307.375, 46_307.375 + 1 / 1_440],
    ['and the last digit of an amount', 0.1 + 0.2, 0.3],
    ['numbers that differ in their lower half alone', 1 + 2 ** -52, 1],
    ['numbers that differ in their upper half alone', 2, 1],
    ['letters in another order', 'ab', 'ba'],
    ['a letter more', 'aa', 'a'],
  ])('%s', (_, one, other) => expect(print({ content: one })).not.toBe(print({ content: other })));

  test('a blank, an unticked box and a cell beyond the end of the row are nothing', () => {
    const of = printerOf(['customer', 'money', 'content']);
    expect([of(['张', false, '']), of(['张', '', false]), of(['张', null]), of(['张', undefined])]).toEqual(Array.from({ length: 4 }, () => of(['张'])));
    expect([of([]), of(['', false, null, undefined])]).toEqual([0, 0]);
  });
  test('what stands beyond the last column is nobody\'s', () => expect(printerOf(['customer'])(['张', 'aside'])).toBe(print({ customer: '张' })));
  test('a row in which only strangers wrote says nothing', () => expect(printerOf([null, 'customer'])(['备注', ''])).toBe(0));
  test('a column without an order is none', () => expect(printerOf([])(['张'])).toBe(0));
  test('is the same in every release, for it is kept', () =>
    expect([print({ customer: '张先生', complainedAt: 46_307.375, money: true }), print({ quantity: 0 }), hashText('KS-2610-0001'), scatter(1)]).toEqual([60_254_871_524_152, 127_602_022_619_811, 1_422_003_308, 1_364_076_727]));
});

describe('among rows that are nearly the same', () => {
  const layout = ['id', 'customer', 'content', 'quantity'];
  const of = printerOf(layout);
  const SERIES = 100_000;
  const rows: readonly (readonly [name: string, row: (index: number) => readonly unknown[]])[] = [
    ['the number', (index) => [`KS-2610-${String(index).padStart(6, '0')}`, '张先生', '门板开裂', 1]],
    ['one amount', (index) => ['KS-2610-0001', '张先生', '门板开裂', index]],
    ['one moment, minute by minute', (index) => ['KS-2610-0001', '李女士', '门板开裂', 46_307 + index / 1_440]],
    ['two letters', (index) => ['KS-2610-0001', '张先生', String.fromCharCode(0x4e00 + (index % 400), 0x4e00 + Math.floor(index / 400)), 1]],
    ['one letter in each of two cells', (index) => ['KS-2610-0001', String.fromCharCode(0x4e00 + (index % 400)), String.fromCharCode(0x4e00 + Math.floor(index / 400)), 1]],
  ];

  test.each(rows)('that differ in %s no two of 100,000 have one fingerprint', (_, row) => {
    const met = new Set<number>();
    for (let index = 0; index < SERIES; index += 1) met.add(of(row(index)));
    expect(met.size).toBe(SERIES);
  });
  test('nor any of all of them together', () => {
    const met = new Set<number>();
    for (const [, row] of rows) for (let index = 0; index < SERIES; index += 1) met.add(of(row(index)));
    expect(met.size).toBe(rows.length * SERIES);
  });
});

describe('a row with the system\'s cells laid over it', () => {
  const layout = ['id', null, 'customer', 'check'];
  const system = new Set(['id', 'check']);

  test('says what they will show', () => expect(withSystem(layout, ['KS-2610-0002', '备注', '张', '旧'], system, { id: 'KS-2610-0001' })).toEqual(['KS-2610-0001', '备注', '张', undefined]));
  test('keeps what people wrote, though the system has a word of that name', () => expect(withSystem(layout, ['', '', '张'], system, { customer: '李', check: '好' })).toEqual([undefined, '', '张', '好']));
});

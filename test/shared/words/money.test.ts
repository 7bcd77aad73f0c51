import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenOf, parseYuan, printYuan, shortYuan, yuan } from '../../../shared/words/money.ts';

describe('yuan as people type them', () => {
  test.each([
    ['30', 3_000], ['30.5', 3_050], ['30.50', 3_050], ['0', 0], ['0.01', 1], ['30元', 3_000], ['¥30', 3_000], ['￥1,200.00', 120_000],
    ['１２３．４５', 12_345], [' 30 ', 3_000], ['1，200', 120_000], ['-30', -3_000], ['-0', 0], ['007', 700], ['999999999999', 99_999_999_999_900],
  ])('%s', (text, fen) => expect(parseYuan(text)).toBe(fen));

  test.each(['', ' ', '元', '三十', '30.555', '.5', '30.', '1e3', '3 0 x', '--3', '30%', '1000000000000', 'NaN', 'Infinity', '0x10'])('«%s» is no amount', (text) =>
    expect(parseYuan(text)).toBeUndefined());
});

describe('fen as they are shown', () => {
  test.each([[0, '0.00', '0'], [1, '0.01', '0.01'], [10, '0.10', '0.10'], [99, '0.99', '0.99'], [3_000, '30.00', '30'], [3_050, '30.50', '30.50'], [-5, '-0.05', '-0.05'], [-3_000, '-30.00', '-30']])(
    '%d', (fen, long, short) => expect([printYuan(fenOf(fen)), shortYuan(fenOf(fen))]).toEqual([long, short]));

  test('what is printed is read again', () =>
    fc.assert(fc.property(fc.integer({ min: -99_999_999_999_900, max: 99_999_999_999_900 }), (fen) => {
      expect([parseYuan(printYuan(fenOf(fen))), parseYuan(shortYuan(fenOf(fen)))]).toEqual([fen, fen]);
    })));
});

describe('money is whole fen', () => {
  test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%d is refused', (amount) => expect(() => fenOf(amount)).toThrow(RangeError));
  test('a part of a fen in yuan is refused', () => expect(() => yuan(0.001)).toThrow(RangeError));
  test('yuan are a hundred fen', () => expect(yuan(30)).toBe(3_000));
});

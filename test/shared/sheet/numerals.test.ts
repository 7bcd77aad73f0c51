import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDigits } from '../../../shared/sheet/numerals.ts';

const NUMERALS = '零一二三四五六七八九';
const digit = (n: number): string => NUMERALS.charAt(n);

/** A number up to 999 as people write it. */
function spelled(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  const head = hundreds > 0 ? `${digit(hundreds)}百` : '';
  const middle = tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digit(tens)}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${ones > 0 || n === 0 ? digit(ones) : ''}`;
}

describe('Chinese numerals', () => {
  test.each([['三十分钟', '30分钟'], ['十', '10'], ['十二月', '12月'], ['两百', '200'], ['二〇二六年', '2026年'], ['一点半', '1点半'], ['一百一十五', '115'], ['没有', '没有']])('«%s» is «%s»', (text, expected) => expect(withDigits(text)).toBe(expected));
  test.each(['一百二', '二三十', '一千五', '三万', '百'])('«%s» stays, for it can be read two ways or is larger', (text) => expect(withDigits(text)).toBe(text));
  test('every number up to 999', () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (n) => {
      expect(withDigits(`约${spelled(n)}元`)).toBe(`约${n}元`);
    })));
});

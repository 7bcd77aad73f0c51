import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_ROW_ID } from '../../../shared/cases/reference.ts';
import { metadataIdOf, numberOf, numberOfMetadata, parseNumber, seriesOf } from '../../../shared/registers/number.ts';
import { addDays } from '../../../shared/words/time.ts';
import { day } from '../calendar/kit.ts';

const LARGEST_INT32 = 2 ** 31 - 1;
const days = fc.integer({ min: 0, max: 26_000 }).map((n) => addDays(day('2026-01-01'), n));
const serials = fc.integer({ min: 1, max: 999_999 });

describe('the number of a record', () => {
  test.each([['2026-10-12', 1, 'KS-2610-0001'], ['2026-01-31', 999, 'KS-2601-0999'], ['2026-12-01', 12_345, 'KS-2612-12345']])('%s, the %dth: %s', (on, serial, number) =>
    expect(numberOf('KS', day(on), serial)).toBe(number));
  test('begins with its series', () => fc.assert(fc.property(days, serials, (on, serial) => { expect(numberOf('FK', on, serial).startsWith(`${seriesOf('FK', on)}-`)).toBe(true); })));
});

describe('as people type it', () => {
  test.each(['KS-2610-0001', 'ks-2610-0001', ' KS-2610-0001 ', 'KS－2610－0001', 'ＫＳ-２６１０-０００１', 'KS - 2610 - 0001', 'KS–2610–0001', 'KS−2610−0001', 'KS-2610-0001\n'])('«%s»', (typed) =>
    expect(parseNumber(typed)).toBe('KS-2610-0001'));
  test.each(['', 'KS-2610', 'KS26100001', 'KS-2610-001', 'KS-2610-1234567', 'K-2610-0001', 'KSX-2610-0001', '2610-0001', 'KS-2610-0001号', '无'])('«%s» is none', (typed) => expect(parseNumber(typed)).toBeUndefined());
  test('every number reads itself', () => fc.assert(fc.property(days, serials, (on, serial) => { expect(parseNumber(numberOf('KS', on, serial))).toBe(numberOf('KS', on, serial)); })));
});

describe('the developer metadata of its row', () => {
  test('tells the number back, for as long as the product may live', () =>
    fc.assert(fc.property(days, serials, (on, serial) => {
      const number = numberOf('KS', on, serial);
      const id = metadataIdOf(number);
      expect([numberOfMetadata('KS', id), id > 0 && id <= LARGEST_INT32]).toEqual([number, true]);
    })));
  test('is another for every other number', () =>
    fc.assert(fc.property(days, serials, days, serials, (a, m, b, n) => {
      const [one, other] = [numberOf('KS', a, m), numberOf('KS', b, n)];
      expect(metadataIdOf(one) === metadataIdOf(other)).toBe(one === other);
    })));
  test.each([...Object.values(FIRST_ROW_ID), 0, 1, 42, 11_999_999, 322_000_000])('%d is nobody\'s', (id) => expect(numberOfMetadata('KS', id)).toBeUndefined());
  test('what is no number has none', () => expect(() => metadataIdOf('row 7')).toThrow('not a number: row 7'));
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOfWall, readWall, serialOf, serialOfDay, wallOfSerial } from '../../../shared/sheet/moments.ts';
import { instantOf } from '../../../shared/words/time.ts';
import { day } from '../calendar/kit.ts';
import { at, print, ZONE } from '../cases/kit.ts';

const NEAR = day('2026-10-12');
const seconds = (hour: number, minute: number, second = 0): number => (hour * 60 + minute) * 60 + second;

describe('dates and times as people type them', () => {
  test.each([
    '2026-10-12 09:34', '2026-10-12 9:34', '2026/10/12 09:34', '2026.10.12 9:34', '2026年10月12日 9点34分', '2026年10月12日9点34分', '2026年10月12日 09:34',
    '2026-10-12T09:34', '２０２６－１０－１２　０９：３４', '  2026-10-12   09:34 ', '2026/10/12 9时34分', '10-12 9:34', '10/12 09:34', '10月12日 9:34', '10月12日9点34',
    '2026-10-12 09:34:00', '2026年10月12日 9点34分0秒',
  ])('«%s» is 09:34 of the day', (text) => expect(readWall(text, NEAR)).toEqual({ on: '2026-10-12', seconds: seconds(9, 34) }));

  test.each([
    ['2026-10-12 09:34:56', seconds(9, 34, 56)], ['2026-10-12 9点', seconds(9, 0)], ['2026-10-12 00:00', 0], ['2026-10-12 24:00', seconds(24, 0)], ['2026-10-12 23:59:59', seconds(23, 59, 59)],
  ])('«%s» to the second', (text, expected) => expect(readWall(text, NEAR)?.seconds).toBe(expected));

  test.each(['2026-10-12', '2026/10/12', '2026年10月12日', '10-12', '10月12日', '２０２６－１０－１２'])('«%s» is a day without a time', (text) => expect(readWall(text, NEAR)).toEqual({ on: '2026-10-12' }));
  test.each([['09:34', seconds(9, 34)], ['9点34分', seconds(9, 34)], ['9点', seconds(9, 0)], ['０９：３４', seconds(9, 34)], ['24:00', seconds(24, 0)]])('«%s» is a time without a day', (text, expected) =>
    expect(readWall(text, NEAR)).toEqual({ seconds: expected }));

  test.each(['', ' ', '昨天', '昨天 9:34', '今天', '下午3点', '2026-13-01 09:34', '2026-02-30 09:34', '2026-10-12 25:00', '2026-10-12 09:61', '2026-10-12 24:01', '2026-10-12 09:34 左右', '2026-10-12 9', '10-12-2026 09:34', '12', '约9:34', '2026-10-12 -9:34', '9:3a'])(
    '«%s» is neither', (text) => expect(readWall(text, NEAR)).toBeUndefined());
});

describe('a day without a year is the nearest one', () => {
  test.each([['12-31 23:00', '2027-01-02', '2026-12-31'], ['1-2 08:00', '2026-12-30', '2027-01-02'], ['10-12 09:00', '2026-10-12', '2026-10-12'], ['2-29 09:00', '2027-06-01', '2028-02-29'], ['4-13 09:00', '2026-10-12', '2026-04-13'], ['4-12 09:00', '2026-10-12', '2027-04-12']])(
    '%s, seen on %s: %s', (text, near, expected) => expect(readWall(text, day(near))?.on).toBe(expected));
});

const back = (zone: string, serial: number) => {
  const wall = wallOfSerial(serial);
  return wall?.on === undefined ? undefined : instantOfWall(zone, wall.on, wall.seconds);
};

describe('serial numbers of a sheet', () => {
  test.each([[46_307, { on: '2026-10-12' }], [46_307.375, { on: '2026-10-12', seconds: seconds(9, 0) }], [46_307.398611111, { on: '2026-10-12', seconds: seconds(9, 34) }], [0.375, { seconds: seconds(9, 0) }], [0, { seconds: 0 }], [1, { on: '1899-12-31' }]])(
    '%d', (serial, expected) => expect(wallOfSerial(serial)).toEqual(expected));
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 200_001, 20_261_012])('%d is none', (serial) => expect(wallOfSerial(serial)).toBeUndefined());
  test('a day as a number', () => expect(serialOfDay(NEAR)).toBe(46_307));

  /** Since summer time ended in all of these zones; an hour that comes twice cannot be told apart. */
  const second = fc.integer({ min: Date.UTC(1992, 0, 1) / 1_000, max: Date.UTC(2400, 0, 1) / 1_000 }).map((n) => instantOf(n * 1_000));
  const zones = fc.constantFrom(ZONE, 'UTC', 'Asia/Hong_Kong', 'Asia/Kathmandu');

  test('a moment written is the moment read, to the second', () =>
    fc.assert(fc.property(zones, second, (zone, it) => {
      expect(back(zone, serialOf(zone, it))).toBe(it);
    })));
  test('also through the noise of a double', () =>
    fc.assert(fc.property(second, fc.double({ min: -4e-6, max: 4e-6, noNaN: true }), (it, noise) => {
      expect(back(ZONE, serialOf(ZONE, it) + noise)).toBe(it);
    })));
  test('and through the digits a spreadsheet shows', () =>
    fc.assert(fc.property(second, (it) => {
      expect(back(ZONE, Number(serialOf(ZONE, it).toPrecision(15)))).toBe(it);
    })));
  test('a later moment has a larger number', () =>
    fc.assert(fc.property(second, (it) => {
      expect(serialOf(ZONE, instantOf(it + 1_000))).toBeGreaterThan(serialOf(ZONE, it));
    })));
});

describe('wall time as a moment', () => {
  test.each<[string, number | undefined, boolean, string]>([
    ['a day begins at midnight', undefined, false, '00:00'], ['or ends there', undefined, true, '10-13 00:00'], ['24:00 is the next midnight', seconds(24, 0), false, '10-13 00:00'], ['a time is a time', seconds(9, 34), true, '09:34'],
  ])('%s', (_, time, end, expected) => expect(print(instantOfWall(ZONE, NEAR, time, end))).toBe(expected));
  test('seconds count', () => expect(instantOfWall(ZONE, NEAR, seconds(9, 34, 56))).toBe(at('09:34') + 56_000));
});

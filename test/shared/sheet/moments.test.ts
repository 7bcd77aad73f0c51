import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOfWall, readWall, serialOf, serialOfDay, wallOfSerial } from '../../../shared/sheet/moments.ts';
import { addDays, instantOf } from '../../../shared/words/time.ts';
import { day } from '../calendar/kit.ts';
import { at, print, ZONE } from '../cases/kit.ts';

const NEAR = day('2026-10-12');
const seconds = (hour: number, minute: number, second = 0): number => (hour * 60 + minute) * 60 + second;

describe('dates and times as people type them', () => {
  test.each([
    '2026-10-12 09:34', '2026-10-12 9:34', '2026/10/12 09:34', '2026.10.12 9:34', '2026年10月12日 9点34分', '2026年10月12日9点34分', '2026年10月12日 09:34',
    '2026-10-12T09:34', '２０２６－１０－１２　０９：３４', '  2026-10-12   09:34 ', '2026/10/12 9时34分', '10-12 9:34', '10月12日 9:34', '10月12日9点34',
    '2026-10-12 09:34:00', '2026年10月12日 9点34分0秒', '2026.10.12 上午9:34', '10 月 12 日 9:34', '10月12日上午 9点34', '十月十二日 九点三十四分', '二〇二六年十月十二日 9:34 am', '10月12号9:34', '10月12日\u200b 9:34',
  ])('«%s» is 09:34 of the day', (text) => expect(readWall(text, NEAR)).toEqual({ on: '2026-10-12', seconds: seconds(9, 34) }));

  test.each([
    ['2026-10-12 09:34:56', seconds(9, 34, 56)], ['2026-10-12 9点', seconds(9, 0)], ['2026-10-12 00:00', 0], ['2026-10-12 24:00', seconds(24, 0)], ['2026-10-12 23:59:59', seconds(23, 59, 59)],
  ])('«%s» to the second', (text, expected) => expect(readWall(text, NEAR)).toMatchObject({ seconds: expected }));

  test.each(['2026-10-12', '2026/10/12', '2026年10月12日', '10-12', '10月12日', '２０２６－１０－１２'])('«%s» is a day without a time', (text) => expect(readWall(text, NEAR)).toEqual({ on: '2026-10-12' }));
  test.each([['09:34', seconds(9, 34)], ['9点34分', seconds(9, 34)], ['9点', seconds(9, 0)], ['０９：３４', seconds(9, 34)], ['24:00', seconds(24, 0)]])('«%s» is a time without a day', (text, expected) =>
    expect(readWall(text, NEAR)).toEqual({ seconds: expected }));

  test.each(['', ' ', '昨天', '今天', '大前天 9:34', '昨天 左右', '晚上12点', '上午12:30', '上午13:00', '下午3点 pm', '1 9:34', '9:3', '10月12日 9 34', '13/5', '5/3/2026', '20261012', '2026-13-01 09:34', '2026-02-30 09:34', '2026-10-12 25:00', '2026-10-12 09:61', '2026-10-12 24:01', '2026-10-12 09:34 左右', '2026-10-12 9', '10-12-2026 09:34', '12', '约9:34', '2026-10-12 -9:34', '9:3a'])(
    '«%s» is neither', (text) => expect(readWall(text, NEAR)).toBeUndefined());
});

describe('S30, D19: days as people write them', () => {
  test.each([['2026.3.5', '2026-03-05'], ['2026/3/5', '2026-03-05'], ['2026年3月5日', '2026-03-05'], ['3月5日', '2026-03-05'], ['3月5号', '2026-03-05'], ['三月五日', '2026-03-05'], ['3.5', '2026-03-05'], ['5/13', '2026-05-13'], ['5/5', '2026-05-05']])('«%s» is %s', (text, on) =>
    expect(readWall(text, day('2026-03-06'))).toEqual({ on }));
  test.each<[string, object]>([['5/3', { doubt: 'ambiguous', on: '2026-05-03' }], ['5/3 9:30', { doubt: 'ambiguous', on: '2026-05-03' }], ['05/03', { doubt: 'ambiguous', on: '2026-05-03' }], ['26-3-5', { doubt: 'shortYear', on: '2026-03-05' }], ['26年3月5日', { doubt: 'shortYear', on: '2026-03-05' }], ['26.3.5 9:30', { doubt: 'shortYear', on: '2026-03-05' }]])('«%s» leaves it open', (text, expected) =>
    expect(readWall(text, day('2026-03-06'))).toEqual(expected));
  test.each<[string, string, number]>([
    ['3月5日 9点半', '2026-03-05', seconds(9, 30)], ['3月5日 上午9:30', '2026-03-05', seconds(9, 30)], ['3月5日下午3点1刻', '2026-03-05', seconds(15, 15)], ['3月5日 晚上8点整', '2026-03-05', seconds(20, 0)],
    ['3月5日 中午12点', '2026-03-05', seconds(12, 0)], ['3月5日 中午1点', '2026-03-05', seconds(13, 0)], ['3月5日 凌晨2:05', '2026-03-05', seconds(2, 5)], ['3月5日 3:05 PM', '2026-03-05', seconds(15, 5)], ['2026-03-05 下午15:05', '2026-03-05', seconds(15, 5)],
  ])('«%s» is %s at %d seconds', (text, on, expected) => expect(readWall(text, day('2026-03-06'))).toEqual({ on, seconds: expected }));
  test.each([['今天 9:30', '2026-03-06'], ['今天9:30', '2026-03-06'], ['昨天 上午9:30', '2026-03-05'], ['昨日九点半', '2026-03-05'], ['前天 9:30', '2026-03-04'], ['明天 9:30', '2026-03-07'], ['今早9:30', '2026-03-06'], ['昨早 9点半', '2026-03-05']])('«%s» is that of %s', (text, on) =>
    expect(readWall(text, day('2026-03-06'))).toEqual({ on, seconds: seconds(9, 30), relative: true }));
  test.each([['12-31', '2027-01-02', '2026-12-31'], ['1-2', '2026-12-30', '2026-01-02'], ['12-31', '2026-12-30', '2026-12-31'], ['4-12', '2026-10-12', '2026-04-12']])('«%s», which has happened, seen on %s: %s', (text, near, on) =>
    expect(readWall(text, day(near), addDays(day(near), 1))?.on).toBe(on));
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
  test.each([[46_307, { on: '2026-10-12' }], [46_307.375, { on: '2026-10-12', seconds: seconds(9, 0) }], [46_307.398611111, { on: '2026-10-12', seconds: seconds(9, 34) }], [0.375, { seconds: seconds(9, 0) }], [0, { seconds: 0 }], [32_874, { on: '1990-01-01' }]])(
    '%d', (serial, expected) => expect(wallOfSerial(serial)).toEqual(expected));
  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 200_001, 20_261_012, 1, 3.5, 2_026, 1_012, 32_873])('%d is none', (serial) => expect(wallOfSerial(serial)).toBeUndefined());
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

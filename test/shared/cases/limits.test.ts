import { describe, expect, test } from 'vitest';
import { withLimits } from '../../../shared/cases/limits.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { at } from './kit.ts';

const read = (cells: Readonly<Record<string, Raw>>) => withLimits(Object.fromEntries(Object.entries(cells).map(([key, raw]) => [key, { raw, at: at('09:00') }])));

describe('S32: a limit that names its unit', () => {
  test.each<[Raw, string, Raw]>([
    ['30分钟', '分钟', 30], ['30分', '分钟', 30], ['1.5小时', '分钟', 90], ['半小时', '分钟', 30], ['三十分钟', '分钟', 30], [0.0208333, '分钟', 30], ['90分钟', '小时', 1.5], ['两小时', '小时', 2], ['1小时', '个小时', 1],
    ['2天', '天', 2], ['两天', '天', 2], ['30元', '元', 30], ['￥30元', '元', 30], ['三十元', '元', 30], ['5分', '分', 5], [' 30 ', '分钟', 30],
  ])('«%s» of unit %s is %s', (raw, unit, expected) => {
    const { cells, remarks } = read({ low: raw, unit });
    expect([cells['low']?.raw, remarks]).toEqual([expected, []]);
  });
  test.each<[Raw, string]>([[30, '分钟'], [0.5, '小时'], [33.333, '分钟'], [0, '分钟'], ['三十', '分钟'], ['很久', '分钟'], ['30', '元'], ['1,200', '元'], [1, '当日']])('%s of unit %s is left to be read as a number', (raw, unit) => {
    const { cells, remarks } = read({ low: raw, unit });
    expect([String(cells['low']?.raw), remarks]).toEqual([String(raw), []]);
  });
  test.each<[Raw, string]>([['20分钟', '小时'], ['2天', '小时'], ['2小时', '天'], ['约30分钟', '分钟'], ['20-30分钟', '分钟'], ['30分钟', '元'], ['30元', '分钟'], ['30块', '分']])('«%s» does not convert to %s', (raw, unit) => {
    const { cells, remarks } = read({ high: raw, unit });
    expect([cells['high'], remarks.map(({ code, column }) => `${code} ${column}`)]).toEqual([undefined, ['rule.limit high']]);
  });
  test('says what would be right', () => expect(read({ low: '20分钟', unit: '小时' }).remarks[0]?.sentence.zh).toBe('时限/下限「20分钟」换不成「小时」，应只写数字，或者连单位一起改，例如 30 小时'));
  test('without a unit that is understood nothing is converted', () => expect(read({ low: '30分钟', unit: '秒' }).cells['low']?.raw).toBe('30分钟'));
  test.each<[Raw, unknown, unknown]>([['30分钟', 30, '分钟'], ['1.5小时', 90, '分钟'], ['半小时', 30, '分钟'], ['1小时30分', 90, '分钟'], ['30元', 30, '元'], ['三十元', 30, '元']])('a blank unit is the one that «%s» names', (raw, low, unit) => {
    const { cells, remarks } = read({ low: raw, high: low === 90 ? '2小时' : 40 });
    expect([cells['low']?.raw, cells['unit']?.raw, remarks]).toEqual([low, unit, []]);
  });
  test.each<[Raw]>([['30分'], ['2天'], ['三十'], [30], ['很久']])('«%s» names none beyond doubt', (raw) => expect(read({ low: raw }).cells['unit']).toBeUndefined());
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Duration, DurationUnit } from '../../../shared/registers/column.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { printDuration, readDuration } from '../../../shared/sheet/duration.ts';

describe('S32, D22: how long it took', () => {
  test.each<[Raw, number]>([
    ['30分钟', 30], ['30分', 30], ['30 分钟', 30], ['３０分钟', 30], ['30分钟。', 30], ['（30分钟）', 30], ['三十分钟', 30], ['十五分', 15], ['一百二十分钟', 120], ['一百零五分钟', 105], ['90min', 90], ['90 mins', 90], ['0.5分钟', 0.5],
    ['1.5小时', 90], ['1.5 h', 90], ['1h', 60], ['2hrs', 120], ['两小时', 120], ['两个小时', 120], ['一个钟头', 60], ['一点五小时', 90], ['1.1小时', 66],
    ['半小时', 30], ['半个小时', 30], ['半个钟头', 30], ['一个半小时', 90], ['1个半小时', 90], ['1小时半', 90], ['一刻钟', 15], ['三刻钟', 45],
    ['1小时30分', 90], ['1小时30分钟', 90], ['1小时30', 90], ['1小时零5分', 65], ['1h30m', 90], ['1 小时 30 分', 90], ['0:30', 30], ['1:05', 65], ['1:30:00', 90], ['０：３０', 30],
  ])('«%s» is %d minutes', (raw, minutes) => expect(readDuration(raw)).toEqual({ minutes }));

  test.each<[Raw, DurationUnit, number]>([[30, '分钟', 30], ['30', '分钟', 30], [1.5, '小时', 90], ['1.5', '小时', 90], [0, '分钟', 0], ['1.5小时', '分钟', 90], ['30分钟', '小时', 30], [33.333, '分钟', 33.333], [0.5, '小时', 30], [0.25, '小时', 15]])('%s under %s is %d minutes', (raw, unit, minutes) =>
    expect(readDuration(raw, unit)).toEqual({ minutes }));
  test.each<[number, DurationUnit | undefined, number]>([[0.0208333, '分钟', 30], [0.0208333, '小时', 30], [0.020833333333333332, undefined, 30], [1 / 24, '分钟', 60], [1 / 24, '小时', 60], [1 / 1_440, '分钟', 1], [0.9993055556, '分钟', 1_439]])(
    'S32: %d under %s was typed as a time', (raw, unit, minutes) => expect(readDuration(raw, unit)).toEqual({ minutes }));

  test.each<[Raw, number, readonly [number, number]]>([
    ['约30分钟', 30, [30, 30]], ['大约 30 分钟', 30, [30, 30]], ['30分钟左右', 30, [30, 30]], ['差不多半小时', 30, [30, 30]], ['约30', 30, [30, 30]],
    ['20-30分钟', 25, [20, 30]], ['约20-30分钟', 25, [20, 30]], ['20～30分钟', 25, [20, 30]], ['20到30分钟左右', 25, [20, 30]], ['20分钟至30分钟', 25, [20, 30]], ['二十到三十分钟', 25, [20, 30]], ['20-30', 25, [20, 30]],
    ['1-2小时', 90, [60, 120]], ['半小时到一小时', 45, [30, 60]], ['50分钟-1小时10分', 60, [50, 70]], ['20—30分钟', 25, [20, 30]],
  ])('«%s» is about %d minutes', (raw, minutes, between) => expect(readDuration(raw, '分钟')).toEqual({ minutes, between }));

  test.each<[Raw, DurationUnit | undefined]>([
    ['很久', '分钟'], ['', '分钟'], ['待定', undefined], [true, '分钟'], [-1, '分钟'], [Number.NaN, '分钟'], ['30', undefined], [30, undefined], ['三十', '分钟'],
    ['2天', '分钟'], ['2天', '小时'], ['30秒', '分钟'], ['1小时90分', undefined], ['1.5小时30分', undefined], ['1.5个半小时', undefined], ['半个半小时', undefined], ['一个半小时半', undefined], ['1:75', undefined],
    ['30-20分钟', undefined], ['30-30分钟', undefined], ['10-20-30分钟', undefined], ['30-1小时10分', undefined], ['二三十分钟', undefined], ['一百二分钟', undefined], ['1 30分钟', undefined], ['30多分钟', undefined], ['不到30分钟', undefined], ['30分钟以内', undefined],
    [0.5, '分钟'], [0.25, undefined], [0.33333333, '小时'], [0.123456, '分钟'],
  ])('«%s» under %s is none, or no certain one', (raw, unit) => expect(readDuration(raw, unit)).toBeUndefined());
});

const again = (it: Duration): Duration | undefined => readDuration(printDuration(it));

describe('what is printed reads back the same', () => {
  const minutes = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 1, max: 100_000 }).map((n) => n / 100));

  test('an exact one', () =>
    fc.assert(fc.property(minutes, (it) => {
      expect(again({ minutes: it })).toEqual({ minutes: it });
    })));
  test('one that is about so long', () =>
    fc.assert(fc.property(minutes, (it) => {
      expect(again({ minutes: it, between: [it, it] })).toEqual({ minutes: it, between: [it, it] });
    })));
  test('one between two others', () =>
    fc.assert(fc.property(minutes, minutes.filter((it) => it > 0), (least, more) => {
      const between = [least, Math.round((least + more) * 100) / 100] as const;
      const it = { minutes: (between[0] + between[1]) / 2, between };
      expect(again(it)).toEqual(it);
    })));
  test('a time typed into a sheet, to the minute, unless it could be a number of minutes', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_439 }).filter((it) => (it * 100) % 1_440 !== 0), (it) => {
      expect(readDuration(Number((it / 1_440).toPrecision(15)), '分钟')).toEqual({ minutes: it });
    })));
  test('as people write it', () => expect([30, 60, 90, 0.5].map((it) => printDuration({ minutes: it }))).toEqual(['30分钟', '1小时', '1小时30分', '0.5分钟']));
});

import * as collection from 'chinese-days';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { daysOf } from '../../../shared/calendar/days.ts';
import { checksumOf } from '../../../shared/calendar/official-file.ts';
import { OFFICIAL_YEARS } from '../../../shared/calendar/official.ts';
import { STATUTORY_DAYS } from '../../../shared/calendar/statutory.ts';
import { addDays, weekdayOf } from '../../../shared/words/time.ts';
import { calendarWith, day } from './kit.ts';

const chineseDays = collection.default;

// The collection takes the machine's own zone, already when it is imported, and is a day off west of Greenwich.
const home = vi.hoisted(() => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Asia/Shanghai';
  return zone;
});
afterAll(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});

describe.each(OFFICIAL_YEARS)('the official days of $year', ({ year, source, rest, work, checksum }) => {
  test('are what was once checked against the notice', () => {
    expect(checksumOf({ region: 'cn', year, rest, work })).toBe(checksum);
    expect(source).toMatch(new RegExp(`^国办发明电〔${year - 1}〕\\d+号, https://www\\.gov\\.cn/`));
  });

  test('make up on weekends only, and no day twice', () => {
    expect(work.every((on) => weekdayOf(on) >= 5)).toBe(true);
    expect(new Set([...rest, ...work]).size).toBe(rest.length + work.length);
  });

  test('agree with an independent collection on every day of the year', () => {
    const calendar = calendarWith();
    const differing: string[] = [];
    for (let on = day(`${year}-01-01`); on < `${year + 1}-01-01`; on = addDays(on, 1)) {
      if (calendar.isWorkday(on) !== chineseDays.isWorkday(on)) differing.push(on);
    }
    expect(differing).toEqual([]);
  });
});

describe('2026, as the notice reads', () => {
  test.each([
    ['2026-01-02', false], ['2026-01-04', true], ['2026-02-14', true], ['2026-02-15', false], ['2026-02-23', false], ['2026-02-24', true],
    ['2026-02-28', true], ['2026-04-06', false], ['2026-05-05', false], ['2026-05-09', true], ['2026-06-19', false], ['2026-09-20', true],
    ['2026-09-25', false], ['2026-09-30', true], ['2026-10-01', false], ['2026-10-07', false], ['2026-10-08', true], ['2026-10-10', true],
    ['2026-10-11', false],
  ])('%s works: %s', (on, works) => expect(calendarWith().isWorkday(day(on))).toBe(works));
});

describe('a year that is awaited', () => {
  const years = [...new Set(STATUTORY_DAYS.map((on) => Number(on.slice(0, 4))))];

  test('rests on the days the law names', () => {
    const expected = years.flatMap((year) => {
      const lunar = (date: string) => day(chineseDays.getSolarDateFromLunar(`${year}-${date}`).date);
      const spring = lunar('01-01');
      const moving = [-1, 0, 1, 2].map((n) => addDays(spring, n));
      const clear = day(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'));
      const fixed = daysOf(year, '01-01 05-01..05-02 10-01..10-03');
      return [...new Set([...fixed, ...moving, clear, lunar('05-05'), lunar('08-15')])].toSorted();
    });
    expect(STATUTORY_DAYS).toEqual(expected);
  });

  test('follows the last one announced', () => expect(years[0]).toBe(Math.max(...OFFICIAL_YEARS.map(({ year }) => year)) + 1));

  test('has no make-up workday, and is known to be unannounced', () => {
    const calendar = calendarWith();
    expect([calendar.announced(2026), calendar.announced(2027)]).toEqual([true, false]);
    expect(['2027-01-01', '2027-01-04', '2027-02-08', '2027-10-01', '2027-10-09'].map((on) => calendar.isWorkday(day(on)))).toEqual([
      false, true, false, false, false,
    ]);
  });
});

test('a day that does not exist is no data', () => expect(() => daysOf(2026, '02-28..02-30')).toThrow(RangeError));

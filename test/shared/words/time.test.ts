import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOfEpochDay, earliest, epochDay, instantOf, latest, monthOf, parseDay, parseInstant, plus, weekdayOf } from '../../../shared/words/time.ts';
import { day } from '../calendar/kit.ts';

describe('a moment carries its offset', () => {
  test.each([
    ['2026-10-12T09:30:00+08:00', Date.UTC(2026, 9, 12, 1, 30)],
    ['2026-10-12T09:30+08:00', Date.UTC(2026, 9, 12, 1, 30)],
    ['2026-10-12T01:30:00Z', Date.UTC(2026, 9, 12, 1, 30)],
    ['2026-10-12T01:30:00.250Z', Date.UTC(2026, 9, 12, 1, 30, 0, 250)],
    ['2026-10-11T20:30:00-05:00', Date.UTC(2026, 9, 12, 1, 30)],
  ])('%s', (text, epochMs) => expect(parseInstant(text)).toBe(epochMs));

  test.each(['2026-10-12T09:30:00', '2026-10-12', '09:30', '', '2026-10-12 09:30:00+08:00', '2026-13-01T00:00:00Z', '2026-10-12T25:00:00Z', '2026-10-12T09:61:00Z', '2026-10-12T09:30:00+8', 'x2026-10-12T09:30:00Z'])(
    '«%s» is none', (text) => expect(parseInstant(text)).toBeUndefined());

  test('the earliest and the latest of those there are', () => {
    const [a, b] = [instantOf(1), instantOf(2)];
    expect([earliest(b, undefined, a), latest(undefined, a, b), earliest(), latest(undefined)]).toEqual([a, b, undefined, undefined]);
  });
  test('moves by elapsed time', () => expect(plus(instantOf(5), -3)).toBe(2));
});

describe('a day has no time', () => {
  test.each(['2026-10-12', '2024-02-29', '1899-12-30', '2026-12-31'])('%s', (text) => expect(parseDay(text)).toBe(text));
  test.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-01', '2026-10-00', '2026-10-32', '26-10-12', '2026-1-1', '2026-10-12 ', ''])('«%s» does not exist', (text) =>
    expect(parseDay(text)).toBeUndefined());

  test.each([['2026-10-12', 0], ['2026-10-18', 6], ['1970-01-01', 3], ['1969-12-31', 2], ['1899-12-30', 5]])('%s is weekday %d', (text, weekday) => expect(weekdayOf(day(text))).toBe(weekday));
  test('belongs to its month', () => expect(monthOf(day('2026-10-12'))).toBe('2026-10'));

  const days = fc.integer({ min: -30_000, max: 60_000 });
  test('is as many days after 1970 as its number says', () => {
    fc.assert(fc.property(days, (n) => { expect(epochDay(dayOfEpochDay(n))).toBe(n); }));
  });
  test('there and back is the same day', () => {
    fc.assert(fc.property(days, fc.integer({ min: -4_000, max: 4_000 }), (n, by) => { expect(addDays(addDays(dayOfEpochDay(n), by), -by)).toBe(dayOfEpochDay(n)); }));
  });
  test('a later day sorts later', () => {
    fc.assert(fc.property(days, (n) => { expect(dayOfEpochDay(n) < dayOfEpochDay(n + 1)).toBe(true); }));
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, instantAt, isZone, printClock, printInstant, printMinute, wallOf } from '../../../shared/calendar/zone.ts';
import { dayOfEpochDay, instantOf, MINUTE } from '../../../shared/words/time.ts';
import { day, moment } from './kit.ts';

describe('a wall time becomes a moment', () => {
  test.each([
    ['an ordinary time', 'Asia/Shanghai', '2026-10-12', 570, '2026-10-12T09:30:00+08:00'],
    ['24:00 is the next day', 'Asia/Shanghai', '2026-12-31', 1440, '2027-01-01T00:00:00+08:00'],
    ['minutes may reach over midnight', 'Asia/Shanghai', '2026-10-12', 1800, '2026-10-13T06:00:00+08:00'],
    ['Shanghai kept summer time until 1991', 'Asia/Shanghai', '1990-07-01', 600, '1990-07-01T10:00:00+09:00'],
    ['a time skipped in spring is the moment of the change', 'America/New_York', '2026-03-08', 150, '2026-03-08T03:00:00-04:00'],
    ['the last minute before the gap', 'America/New_York', '2026-03-08', 119, '2026-03-08T01:59:00-05:00'],
    ['a time that comes twice in autumn is the first', 'America/New_York', '2026-11-01', 90, '2026-11-01T01:30:00-04:00'],
    ['the first minute after the overlap', 'America/New_York', '2026-11-01', 120, '2026-11-01T02:00:00-05:00'],
    ['Berlin in spring', 'Europe/Berlin', '2026-03-29', 120, '2026-03-29T03:00:00+02:00'],
    ['Berlin in autumn', 'Europe/Berlin', '2026-10-25', 150, '2026-10-25T02:30:00+02:00'],
    ['Lord Howe turns by half an hour: gap', 'Australia/Lord_Howe', '2026-10-04', 135, '2026-10-04T02:30:00+11:00'],
    ['Lord Howe turns by half an hour: overlap', 'Australia/Lord_Howe', '2026-04-05', 105, '2026-04-05T01:45:00+11:00'],
    ['midnight itself may be skipped', 'America/Sao_Paulo', '2018-11-04', 0, '2018-11-04T01:00:00-02:00'],
    ['the end of the day before it is the same moment', 'America/Sao_Paulo', '2018-11-03', 1440, '2018-11-04T01:00:00-02:00'],
    ['Apia left out a whole day', 'Pacific/Apia', '2011-12-30', 600, '2011-12-31T00:00:00+14:00'],
    ['the last minute before that day', 'Pacific/Apia', '2011-12-29', 1439, '2011-12-29T23:59:00-10:00'],
  ])('%s', (_, zone, on, minute, expected) => {
    expect(printInstant(zone, instantAt(zone, day(on), minute))).toBe(expected);
  });
});

describe('a moment is shown', () => {
  const at = moment('2026-10-12T09:30:05+08:00');

  test('on the wall of a zone', () => {
    expect(wallOf('Asia/Shanghai', at)).toEqual({ on: '2026-10-12', minute: 570, second: 5 });
    expect(wallOf('America/New_York', at)).toEqual({ on: '2026-10-11', minute: 1290, second: 5 });
  });

  test.each([
    ['Asia/Shanghai', '2026-10-12T09:30:05+08:00', '2026-10-12 09:30', '09:30'],
    ['UTC', '2026-10-12T01:30:05+00:00', '2026-10-12 01:30', '01:30'],
    ['America/New_York', '2026-10-11T21:30:05-04:00', '2026-10-11 21:30', '21:30'],
    ['Asia/Kolkata', '2026-10-12T07:00:05+05:30', '2026-10-12 07:00', '07:00'],
    ['America/St_Johns', '2026-10-11T23:00:05-02:30', '2026-10-11 23:00', '23:00'],
  ])('in %s', (zone, iso, minute, clock) => {
    expect([printInstant(zone, at), printMinute(zone, at), printClock(zone, at)]).toEqual([iso, minute, clock]);
  });

  test('before 1970 seconds do not run backwards', () => {
    expect(printInstant('UTC', instantOf(-1500))).toBe('1969-12-31T23:59:58+00:00');
  });

  test('the day changes at midnight of the zone', () => {
    expect(dayOf('Asia/Shanghai', moment('2026-10-12T23:59:59+08:00'))).toBe('2026-10-12');
    expect(dayOf('Asia/Shanghai', moment('2026-10-13T00:00:00+08:00'))).toBe('2026-10-13');
  });
});

test.each([
  ['Asia/Shanghai', true],
  ['UTC', true],
  ['Asia/Peking', false],
  ['', false],
  ['2026-01-01T00:00Z', false],
])('whether %j is a zone: %s', (zone, known) => expect(isZone(zone)).toBe(known));

const ZONES = [
  'Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo', 'Asia/Kathmandu',
];
const zones = fc.constantFrom(...ZONES);
const moments = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2045, 0) }).map((ms) => instantOf(ms - (ms % 1000)));

test('what is printed is read as the same moment', () => {
  const check = fc.property(zones, moments, (zone, at) => {
    expect(moment(printInstant(zone, at))).toBe(at);
  });
  fc.assert(check, { numRuns: 1000 });
});

test('the wall agrees with the platform', () => {
  const style = { dateStyle: 'short', timeStyle: 'short' } as const;
  const formats = new Map(ZONES.map((zone) => [zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...style })]));
  const check = fc.property(zones, moments, (zone, at) => {
    expect(printMinute(zone, at)).toBe(formats.get(zone)?.format(at));
  });
  fc.assert(check, { numRuns: 1000 });
});

test('later on the wall is never earlier in time, and a shown minute is found again', () => {
  const days = fc.integer({ min: 2000, max: 27_000 }).map(dayOfEpochDay);
  const minutes = fc.integer({ min: 0, max: 1440 });
  const check = fc.property(zones, days, minutes, minutes, (zone, on, a, b) => {
    const first = instantAt(zone, on, Math.min(a, b));
    const wall = wallOf(zone, first);
    expect(instantAt(zone, wall.on, wall.minute)).toBe(first);
    expect(instantAt(zone, on, Math.max(a, b))).toBeGreaterThanOrEqual(first);
    expect(instantAt(zone, on, Math.max(a, b))).toBeLessThanOrEqual(first + (Math.abs(a - b) + 60) * MINUTE);
  });
  fc.assert(check, { numRuns: 1000 });
});

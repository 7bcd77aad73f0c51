import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFreeAgain, NEVER_SEEN, owesLook, owesReading, packTallies, unpackTallies, type Tally, type TabSeen } from '../../../shared/sheet/seen.ts';
import { at } from '../cases/kit.ts';

const FROZEN = { at: at('09:00'), why: 'deleted', rows: 4, of: 100, signature: 1 } as const;

describe('another look is owed', () => {
  test.each<[string, Partial<TabSeen>, boolean]>([
    ['not when all is settled', {}, false],
    ['while a row may become a record', { pending: [{ token: 't', firstSeenAt: at('09:00'), cells: {} }] }, true],
    ['while a record waits', { waiting: ['KS-2610-0001'] }, true],
    ['while a row is missing', { missing: { 'KS-2610-0001': at('09:00') } }, true],
    ['while time can clear an error', { timed: { 'KS-2610-0001': at('09:30') } }, true],
    ['where every mark is to be read again', { thorough: true }, true],
    ['where the operator said that the sheet is right', { accepted: true }, true],
    ['where every row is to be written again', { anew: true }, true],
    ['where nothing was taken', { again: true }, true],
    ['while columns are gone', { columnsLostAt: at('09:00') }, true],
    ['since the first moment there was', { columnsLostAt: at('1970-01-01 08:00') }, true],
    ['not for an error that another record may clear', { hoping: ['KS-2610-0001'] }, false],
    ['not for rows that are nobody\'s', { loose: 7 }, false],
    ['not where Google keeps no more marks', { fullAt: at('2026-10-12 09:00') }, false],
    ['not while it is frozen', { frozen: FROZEN }, false],
    ['not for how many rows there are', { count: 7, tallies: { 'KS-2610': 'AAAA' } }, false],
  ])('%s', (_, more, expected) => {
    const seen = { ...NEVER_SEEN, ...more };
    expect([owesLook(seen), owesReading(seen, at('09:30'))]).toEqual([expected, expected]);
  });

  test.each([['09:29', false], ['09:30', true], ['09:31', true]])('what time clears at 09:30 is read closely, at %s: %s', (now, expected) => {
    const timed = { 'KS-2610-0001': at('10:00'), 'KS-2610-0002': at('09:30') };
    expect([owesReading({ ...NEVER_SEEN, timed }, at(now)), owesLook({ ...NEVER_SEEN, timed })]).toEqual([expected, true]);
  });
});

describe('a column that Google refused at 09:00', () => {
  test.each([['09:59', false], ['10:00', true]])('is tried again after an hour: at %s, %s', (now, expected) => {
    const seen: TabSeen = { ...NEVER_SEEN, barred: { keys: ['status'], at: at('09:00') } };
    expect([isFreeAgain(seen, at(now)), owesReading(seen, at(now)), owesLook(seen)]).toEqual([expected, expected, true]);
  });
  test('is none where none was', () => expect(isFreeAgain(NEVER_SEEN, at('10:00'))).toBe(false));
});

test('a tab nobody has looked at is as one in which nothing stands', () => expect(NEVER_SEEN).toMatchObject({ loose: 0, count: 0, tallies: {} }));

const tally: fc.Arbitrary<Tally> = fc.record({ digest: fc.maxSafeNat().map((it) => it % 2 ** 48), count: fc.integer({ min: 0, max: 200 }) }).filter(({ digest, count }) => digest !== 0 || count !== 0);
const bucket = fc.tuple(fc.constantFrom('KS-2609', 'KS-2610', 'KS-2611'), fc.integer({ min: 0, max: 600 })).map(([series, index]) => `${series}/${index}`);

describe('tallies as kept', () => {
  test('are what they were', () =>
    fc.assert(fc.property(fc.array(fc.tuple(bucket, tally), { maxLength: 40 }), (all) => {
      const tallies = new Map(all);
      expect(unpackTallies(packTallies(tallies))).toEqual(tallies);
    })));
  test('are kept alike in whatever order they came', () =>
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(bucket, tally), { selector: ([name]) => name, maxLength: 10 }), (all) => {
      expect(packTallies(new Map(all.toReversed()))).toEqual(packTallies(new Map(all)));
    })));
  test('of none are nothing', () => expect([packTallies(new Map()), unpackTallies({})]).toEqual([{}, new Map()]));
  test('take seven bytes a bucket: digest, count', () =>
    expect(Buffer.from(packTallies(new Map([['KS-2610/1', { digest: 0x0102_0304_0506, count: 200 }]]))['KS-2610'] ?? '', 'base64').toString('hex')).toBe('00000000000000'.concat('010203040506c8')));
  test('of 50,000 rows in one month are 2 kB', () => {
    const packed = packTallies(new Map(Array.from({ length: 250 }, (_, index) => [`KS-2610/${index}`, { digest: 2 ** 48 - 1 - index, count: 200 }])));
    expect([Object.keys(packed), JSON.stringify(packed).length, unpackTallies(packed).size]).toEqual([['KS-2610'], 2_350, 250]);
  });
  test('of an empty bucket are none, though one after it has rows', () => expect([...unpackTallies(packTallies(new Map([['KS-2610/0', { digest: 0, count: 0 }], ['KS-2610/2', { digest: 1, count: 0 }], ['KS-2610/4', { digest: 0, count: 1 }]]))).keys()]).toEqual(['KS-2610/2', 'KS-2610/4']));
});

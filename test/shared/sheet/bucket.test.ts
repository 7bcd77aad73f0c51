import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDigest, Bucket, BUCKET_ROWS, bucketOf, NO_SLOT, type Slot } from '../../../shared/sheet/bucket.ts';

const id = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;
const serial = fc.integer({ min: 1, max: 999_999 });
const print = fc.oneof(fc.maxSafeNat().map((it) => it % 2 ** 48), fc.constantFrom(1, 2 ** 32 - 1, 2 ** 32, 2 ** 48 - 1));
const place = fc.integer({ min: 0, max: 2 ** 16 - 1 });
const slot: fc.Arbitrary<Slot> = fc.record({ print, place, gone: fc.boolean(), live: fc.boolean() });
const one: Slot = { print: 1, place: 2, gone: false, live: true };

describe('numbers are kept together, two hundred at a time', () => {
  test.each([
    [1, 'KS-2610/0'], [200, 'KS-2610/0'], [201, 'KS-2610/1'], [400, 'KS-2610/1'], [401, 'KS-2610/2'], [9_999, 'KS-2610/49'], [10_000, 'KS-2610/49'], [10_001, 'KS-2610/50'], [12_345, 'KS-2610/61'], [999_999, 'KS-2610/4999'],
  ])('%d is of %s', (number, bucket) => expect(bucketOf(id(number))).toBe(bucket));
  test('each month by itself', () => expect([bucketOf('KS-2609-0001'), bucketOf('FK-2610-0001')]).toEqual(['KS-2609/0', 'FK-2610/0']));

  test('whatever the number, its bucket gives it back', () =>
    fc.assert(fc.property(serial, slot.filter((it) => it.print !== 0), (number, it) => {
      const bucket = new Bucket(bucketOf(id(number)));
      bucket.set(id(number), it);
      expect([bucket.entries(), bucket.get(id(number))]).toEqual([[[id(number), it]], it]);
    })));
  test('neighbours do not touch', () => {
    const bucket = new Bucket('KS-2610/1');
    bucket.set(id(201), one);
    expect([bucket.get(id(201)), bucket.get(id(202)), bucket.get(id(400))]).toEqual([one, NO_SLOT, NO_SLOT]);
  });
});

describe('a bucket', () => {
  test('without a row has no entries', () => expect([new Bucket('KS-2610/0').entries(), new Bucket('KS-2610/0').get(id(1))]).toEqual([[], { print: 0, place: 0, gone: false, live: false }]));
  test('lists rows and rows that are gone, in order, by their number', () => {
    const bucket = new Bucket('KS-2610/61', [one, NO_SLOT, undefined, { ...NO_SLOT, gone: true }, { ...NO_SLOT, live: true }]);
    expect(bucket.entries().map(([number]) => number)).toEqual(['KS-2610-12201', 'KS-2610-12204']);
  });
  test('pads numbers to four digits', () => expect(new Bucket('KS-2610/0', [one]).entries()).toEqual([['KS-2610-0001', one]]));
  test('is changed apart from what it was made of', () => {
    const slots = [one];
    new Bucket('KS-2610/0', slots).set(id(1), NO_SLOT);
    expect(slots).toEqual([one]);
  });
  test('is full with its last number', () => {
    const bucket = new Bucket('KS-2610/0', Array.from({ length: BUCKET_ROWS }, () => one));
    expect([bucket.entries().length, bucket.entries().at(-1)?.[0], Buffer.from(bucket.encode(), 'base64').length]).toEqual([200, id(200), 1_800]);
  });
});

const twice = (bucket: Bucket): Bucket => Bucket.decode(bucket.name, bucket.encode());

describe('a bucket as kept', () => {
  test('is what it was', () =>
    fc.assert(fc.property(fc.array(slot, { maxLength: BUCKET_ROWS }), (slots) => {
      const bucket = new Bucket('KS-2610/3', slots);
      const again = twice(bucket);
      expect([again.name, again.entries(), again.encode()]).toEqual([bucket.name, bucket.entries(), bucket.encode()]);
      expect(slots.map((_, at) => again.get(id(601 + at)))).toEqual(slots);
    })));
  test('keeps gaps', () => {
    const bucket = new Bucket('KS-2610/0', [undefined]);
    bucket.set(id(200), one);
    expect(twice(bucket).entries()).toEqual([[id(200), one]]);
  });
  test('is nothing where nothing was kept', () => expect([new Bucket('KS-2610/0').encode(), Bucket.decode('KS-2610/0', '').entries()]).toEqual(['', []]));
  test('takes nine bytes a row: fingerprint, place, flags', () =>
    expect(Buffer.from(new Bucket('KS-2610/0', [{ print: 0x0102_0304_0506, place: 0x0708, gone: true, live: false }, { print: 1, place: 2, gone: false, live: true }, { print: 1, place: 2, gone: true, live: true }]).encode(), 'base64').toString('hex'))
      .toBe('010203040506070801'.concat('000000000001000202', '000000000001000203')));
});

const add = (rows: readonly (readonly [number: number, print: number, place: number])[]): number => rows.reduce((sum, [number, value, at]) => addDigest(sum, id(number), value, at), 0);

describe('a digest', () => {
  const rows = fc.array(fc.tuple(serial, print, place), { maxLength: 20 });

  test('is a whole number of 48 bits', () =>
    fc.assert(fc.property(rows, (all) => {
      const sum = add(all);
      expect([Number.isSafeInteger(sum), sum >= 0, sum < 2 ** 48]).toEqual([true, true, true]);
    })));
  test('does not mind in which order rows are added', () =>
    fc.assert(fc.property(rows.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }))), ([all, other]) => {
      expect(add(other)).toBe(add(all));
    })));
  test('loses a row as it took it', () =>
    fc.assert(fc.property(rows, serial, print, place, (all, number, value, at) => {
      const without = (addDigest(add(all), id(number), value, at) + 2 ** 48 - addDigest(0, id(number), value, at)) % 2 ** 48;
      expect(without).toBe(add(all));
    })));
  test('is another for another number, fingerprint or place', () =>
    fc.assert(fc.property(serial, print, place, fc.tuple(serial, print, place), (number, value, at, [other, its, elsewhere]) => {
      const sum = add([[number, value, at]]);
      expect([add([[other, value, at]]) === sum, add([[number, its, at]]) === sum, add([[number, value, elsewhere]]) === sum]).toEqual([other === number, its === value, elsewhere === at]);
    })));
  test('is the same in every release, for it is kept', () => expect([addDigest(0, id(1), 1, 0), addDigest(7, id(12_345), 2 ** 47 + 12_345, 65_535), addDigest(0, id(777), 2 ** 48 - 1, 5)]).toEqual([182_156_838_038_140, 238_406_976_241_606, 219_034_990_859_917]));

  test('of 40,000 rows that are nearly the same no two are one', () => {
    const met = new Set<number>();
    for (let number = 1; number <= 200; number += 1) for (let at = 0; at < 200; at += 1) met.add(addDigest(0, id(number), 1_000_000 + number, at));
    expect(met.size).toBe(40_000);
  });
});

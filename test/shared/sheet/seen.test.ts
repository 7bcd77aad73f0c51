import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint, isUnchanged, NEVER_SEEN, owesLook, valuesOf, type TabSeen } from '../../../shared/sheet/seen.ts';
import { at } from '../cases/kit.ts';
import { PEOPLES_KEYS } from './kit.ts';

const HEADER = ['编号', '客户'];
const seen: TabSeen = { ...NEVER_SEEN, header: HEADER, layout: ['id', 'customer'], rows: { 'KS-1': 'aa', 'KS-2': 'bb' }, places: { 'KS-1': 1, 'KS-2': 2 }, loose: ['cc', 'dd'] };
const rows = [{ id: 'KS-1', print: 'aa', index: 1 }, { id: 'KS-2', print: 'bb', index: 2 }, { print: 'cc', index: 3 }, { print: 'dd', index: 4 }];

describe('a light read shows what the last look left behind', () => {
  test('where nothing moved', () => expect(isUnchanged(seen, HEADER, rows)).toBe(true));
  test('in whatever order rows of nobody\'s stand', () => expect(isUnchanged(seen, HEADER, rows.toReversed())).toBe(true));
  test('not where a record stands elsewhere, for its metadata may have stayed behind', () => expect(isUnchanged(seen, HEADER, rows.map((row) => (row.id === 'KS-1' ? { ...row, index: 9 } : row)))).toBe(false));

  test.each([
    ['a cell of a record changed', [{ id: 'KS-1', print: 'ax', index: 1 }, ...rows.slice(1)]],
    ['a record vanished', rows.slice(1)],
    ['a record stands there twice', [...rows, { id: 'KS-1', print: 'aa', index: 5 }]],
    ['a row came', [...rows, { print: 'ee', index: 5 }]],
    ['a row of nobody\'s went', rows.slice(0, 3)],
    ['a row of nobody\'s changed', [...rows.slice(0, 3), { print: 'dx', index: 4 }]],
    ['a number appeared that no row had', [...rows, { id: 'KS-3', print: 'aa', index: 5 }]],
    ['a number was typed over', [{ id: 'KS-3', print: 'aa', index: 1 }, ...rows.slice(1)]],
  ])('not where %s', (_, now) => expect(isUnchanged(seen, HEADER, now)).toBe(false));
  test('not where the header changed, or a column moved', () => expect([isUnchanged(seen, ['客户', '编号'], rows), isUnchanged(seen, [...HEADER, '新'], rows)]).toEqual([false, false]));
  test('never before the first look', () => expect(isUnchanged(NEVER_SEEN, HEADER, [])).toBe(false));
});

describe('another look is owed', () => {
  test.each<[string, Partial<TabSeen>, boolean]>([
    ['not when all is settled', {}, false],
    ['while a row may become a record', { pending: [{ token: 't', firstSeenAt: at('09:00'), cells: {} }] }, true],
    ['while a record waits', { waiting: ['KS-1'] }, true],
    ['while a row is missing', { missing: { 'KS-1': at('09:00') } }, true],
    ['while time can clear an error', { timed: { 'KS-1': at('09:00') } }, true],
    ['not for a row that is gone for good', { gone: ['KS-1'] }, false],
    ['not for an error that only people can mend', { faulty: ['KS-1'] }, false],
  ])('%s', (_, more, expected) => expect(owesLook({ ...seen, ...more })).toBe(expected));
});

describe('the fingerprint of a row', () => {
  const cell = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(true));
  const values = fc.dictionary(fc.constantFrom(...PEOPLES_KEYS), cell, { maxKeys: 8 });
  const layouts = values.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...Object.keys(all), null, null], { minLength: Object.keys(all).length + 2, maxLength: Object.keys(all).length + 2 })));

  test('is the same wherever its columns stand', () =>
    fc.assert(fc.property(layouts, ([all, layout]) => {
      const cells = layout.map((key) => (key === null ? 'a stranger' : all[key]));
      expect(fingerprint(valuesOf(layout, cells))).toBe(fingerprint(valuesOf(Object.keys(all), Object.values(all))));
    })));
  test('is another for another value', () =>
    fc.assert(fc.property(values, fc.constantFrom(...PEOPLES_KEYS), cell, (all, key, other) => {
      expect(fingerprint(all) === fingerprint({ ...all, [key]: other })).toBe(Object.is(all[key], other) || (all[key] === 0 && other === 0));
    })));
  test('a number is not the text of its digits', () => expect(fingerprint({ phone: 1 })).not.toBe(fingerprint({ phone: '1' })));
  test('an unticked box and a blank are nothing', () => expect(fingerprint(valuesOf(['money', 'customer'], [false, '']))).toBe(fingerprint({})));
});

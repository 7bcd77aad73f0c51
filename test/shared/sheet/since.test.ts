import { describe, expect, test } from 'vitest';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import type { ReadCell } from '../../../shared/sheet/cell.ts';
import { sinceFirstSeen } from '../../../shared/sheet/since.ts';
import { at, lookAt, print } from '../cases/kit.ts';

const SERIAL = 46307 + (9 * 60 + 30) / 1440;

const seenSince = (had: ReadCell, has: ReadCell, key = 'deliveredAt'): string => {
  const edits = { [key]: { ...has, at: at('11:00') } };
  const found = sinceFirstSeen(COMPLAINTS, edits, { [key]: { ...had, at: at('09:31') } }, lookAt(at('11:00')))[key];
  return found ? print(found.at) : '';
};

describe('a moment counts as seen', () => {
  test.each<[string, ReadCell, ReadCell]>([
    ['a text became a date', { raw: '2026-10-12 09:30' }, { raw: SERIAL }],
    ['a date became a text', { raw: SERIAL }, { raw: '10月12日9:30' }],
    ['a formula became its value', { raw: SERIAL, formula: '=E2+1/48' }, { raw: SERIAL }],
    ['a word of the same day became a date', { raw: '今天9:30' }, { raw: SERIAL }],
  ])('when it first was, where %s', (_, had, has) => expect(seenSince(had, has)).toBe('09:31'));

  test.each<[string, ReadCell, ReadCell]>([
    ['it is another moment', { raw: SERIAL }, { raw: '2026-10-12 09:31' }],
    ['nobody could read it before', { raw: '早上' }, { raw: SERIAL }],
    ['nobody can read it now', { raw: SERIAL }, { raw: '早上' }],
    ['it lay ahead before', { raw: '2026-10-12 12:30' }, { raw: '2026-10-12 9:30' }],
  ])('from now on, where %s', (_, had, has) => expect(seenSince(had, has)).toBe('11:00'));

  test('a promise too', () => expect(seenSince({ raw: '2026-10-13 15:00' }, { raw: '10月13日 15:00' }, 'onSitePromise')).toBe('09:31'));
  test('other words do not', () => expect(seenSince({ raw: '安装' }, { raw: '安装。' }, 'type')).toBe('11:00'));
  test('nor does what was emptied', () => expect(sinceFirstSeen(COMPLAINTS, { deliveredAt: null }, { deliveredAt: { raw: SERIAL, at: at('09:31') } }, lookAt(at('11:00')))).toEqual({ deliveredAt: null }));
});

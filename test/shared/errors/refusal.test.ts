import { describe, expect, test } from 'vitest';
import { fill, Refusal, REFUSALS, type RefusalCode } from '../../../shared/errors/refusal.ts';

const codes = Object.keys(REFUSALS) as RefusalCode[];

describe.each(codes)('%s', (code) => {
  const { status, retry, sentence } = REFUSALS[code];

  test('is said in both languages', () => expect([/\p{sc=Han}/u.test(sentence.zh), /\p{sc=Han}/u.test(sentence.en), sentence.en.length > 10]).toEqual([true, false, true]));
  test('asks for the same facts in both', () => expect(sentence.zh.match(/\{\w+\}/g)?.toSorted()).toEqual(sentence.en.match(/\{\w+\}/g)?.toSorted()));
  test('is tried again only where waiting may help', () => expect(retry).toBe(status === 503 || code.startsWith('month.') && status === 409));
  test('carries its code, status and sentence', () => {
    const error = new Refusal(code, { month: '2026-10' });
    expect(error).toMatchObject({ code, status, retry, name: 'Refusal', message: error.sentence.zh });
  });
});

test('facts fill their places, and a fact not given leaves nothing', () =>
  expect(fill({ zh: '先结 {earlier}，再结 {month}', en: '{month}{month}' }, { month: '2026-10' })).toEqual({ zh: '先结 ，再结 2026-10', en: '2026-102026-10' }));
test('a fact that looks like a place is not filled again', () => expect(fill({ zh: '{a}', en: '' }, { a: '{b}', b: 'x' }).zh).toBe('{b}'));
test('the contract names four of them', () => expect([REFUSALS['month.open'].status, REFUSALS['month.running'].status, REFUSALS['month.order'].status, REFUSALS['clock.back'].status]).toEqual([409, 409, 409, 409]));

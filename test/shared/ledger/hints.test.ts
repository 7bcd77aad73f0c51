import { describe, expect, test } from 'vitest';
import { LEGAL_HINTS, legalHints } from '../../../shared/ledger/hints.ts';
import type { Jurisdiction } from '../../../shared/registers/company.ts';
import { DEALER, STORE, subject, ZHANG } from './kit.ts';

const at = (jurisdiction: Jurisdiction) => legalHints(subject(ZHANG, { jurisdiction })).join('');

describe('legal hints by 用工地', () => {
  test.each<[Jurisdiction, number, string]>([
    ['全国', 2, '《工资支付暂行规定》'],
    ['广东', 3, '2000-5000 元'],
    ['深圳', 3, '30%'],
    ['台湾', 1, '不得预扣'],
    ['香港', 1, '300 港元'],
  ])('%s', (place, count, words) => {
    expect(legalHints(subject(ZHANG, { jurisdiction: place }))).toHaveLength(count);
    expect(at(place)).toContain(words);
  });

  test('none elsewhere, and none where the place is not known', () => expect([at('其他'), legalHints(subject(ZHANG))]).toEqual(['', []]));
  test('none for dealers and stores, who are no employees', () =>
    expect([DEALER, STORE].flatMap((who) => legalHints(subject(who, { jurisdiction: '全国' })))).toEqual([]));
  test('each names its source and that it is no advice', () => {
    const places = ['全国', '广东', '深圳', '台湾', '香港'] as const;
    const hints = places.flatMap((jurisdiction) => legalHints(subject(ZHANG, { jurisdiction })));
    for (const hint of hints) expect(hint).toMatch(/（.*[《令].*；非法律意见）$/u);
    expect(LEGAL_HINTS.every(({ source }) => source.length > 0)).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { heavier, outweighedBy } from '../../../shared/ledger/heavier.ts';
import type { Proposal } from '../../../shared/ledger/proposal.ts';
import { yuan } from '../../../shared/words/money.ts';
import { blank, proposal } from './kit.ts';

const rule = (id: string, fact: string, amount: number, high = amount): Proposal =>
  proposal({ key: `${id}/${fact}`, rule: id, amount: yuan(amount), high: yuan(high) });
const open = (id: string, fact: string): Proposal => blank(proposal({ key: `${id}/${fact}`, rule: id }));
const rules = (...its: readonly Proposal[]) => heavier(its).map((it) => it.rule);

describe('two rules on one fact for one person', () => {
  test.each<[string, readonly Proposal[], readonly string[]]>([
    ['the larger 拟罚金额 stands', [rule('F02', 'r/p', 30), rule('F04', 'r/p', 100)], ['F04']],
    ['in whichever order they come', [rule('F04', 'r/p', 100), rule('F02', 'r/p', 30)], ['F04']],
    ['a larger 上限 does not beat a larger 拟罚金额', [rule('F04', 'r/p', 100), rule('F03', 'r/p', 50, 200)], ['F04']],
    ['between equal amounts the larger 上限', [rule('F02', 'r/p', 30), rule('F05', 'r/p', 30, 50)], ['F05']],
    ['between equals the first listed', [rule('F05', 'r/p', 30, 50), rule('F02', 'r/p', 30, 50)], ['F05']],
    ['an amount stated beats one to be typed', [open('F12', 'r/p'), rule('F06', 'r/p', 0)], ['F06']],
    ['other people stand beside', [rule('F02', 'r/p', 30), rule('F04', 'r/q', 100)], ['F02', 'F04']],
    ['other records stand beside', [rule('F02', 'r/p', 30), rule('F04', 's/p', 100)], ['F02', 'F04']],
    ['other conduct stands beside', [rule('F08', 'r/p/a', 30), rule('F09', 'r/p/b', 100)], ['F08', 'F09']],
    ['the same proposal twice is one', [rule('F02', 'r/p', 30), rule('F02', 'r/p', 30)], ['F02']],
    ['nothing', [], []],
  ])('%s', (_, its, expected) => expect(rules(...its)).toEqual(expected));
});

test('only something heavier on the same fact outweighs', () => {
  const own = rule('F02', 'r/p', 30);
  const others = [own, rule('F05', 'r/p', 30), rule('F04', 'r/q', 100)];
  expect(outweighedBy(own, others)).toBeUndefined();
  expect(outweighedBy(own, [...others, rule('F04', 'r/p', 100)])?.rule).toBe('F04');
});

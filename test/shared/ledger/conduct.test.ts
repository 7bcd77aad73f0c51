import { describe, expect, test } from 'vitest';
import type { ConductFacts } from '../../../shared/ledger/conduct.ts';
import { conductProposals } from '../../../shared/ledger/conduct.ts';
import type { RuleBook } from '../../../shared/clocks/rulebook.ts';
import { BOOK, bookWith, DEALER, moment, printAmounts, STORE, subject, ZHANG, ZONE } from './kit.ts';

const facts = (more: Partial<ConductFacts> = {}): ConductFacts => ({
  record: 'KS-2610-0005',
  first: 'KS-2610-0003',
  at: moment('2026-10-12 09:34'),
  upheld: true,
  conduct: '态度恶劣',
  media: false,
  harm: false,
  responsible: subject(ZHANG),
  judged: true,
  storeCasesThisMonth: 0,
  ...more,
});

const proposals = (more: Partial<ConductFacts>, book: RuleBook = BOOK) => conductProposals(facts(more), book, ZONE);
const print = (more: Partial<ConductFacts>, book: RuleBook = BOOK) =>
  proposals(more, book).map(printAmounts);

const without = (key: 'conduct' | 'responsible', more: Partial<ConductFacts> = {}): ConductFacts => {
  const { [key]: _, ...rest } = facts(more);
  return rest;
};

describe('who did what', () => {
  const publicly = { media: true, harm: true };
  const store = { responsible: subject(STORE) };
  const dealer = { responsible: subject(DEALER) };

  test.each<[string, Partial<ConductFacts>, string]>([
    ['an employee, rude', {}, 'F08 1001 30 200 30'],
    ['an employee, mishandling', { conduct: '业务处理不当' }, 'F08 1001 30 200 30'],
    ['an employee, against the rules', { conduct: '违规操作' }, 'F08 1001 30 200 30'],
    ['F08 in public with harm is F09', publicly, 'F09 1001 100 500 100'],
    ['in public without harm is still F08', { media: true }, 'F08 1001 30 200 30'],
    ['harm without publicity is still F08', { harm: true }, 'F08 1001 30 200 30'],
    ['late in public is F10, with or without harm', { conduct: '不及时不到位', media: true }, 'F10 1001 50 500 50'],
    ['late in public with harm', { conduct: '不及时不到位', ...publicly }, 'F10 1001 50 500 50'],
    ['late in public of another type has no rule', { conduct: '不及时不到位', media: true, type: '其他' }, 'F12 1001 - - -'],
    ['late in private has no rule', { conduct: '不及时不到位' }, 'F12 1001 - - -'],
    ['upheld without a conduct has no rule', { conduct: '无' }, 'F12 1001 - - -'],
    ['a store loses its bonus, to be typed', store, 'F06 S-02 - - -'],
    ['a store, mishandling', { ...store, conduct: '业务处理不当' }, 'F06 S-02 - - -'],
    ['a second case of the month is a line of 0 (A70)', { ...store, storeCasesThisMonth: 1 }, 'F06 S-02 0 0 0'],
    ['a store against the rules has no rule', { ...store, conduct: '违规操作' }, 'F12 S-02 - - -'],
    ['a dealer pays 200 each (A71)', dealer, 'F07 D-07 200 200 200'],
    ['a dealer pays 200 for a second case too', { ...dealer, storeCasesThisMonth: 3 }, 'F07 D-07 200 200 200'],
    ['publicity changes nothing for a dealer', { ...dealer, ...publicly }, 'F07 D-07 200 200 200'],
    ['a late dealer has no rule', { ...dealer, conduct: '不及时不到位', media: true }, 'F12 D-07 - - -'],
  ])('%s', (_, more, expected) => expect(print(more)).toEqual([expected]));
});

describe('blank 查实情形 follows from 投诉类型', () => {
  test.each([
    ['服务态度', 'F08/KS-2610-0003/1001/态度恶劣'],
    ['处理不当', 'F08/KS-2610-0003/1001/业务处理不当'],
    ['安装', 'F10/KS-2610-0003/1001/不及时不到位'],
    ['其他', 'F12/KS-2610-0003/1001/不及时不到位'],
  ])('%s', (type, key) =>
    expect(conductProposals(without('conduct', { type, media: true }), BOOK, ZONE).map((it) => it.key)).toEqual([key]));

  test('neither is given', () => expect(conductProposals(without('conduct', { media: true }), BOOK, ZONE)[0]?.rule).toBe('F10'));
});

describe('nothing is proposed', () => {
  test.each<[string, Partial<ConductFacts>]>([
    ['for a complaint not upheld', { upheld: false }],
    ['before somebody else has judged', { judged: false }],
  ])('%s', (_, more) => expect(proposals(more)).toEqual([]));

  test('for 待查, 公司外人员 or nobody', () => expect(conductProposals(without('responsible'), BOOK, ZONE)).toEqual([]));
  test('under a rule switched off', () => expect(print({}, bookWith('F08', { active: false }))).toEqual([]));
  test('but F09 switched off leaves F08', () =>
    expect(print({ media: true, harm: true }, bookWith('F09', { active: false }))).toEqual(['F08 1001 30 200 30']));
});

describe('what a proposal says', () => {
  test('one line for the first record of a chain, person and conduct', () =>
    expect(proposals({})[0]?.key).toBe('F08/KS-2610-0003/1001/态度恶劣'));
  test('the facts', () =>
    expect(proposals({ type: '服务态度', media: true, harm: true })[0]).toMatchObject({
      complaint: 'KS-2610-0005',
      reason: 'KS-2610-0005（2026-10-12 09:34，服务态度）投诉成立，责任在 张三：态度恶劣，已上媒体或网络，造成负面影响',
    }));
  test('a finding of 无 is not named as a fault', () => expect(proposals({ conduct: '无' })[0]?.reason).toContain('：未查实具体情形'));

  test.each<[string, Partial<ConductFacts>, readonly string[]]>([
    ['a rule with an amount', {}, []],
    ['no rule fits', { conduct: '无' }, ['按《奖惩管理制度》处理', '需填金额']],
    ['the bonus of a store', { responsible: subject(STORE) }, ['金额为该店当月投诉奖励金', '需填金额']],
    ['a further case of a store', { responsible: subject(STORE), storeCasesThisMonth: 2 }, ['当月投诉奖励金已因前案扣除']],
  ])('hints: %s', (_, more, hints) => expect(proposals(more)[0]?.hints).toEqual(hints));

  test('a company may give the bonus a number in 规则', () =>
    expect(print({ responsible: subject(STORE) }, bookWith('F06', { low: 300, high: 300 }))).toEqual(['F06 S-02 300 300 300']));
});

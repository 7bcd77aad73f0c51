import { describe, expect, test } from 'vitest';
import type { MissedClock, RepeatFacts } from '../../../shared/ledger/repeat.ts';
import { repeatProposals } from '../../../shared/ledger/repeat.ts';
import { BOOK, bookWith, CHEN, DEALER, LI, moment, printAmounts, subject, WANG, ZHANG, ZHAO, ZONE } from './kit.ts';

const AT = moment('2026-10-13 09:00');

const missed = (clock: MissedClock['clock'], who = ZHANG, more: Partial<MissedClock> = {}): MissedClock => ({
  clock,
  name: clock,
  dueAt: moment('2026-10-12 09:30'),
  stoppedAt: moment('2026-10-12 10:36'),
  liable: subject(who),
  hints: [],
  ...more,
});

const facts = (more: Partial<RepeatFacts> = {}): RepeatFacts => ({
  record: 'KS-2610-0002',
  original: 'KS-2610-0001',
  at: AT,
  complex: false,
  direct: false,
  closedSatisfied: false,
  missed: [],
  head: subject(LI),
  ...more,
});

const proposals = (it: RepeatFacts, book = BOOK) => repeatProposals(it, book, ZONE).proposals;
const print = (it: RepeatFacts, book = BOOK) =>
  proposals(it, book).map(printAmounts);

describe('what had been missed when the repeat came decides', () => {
  test.each<[string, Partial<RepeatFacts>, readonly string[]]>([
    ['nothing missed, nothing fined', {}, []],
    ['D09: F02, 30 for the head', { missed: [missed('D09', LI)] }, ['F02 0002 30 30 30']],
    ['D10: F04, 100 for the top leader', { missed: [missed('D10', CHEN)] }, ['F04 9001 100 100 100']],
    ['D01: F05 for the first intake', { missed: [missed('D01')] }, ['F05 1001 30 50 30']],
    ['D02: F05', { missed: [missed('D02')] }, ['F05 1001 30 50 30']],
    ['D05: F05', { missed: [missed('D05')] }, ['F05 1001 30 50 30']],
    ['D11: F05', { missed: [missed('D11')] }, ['F05 1001 30 50 30']],
    ['D03 alone fines nobody', { missed: [missed('D03', ZHAO)] }, []],
    ['D03 with a direct reply: F05 for the second intake', { missed: [missed('D03', ZHAO)], direct: true }, ['F05 3002 30 50 30']],
    ['several clocks of one person are one line', { missed: [missed('D01'), missed('D05'), missed('D11')] }, ['F05 1001 30 50 30']],
    ['two first intakes are two lines', { missed: [missed('D01'), missed('D05', ZHAO)] }, ['F05 1001 30 50 30', 'F05 3002 30 50 30']],
    ['head and intake each pay their own', { missed: [missed('D09', LI), missed('D01')] }, ['F02 0002 30 30 30', 'F05 1001 30 50 30']],
    ['a role that nobody held fines nobody', { missed: [{ clock: 'D09', name: 'x', dueAt: moment('2026-10-12 09:30'), hints: [] }] }, []],
    ['a clock not yet due when the repeat came', { missed: [missed('D11', ZHANG, { dueAt: moment('2026-10-18 24:00') })] }, []],
    ['a clock due at that very moment', { missed: [missed('D09', LI, { dueAt: AT })] }, []],
  ])('%s', (_, more, expected) => expect(print(facts(more))).toEqual(expected));
});

describe('a complex case, or a time the customer agreed to (A87)', () => {
  test.each<[string, Partial<RepeatFacts>, readonly string[]]>([
    ['F03 instead of F02, for the employee', { responsible: subject(ZHAO), missed: [missed('D09', LI)] }, ['F03 3002 50 200 50']],
    ['else for the head', { missed: [missed('D09', LI)] }, ['F03 0002 50 200 50']],
    ['a dealer is no employee: the head', { responsible: subject(DEALER) }, ['F03 0002 50 200 50']],
    ['without anything missed', {}, ['F03 0002 50 200 50']],
    ['beside F04 of somebody else', { missed: [missed('D10', CHEN)] }, ['F03 0002 50 200 50', 'F04 9001 100 100 100']],
    ['also where the customer rejects the result', { reason: '不服处理结果', missed: [missed('D10', CHEN)] }, ['F03 0002 50 200 50']],
    ['but not for a new problem', { reason: '新问题' }, []],
  ])('%s', (_, more, expected) => expect(print(facts({ complex: true, ...more }))).toEqual(expected));

  test('without head and responsible employee nobody is fined', () => {
    const { head: _, ...rest } = facts({ complex: true });
    expect(print(rest)).toEqual([]);
  });

  test('a repeat before the agreed time says so', () => {
    const early = { extendedTo: moment('2026-10-15 18:00') };
    expect(proposals(facts({ complex: true, ...early }))[0]).toMatchObject(
      { hints: ['约定时间未到'], reason: 'KS-2610-0001 客户同意延期至 2026-10-15 18:00，客户于 2026-10-13 09:00 再次投诉（KS-2610-0002）' },
    );
    expect(proposals(facts({ complex: true, extendedTo: AT }))[0]?.hints).toEqual([]);
  });

  test('where F03 is switched off, F02 is back', () => {
    expect(print(facts({ complex: true, missed: [missed('D09', LI)] }), bookWith('F03', { active: false }))).toEqual(['F02 0002 30 30 30']);
  });
});

describe('why the customer complained again (A90)', () => {
  const late = { missed: [missed('D09', LI), missed('D10', CHEN), missed('D01')] };

  test.each<[string, Partial<RepeatFacts>, number, boolean]>([
    ['delay', { reason: '拖延或无人跟进' }, 3, false],
    ['blank counts as delay', {}, 3, false],
    ['blank, but closed and satisfied: asked for', { closedSatisfied: true }, 0, true],
    ['that holds for complex cases too', { closedSatisfied: true, complex: true }, 0, true],
    ['delay stated, though closed and satisfied', { closedSatisfied: true, reason: '拖延或无人跟进' }, 3, false],
    ['rejects the result', { reason: '不服处理结果' }, 0, false],
    ['a new problem', { reason: '新问题' }, 0, false],
  ])('%s', (_, more, count, asks) => {
    const outcome = repeatProposals(facts({ ...late, ...more }), BOOK, ZONE);
    expect([outcome.proposals.length, outcome.asks]).toEqual([count, asks]);
  });
});

describe('two rules on one repeat for one person (A80)', () => {
  test.each<[string, readonly MissedClock[], readonly string[]]>([
    ['F04 outweighs F02', [missed('D09', CHEN), missed('D10', CHEN)], ['F04 9001 100 100 100']],
    ['F05 outweighs F02 by its 上限', [missed('D09', ZHANG), missed('D01', ZHANG)], ['F05 1001 30 50 30']],
    [
      'other people are not touched',
      [missed('D09', LI), missed('D10', CHEN), missed('D01', CHEN)],
      ['F02 0002 30 30 30', 'F04 9001 100 100 100'],
    ],
  ])('%s', (_, its, expected) => expect(print(facts({ missed: its }))).toEqual(expected));
});

const LATE = { dueAt: moment('2026-10-13 08:30'), workingMinutesLate: 30 };

describe('what a proposal says', () => {
  const delivery = missed('D01', ZHANG, { name: '送达', dueAt: moment('2026-10-12 09:10'), hints: ['仅非工作时间超时'] });
  const [only] = proposals(facts({ missed: [missed('D05', ZHANG, { name: '回复客户' }), delivery] }));

  test('its key names rule, repeat and person', () => expect(only?.key).toBe('F05/KS-2610-0002/1001'));
  test('it is about the repeat, at the repeat', () =>
    expect(only).toMatchObject({ complaint: 'KS-2610-0002', at: AT, ruleVersion: 1, clause: '《客服部管理制度》篇一 §7.2.3' }));
  test('its facts come in order of their due moments, absolutely', () =>
    expect(only?.reason).toBe(
      'KS-2610-0001 送达应于 2026-10-12 09:10 前完成，2026-10-12 10:36 才完成，迟 1 小时 26 分钟；' +
        '回复客户应于 2026-10-12 09:30 前完成，2026-10-12 10:36 才完成，迟 1 小时 6 分钟。客户于 2026-10-13 09:00 再次投诉（KS-2610-0002）',
    ));
  test('the hints of its clocks are its own', () => expect(only?.hints).toEqual(['仅非工作时间超时']));

  test.each([
    ['not done', { ...LATE, clock: 'D01', name: '送达', liable: subject(ZHANG), hints: [] }],
    ['done only after the repeat', missed('D01', ZHANG, { ...LATE, name: '送达', stoppedAt: moment('2026-10-13 09:01') })],
  ] as const)('%s: both counts up to the repeat', (_, it) =>
    expect(proposals(facts({ missed: [it] }))[0]?.reason).toBe(
      'KS-2610-0001 送达应于 2026-10-13 08:30 前完成，再次投诉时尚未完成，迟 30 分钟（工作时间 30 分钟）。客户于 2026-10-13 09:00 再次投诉（KS-2610-0002）',
    ));

  test.each([
    ['59 minutes', '2026-10-13 08:29', '迟 59 分钟。'],
    ['an hour', '2026-10-13 08:30', '迟 1 小时 0 分钟。'],
    ['done in the minute of the repeat', '2026-10-13 09:00', '2026-10-13 09:00 才完成，迟 1 小时 30 分钟。'],
  ])('%s', (_, stopped, words) => {
    const it = missed('D01', ZHANG, { dueAt: moment('2026-10-13 07:30'), stoppedAt: moment(stopped) });
    expect(proposals(facts({ missed: [it] }))[0]?.reason).toContain(words);
  });

  test('employees carry the legal hints of their place of work', () => {
    const hints = proposals(facts({ missed: [missed('D09', LI, { liable: subject(LI, { jurisdiction: '香港' }) })] }))[0]?.hints;
    expect(hints).toEqual([expect.stringContaining('非法律意见')]);
  });
});

describe('the rule in force at the repeat', () => {
  const it = facts({ missed: [missed('D09', LI)] });

  test.each([
    ['a version that began before', bookWith('F02', { low: 40, high: 60.5, from: AT }), ['F02 0002 40 60.50 40']],
    ['one a millisecond later', bookWith('F02', { low: 40, from: moment('2026-10-13T09:00:00.001+08:00') }), ['F02 0002 30 30 30']],
    ['a rule switched off', bookWith('F02', { active: false }), []],
    ['a rule nobody wrote', BOOK.filter(({ id }) => id !== 'F02'), []],
  ])('%s', (_, book, expected) => expect(print(it, book)).toEqual(expected));

  test('is named by its version', () => expect(proposals(it, bookWith('F02', {}))[0]?.ruleVersion).toBe(2));
  test('a head of 人事行政部 pays as everybody', () => expect(print(facts({ missed: [missed('D09', WANG)] }))).toEqual(['F02 3001 30 30 30']));
});

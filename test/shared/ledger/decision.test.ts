import { describe, expect, test } from 'vitest';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import { judge } from '../../../shared/ledger/judge.ts';
import { postingOf, statusOf } from '../../../shared/ledger/line.ts';
import type { Proposal } from '../../../shared/ledger/proposal.ts';
import { fenOf, yuan } from '../../../shared/words/money.ts';
import { after, benchAt, blank, judged, lineOf, moment, proposal, punished, subject, wrongColumns } from './kit.ts';
import { CHEN, LI, LIN, WANG, ZHANG, ZHAO } from './kit.ts';

const NOW = '2026-10-14 10:00';
const said = (cells: LineCells, it: Proposal = proposal()) => judge(lineOf(it), cells, benchAt(NOW)).faults.map(({ sentence }) => sentence);

const about = (who: Parameters<typeof subject>[0]) => proposal({ subject: subject(who) });

describe('when a decision counts', () => {
  test.each<[string, LineCells, string]>([
    ['no cell', {}, '待核定'],
    ['outcome without decider', { outcome: '处罚' }, '待核定'],
    ['decider without outcome', { decider: CHEN, amount: yuan(40) }, '待核定'],
    ['both', punished(), '已核定'],
    ['freed', { outcome: '免罚', decider: CHEN }, '免罚'],
    ['freed, with a 0', { outcome: '免罚', decider: CHEN, amount: fenOf(0) }, '免罚'],
  ])('%s: %s', (_, cells, status) => expect(statusOf(judged(lineOf(), cells))).toBe(status));

  test('from the minute that was seen, in its month', () => {
    expect(judge(lineOf(), { ...punished(45), opinion: '初犯' }, benchAt(NOW)).events).toEqual([
      {
        type: 'decided',
        at: moment(NOW),
        ruling: {
          outcome: '处罚',
          amount: yuan(45),
          by: { no: '9001', name: '陈总' },
          at: moment(NOW),
          month: '2026-10',
          opinion: '初犯',
          seen: { amount: yuan(30), low: yuan(30), high: yuan(50) },
        },
      },
    ]);
  });

  test.each([
    ['the last minute of the month', '2026-10-31 23:59', '2026-10'],
    ['the first of the next', '2026-11-01 00:00', '2026-11'],
  ])('%s in the zone', (_, now, month) => expect(postingOf(judged(lineOf(), punished(), now))?.month).toBe(month));

  test('a clock behind the books books in the open month', () => {
    const bench = { ...benchAt(NOW, '2026-10'), openMonth: '2026-11' };
    expect(judge(lineOf(), punished(), bench).events[0]).toMatchObject({ ruling: { month: '2026-11' } });
  });

  test('blank 核定金额 is 拟罚金额', () => expect(postingOf(judged(lineOf(), punished()))?.amount).toBe(yuan(30)));
  test('a freed line books nothing', () => expect(postingOf(judged(lineOf(), { outcome: '免罚', decider: CHEN }))).toBeUndefined());
});

describe('the amount', () => {
  const f06 = blank(proposal({ rule: 'F06', key: 'F06/KS-2610-0001/S-02/态度恶劣' }));
  const second = proposal({ low: yuan(0), high: yuan(0), amount: yuan(0) });

  test.each<[string, Proposal, LineCells, readonly string[]]>([
    ['the lower end', proposal(), punished(30), []],
    ['the upper end', proposal(), punished(50), []],
    ['a fen below', proposal(), punished(29.99), ['amount']],
    ['a fen above', proposal(), punished(50.01), ['amount']],
    ['0 is an amount, not a blank', proposal(), punished(0), ['amount']],
    ['less than nothing', f06, punished(-1), ['amount']],
    ['none proposed and none typed', f06, punished(), ['amount']],
    ['none proposed, any typed', f06, punished(812.5), []],
    ['none proposed, 0 typed', f06, punished(0), []],
    ['none proposed, freed', f06, { outcome: '免罚', decider: CHEN }, []],
    ['a second case of a store', second, punished(), []],
    ['a second case of a store with an amount', second, punished(1), ['amount']],
    ['freed with an amount', proposal(), { outcome: '免罚', decider: CHEN, amount: yuan(30) }, ['amount']],
  ])('%s', (_, it, cells, columns) => {
    const { events, faults } = judge(lineOf(it), cells, benchAt(NOW));
    expect(faults.map(({ column }) => column)).toEqual(columns);
    expect(events).toHaveLength(columns.length === 0 ? 1 : 0);
  });

  test.each<[string, Proposal, LineCells, string]>([
    ['range', proposal(), punished(60), '核定金额 60 元不在范围内，应为 30-50 元，例如 30'],
    ['one amount', proposal({ high: yuan(30) }), punished(60), '核定金额 60 元不在范围内，应为 30 元，例如 30'],
    ['no upper end', f06, punished(-1), '核定金额 -1 元不在范围内，应为 ≥ 0 元，例如 0'],
    ['missing', f06, punished(), '这一行没有拟罚金额，核定金额必须填写，例如 50'],
    ['freed', proposal(), { outcome: '免罚', decider: CHEN, amount: yuan(30) }, '免罚不扣钱，核定金额 30 元应清空；要扣就把核定结论改为 处罚'],
  ])('%s: says what would be right', (_, it, cells, zh) => expect(said(cells, it).map((sentence) => sentence.zh)).toEqual([zh]));
});

describe('the decider', () => {
  test.each<[string, Proposal, LineCells['decider'] & object, readonly string[]]>([
    ['总经理', proposal(), CHEN, []],
    ['董事长', proposal(), LIN, []],
    ['人事行政部经理', proposal(), WANG, []],
    ['a manager of engineering', proposal(), LI, ['decider']],
    ['the person fined, though 总经理', about(CHEN), CHEN, ['decider']],
    ['the person fined, though 人事行政部经理', about(WANG), WANG, ['decider']],
    ['人事行政部经理 about its own people', about(ZHAO), WANG, ['decider']],
    ['总经理 about 人事行政部', about(ZHAO), CHEN, []],
    ['人事行政部经理 about somebody who was in 人事行政部 then', proposal({ subject: subject(ZHANG, { department: '人事行政部' }) }), WANG, ['decider']],
    ['人事行政部经理 about somebody unknown to 人员', proposal({ subject: { no: 'X', name: 'X', kind: '员工' } }), WANG, []],
  ])('%s', (_, it, decider, columns) => expect(wrongColumns(lineOf(it), { outcome: '处罚', decider })).toEqual(columns));

  test.each<[string, Proposal, LineCells, string]>([
    ['self', about(CHEN), punished(), '9001 陈总 就是被罚的人，不能核定自己，应由别的 人事行政部经理、总经理、董事长 核定，例如 3001 王五'],
    ['own department', about(ZHAO), { outcome: '处罚', decider: WANG }, '3001 王五 不能核定这一行，应由 总经理、董事长 核定，例如 9001 陈总'],
  ])('%s: says who may', (_, it, cells, zh) => expect(said(cells, it).map((sentence) => sentence.zh)).toEqual([zh]));

  test('decider and amount are refused together, each at its column', () =>
    expect(wrongColumns(lineOf(), { outcome: '处罚', decider: LI, amount: yuan(60) })).toEqual(['decider', 'amount']));
});

describe('changing one’s mind before the close', () => {
  const decided = judged(lineOf(), punished(45));

  test('the same cells again are no news', () =>
    expect(judge(decided, punished(45), benchAt('2026-10-15 09:00'))).toEqual({ events: [], faults: [] }));
  test('an amount typed that equals the blank is no news', () =>
    expect(judge(judged(lineOf(), punished()), punished(30), benchAt(NOW)).events).toEqual([]));

  test.each<[string, LineCells]>([
    ['amount', punished(40)],
    ['outcome', { outcome: '免罚', decider: CHEN }],
    ['decider', { ...punished(45), decider: LIN }],
    ['opinion', { ...punished(45), opinion: '改' }],
  ])('another %s is a new decision, in its own minute', (_, cells) => {
    expect(judge(decided, cells, benchAt('2026-11-01 09:00')).events).toMatchObject(
      [{ type: 'decided', ruling: { at: moment('2026-11-01 09:00'), month: '2026-11' } }],
    );
  });

  test('a refused change leaves the former decision', () => {
    expect(postingOf(judged(decided, punished(60)))?.amount).toBe(yuan(45));
    expect(wrongColumns(decided, punished(60))).toEqual(['amount']);
  });

  test.each<[string, LineCells]>([
    ['all cells', {}],
    ['the outcome', { decider: CHEN, amount: yuan(45) }],
    ['the decider', { outcome: '处罚', amount: yuan(45) }],
  ])('emptying %s takes it back', (_, cells) => expect(statusOf(judged(decided, cells))).toBe('待核定'));

  test('a new decision makes the old notice void', () => {
    const told = after(decided, [{ type: 'notified', at: moment('2026-10-14 10:05') }]);
    expect([told.notifiedAt, judged(told, punished(40)).notifiedAt]).toEqual([moment('2026-10-14 10:05'), undefined]);
  });
});

test('a withdrawn line hears nothing', () => {
  const gone = after(lineOf(), [{ type: 'withdrawn', at: moment(NOW) }]);
  expect(judge(gone, punished(), benchAt(NOW))).toEqual({ events: [], faults: [] });
});

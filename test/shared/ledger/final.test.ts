import { describe, expect, test } from 'vitest';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import { judge } from '../../../shared/ledger/judge.ts';
import { postingOf, statusOf } from '../../../shared/ledger/line.ts';
import { fenOf, yuan } from '../../../shared/words/money.ts';
import { benchAt, blank, CHEN, judged, LI, LIN, lineOf, moment, proposal, punished, subject, WANG, wrongColumns } from './kit.ts';

const decided = judged(lineOf(), punished(45));
const appealed: LineCells = { ...punished(45), appealReason: '当时断网' };
const ruled = (final: LineCells['final'] & string, more: LineCells = {}): LineCells => ({ ...punished(45), final, finalBy: LIN, ...more });

describe('an appeal', () => {
  test.each<[string, LineCells, string]>([
    ['a reason', appealed, '复审中'],
    ['a time', { ...punished(45), appealAt: moment('2026-10-14 12:00') }, '复审中'],
    ['neither', punished(45), '已核定'],
  ])('%s: %s', (_, cells, status) => expect(statusOf(judged(decided, cells))).toBe(status));

  test('books nothing until it is ruled on', () => expect(postingOf(judged(decided, appealed))).toBeUndefined());
  test('was made at the time typed, else when it was seen', () => {
    expect(judged(decided, { ...appealed, appealAt: moment('2026-10-14 12:00') }).appeal?.at).toBe(moment('2026-10-14 12:00'));
    expect(judged(decided, appealed, '2026-10-15 09:00').appeal?.at).toBe(moment('2026-10-15 09:00'));
  });
  test('seen again is no news, and keeps its minute when its reason is mended', () => {
    const open = judged(decided, appealed, '2026-10-15 09:00');
    expect(judge(open, appealed, benchAt('2026-10-15 09:01')).events).toEqual([]);
    expect(judged(open, { ...appealed, appealReason: '当时断网、断电' }, '2026-10-15 10:00').appeal).toEqual(
      { at: moment('2026-10-15 09:00'), reason: '当时断网、断电' },
    );
  });
  test('emptied is taken back', () => expect(statusOf(judged(judged(decided, appealed), punished(45)))).toBe('已核定'));
  test('taken back after the month of the decision was closed, it books in the open one', () =>
    expect(postingOf(judged(judged(decided, appealed), punished(45), '2026-11-05 09:00', '2026-10'))?.month).toBe('2026-11'));
  test.each<[string, LineCells, string]>([
    ['reason', { appealReason: '冤' }, 'appealReason'],
    ['time', { appealAt: moment('2026-10-14 09:00') }, 'appealAt'],
  ])('before a decision there is nothing to appeal against (%s)', (_, cells, column) =>
    expect(wrongColumns(lineOf(), cells)).toEqual([column]));
});

describe('a final ruling', () => {
  test.each<[string, LineCells, number | undefined]>([
    ['upheld', ruled('维持'), 45],
    ['upheld, with the amount spelt out', ruled('维持', { finalAmount: yuan(45) }), 45],
    ['changed', ruled('变更', { finalAmount: yuan(20) }), 20],
    ['changed to 上限', ruled('变更', { finalAmount: yuan(50) }), 50],
    ['changed to 0, below 下限', ruled('变更', { finalAmount: fenOf(0) }), 0],
    ['revoked', ruled('撤销'), undefined],
    ['revoked, with a 0', ruled('撤销', { finalAmount: fenOf(0) }), undefined],
  ])('%s', (_, cells, amount) => {
    const line = judged(judged(decided, appealed), cells, '2026-11-02 09:00');
    expect(statusOf(line)).toBe('已终审');
    const booked = { key: line.key, month: '2026-11', kind: '正常', at: moment('2026-11-02 09:00') };
    expect(postingOf(line)).toEqual(amount === undefined ? undefined : { ...booked, amount: yuan(amount) });
  });

  test('needs no appeal', () => expect(statusOf(judged(decided, ruled('撤销')))).toBe('已终审'));
  test('waits for its 终审人', () => expect(statusOf(judged(decided, { ...punished(45), final: '撤销' }))).toBe('已核定'));
  test('waits for its conclusion, and says nothing until then', () => {
    expect(judge(decided, { ...punished(45), finalBy: LIN }, benchAt('2026-10-20 09:00'))).toEqual({ events: [], faults: [] });
  });
  test('may be typed in one go with the decision', () => expect(statusOf(judged(lineOf(), ruled('维持')))).toBe('已终审'));
  test('the same cells again are no news', () =>
    expect(judge(judged(decided, ruled('维持')), ruled('维持'), benchAt('2026-10-20 09:00'))).toEqual({ events: [], faults: [] }));
  test('emptied before the close it is taken back', () =>
    expect(statusOf(judged(judged(decided, { ...appealed, ...ruled('维持') }), appealed))).toBe('复审中'));
});

describe('a final ruling taken back', () => {
  const line = judged(decided, ruled('变更', { finalAmount: yuan(20) }), '2026-11-01 08:00');

  test.each<[string, LineCells]>([
    ['without its conclusion', { ...punished(45), finalBy: LIN }],
    ['without its 终审人', { ...punished(45), final: '变更', finalAmount: yuan(20) }],
  ])('%s', (_, cells) => expect(statusOf(judged(line, cells, '2026-11-01 08:10'))).toBe('已核定'));

  test('leaves the decision in its own month while that is open, else in the open one', () => {
    expect(postingOf(judged(line, punished(45), '2026-11-01 08:10'))?.month).toBe('2026-10');
    expect(postingOf(judged(line, punished(45), '2026-11-01 10:00', '2026-10'))?.month).toBe('2026-11');
  });
});

describe('a final ruling is refused', () => {
  test.each<[string, LineCells, readonly string[]]>([
    ['from the decider', ruled('维持', { finalBy: CHEN }), ['finalBy']],
    ['from 人事行政部经理', ruled('维持', { finalBy: WANG }), ['finalBy']],
    ['from anybody else', ruled('维持', { finalBy: LI }), ['finalBy']],
    ['above 上限', ruled('变更', { finalAmount: yuan(50.01) }), ['finalAmount']],
    ['below 0', ruled('变更', { finalAmount: yuan(-1) }), ['finalAmount']],
    ['changed without an amount', ruled('变更'), ['finalAmount']],
    ['upheld at another amount', ruled('维持', { finalAmount: yuan(40) }), ['finalAmount']],
    ['revoked at an amount', ruled('撤销', { finalAmount: yuan(40) }), ['finalAmount']],
  ])('%s', (_, cells, columns) => {
    expect(wrongColumns(decided, cells)).toEqual(columns);
    expect(statusOf(judged(decided, cells))).toBe('已核定');
  });

  test('from the person fined', () =>
    expect(wrongColumns(lineOf(proposal({ subject: subject(LIN) })), { ...punished(45), final: '撤销', finalBy: LIN })).toEqual(['finalBy']));
  test('without a decision', () => expect(wrongColumns(lineOf(), { final: '撤销', finalBy: LIN })).toEqual(['final']));
  test('a line without 上限 takes any amount', () => {
    const open = judged(lineOf(blank(proposal())), punished(45));
    expect(postingOf(judged(open, ruled('变更', { finalAmount: yuan(9_999) })))?.amount).toBe(yuan(9_999));
  });

  test('asks for the amount of a change', () =>
    expect(judge(decided, ruled('变更'), benchAt('2026-10-20 09:00')).faults.map(({ sentence }) => sentence.zh)).toEqual([
      '变更必须填写终审金额，应为 0-50 元，例如 45',
    ]));

  test('says who may and what would be right', () => {
    const { faults } = judge(decided, ruled('变更', { finalBy: CHEN, finalAmount: yuan(60) }), benchAt('2026-10-20 09:00'));
    expect(faults.map(({ sentence }) => sentence.zh)).toEqual([
      '9001 陈总 已经核定过这一行，终审人应是另一位 总经理、董事长，例如 9002 林董',
      '终审金额 60 元不在范围内，应为 0-50 元，例如 45',
    ]);
  });
});

describe('after it the decision is locked', () => {
  const line = judged(decided, ruled('维持'));

  test.each<[string, LineCells]>([
    ['changed', ruled('维持', punished(40))],
    ['emptied', { final: '维持', finalBy: LIN }],
  ])('%s', (_, cells) => {
    expect(wrongColumns(line, cells)).toEqual(['outcome']);
    expect(postingOf(judged(line, cells))?.amount).toBe(yuan(45));
  });
});

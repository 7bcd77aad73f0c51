import { describe, expect, test } from 'vitest';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import { closeMonth, mayClose, monthsOf } from '../../../shared/ledger/close.ts';
import { openCorrection } from '../../../shared/ledger/correct.ts';
import { evolve } from '../../../shared/ledger/evolve.ts';
import { judge } from '../../../shared/ledger/judge.ts';
import type { Line } from '../../../shared/ledger/line.ts';
import { bookedOf, postingOf, statusOf } from '../../../shared/ledger/line.ts';
import { manifestOf } from '../../../shared/ledger/manifest.ts';
import { exportLines } from '../../../shared/ledger/statement.ts';
import { yuan } from '../../../shared/words/money.ts';
import { day } from '../calendar/kit.ts';
import { after, benchAt, CHEN, judged, LIN, lineOf, moment, punished, wrongColumns, ZONE } from './kit.ts';

const CLOSING = { now: moment('2026-11-01 10:00'), zone: ZONE };
const NOV = '2026-11-05 09:00';
const closed = (line: Line): Line => after(line, closeMonth('2026-10', [line], CLOSING).get(line.id) ?? []);
const ruled = (final: LineCells['final'] & string, more: LineCells = {}): LineCells => ({ ...punished(45), final, finalBy: LIN, ...more });
const decided = judged(lineOf(), punished(45));
const done = closed(decided);

/** The correction lines that judging opens. */
function corrections(line: Line, cells: LineCells): readonly Line[] {
  const { events } = judge(line, cells, benchAt(NOV, '2026-10'));
  const original = after(line, events);
  const openings = events.flatMap((event) => (event.type === 'corrected' ? openCorrection(original, event.posting, 'FK-2611-0001') : []));
  return openings.map((event) => evolve(undefined, event));
}

describe('whether a month may be closed', () => {
  const ledger = { today: day('2026-11-01'), closed: new Set<string>(), monthsWithEntries: new Set(['2026-10']) };

  test.each<[string, string, Partial<typeof ledger>, string | undefined]>([
    ['the day after its last', '2026-10', {}, undefined],
    ['on its last day', '2026-10', { today: day('2026-10-31') }, 'month.running'],
    ['a month to come', '2026-12', {}, 'month.running'],
    ['without entries', '2026-09', {}, undefined],
    ['after an earlier month with entries', '2026-10', { monthsWithEntries: new Set(['2026-10', '2026-08', '2026-07']) }, 'month.order'],
    ['after an earlier closed month', '2026-10', { monthsWithEntries: new Set(['2026-09']), closed: new Set(['2026-09']) }, undefined],
    ['again', '2026-09', { closed: new Set(['2026-09']), monthsWithEntries: new Set(['2026-07']) }, undefined],
    ['month 13', '2026-13', {}, 'month.invalid'],
    ['no month', 'october', {}, 'month.invalid'],
  ])('%s', (_, month, more, code) => expect(mayClose(month, { ...ledger, ...more })?.code).toBe(code));

  test('names the earliest month in the way', () =>
    expect(mayClose('2026-10', { ...ledger, monthsWithEntries: new Set(['2026-08', '2026-07']) })?.message).toBe(
      '请先结账更早的月份 2026-07，再结 2026-10。',
    ));
});

describe('closing a month', () => {
  test.each<[string, Line, string, string | undefined]>([
    ['a decided line goes to finance', decided, '已转财务', '2026-10'],
    ['a line ruled finally goes to finance', judged(decided, ruled('变更', { finalAmount: yuan(20) })), '已转财务', '2026-10'],
    ['a freed line stays freed', judged(lineOf(), { outcome: '免罚', decider: CHEN }), '免罚', undefined],
    ['a revoked line stays as ruled', judged(decided, ruled('撤销')), '已终审', undefined],
    ['an undecided line is carried over', lineOf(), '待核定', undefined],
    ['an appealed line is carried over', judged(decided, { ...punished(45), appealReason: '冤' }), '复审中', undefined],
    ['a line of another month is not touched', judged(lineOf(), punished(45), NOV), '已核定', '2026-11'],
    ['a withdrawn line neither', after(lineOf(), [{ type: 'withdrawn', at: CLOSING.now }]), '已撤回', undefined],
  ])('%s', (_, line, status, month) => expect([statusOf(closed(line)), postingOf(closed(line))?.month]).toEqual([status, month]));

  test('again does nothing further', () => expect(closeMonth('2026-10', [done], CLOSING)).toEqual(new Map()));
  test('what is carried over is listed with what it waits for', () => {
    const lines = [lineOf(), judged({ ...lineOf(), id: 'FK-2610-0000' }, { ...punished(), appealReason: '冤' }), decided];
    expect(manifestOf('2026-10', 'closed', lines, ZONE, null).carriedOver).toEqual([
      { id: 'FK-2610-0000', status: '复审中', reason: '申请复审，尚未终审' },
      { id: 'FK-2610-0001', status: '待核定', reason: '尚未核定' },
    ]);
    expect(manifestOf('2026-09', 'closed', lines, ZONE, null).carriedOver).toEqual([]);
  });
  test('months with entries are those of postings', () =>
    expect(monthsOf([lineOf(), done, judged(lineOf(), punished(), NOV)])).toEqual(new Set(['2026-10', '2026-11'])));
});

describe('after the close', () => {
  test.each<[string, LineCells]>([
    ['another amount', punished(40)],
    ['another outcome', { outcome: '免罚', decider: CHEN }],
    ['emptied cells', {}],
  ])('%s changes nothing and is refused', (_, cells) => {
    expect(judge(done, cells, benchAt(NOV, '2026-10')).events).toEqual([]);
    expect(wrongColumns(done, cells, NOV, '2026-10')).toEqual(['outcome']);
  });

  test('says which month and what it should stay', () =>
    expect(judge(done, punished(40), benchAt(NOV, '2026-10')).faults[0]?.sentence.zh).toBe(
      '2026-10 已结账，这里不再更改，应保持 处罚 45 元（9001 陈总）；要改请填终审结论，例如 撤销',
    ));

  test('a line whose transfer was not noted yet counts as transferred', () => {
    expect(judge(decided, punished(40), benchAt(NOV, '2026-10')).events.map(({ type }) => type)).toEqual(['transferred']);
    expect(wrongColumns(decided, punished(40), NOV, '2026-10')).toEqual(['outcome']);
  });

  test.each<[string, LineCells, readonly [string, number][]]>([
    ['upheld', ruled('维持'), []],
    ['revoked', ruled('撤销'), [['冲销', -45]]],
    ['lowered', ruled('变更', { finalAmount: yuan(30) }), [['冲销', -15]]],
    ['raised', ruled('变更', { finalAmount: yuan(50) }), [['补扣', 5]]],
  ])('%s: the difference becomes a line of its own in the open month', (_, cells, expected) => {
    const lines = corrections(done, cells);
    const booked = lines.map(({ correction }) => [correction?.kind, correction?.amount]);
    expect(booked).toEqual(expected.map(([kind, amount]) => [kind, yuan(amount)]));
    expect(lines.every((line) => postingOf(line)?.month === '2026-11' && postingOf(line)?.original === 'FK-2610-0001')).toBe(true);
  });

  test('a freed line of a closed month can only be charged anew', () => {
    const freed = closed(judged(lineOf(), { outcome: '免罚', decider: CHEN }));
    const cells: LineCells = { outcome: '免罚', decider: CHEN, final: '变更', finalBy: LIN, finalAmount: yuan(30) };
    expect(corrections(freed, cells).map((line) => [line.correction?.kind, line.correction?.amount])).toEqual([['补扣', yuan(30)]]);
  });

  test('rulings may follow one another; what is booked always adds up', () => {
    const revoked = judged(done, ruled('撤销'), NOV, '2026-10');
    const changed = judged(revoked, ruled('变更', { finalAmount: yuan(20) }), '2026-12-03 09:00', '2026-10', '2026-11');
    const emptied = judged(changed, punished(45), '2026-12-04 09:00', '2026-10', '2026-11');
    expect([revoked, changed, emptied].map(bookedOf)).toEqual([yuan(0), yuan(20), yuan(45)]);
    expect(emptied.corrections.map(({ key, month, amount }) => [key, month, amount])).toEqual([
      [`${done.key}/correction/1`, '2026-11', yuan(-45)],
      [`${done.key}/correction/2`, '2026-12', yuan(20)],
      [`${done.key}/correction/3`, '2026-12', yuan(25)],
    ]);
  });

  test('a final ruling of a closed month cannot be emptied', () => {
    const revoked = judged(done, ruled('撤销'), NOV, '2026-10');
    expect(wrongColumns(revoked, punished(45), '2026-12-03 09:00', '2026-10', '2026-11')).toEqual(['final']);
  });

  test('an appeal leaves the status and the export alone', () => {
    const appealed = judged(done, { ...punished(45), appealReason: '冤' }, NOV, '2026-10');
    expect([statusOf(appealed), appealed.appeal?.reason]).toEqual(['已转财务', '冤']);
    expect(exportLines('2026-10', [appealed], ZONE)).toEqual(exportLines('2026-10', [done], ZONE));
  });
});

describe('a correction line', () => {
  const [reversal = lineOf()] = corrections(done, ruled('撤销'));
  const [extra = lineOf()] = corrections(done, ruled('变更', { finalAmount: yuan(50) }));

  test('is 冲销, or ruled finally, until its month is closed', () => {
    const november = { now: moment('2026-12-01 09:00'), zone: ZONE };
    const later = [reversal, extra].map((line) => after(line, closeMonth('2026-11', [line], november).get(line.id) ?? []));
    expect([reversal, extra, ...later].map(statusOf)).toEqual(['冲销', '已终审', '已转财务', '已转财务']);
  });
  test('names the original in the export', () =>
    expect(exportLines('2026-11', [reversal], ZONE)).toMatchObject(
      [
        { period: '2026-11', id: reversal.id, amount: yuan(-45), adjustment: '冲销', original: 'FK-2610-0001', hint: '' },
      ].map((it) => ({ ...it, final: '撤销', decider: '9001 陈总', decidedOn: '2026-10-14' })),
    ));
  test('needs no decision of its own', () => {
    expect(wrongColumns(reversal, {})).toEqual([]);
    expect(wrongColumns(reversal, punished())).toEqual(['outcome']);
    expect(judge(reversal, punished(), benchAt(NOV)).faults[0]?.sentence.zh).toContain('FK-2610-0001');
  });
  test('is not opened for a line without a decision', () =>
    expect(openCorrection(lineOf(), { key: 'k', month: '2026-11', amount: yuan(1), kind: '补扣', at: CLOSING.now }, 'x')).toEqual([]));
});

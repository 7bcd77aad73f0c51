import { describe, expect, test } from 'vitest';
import type { LineCells } from '../../../shared/ledger/cells.ts';
import { closeMonth } from '../../../shared/ledger/close.ts';
import { judge } from '../../../shared/ledger/judge.ts';
import type { Line } from '../../../shared/ledger/line.ts';
import { bookedOf, postingOf, statusOf } from '../../../shared/ledger/line.ts';
import { objectionUntil, objectTo } from '../../../shared/ledger/object.ts';
import { yuan } from '../../../shared/words/money.ts';
import { after, benchAt, COMPANY, judged, LIN, lineOf, moment, punished, wrongColumns, ZONE } from './kit.ts';

const outcome = (line: Line, no = '9001', now = '2026-10-15 09:00', ...closed: readonly string[]) =>
  objectTo(line, no, { ...benchAt(now, ...closed), calendar: COMPANY.calendar });

function objected(line: Line, no = '9001', now = '2026-10-15 09:00', ...closed: readonly string[]): Line {
  const result = outcome(line, no, now, ...closed);
  if ('refused' in result) throw new Error(result.refused.zh);
  return after(line, result.events);
}

const refusal = (...its: Parameters<typeof outcome>) => {
  const result = outcome(...its);
  return 'refused' in result ? result.refused.zh : undefined;
};

const decided = judged(lineOf(), punished(45));
const LATE = judged(lineOf(), punished(45), '2026-10-30 10:00');
const ruled: LineCells = { ...punished(45), final: '变更', finalAmount: yuan(30), finalBy: LIN };

describe('the end of the second working day', () => {
  test.each([
    ['Monday -> Wednesday', '2026-10-12 08:00', '2026-10-14 24:00'],
    ['late on Monday -> Wednesday too', '2026-10-12 23:59', '2026-10-14 24:00'],
    ['Friday -> Tuesday', '2026-10-16 10:00', '2026-10-20 24:00'],
    ['before the holiday, over it and its make-up Saturday', '2026-09-30 10:00', '2026-10-09 24:00'],
    ['a Thursday before a make-up Saturday', '2026-10-08 10:00', '2026-10-10 24:00'],
  ])('%s', (_, at, until) => expect(objectionUntil(COMPANY.calendar, moment(at))).toBe(moment(until)));
});

describe('an objection returns the line to its former status', () => {
  const changed = judged(decided, punished(50), '2026-10-15 08:00');
  const final = judged(decided, ruled, '2026-10-15 08:00');
  const appealed = judged(decided, { ...punished(45), appealReason: '冤' });

  test.each<[string, Line, string, number | undefined]>([
    ['a first decision', objected(decided), '待核定', undefined],
    ['a changed decision', objected(changed), '已核定', 45],
    ['both decisions, one after the other', objected(objected(changed)), '待核定', undefined],
    ['a final ruling without an appeal', objected(final, '9002'), '已核定', 45],
    ['a final ruling on an appeal', objected(judged(appealed, { ...ruled, appealReason: '冤' }), '9002'), '复审中', undefined],
    ['a changed final ruling', objected(judged(final, { ...ruled, finalAmount: yuan(20) }, '2026-10-15 08:30'), '9002'), '已终审', 30],
    ['a decision already ruled on: both fall', objected(final), '待核定', undefined],
  ])('%s', (_, line, status, amount) =>
    expect([statusOf(line), postingOf(line)?.amount]).toEqual([status, amount === undefined ? undefined : yuan(amount)]));

  test('said twice it changes nothing further', () => expect(outcome(objected(decided))).toEqual({ events: [] }));
  test('every objected ruling is kept', () =>
    expect(objected(objected(changed)).objections.map(({ ruling }) => ruling.amount)).toEqual([yuan(50), yuan(45)]));
});

describe('cells that were objected to do not count again', () => {
  const open = objected(decided);

  test('as they stand', () => {
    expect(judge(open, punished(45), benchAt('2026-10-15 09:01')).events).toEqual([]);
    expect(wrongColumns(open, punished(45))).toEqual(['decider']);
  });
  test.each<[string, LineCells]>([
    ['another amount', punished(40)],
    ['a word of one’s own', { ...punished(45), opinion: '本人确认' }],
    ['another decider', { ...punished(45), decider: LIN }],
  ])('%s counts', (_, cells) => expect(statusOf(judged(open, cells))).toBe('已核定'));
  test('final rulings likewise', () => {
    const open = objected(judged(decided, ruled, '2026-10-15 08:00'), '9002');
    expect(wrongColumns(open, ruled)).toEqual(['finalBy']);
    expect(statusOf(judged(open, { ...ruled, finalAmount: yuan(31) }))).toBe('已终审');
  });
});

describe('an objection is refused', () => {
  test.each<[string, Parameters<typeof outcome>, string]>([
    ['from somebody not named', [decided, '3001'], 'FK-2610-0001 上没有以您的名义作出的核定或终审，无需异议。'],
    ['on an undecided line', [lineOf()], 'FK-2610-0001 上没有以您的名义作出的核定或终审，无需异议。'],
    ['a minute late', [decided, '9001', '2026-10-17 00:01'], '异议期已于 2026-10-17 00:00 结束。请联系财务或总经理。'],
    ['after the close', [LATE, '9001', '2026-11-02 09:00', '2026-10'], '2026-10 已结账，不能再异议。请由终审人填写终审结论 变更 或 撤销。'],
  ])('%s', (_, its, zh) => expect(refusal(...its)).toBe(zh));

  test('in its last minute it is not', () => expect(statusOf(objected(decided, '9001', '2026-10-17 00:00'))).toBe('待核定'));
});

describe('across the close', () => {
  const closed = after(LATE, closeMonth('2026-10', [LATE], { now: moment('2026-11-01 09:00'), zone: ZONE }).get(LATE.id) ?? []);

  test('objecting to a final ruling of the open month books the difference back', () => {
    const line = objected(judged(closed, ruled, '2026-11-02 09:00', '2026-10'), '9002', '2026-11-02 10:00', '2026-10');
    expect([bookedOf(line), line.corrections.map(({ amount }) => amount)]).toEqual([yuan(45), [yuan(-15), yuan(15)]]);
  });
  test('a transferred decision stays, also under a final ruling of the open month', () => {
    const line = judged(closed, ruled, '2026-11-02 09:00', '2026-10');
    expect(refusal(line, '9001', '2026-11-02 10:00', '2026-10')).toContain('2026-10 已结账');
    expect(objected(line, '9002', '2026-11-02 10:00', '2026-10').decision).toEqual(closed.decision);
  });
  test('a decision that stands again in its own month, still open, books there', () => {
    const line = objected(judged(LATE, ruled, '2026-11-01 08:00'), '9002', '2026-11-01 08:30');
    expect(postingOf(line)).toMatchObject({ month: '2026-10', amount: yuan(45) });
  });
  test('a transferred decision stays', () => expect(refusal(closed, '9001', '2026-11-02 09:00', '2026-10')).toContain('2026-10 已结账'));
  test('a decision under appeal is not booked, so it may still be objected to', () => {
    const carried = judged(LATE, { ...punished(45), appealReason: '冤' }, '2026-10-30 11:00');
    expect(objected(carried, '9001', '2026-11-02 09:00', '2026-10').decision).toBeUndefined();
  });
  test('a former decision that stands again books in the open month', () => {
    const final = judged(LATE, ruled, '2026-11-01 08:00');
    const line = objected(final, '9002', '2026-11-02 10:00', '2026-10');
    expect(postingOf(line)).toMatchObject({ month: '2026-11', amount: yuan(45) });
  });
  test('and so does a former final ruling', () => {
    const final = judged(judged(LATE, ruled, '2026-10-31 08:00'), { ...ruled, finalAmount: yuan(20) }, '2026-11-01 08:00');
    expect(postingOf(objected(final, '9002', '2026-11-02 10:00', '2026-10'))).toMatchObject({ month: '2026-11', amount: yuan(30) });
  });
});

import { describe, expect, test } from 'vitest';
import { at, print, printClocks, printLetters, ROW, status, tell, type Step, type Typed } from './kit.ts';
import { basisOf } from '../../../shared/cases/basis.ts';
import { COMPANY, lookAt } from './kit.ts';

/** Handed on at 09:10, answered at 10:00 on Monday 12 October; called back on the 13th. */
const answered = (more: Typed = {}): Step => ['10:05', { ...ROW, deliveredAt: '09:10', repliedAt: '09:30', result: '已换', resultAt: '09:50', answeredAt: '10:00', ...more }];
const calledBack: Step = ['10-13 09:05', { calledAt: '10-13 09:00', satisfaction: '不满意' }];
const reopened: Step = ['10-14 09:05', { reopenedAt: '10-14 09:00' }];
const closed = [answered(), calledBack] as const;

type Case = readonly [sentence: string, steps: readonly Step[], until: string, ids: readonly string[], expected: readonly string[]];

describe('D3: a reopening opens new clocks and keeps the first results', () => {
  test.each<Case>([
    ['a month later the first results stand', [...closed, ['11-12 09:05', { reopenedAt: '11-12 09:00' }]], '11-12 09:10', ['D01', 'D03', 'D08', 'D09', 'D05', 'D11'], [
      'D01 09:00-09:30 met', 'D03 09:10-09:40 met', 'D08 09:10-10:10 met', 'D09 09:10-11:10 met', 'D03~1 11-12 09:00-11-12 09:30 running', 'D08~1 11-12 09:00-11-12 10:00 running',
      'D09~1 11-12 09:00-11-12 11:00 running', 'D05 09:50-10:00 met', 'D11 10:00-10-26 00:00 met',
    ]],
    ['what was missed stays missed', [answered({ repliedAt: '09:45' }), calledBack, reopened], '10-14 09:10', ['D03'], ['D03 09:10-09:40 missed', 'D03~1 10-14 09:00-10-14 09:30 running']],
    ['facts before it do not stop the new ones', [...closed, reopened], '10-14 11:00', ['D03', 'D08', 'D09'], [
      'D03 09:10-09:40 met', 'D08 09:10-10:10 met', 'D09 09:10-11:10 met', 'D03~1 10-14 09:00-10-14 09:30 missed', 'D08~1 10-14 09:00-10-14 10:00 missed', 'D09~1 10-14 09:00-10-14 11:00 missed',
    ]],
    ['nor facts of the very minute', [['10:05', { ...ROW, deliveredAt: '09:10', answeredAt: '10:00', reopenedAt: '10:00' }]], '10:10', ['D03', 'D11'], ['D03 09:10-09:40 missed', 'D03~1 10:00-10:30 running', 'D11 10:00-10-26 00:00 ended']],
    ['typed over, new facts stop the new ones alone', [...closed, reopened, ['10-14 09:25', { repliedAt: '10-14 09:20' }]], '10-14 10:00', ['D03', 'D08', 'D09'], [
      'D03 09:10-09:40 met', 'D08 09:10-10:10 met', 'D09 09:10-11:10 met', 'D03~1 10-14 09:00-10-14 09:30 met', 'D08~1 10-14 09:00-10-14 10:00 met', 'D09~1 10-14 09:00-10-14 11:00 met',
    ]],
    ['old facts taken out leave the first results', [...closed, ['10-14 09:05', { reopenedAt: '10-14 09:00', repliedAt: null, resultAt: null, answeredAt: null, calledAt: null, satisfaction: null }]], '10-14 09:10', ['D03', 'D05', 'D11'], [
      'D03 09:10-09:40 met', 'D03~1 10-14 09:00-10-14 09:30 running', 'D05 09:50-10:00 met', 'D11 10:00-10-26 00:00 met',
    ]],
    ['taken out before 重开时间 is typed too', [...closed, ['10-14 09:03', { answeredAt: null, calledAt: null, satisfaction: null }], reopened], '10-14 09:10', ['D05', 'D11'], ['D05 09:50-10:00 met', 'D11 10:00-10-26 00:00 met']],
    ['typed after the new answer too', [...closed, ['10-14 10:01', { answeredAt: '10-14 10:00', calledAt: null }], ['10-14 10:05', { reopenedAt: '10-14 09:00' }]], '10-14 10:05', ['D05', 'D11'], [
      'D05 09:50-10:00 met', 'D11 10:00-10-26 00:00 met', 'D11~1 10-14 10:00-10-26 00:00 running',
    ]],
    ['a first answer corrected after it corrects the first result', [...closed, reopened, ['10-14 09:10', { answeredAt: '10:02' }]], '10-14 09:10', ['D05'], ['D05 09:50-10:00 missed']],
    ['the new delivery is where the new ones start', [...closed, reopened, ['10-14 09:12', { deliveredAt: '10-14 09:10' }]], '10-14 09:12', ['D01', 'D03', 'D08'], [
      'D01 09:00-09:30 met', 'D03 09:10-09:40 met', 'D08 09:10-10:10 met', 'D03~1 10-14 09:10-10-14 09:40 running', 'D08~1 10-14 09:10-10-14 10:10 running',
    ]],
    ['a call-back that was owed ends', [answered(), reopened], '10-14 09:10', ['D11'], ['D11 10:00-10-26 00:00 ended']],
    ['a new answer owes a new call-back', [...closed, reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }]], '10-14 09:30', ['D11'], ['D11 10:00-10-26 00:00 met', 'D11~1 10-14 09:20-10-26 00:00 running']],
    ['what was never handed on is to be handed on now', [['09:25', { ...ROW, answeredAt: '09:20' }], reopened], '10-14 09:10', ['D01', 'D03', 'D08'], ['D01~1 10-14 09:00-10-14 09:30 running']],
    ['and is investigated from then on', [['09:25', { ...ROW, answeredAt: '09:20' }], reopened, ['10-14 09:20', { deliveredAt: '10-14 09:15' }]], '10-14 09:20', ['D01', 'D03'], ['D01~1 10-14 09:00-10-14 09:30 met', 'D03~1 10-14 09:15-10-14 09:45 running']],
    ['a hand-over in the new round', [...closed, reopened, ['10-14 09:20', { secondIntake: '0204' }]], '10-14 09:25', ['D03'], ['D03 09:10-09:40 met', 'D03~1 10-14 09:00-10-14 09:30 ended', 'D03~1.1 10-14 09:20-10-14 09:50 running']],
    ['a hand-over in the same look begins nothing of its own', [...closed, ['10-14 09:05', { reopenedAt: '10-14 09:00', secondIntake: '0204' }]], '10-14 09:10', ['D03'], ['D03 09:10-09:40 met', 'D03~1 10-14 09:00-10-14 09:30 running']],
    ['reopened twice', [...closed, reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-15 09:05', { reopenedAt: '10-15 09:00' }]], '10-15 09:10', ['D03'], [
      'D03 09:10-09:40 met', 'D03~1 10-14 09:00-10-14 09:30 met', 'D03~2 10-15 09:00-10-15 09:30 running',
    ]],
    ['typed over before the new answer it is corrected', [...closed, reopened, ['10-14 09:10', { reopenedAt: '10-14 08:50' }]], '10-14 09:15', ['D03'], ['D03 09:10-09:40 met', 'D03~1 10-14 08:50-10-14 09:20 running']],
    ['emptied before the new answer it is taken back', [...closed, reopened, ['10-14 09:10', { reopenedAt: null }]], '10-14 09:45', ['D03'], ['D03 09:10-09:40 met']],
    ['emptied after it, it stands', [...closed, reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-14 09:30', { reopenedAt: null }]], '10-14 09:45', ['D03'], ['D03 09:10-09:40 met', 'D03~1 10-14 09:00-10-14 09:30 met']],
    ['without an answer it does not count', [['09:15', { ...ROW, deliveredAt: '09:10', reopenedAt: '09:12' }]], '09:20', ['D03'], ['D03 09:10-09:40 running']],
    ['a promise on site is kept by what comes after it', [...closed, ['10-14 09:05', { reopenedAt: '10-14 09:00', onSitePromise: '10-14 15:00' }]], '10-14 09:10', ['D02'], ['D02 10-14 09:05-10-14 15:00 running']],
    ['what was raised again is raised anew', [answered({ raisedAt: '09:30' }), reopened, ['10-14 09:20', { raisedAt: '10-14 09:15' }]], '10-14 09:30', ['D06', 'D10'], [
      'D06 09:30-10:30 met', 'D10 09:30-10-13 00:00 met', 'D06~1 10-14 09:15-10-14 10:15 running', 'D10~1 10-14 09:15-10-15 00:00 running',
    ]],
    ['the leader still owes what was raised after the answer', [answered({ raisedAt: '10:02' }), ['10:30', { reopenedAt: '10:20' }]], '10:40', ['D06'], ['D06 10:02-11:02 running']],
    ['until it is solved in the new round', [answered({ raisedAt: '10:02' }), ['10:30', { reopenedAt: '10:20' }], ['10:45', { leaderSolvedAt: '10:40' }]], '10:50', ['D06', 'D10'], ['D06 10:02-11:02 met', 'D10 10:02-10-13 00:00 met']],
    ['void stops what runs', [...closed, reopened, ['10-14 09:10', { void: '误录' }]], '10-14 10:00', ['D03'], ['D03 09:10-09:40 met', 'D03~1 10-14 09:00-10-14 09:30 ended']],
  ])('%s', (_, steps, until, ids, expected) => expect(printClocks(tell(steps, until), ...ids)).toEqual(expected));

  test('each clock says which of its kind it is', () => {
    const { clocks } = tell([...closed, reopened, ['10-14 09:20', { secondIntake: '0204' }]], '10-14 09:25');
    expect(clocks.filter(({ id }) => id === 'D03').map(({ key, generation }) => [key, generation])).toEqual([['D03', 0], ['D03~1', 1], ['D03~1.1', 2]]);
  });
});

describe('状态 of a reopened row goes back to what was done since', () => {
  test.each<[string, readonly Step[], string]>([
    ['nothing', [reopened], '调查中'],
    ['replied', [reopened, ['10-14 09:25', { repliedAt: '10-14 09:20' }]], '处理中'],
    ['a result', [reopened, ['10-14 09:25', { resultAt: '10-14 09:20' }]], '待回复客户'],
    ['answered', [reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }]], '待回访'],
    ['called back', [reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-15 09:05', { calledAt: '10-15 09:00', satisfaction: '满意' }]], '已结案'],
    ['called back with the same 回访结果', [reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-15 09:05', { calledAt: '10-15 09:00' }]], '已结案'],
    ['not reached once', [reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-15 09:05', { calledAt: '10-15 09:00', satisfaction: '未接通' }]], '待回访'],
    ['not reached on two days', [reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-15 09:05', { calledAt: '10-15 09:00', satisfaction: '未接通' }], ['10-16 09:05', { calledAt: '10-16 09:00' }]], '已结案'],
    ['raised', [reopened, ['10-14 09:25', { raisedAt: '10-14 09:20' }]], '已上报领导'],
  ])('%s', (_, steps, expected) => expect(status(tell([...closed, ...steps], '10-16 12:00'))).toBe(expected));

  test('what was never handed on waits for it', () => expect(status(tell([['09:25', { ...ROW, answeredAt: '09:20' }], reopened], '10-14 09:10'))).toBe('待送达'));
  test('not reached before and once after is not reached twice', () => {
    const steps: readonly Step[] = [answered(), ['10-13 09:05', { calledAt: '10-13 09:00', satisfaction: '未接通' }], reopened, ['10-14 09:25', { answeredAt: '10-14 09:20' }], ['10-15 09:05', { calledAt: '10-15 09:00' }]];
    expect(status(tell(steps, '10-15 10:00'))).toBe('待回访');
    expect(printClocks(tell(steps, '10-15 10:00'), 'D11')[0]).toBe('D11 10:00-10-26 00:00 ended');
  });
});

describe('what a reopening tells', () => {
  test('those who owe the new clocks, as a delivery does', () =>
    expect(printLetters(tell([...closed, reopened], '10-14 09:06'), 'delivered')).toEqual(['10-14 09:05 delivered D03 D08 D09: 李二 赵头']));
  test('the new ladder', () =>
    expect(printLetters(tell([...closed, reopened], '10-14 10:00'), 'reminder', 'due', 'second').filter((it) => it.includes('D03'))).toEqual(['10-14 09:20 reminder D03: 李二', '10-14 09:30 due D03: 李二 + 赵头', '10-14 10:00 second D03: 李二 + 赵头 孙领']));
  test('the new result, once it stands still', () => {
    const steps: readonly Step[] = [...closed, ['10-13 09:07', {}], reopened, ['10-14 09:25', { result: '退货', resultAt: '10-14 09:20' }], ['10-14 09:26', {}]];
    expect(printLetters(tell(steps, '10-14 09:30'), 'result')).toEqual(['10-13 09:05 result: 赵头', '10-14 09:26 result: 赵头']);
  });
});

const wrong = (steps: readonly Step[], until: string) => tell(steps, until).remarks.filter((it) => it.code === 'moment.order' || it.code === 'reopen.early').map((it) => [it.column, it.code]);

describe('moments of a reopened row are held against those of their own round', () => {
  test.each<[string, readonly Step[], readonly (readonly string[])[]]>([
    ['a new delivery after the old answer', [...closed, reopened, ['10-14 09:25', { deliveredAt: '10-14 09:20' }]], []],
    ['a new reply before the new delivery', [...closed, reopened, ['10-14 09:25', { deliveredAt: '10-14 09:20' }], ['10-14 09:26', { repliedAt: '10-14 09:10' }]], [['repliedAt', 'moment.order']]],
    ['an old reply after the old answer', [...closed, reopened, ['10-14 09:25', { repliedAt: '10:03' }]], [['repliedAt', 'moment.order']]],
    ['a reopening without an answer', [['10:05', { ...ROW, deliveredAt: '09:10' }], ['10:10', { reopenedAt: '10:08' }]], [['reopenedAt', 'reopen.early']]],
    ['a reopening before the answer', [...closed, ['10-14 09:05', { reopenedAt: '09:30' }]], [['reopenedAt', 'reopen.early']]],
  ])('%s', (_, steps, expected) => expect(wrong(steps, '10-14 10:00')).toEqual(expected));
});

test('the facts of a round that is over are those of its time', () => {
  const { complaint } = tell([...closed, reopened, ['10-14 09:25', { answeredAt: '10-14 09:20', calledAt: null }]], '10-14 10:00');
  const basis = basisOf(complaint, COMPANY, lookAt(at('10-14 10:00')));
  const show = ({ facts }: typeof basis) => [facts.answeredAt, facts.calledAt].map((it) => (it === undefined ? undefined : print(it)));
  expect([show(basis), ...basis.past.map(show)]).toEqual([['10-14 09:20', undefined], ['10:00', '10-13 09:00']]);
});

import { describe, expect, test } from 'vitest';
import { evolve } from '../../../shared/cases/evolve.ts';
import type { Complaint } from '../../../shared/cases/complaint.ts';
import { pausesOf, within } from '../../../shared/cases/pauses.ts';
import { at, cellsOf, lookAt, print, printClocks, printLetters, ROW, status, tell, type Step, type Typed } from './kit.ts';

/** What looks found in the row, one after another. */
function rowAfter(looks: readonly (readonly [at: string, typed: Typed])[]): Complaint {
  const born = evolve(undefined, { type: 'born', at: at('09:05'), id: 'KS-2610-0001', bornAt: at('09:05'), cells: {} });
  return looks.reduce((complaint, [seenAt, typed]) => evolve(complaint, { type: 'seen', at: at(seenAt), cells: cellsOf(typed, at(seenAt)) }), born);
}

/** `10:00-10:30`, with a + where nobody typed its end and a ! where the cap ends it. */
const pauses = (...looks: readonly (readonly [at: string, typed: Typed])[]): readonly string[] =>
  pausesOf(rowAfter(looks), lookAt(at('10-20 09:00'))).map(({ from, to, open, capped }) => `${print(from)}-${print(to)}${open ? '+' : ''}${capped ? '!' : ''}`);

const first = ['10:01', { pausedAt: '10:00' }] as const;
const over = ['10:31', { resumedAt: '10:30' }] as const;

const span = (from: string, to: string) => [at(from), at(to)] as const;

describe('the pauses of a row', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['none', pauses(), []],
    ['one that nobody ended lasts 72 hours at most', pauses(first), ['10:00-10-15 10:00+!']],
    ['one that was ended', pauses(first, over), ['10:00-10:30']],
    ['both typed at once', pauses(['11:00', { pausedAt: '10:00', resumedAt: '10:30' }]), ['10:00-10:30']],
    ['its end typed first', pauses(over, ['10:40', { pausedAt: '10:00' }]), ['10:00-10:30']],
    ['ended late: the cap ends it', pauses(first, ['10-17 09:00', { resumedAt: '10-17 08:00' }]), ['10:00-10-15 10:00!']],
    ['ended at the very cap', pauses(first, ['10-15 10:01', { resumedAt: '10-15 10:00' }]), ['10:00-10-15 10:00']],
    ['an end before its beginning does not count', pauses(first, ['10:31', { resumedAt: '09:30' }]), ['10:00-10-15 10:00+!']],
    ['an end without a beginning', pauses(over), []],
    ['a corrected beginning', pauses(first, ['10:05', { pausedAt: '09:55' }]), ['09:55-10-15 09:55+!']],
    ['a corrected beginning of one that is over', pauses(first, over, ['10:40', { pausedAt: '09:55' }]), ['09:55-10:30']],
    ['a corrected end', pauses(first, over, ['10:40', { resumedAt: '10:20' }]), ['10:00-10:20']],
    ['an end taken back', pauses(first, over, ['10:40', { resumedAt: null }]), ['10:00-10-15 10:00+!']],
    ['a beginning taken back while it is open', pauses(first, ['10:05', { pausedAt: null }]), []],
    ['one that cannot be understood', pauses(['10:01', { pausedAt: '上午' }]), []],
    ['one that lay ahead when it was typed over', pauses(['10:01', { pausedAt: '18:00' }], ['10:05', { pausedAt: '10:02' }]), ['10:02-10-15 10:02+!']],
    ['a further one', pauses(first, over, ['14:01', { pausedAt: '14:00' }]), ['10:00-10:30', '14:00-10-15 14:00+!']],
    ['a further one that begins when the last ended', pauses(first, over, ['14:01', { pausedAt: '10:30' }]), ['10:00-10:30', '10:30-10-15 10:30+!']],
    ['a further one with its end', pauses(first, over, ['14:01', { pausedAt: '14:00' }], ['14:31', { resumedAt: '14:30' }]), ['10:00-10:30', '14:00-14:30']],
    ['a further one typed at once', pauses(first, over, ['14:31', { pausedAt: '14:00', resumedAt: '14:30' }]), ['10:00-10:30', '14:00-14:30']],
    ['a further one, its end typed first', pauses(first, over, ['14:31', { resumedAt: '14:30' }], ['14:32', { pausedAt: '14:00' }]), ['10:00-10:30', '14:00-14:30']],
    ['three in a row', pauses(first, over, ['11:31', { pausedAt: '11:00', resumedAt: '11:30' }], ['14:31', { pausedAt: '14:00', resumedAt: '14:30' }]), ['10:00-10:30', '11:00-11:30', '14:00-14:30']],
    ['emptied cells keep what was over', pauses(first, over, ['11:00', { pausedAt: null, resumedAt: null }]), ['10:00-10:30']],
    ['emptied one by one, the end first', pauses(first, over, ['11:00', { resumedAt: null }], ['11:01', { pausedAt: null }]), ['10:00-10:30']],
    ['emptied one by one, the beginning first', pauses(first, over, ['11:00', { pausedAt: null }], ['11:01', { resumedAt: null }]), ['10:00-10:30']],
    ['a further one after that', pauses(first, over, ['11:00', { pausedAt: null, resumedAt: null }], ['14:01', { pausedAt: '14:00' }]), ['10:00-10:30', '14:00-10-15 14:00+!']],
    ['one taken back by an end at its beginning', pauses(first, over, ['11:00', { resumedAt: '10:00' }]), ['10:00-10:00']],
    ['a further one once the last has run out', pauses(first, ['10-16 09:01', { pausedAt: '10-16 09:00' }]), ['10:00-10-15 10:00+!', '10-16 09:00-10-19 09:00+!']],
    ['a correction before it ran out', pauses(first, ['10-16 09:01', { pausedAt: '10-14 09:00' }]), ['10-14 09:00-10-17 09:00+!']],
    ['the last word of several ends', pauses(first, over, ['11:00', { resumedAt: '14:30' }], ['11:01', { resumedAt: '10:20' }], ['14:01', { pausedAt: '14:00' }]), ['10:00-10:20', '14:00-10-15 14:00+!']],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('lie in order and apart within a life', () => {
    const its = within([span('14:00', '15:00'), span('10:00', '11:00'), span('10:30', '11:30'), span('08:00', '09:00'), span('16:00', '18:00')], at('09:30'), at('17:00'));
    expect(its.map(([from, to]) => `${print(from)}-${print(to)}`)).toEqual(['10:00-11:30', '14:00-15:00', '16:00-17:00']);
  });
});

const delivered = (more: Typed = {}): Step => ['09:12', { ...ROW, deliveredAt: '09:10', ...more }];
const paused = (from: string, to?: string): Typed => ({ pausedAt: from, pauseReason: '待客户', ...(to === undefined ? {} : { resumedAt: to }) });
const d03 = (steps: readonly Step[], until: string): readonly string[] => printClocks(tell(steps, until), 'D03');

describe('a pause moves the clocks that a customer can hold up', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['by as long as it lasted', [delivered(), ['09:21', paused('09:20')], ['09:51', { resumedAt: '09:50' }]], '10:09', ['D03 09:10-10:10 running']],
    ['so that it is missed as much later', [delivered(), ['09:21', paused('09:20')], ['09:51', { resumedAt: '09:50' }]], '10:10', ['D03 09:10-10:10 missed']],
    ['C10: paused when it would have fallen due it is not missed', [delivered(), ['09:21', paused('09:20')]], '17:00', ['D03 09:10-10-15 09:40 running']],
    ['C1: twice', [delivered(), ['09:16', paused('09:15', '09:16')], ['09:31', paused('09:30', '09:31')]], '09:41', ['D03 09:10-09:42 running']],
    ['resumed and replied in one edit', [delivered(), ['09:21', paused('09:20')], ['11:01', { resumedAt: '11:00', repliedAt: '11:00' }]], '12:00', ['D03 09:10-11:20 met']],
    ['replied while it is paused', [delivered(), ['09:21', paused('09:20')], ['11:01', { repliedAt: '11:00' }]], '12:00', ['D03 09:10-11:20 met']],
    ['one that began before the clock counts from its start', [['09:12', { ...ROW, ...paused('09:05', '09:20'), deliveredAt: '09:10' }]], '09:30', ['D03 09:10-09:50 running']],
    ['one that begins at the due moment comes too late', [delivered(), ['09:41', paused('09:40')]], '09:45', ['D03 09:10-09:40 missed']],
    ['one that begins a minute earlier does not', [delivered(), ['09:41', paused('09:39')]], '09:45', ['D03 09:10-10-15 09:40 running']],
    ['one typed late covers a due moment already passed', [delivered(), ['11:00', paused('09:20', '09:50')]], '11:00', ['D03 09:10-10:10 missed']],
    ['one typed late undoes a breach', [delivered(), ['11:00', paused('09:20')]], '11:00', ['D03 09:10-10-15 09:40 running']],
    ['one typed with the reply counts', [delivered(), ['11:00', { ...paused('09:20', '09:50'), repliedAt: '10:05' }]], '11:00', ['D03 09:10-10:10 met']],
    ['one typed when the clock was over does not', [delivered(), ['10:30', { repliedAt: '10:05' }], ['11:00', paused('09:20', '09:50')]], '11:00', ['D03 09:10-09:40 missed']],
    ['unless its own start is corrected', [delivered(), ['10:30', { repliedAt: '10:05' }], ['11:00', { ...paused('09:20', '09:50'), deliveredAt: '09:11' }]], '11:00', ['D03 09:11-10:11 met']],
    ['what was paused before stands when it is corrected after', [delivered(), ['09:21', paused('09:20', '09:21')], ['10:30', { repliedAt: '10:05' }], ['11:00', { resumedAt: '09:50' }]], '11:00', ['D03 09:10-10:10 met']],
  ])('%s', (_, steps, until, expected) => expect(d03(steps, until)).toEqual(expected));

  test('which clocks', () => {
    const steps: readonly Step[] = [
      ['09:12', { ...ROW, deliveredAt: '09:10', onSitePromise: '15:00', dataAskedAt: '09:11', raisedAt: '09:12' }],
      ['09:13', { pausedAt: '09:12' }], ['09:23', { resumedAt: '09:22' }],
    ];
    expect(printClocks(tell(steps, '09:23'))).toEqual([
      'D01 09:00-09:30 met', 'D02 09:12-15:10 running', 'D04 09:11-09:41 running', 'D03 09:10-09:50 running', 'D08 09:10-10:20 running', 'D09 09:10-11:20 running',
      'D06 09:12-10:22 running', 'D10 09:12-10-13 00:10 running',
    ]);
  });
  test('the answer', () => expect(printClocks(tell([delivered({ resultAt: '09:12' }), ['09:33', paused('09:13', '09:33')]], '09:33'), 'D05')).toEqual(['D05 09:12-09:42 running']));
  test('neither the delivery nor the call-back', () => {
    expect(printClocks(tell([['09:12', { ...ROW, ...paused('09:05') }]], '09:30'), 'D01')).toEqual(['D01 09:00-09:30 missed']);
    expect(printClocks(tell([delivered({ answeredAt: '09:12' }), ['09:21', paused('09:20')]], '09:30'), 'D11')).toEqual(['D11 09:12-10-26 00:00 running']);
  });
  test('an extension is moved only by what is paused after it was typed', () => {
    const extended: readonly Step[] = [delivered(), ['09:21', paused('09:20', '09:21')], ['09:30', { extendedTo: '15:00' }]];
    expect(printClocks(tell(extended, '09:31'), 'D08')).toEqual(['D08 09:10-15:00 running']);
    expect(printClocks(tell([...extended, ['10:40', paused('10:00', '10:30')]], '10:41'), 'D08', 'D09')).toEqual(['D08 09:10-15:30 running', 'D09 09:10-15:30 running']);
  });
  test('the second hour of D09 too', () =>
    expect(printClocks(tell([delivered(), ['09:21', paused('09:20', '09:30')], ['09:50', { investigatedAt: '09:40' }], ['10:11', paused('10:00', '10:10')]], '10:11'), 'D09')).toEqual(['D09 09:10-10:50 running']));
});

const letters = (steps: readonly Step[], until: string, ...rungs: readonly string[]) => printLetters(tell(steps, until), ...rungs).filter((it) => it.includes('D03'));

describe('the letters of a paused clock', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['none while it is paused', [delivered(), ['09:21', paused('09:20')]], '17:00', []],
    ['the reminder later', [delivered(), ['09:21', paused('09:20', '09:21')]], '10:12', ['09:31 reminder D03: 李二', '09:41 due D03: 李二 + 赵头', '10:11 second D03: 李二 + 赵头 孙领']],
    ['no second reminder after a pause', [delivered(), ['09:36', paused('09:35')], ['10:36', { resumedAt: '10:35' }]], '10:40', ['09:30 reminder D03: 李二', '10:40 due D03: 李二 + 赵头']],
    ['none of a breach that waited for the morning', [['17:05', { ...ROW, complainedAt: '17:00', deliveredAt: '17:05' }], ['10-13 08:29', paused('10-13 08:25')]], '10-13 12:00', ['17:25 reminder D03: 李二']],
    ['they go on once it is resumed', [['17:05', { ...ROW, complainedAt: '17:00', deliveredAt: '17:05' }], ['10-13 08:29', paused('10-13 08:25')], ['10-13 09:00', { resumedAt: '10-13 09:00' }]], '10-13 09:00', ['17:25 reminder D03: 李二', '10-13 09:00 second D03: 李二 + 赵头 孙领']],
    ['a breach told before the pause was typed is told again when it comes', [delivered(), ['10:00', paused('09:38', '10:00')]], '10:02', ['09:30 reminder D03: 李二', '09:40 due D03: 李二 + 赵头', '10:02 due D03: 李二 + 赵头']],
  ])('%s', (_, steps, until, expected) => expect(letters(steps, until, 'reminder', 'due', 'second')).toEqual(expected));

  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['when a pause has lasted 72 hours its owners are told', [delivered(), ['09:21', paused('09:20')]], '10-15 09:20', ['10-15 09:20 flag D03 D08 D09: 李二 赵头']],
    ['not before', [delivered(), ['09:21', paused('09:20')]], '10-15 09:19', []],
    ['not when it was resumed', [delivered(), ['09:21', paused('09:20')], ['10-15 09:00', { resumedAt: '10-15 09:00' }]], '10-15 12:00', []],
    ['once', [delivered(), ['09:21', paused('09:20')]], '10-19 12:00', ['10-15 09:20 flag D03 D08 D09: 李二 赵头']],
    ['in quiet hours at the next opening', [['17:50', { ...ROW, complainedAt: '17:40', deliveredAt: '17:45' }], ['18:00', paused('18:00')]], '10-16 08:30', ['10-16 08:30 flag D03 D08 D09: 李二 赵头']],
    ['nobody when nothing is owed any more', [delivered(), ['09:21', paused('09:20')], ['10:00', { answeredAt: '10:00' }]], '10-16 08:30', []],
    ['of each pause by itself', [delivered(), ['09:21', paused('09:20')], ['10-15 10:01', paused('10-15 10:00')]], '10-19 12:00', ['10-15 09:20 flag D03 D08 D09: 李二 赵头', '10-19 08:30 flag D03 D08 D09: 李二 赵头']],
  ])('%s', (_, steps, until, expected) => expect(printLetters(tell(steps, until), 'flag')).toEqual(expected));
});

const said = (steps: readonly Step[], until: string): readonly string[] =>
  tell(steps, until).remarks.filter((it) => ['pausedAt', 'pauseReason', 'resumedAt'].includes(it.column ?? '') && it.code !== 'moment.backfilled').map((it) => it.sentence.zh);

describe('what the row says of its pauses', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['nothing', [delivered(), ['09:21', paused('09:20', '09:21')]], '09:30', []],
    ['a blank reason is asked for', [delivered(), ['09:21', { pausedAt: '09:20' }]], '09:30', ['暂停原因空白，请写明为什么暂停，例如 待客户']],
    ['an end before the beginning', [delivered(), ['09:21', paused('09:20', '09:10')]], '09:30', ['恢复时间 2026-10-12 09:10 与「暂停时间」2026-10-12 09:20 的先后不对，应不早于它，请改这一格，例如 2026-10-12 09:50']],
    ['a further beginning after it is no fault', [delivered(), ['09:21', paused('09:20', '09:21')], ['09:31', { pausedAt: '09:30' }]], '09:31', []],
    ['an end without a beginning', [delivered(), ['09:21', { resumedAt: '09:20' }]], '09:30', ['恢复时间 2026-10-12 09:20 没有对应的「暂停时间」，应先填暂停时间，例如 2026-10-12 08:50']],
    ['that the cap was reached', [delivered(), ['09:21', paused('09:20')]], '10-15 09:20', ['暂停已满 72 小时，时限自 2026-10-15 09:20 起接着走；仍须等的，恢复后再暂停']],
  ])('%s', (_, steps, until, expected) => expect(said(steps, until)).toEqual(expected));

  test('a paused row keeps its 状态', () => expect(status(tell([delivered(), ['09:21', paused('09:20')]], '09:30'))).toBe('调查中'));
});

import { describe, expect, test } from 'vitest';
import { bookWith } from '../ledger/kit.ts';
import { companyWith, printClocks, ROW, tell, type Step, type Typed } from './kit.ts';

/** What is typed with the row itself, seen at 09:05 unless the story says otherwise. */
const row = (more: Typed = {}): Step => ['09:05', { ...ROW, ...more }];
/** The same once it was handed on at 09:10. */
const delivered = (more: Typed = {}): Step => ['09:12', { ...ROW, deliveredAt: '09:10', ...more }];
const raised = (more: Typed = {}): Step => delivered({ raisedAt: '09:12', ...more });
/** A complaint of some day, handed on and answered at 11:00. */
const answered = (on: string, more: Typed = {}): readonly Step[] =>
  [[`${on} 12:00`, { ...ROW, complainedAt: `${on} 09:00`, deliveredAt: `${on} 09:10`, answeredAt: `${on} 11:00`, ...more }]];
const both = (steps: readonly Step[], until: string) => printClocks(tell(steps, until), 'D08', 'D09');
/** A clock under a changed rule. */
const under = (id: string, changes: Parameters<typeof bookWith>[1], steps: readonly Step[], until: string) =>
  printClocks(tell(steps, until, { company: companyWith({ rules: bookWith(id, changes) }) }), id);

type Case = readonly [sentence: string, id: string, steps: readonly Step[], until: string, expected: readonly string[]];

const clocks = (cases: readonly Case[]) =>
  test.each(cases)('%s', (_, id, steps, until, expected) => expect(printClocks(tell(steps, until), id)).toEqual(expected));

describe('D01 送达: 30 minutes from 投诉时间 to 送达时间', () => {
  clocks([
    ['runs from 投诉时间', 'D01', [row()], '09:29', ['D01 09:00-09:30 running']],
    ['is missed when its minute comes', 'D01', [row()], '09:30', ['D01 09:00-09:30 missed']],
    ['is met by a delivery at the very minute', 'D01', [['09:31', { ...ROW, deliveredAt: '09:30' }]], '09:40', ['D01 09:00-09:30 met']],
    ['is missed by a delivery a minute later', 'D01', [['09:31', { ...ROW, deliveredAt: '09:31' }]], '09:40', ['D01 09:00-09:30 missed']],
    ['counts the moment typed, not the one at which it was seen', 'D01', [row(), ['11:00', { deliveredAt: '09:20' }]], '12:00', ['D01 09:00-09:30 met']],
    ['a blank 投诉时间 is when the row was first seen', 'D01', [row({ complainedAt: null })], '09:06', ['D01 09:05-09:35 running']],
    ['a corrected 投诉时间 corrects it', 'D01', [row(), ['09:08', { complainedAt: '08:40' }]], '09:10', ['D01 08:40-09:10 missed']],
    ['does not count a delivery without 责任部门', 'D01', [['09:12', { ...ROW, department: null, deliveredAt: '09:10' }]], '09:40', ['D01 09:00-09:30 missed']],
    ['nor without 第二受理人, where the department has no default', 'D01', [['09:12', { ...ROW, secondIntake: null, deliveredAt: '09:10' }]], '09:40', ['D01 09:00-09:30 missed']],
    ['but the default 第二受理人 stands in', 'D01', [['09:12', { ...ROW, department: '安装部', secondIntake: null, deliveredAt: '09:10' }]], '09:40', ['D01 09:00-09:30 met']],
    ['counts the moment typed once the department is filled', 'D01', [['09:12', { ...ROW, department: null, deliveredAt: '09:10' }], ['09:40', { department: '售后部' }]], '09:50', ['D01 09:00-09:30 met']],
    ['in the hands of one person is met at once', 'D01', [row({ secondIntake: '0101' })], '09:40', ['D01 09:00-09:30 met']],
    ['a typed 送达时间 counts in the hands of one person too', 'D01', [['09:50', { ...ROW, secondIntake: '0101', deliveredAt: '09:45' }]], '09:50', ['D01 09:00-09:30 missed']],
    ['the default 第二受理人 may be the same person', 'D01', [row({ firstIntake: '0303', department: '安装部', secondIntake: null })], '09:40', ['D01 09:00-09:30 met']],
    ['is not owed once the customer was answered before it was due', 'D01', [['09:25', { ...ROW, answeredAt: '09:24' }]], '09:40', []],
    ['is owed when the answer came at the due minute', 'D01', [['09:35', { ...ROW, answeredAt: '09:30' }]], '09:40', ['D01 09:00-09:30 missed']],
    ['is not owed when solved on the spot, however late', 'D01', [['10:30', { ...ROW, solvedOnTheSpot: true, result: '已换', answeredAt: '10:20' }]], '10:40', []],
    ['is owed while 当场解决 lacks 处理结果', 'D01', [['10:30', { ...ROW, solvedOnTheSpot: true, answeredAt: '10:20' }]], '10:40', ['D01 09:00-09:30 missed']],
    ['is owed while 当场解决 lacks 回复客户时间', 'D01', [['10:30', { ...ROW, solvedOnTheSpot: true, result: '已换' }]], '10:40', ['D01 09:00-09:30 missed']],
    ['ends when the row is void', 'D01', [row(), ['09:20', { void: '误录' }]], '09:40', ['D01 09:00-09:30 ended']],
    ['has been missed all the same when the row is void later', 'D01', [row(), ['09:40', { void: '误录' }]], '09:50', ['D01 09:00-09:30 missed']],
    ['runs on when 作废原因 is taken back', 'D01', [row(), ['09:20', { void: '误录' }], ['09:25', { void: null }]], '09:26', ['D01 09:00-09:30 running']],
    ['the first delivery settles it, whoever it is delivered to later', 'D01', [delivered(), ['10:00', { secondIntake: '0204', deliveredAt: '09:58' }]], '10:05', ['D01 09:00-09:30 met']],
    ['runs again when 送达时间 is emptied', 'D01', [delivered(), ['09:20', { deliveredAt: null }]], '09:25', ['D01 09:00-09:30 running']],
    ['does not care who takes over before delivery', 'D01', [row(), ['09:20', { secondIntake: '0204' }]], '09:25', ['D01 09:00-09:30 running']],
  ]);
});

describe('D02 现场解决: from the typing of 现场承诺时间 until then', () => {
  clocks([
    ['runs from the look that saw the promise', 'D02', [row(), ['09:20', { onSitePromise: '15:00' }]], '10:00', ['D02 09:20-15:00 running']],
    ['is met when handled and answered', 'D02', [row({ onSitePromise: '15:00' }), ['14:50', { handledAt: '14:30', answeredAt: '14:40' }]], '15:01', ['D02 09:05-15:00 met']],
    ['the later of both counts', 'D02', [row({ onSitePromise: '15:00' }), ['15:20', { handledAt: '14:30', answeredAt: '15:10' }]], '15:30', ['D02 09:05-15:00 missed']],
    ['handled alone is not enough', 'D02', [row({ onSitePromise: '15:00' }), ['14:50', { handledAt: '14:30' }]], '15:01', ['D02 09:05-15:00 missed']],
    ['answered alone is not enough', 'D02', [row({ onSitePromise: '15:00' }), ['14:50', { answeredAt: '14:40' }]], '15:01', ['D02 09:05-15:00 missed']],
    ['a blank 处理完毕时间 counts as 结果时间', 'D02', [row({ onSitePromise: '15:00' }), ['14:50', { resultAt: '14:30', answeredAt: '14:40' }]], '15:01', ['D02 09:05-15:00 met']],
    ['a new promise ends the old one and begins its own', 'D02', [row({ onSitePromise: '15:00' }), ['14:00', { onSitePromise: '17:00' }]], '16:00', ['D02 09:05-15:00 ended', 'D02.1 14:00-17:00 running']],
    ['a promise missed stays missed', 'D02', [row({ onSitePromise: '15:00' }), ['15:30', { onSitePromise: '17:00' }]], '16:00', ['D02 09:05-15:00 missed', 'D02.1 15:30-17:00 running']],
    ['a promise taken back ends', 'D02', [row({ onSitePromise: '15:00' }), ['14:00', { onSitePromise: null }]], '16:00', ['D02 09:05-15:00 ended']],
    ['runs though solved on the spot', 'D02', [row({ onSitePromise: '15:00', solvedOnTheSpot: true, result: '已换', answeredAt: '09:04' })], '15:01', ['D02 09:05-15:00 missed']],
    ['ends when the row is void', 'D02', [row({ onSitePromise: '15:00' }), ['14:00', { void: '其他' }]], '16:00', ['D02 09:05-15:00 ended']],
  ]);
});

describe('D03 调查回复: 30 minutes from 送达时间 to 调查回复时间', () => {
  clocks([
    ['does not run before delivery', 'D03', [row()], '09:20', []],
    ['runs from 送达时间', 'D03', [delivered()], '09:20', ['D03 09:10-09:40 running']],
    ['is met by 调查回复时间', 'D03', [delivered(), ['09:45', { repliedAt: '09:40' }]], '10:00', ['D03 09:10-09:40 met']],
    ['is missed a minute later', 'D03', [delivered(), ['09:45', { repliedAt: '09:41' }]], '10:00', ['D03 09:10-09:40 missed']],
    ['a blank 调查回复时间 counts as 结果时间', 'D03', [delivered(), ['09:45', { resultAt: '09:35' }]], '10:00', ['D03 09:10-09:40 met']],
    ['or, that blank too, as 回复客户时间', 'D03', [delivered(), ['09:45', { answeredAt: '09:38' }]], '10:00', ['D03 09:10-09:40 met']],
    ['with 直接回复 only 回复客户时间 settles it', 'D03', [delivered({ direct: true }), ['09:45', { repliedAt: '09:20' }]], '10:00', ['D03 09:10-09:40 missed']],
    ['and does', 'D03', [delivered({ direct: true }), ['09:45', { answeredAt: '09:39' }]], '10:00', ['D03 09:10-09:40 met']],
    ['in the hands of one person it runs from 投诉时间', 'D03', [row({ secondIntake: '0101' })], '09:20', ['D03 09:00-09:30 running']],
    ['does not run when the customer was answered before delivery was due', 'D03', [delivered({ answeredAt: '09:11' })], '10:00', []],
    ['another 第二受理人 ends it and begins his own', 'D03', [delivered(), ['09:30', { secondIntake: '0204' }]], '09:50', ['D03 09:10-09:40 ended', 'D03.1 09:30-10:00 running']],
    ['missed only if already due', 'D03', [delivered(), ['09:41', { secondIntake: '0204' }]], '09:50', ['D03 09:10-09:40 missed', 'D03.1 09:41-10:11 running']],
    ['his begins at the new 送达时间, where one was typed', 'D03', [delivered(), ['09:30', { secondIntake: '0204', deliveredAt: '09:25' }]], '09:50', ['D03 09:10-09:40 ended', 'D03.1 09:25-09:55 running']],
    ['also where it is typed after the change', 'D03', [delivered(), ['09:30', { secondIntake: '0204' }], ['09:36', { deliveredAt: '09:35' }]], '09:50', ['D03 09:10-09:40 ended', 'D03.1 09:35-10:05 running']],
    ['another 责任部门 does the same', 'D03', [delivered(), ['09:30', { department: '安装部' }]], '09:50', ['D03 09:10-09:40 ended', 'D03.1 09:30-10:00 running']],
    ['both at once begin one clock', 'D03', [delivered(), ['09:30', { department: '安装部', secondIntake: '0303' }]], '09:50', ['D03 09:10-09:40 ended', 'D03.1 09:30-10:00 running']],
    ['a third change begins a third', 'D03', [delivered(), ['09:30', { secondIntake: '0204' }], ['09:35', { secondIntake: '0201' }]], '09:50', ['D03 09:10-09:40 ended', 'D03.1 09:30-10:00 ended', 'D03.2 09:35-10:05 running']],
    ['a change in the very minute of the reply begins none', 'D03', [delivered(), ['09:30', { repliedAt: '09:30', secondIntake: '0204' }]], '10:00', ['D03 09:10-09:40 met']],
    ['who is named together with the delivery is the first', 'D03', [row(), ['09:20', { secondIntake: '0204', deliveredAt: '09:15' }]], '09:30', ['D03 09:15-09:45 running']],
    ['a change after the reply begins none', 'D03', [delivered(), ['09:35', { repliedAt: '09:30' }], ['09:50', { secondIntake: '0204' }]], '10:00', ['D03 09:10-09:40 met']],
    ['the name emptied and typed again is no change', 'D03', [delivered({ department: '售后部' }), ['09:20', { secondIntake: null }], ['09:25', { secondIntake: '0201' }]], '09:30', ['D03 09:10-09:40 running']],
    ['a corrected 送达时间 corrects it', 'D03', [delivered(), ['09:20', { deliveredAt: '09:05' }]], '09:30', ['D03 09:05-09:35 running']],
    ['ends when the row is void', 'D03', [delivered(), ['09:20', { void: '重复录入' }]], '10:00', ['D03 09:10-09:40 ended']],
  ]);
});

describe('D04 资料提供: 20 minutes from 索取资料时间 to 资料提供时间', () => {
  clocks([
    ['does not run unasked', 'D04', [delivered()], '09:20', []],
    ['runs from the asking', 'D04', [delivered({ dataAskedAt: '09:12' })], '09:20', ['D04 09:12-09:32 running']],
    ['is met in time', 'D04', [delivered({ dataAskedAt: '09:12' }), ['09:33', { dataGivenAt: '09:32' }]], '09:40', ['D04 09:12-09:32 met']],
    ['is missed later', 'D04', [delivered({ dataAskedAt: '09:12' }), ['09:33', { dataGivenAt: '09:33' }]], '09:40', ['D04 09:12-09:32 missed']],
    ['no other moment stands for 资料提供时间', 'D04', [delivered({ dataAskedAt: '09:12' }), ['09:31', { repliedAt: '09:30' }]], '09:40', ['D04 09:12-09:32 missed']],
  ]);
});

describe('D08 负责人调查: an hour from 送达时间 to 调查完成时间', () => {
  clocks([
    ['runs from 送达时间', 'D08', [delivered()], '09:20', ['D08 09:10-10:10 running']],
    ['is met by 调查完成时间', 'D08', [delivered(), ['10:12', { investigatedAt: '10:10' }]], '10:20', ['D08 09:10-10:10 met']],
    ['a blank one counts as 调查回复时间', 'D08', [delivered(), ['10:12', { repliedAt: '10:05' }]], '10:20', ['D08 09:10-10:10 met']],
    ['or as 结果时间', 'D08', [delivered(), ['10:12', { resultAt: '10:05' }]], '10:20', ['D08 09:10-10:10 met']],
    ['or as 回复客户时间', 'D08', [delivered(), ['10:12', { answeredAt: '10:05' }]], '10:20', ['D08 09:10-10:10 met']],
    ['is not met by a reply too late', 'D08', [delivered(), ['10:12', { repliedAt: '10:11' }]], '10:20', ['D08 09:10-10:10 missed']],
    ['a delivery to another 第二受理人 does not move it', 'D08', [delivered(), ['10:00', { secondIntake: '0204', deliveredAt: '09:58' }]], '10:05', ['D08 09:10-10:10 running']],
    ['goes on under another 第二受理人', 'D08', [delivered(), ['09:30', { secondIntake: '0204' }]], '09:50', ['D08 09:10-10:10 running']],
    ['ends with the department, whose successor begins', 'D08', [delivered(), ['09:30', { department: '安装部' }]], '09:50', ['D08 09:10-10:10 ended', 'D08.1 09:30-10:30 running']],
    ['does not run when solved on the spot', 'D08', [delivered({ solvedOnTheSpot: true, result: '已换', answeredAt: '09:12' })], '10:20', []],
  ]);
});

describe('D09 负责人答复: an hour from 调查完成时间, never later than two from 送达时间', () => {
  clocks([
    ['without 调查完成时间 an hour from the due of D08', 'D09', [delivered()], '09:20', ['D09 09:10-11:10 running']],
    ['an hour from 调查完成时间', 'D09', [delivered(), ['09:40', { investigatedAt: '09:30' }]], '10:00', ['D09 09:10-10:30 running']],
    ['however late the investigation', 'D09', [delivered(), ['10:50', { investigatedAt: '10:45' }]], '11:00', ['D09 09:10-11:10 running']],
    ['is met by 调查回复时间', 'D09', [delivered(), ['10:00', { repliedAt: '09:50' }]], '12:00', ['D09 09:10-11:10 met']],
    ['is met by 回复客户时间, if that is earlier', 'D09', [delivered({ direct: true }), ['10:00', { answeredAt: '09:50' }]], '12:00', ['D09 09:10-11:10 met']],
    ['a blank reply counts as 结果时间', 'D09', [delivered(), ['10:00', { resultAt: '09:50' }]], '12:00', ['D09 09:10-11:10 met']],
    ['is missed by a reply too late', 'D09', [delivered(), ['11:20', { repliedAt: '11:11' }]], '12:00', ['D09 09:10-11:10 missed']],
    ['ends with the department, whose successor begins', 'D09', [delivered(), ['09:30', { department: '安装部' }]], '09:50', ['D09 09:10-11:10 ended', 'D09.1 09:30-11:30 running']],
    ['the successor is not held to an investigation before its time', 'D09', [delivered(), ['09:25', { investigatedAt: '09:20' }], ['09:30', { department: '安装部' }]], '09:50', ['D09 09:10-10:20 ended', 'D09.1 09:30-11:30 running']],
  ]);
});

describe('客户同意延期至 moves D08 and D09', () => {
  test('both are due then', () =>
    expect(both([delivered(), ['09:30', { extendedTo: '16:00' }]], '12:00')).toEqual(['D08 09:10-16:00 running', 'D09 09:10-16:00 running']));
  test('unless already missed', () =>
    expect(both([delivered(), ['10:30', { extendedTo: '16:00' }]], '12:00')).toEqual(['D08 09:10-10:10 missed', 'D09 09:10-16:00 running']));
  test('at the due minute it is too late', () =>
    expect(both([delivered(), ['10:10', { extendedTo: '16:00' }]], '12:00')).toEqual(['D08 09:10-10:10 missed', 'D09 09:10-16:00 running']));
  test('it may be moved while it lies ahead', () =>
    expect(both([delivered(), ['09:30', { extendedTo: '16:00' }], ['15:00', { extendedTo: '17:00' }]], '16:30')).toEqual(['D08 09:10-17:00 running', 'D09 09:10-17:00 running']));
  test('not once it has passed', () =>
    expect(both([delivered(), ['09:30', { extendedTo: '11:00' }], ['11:05', { extendedTo: '17:00' }]], '16:30')).toEqual(['D08 09:10-11:00 missed', 'D09 09:10-11:00 missed']));
  test('one in the past moves nothing', () =>
    expect(both([delivered(), ['09:30', { extendedTo: '09:20' }]], '09:40')).toEqual(['D08 09:10-10:10 running', 'D09 09:10-11:10 running']));
  test('D03 is not moved', () => expect(printClocks(tell([delivered(), ['09:20', { extendedTo: '16:00' }]], '09:30'), 'D03')).toEqual(['D03 09:10-09:40 running']));
  test('every former value is kept', () => {
    const { complaint } = tell([delivered({ extendedTo: '15:00' }), ['09:30', { extendedTo: '16:00' }]], '09:40');
    expect(complaint.trail.extension).toHaveLength(2);
  });
});

describe('D06 领导答复 and D10 领导解决, from 上报最高领导时间', () => {
  clocks([
    ['an hour to answer', 'D06', [raised()], '09:20', ['D06 09:12-10:12 running']],
    ['met by 最高领导答复时间', 'D06', [raised(), ['10:13', { leaderRepliedAt: '10:12' }]], '10:20', ['D06 09:12-10:12 met']],
    ['a blank one counts as 最高领导解决时间', 'D06', [raised(), ['10:13', { leaderSolvedAt: '10:10' }]], '10:20', ['D06 09:12-10:12 met']],
    ['or as 结果时间', 'D06', [raised(), ['10:13', { resultAt: '10:10' }]], '10:20', ['D06 09:12-10:12 met']],
    ['else missed', 'D06', [raised()], '10:12', ['D06 09:12-10:12 missed']],
    ['that day, 24:00, to solve', 'D10', [raised()], '09:20', ['D10 09:12-10-13 00:00 running']],
    ['met by 最高领导解决时间', 'D10', [raised(), ['23:59', { leaderSolvedAt: '23:58' }]], '10-13 08:00', ['D10 09:12-10-13 00:00 met']],
    ['a blank one counts as 结果时间', 'D10', [raised(), ['18:00', { resultAt: '17:00' }]], '10-13 08:00', ['D10 09:12-10-13 00:00 met']],
    ['an answer alone does not solve', 'D10', [raised(), ['10:00', { leaderRepliedAt: '09:40' }]], '10-13 00:00', ['D10 09:12-10-13 00:00 missed']],
    ['runs though nothing was delivered', 'D10', [row({ raisedAt: '09:04', department: null })], '09:20', ['D10 09:04-10-13 00:00 running']],
  ]);
});

describe('D07 两部答复 has no due moment', () => {
  clocks([
    ['does not run unticked', 'D07', [delivered()], '09:20', []],
    ['runs from the look that saw the tick', 'D07', [delivered({ money: true })], '09:20', ['D07 09:12-? running']],
    ['is never missed', 'D07', [delivered({ money: true })], '10-30 09:00', ['D07 09:12-? running']],
    ['one reply is not enough', 'D07', [delivered({ money: true }), ['09:40', { engineeringReply: '可折让' }]], '10:00', ['D07 09:12-? running']],
    ['both end it', 'D07', [delivered({ money: true }), ['09:40', { engineeringReply: '可折让' }], ['09:50', { qualityReply: '属实' }]], '10:00', ['D07 09:12-? met']],
    ['unticking ends it', 'D07', [delivered({ money: true }), ['09:40', { money: null }]], '10:00', []],
  ]);
});

describe('D05 回复客户: the later of 10 minutes and 客户要求回复时间', () => {
  clocks([
    ['does not run without 结果时间', 'D05', [delivered()], '10:00', []],
    ['ten minutes', 'D05', [delivered(), ['09:41', { resultAt: '09:40' }]], '09:45', ['D05 09:40-09:50 running']],
    ['met at the minute', 'D05', [delivered(), ['09:41', { resultAt: '09:40' }], ['09:51', { answeredAt: '09:50' }]], '10:00', ['D05 09:40-09:50 met']],
    ['missed later', 'D05', [delivered(), ['09:41', { resultAt: '09:40' }], ['09:52', { answeredAt: '09:51' }]], '10:00', ['D05 09:40-09:50 missed']],
    ['the customer wants it later', 'D05', [delivered({ answerWantedBy: '15:00' }), ['09:41', { resultAt: '09:40' }]], '09:45', ['D05 09:40-15:00 running']],
    ['the customer wanted it earlier', 'D05', [delivered({ answerWantedBy: '09:30' }), ['09:41', { resultAt: '09:40' }]], '09:45', ['D05 09:40-09:50 running']],
    ['does not run with 第二受理人直接回复', 'D05', [delivered({ direct: true }), ['09:41', { resultAt: '09:40' }]], '09:45', []],
    ['runs from the hands of one person as well', 'D05', [row({ secondIntake: '0101' }), ['09:41', { resultAt: '09:40' }]], '09:45', ['D05 09:40-09:50 running']],
  ]);
});

describe('D11 回访: by the end of the next week that has a working day', () => {
  clocks([
    ['does not run before the customer was answered', 'D11', [delivered()], '10:00', []],
    ['the Sunday after next Monday, 24:00', 'D11', answered('10-12'), '10-13 09:00', ['D11 11:00-10-26 00:00 running']],
    ['from a Sunday too', 'D11', answered('10-18'), '10-18 13:00', ['D11 10-18 11:00-10-26 00:00 running']],
    ['a week that rests is skipped', 'D11', answered('02-10'), '02-10 13:00', ['D11 02-10 11:00-03-02 00:00 running']],
    ['from the later of 处理完毕时间 and 回复客户时间', 'D11', answered('10-18', { handledAt: '10-17 15:00' }), '10-18 13:00', ['D11 10-18 11:00-10-26 00:00 running']],
    ['处理完毕时间 may be the later', 'D11', [...answered('10-18'), ['10-19 10:00', { handledAt: '10-19 09:30' }]], '10-19 13:00', ['D11 10-19 09:30-11-02 00:00 running']],
    ['met by a call with a result', 'D11', [...answered('10-12'), ['10-20 10:00', { calledAt: '10-20 09:30', satisfaction: '不满意' }]], '10-27 09:00', ['D11 11:00-10-26 00:00 met']],
    ['not by 回访时间 alone', 'D11', [...answered('10-12'), ['10-20 10:00', { calledAt: '10-20 09:30' }]], '10-27 09:00', ['D11 11:00-10-26 00:00 missed']],
    ['not by 未接通 once', 'D11', [...answered('10-12'), ['10-20 10:00', { calledAt: '10-20 09:30', satisfaction: '未接通' }]], '10-27 09:00', ['D11 11:00-10-26 00:00 missed']],
    ['nor twice on one day', 'D11', [...answered('10-12'), ['10-20 10:00', { calledAt: '10-20 09:30', satisfaction: '未接通' }], ['10-20 15:00', { calledAt: '10-20 14:30' }]], '10-27 09:00', ['D11 11:00-10-26 00:00 missed']],
    ['but on two different days', 'D11', [...answered('10-12'), ['10-20 10:00', { calledAt: '10-20 09:30', satisfaction: '未接通' }], ['10-21 15:00', { calledAt: '10-21 14:30' }]], '10-27 09:00', ['D11 11:00-10-26 00:00 met']],
    ['ends when the row is void', 'D11', [...answered('10-12'), ['10-20 10:00', { void: '非投诉' }]], '10-27 09:00', ['D11 11:00-10-26 00:00 ended']],
  ]);
});

describe('规则 decides how long and how', () => {
  test('another limit', () => expect(under('D01', { low: 45 }, [row()], '09:10')).toEqual(['D01 09:00-09:45 running']));
  test('working time leaves lunch out', () =>
    expect(under('D03', { low: 2, unit: '小时', working: true }, [['11:12', { ...ROW, complainedAt: '11:00', deliveredAt: '11:10' }]], '11:20')).toEqual(['D03 11:10-14:40 running']));
  test('a rule switched off starts nothing', () => expect(under('D04', { active: false }, [delivered({ dataAskedAt: '09:12' })], '10:00')).toEqual([]));
  test('a clock keeps the version in force at its start', () => {
    const from = tell([row()], '09:01').clocks[0]?.startAt;
    expect(under('D01', { low: 45, ...(from !== undefined && { from: (from + 1) as typeof from }) }, [row()], '09:10')).toEqual(['D01 09:00-09:30 running']);
  });
});

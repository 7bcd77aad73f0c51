import { describe, expect, test } from 'vitest';
import { changed, companyWith, printLetters, ROW, tell, type Step, type Typed } from './kit.ts';

const row = (seenAt: string, more: Typed = {}): Step => [seenAt, { ...ROW, ...more }];
const once = (steps: readonly Step[], until: string, ...options: Parameters<typeof tell>[2][]): readonly string[] => printLetters(tell(steps, until, ...options), 'delivered', 'flag', 'result');

describe('送达', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['one letter at once, to 第二受理人 and 负责人', [row('09:12', { deliveredAt: '09:10' })], '12:00', ['09:12 delivered D03 D08 D09: 李二 赵头']],
    ['at any hour', [row('23:12', { complainedAt: '23:00', deliveredAt: '23:10' })], '23:13', ['23:12 delivered D03 D08 D09: 李二 赵头']],
    ['also on a day of rest', [row('10-18 09:12', { complainedAt: '10-18 09:00', deliveredAt: '10-18 09:10' })], '10-18 09:13', ['10-18 09:12 delivered D03 D08 D09: 李二 赵头']],
    ['not before 责任部门 is filled', [row('09:12', { deliveredAt: '09:10', department: null }), ['09:20', { department: '售后部' }]], '09:21', ['09:20 delivered D03 D08 D09: 李二 赵头']],
    ['a head who is 第二受理人 is named once', [row('09:12', { deliveredAt: '09:10', secondIntake: '0202' })], '09:13', ['09:12 delivered D03 D08 D09: 赵头']],
    ['the default 第二受理人 gets it', [row('09:12', { deliveredAt: '09:10', department: '安装部', secondIntake: null })], '09:13', ['09:12 delivered D03 D08 D09: 陈二 郑头']],
    ['a department without 负责人: its 最高领导', [row('09:12', { deliveredAt: '09:10', department: '无头部' })], '09:13', ['09:12 delivered D03 D08 D09: 李二 孙领']],
    ['a corrected 送达时间 sends no second', [row('09:12', { deliveredAt: '09:10' }), ['09:20', { deliveredAt: '09:08' }]], '09:21', ['09:12 delivered D03 D08 D09: 李二 赵头']],
    ['another 第二受理人 gets one of his own', [row('09:12', { deliveredAt: '09:10' }), ['09:20', { secondIntake: '0204' }]], '09:21', ['09:12 delivered D03 D08 D09: 李二 赵头', '09:20 delivered D03 D08 D09: 周二 赵头']],
    ['another 责任部门 gets one of its own', [row('09:12', { deliveredAt: '09:10' }), ['09:20', { department: '安装部' }]], '09:21', ['09:12 delivered D03 D08 D09: 李二 赵头', '09:20 delivered D03 D08 D09: 李二 郑头']],
    ['nobody, when the customer was answered before it was due', [row('09:12', { deliveredAt: '09:10', answeredAt: '09:11' })], '12:00', []],
    ['nobody, when the row is void', [row('09:12', { deliveredAt: '09:10', void: '误录' })], '12:00', []],
  ])('%s', (_, steps, until, expected) => expect(once(steps, until)).toEqual(expected));

  test('it states the due moments, and who owes them', () => {
    const [letter] = tell([row('09:12', { deliveredAt: '09:10' })], '09:12').letters;
    expect(letter?.kind === 'delivered' && letter.dues.map(({ clock, owed }) => `${clock} ${owed}`)).toEqual(['D03 0201 李二', 'D08 0202 赵头', 'D09 0202 赵头']);
  });
  test('neither phone nor address of the customer is told, only hidden', () => {
    const [letter] = tell([row('09:12', { deliveredAt: '09:10', phone: '13800000000', address: '某路 1 号' })], '09:12').letters;
    expect(letter?.kind === 'delivered' && letter.brief).toEqual({ customer: '张先生', content: '门板开裂', complainedAt: expect.any(Number), department: '售后部', hidden: ['13800000000', '某路 1 号'] });
  });
});

describe('the two ticks', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['涉及赔款折让退货: at once to both managers', [row('09:05', { money: true })], '09:06', ['09:05 flag D07: 蒋工 沈质']],
    ['by night it waits for the opening', [row('20:05', { complainedAt: '20:00', money: true })], '10-13 09:00', ['10-13 08:30 flag D07: 蒋工 沈质']],
    ['涉及其他公司或重大工程: to 总经理 and 董事长', [row('09:05', { otherCompany: true })], '09:06', ['09:05 flag: 钱总 董一']],
    ['at any hour', [row('20:05', { complainedAt: '20:00', otherCompany: true })], '20:06', ['20:05 flag: 钱总 董一']],
    ['once, though unticked and ticked again', [row('09:05', { otherCompany: true }), ['09:10', { otherCompany: null }], ['09:12', { otherCompany: true }]], '09:15', ['09:05 flag: 钱总 董一']],
    ['not while void', [row('09:05', { otherCompany: true, money: true, void: '误录' })], '09:15', []],
  ])('%s', (_, steps, until, expected) => expect(once(steps, until)).toEqual(expected));
});

const done = (more: Typed = {}): Typed => ({ result: '换门', resultAt: '09:20', responsible: '0204', ...more });

describe('处理结果', () => {
  const base: Step = row('09:12', { deliveredAt: '09:10' });
  const told = (...steps: readonly Step[]): readonly string[] => printLetters(tell([base, ...steps], '10:00'), 'result');

  test.each<[string, readonly Step[], readonly string[]]>([
    ['to 责任人 and 负责人, after it stood still for one look', [['09:21', done()], ['09:22', {}]], ['09:22 result: 周二 赵头']],
    ['once', [['09:21', done()], ['09:22', {}], ['09:30', { result: '再换' }], ['09:31', {}]], ['09:22 result: 周二 赵头']],
    ['a changed text stands still anew', [['09:21', done()], ['09:22', { result: '换窗' }], ['09:23', {}]], ['09:23 result: 周二 赵头']],
    ['not without 结果时间', [['09:21', done({ resultAt: null })], ['09:22', {}]], []],
    ['not without 处理结果', [['09:21', done({ result: null })], ['09:22', {}]], []],
    ['a dealer does not get it', [['09:21', done({ responsible: 'D-07' })], ['09:22', {}]], ['09:22 result: 赵头']],
    ['nor does 待查', [['09:21', done({ responsible: '待查' })], ['09:22', {}]], ['09:22 result: 赵头']],
    ['a head who is responsible gets one', [['09:21', done({ responsible: '0202' })], ['09:22', {}]], ['09:22 result: 赵头']],
  ])('%s', (_, steps, expected) => expect(told(...steps)).toEqual(expected));

  test('not at the look that first saw it', () => expect(printLetters(tell([base, ['09:21', done()]], '09:21'), 'result')).toEqual([]));
  test('which asks for another look', () => expect([tell([base, ['09:21', done()]], '09:21').complaint.resultSeen?.text, tell([base], '09:21').complaint.resultSeen]).toEqual([expect.stringContaining('换门'), undefined]));
  test('waits for the opening by night', () => {
    const late = [row('17:00', { complainedAt: '16:50', deliveredAt: '16:55' }), ['18:00', { ...done(), resultAt: '17:59' }], ['18:01', {}]] as const satisfies readonly Step[];
    expect(printLetters(tell(late, '10-13 09:00'), 'result')).toEqual(['10-13 08:30 result: 周二 赵头']);
  });
  test('holds the result only', () => {
    const { letters } = tell([base, ['09:21', done()], ['09:22', {}]], '09:22');
    expect(letters.find(({ kind }) => kind === 'result')).toMatchObject({ kind: 'result', result: '换门', clocks: [] });
  });
});

test('where nobody holds the roles, 人事行政部经理 is told', () => {
  const company = companyWith({ people: [changed('0501', { roles: [] }), changed('0502', { roles: [] })] });
  expect(once([row('09:05', { money: true })], '10:00', { company })).toEqual(['09:05 flag D07: 何芳']);
});

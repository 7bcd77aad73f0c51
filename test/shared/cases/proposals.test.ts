import { describe, expect, test } from 'vitest';
import type { Complaint } from '../../../shared/cases/complaint.ts';
import { bookWith, printAmounts } from '../ledger/kit.ts';
import { changed, COMPANY, companyWith, ROW, tell, type Step, type Told, type Typed } from './kit.ts';

const ORIGINAL = 'KS-2610-0001';
const row = (seenAt: string, more: Typed = {}): Step => [seenAt, { ...ROW, ...more }];
/** An original on which D01, D08, D09 and, where it was raised, D10 were missed by the next day. */
const neglected = (more: Typed = {}): readonly Step[] => [row('09:05', { deliveredAt: '09:05', ...more })];
const told = (steps: readonly Step[], until = '10-13 08:00', company = COMPANY): Complaint => tell(steps, until, { company }).complaint;
/** The row of a second complaint about the same, received at 09:00 the next day. */
const repeat = (original: Complaint, more: Typed = {}, company = COMPANY, later: readonly Step[] = [], until = '10-13 09:06'): Told =>
  tell([['10-13 09:05', { ...ROW, complainedAt: '10-13 09:00', repeatOf: ORIGINAL, ...more }], ...later], until, { original, id: 'KS-2610-0002', company });
const lines = ({ complaint }: Told): readonly string[] => complaint.proposals.map(printAmounts);

describe('a repeat of a complaint that was neglected', () => {
  test.each<[string, readonly Step[], Typed, readonly string[]]>([
    ['D09 missed: F02 for the head', neglected(), {}, ['F02 0202 30 30 30']],
    ['D09 met, D08 missed: nothing', [...neglected(), ['11:00', { repliedAt: '10:59' }]], {}, []],
    ['D01 missed: F05 for 第一受理人', [row('09:05'), ['09:50', { deliveredAt: '09:45', repliedAt: '09:48' }]], {}, ['F05 0101 30 50 30']],
    ['D05 missed: F05', [...neglected(), ['09:20', { repliedAt: '09:10', resultAt: '09:15' }]], {}, ['F05 0101 30 50 30']],
    ['D02 missed: F05', [...neglected({ onSitePromise: '15:00' }), ['09:20', { repliedAt: '09:10' }]], {}, ['F05 0101 30 50 30']],
    ['D03 alone: nothing', [...neglected(), ['10:00', { repliedAt: '09:59' }]], {}, []],
    ['D03 with 直接回复: F05 for 第二受理人', [...neglected({ direct: true }), ['10:00', { answeredAt: '09:59' }]], {}, ['F05 0201 30 50 30']],
    ['D10 missed: F04 for 最高领导, beside F02', neglected({ raisedAt: '09:05' }), {}, ['F02 0202 30 30 30', 'F04 0203 100 100 100']],
    ['案情复杂: F03 instead of F02', neglected({ complex: true }), {}, ['F03 0202 50 200 50']],
    ['客户同意延期至: F03, to 责任人', neglected({ extendedTo: '17:00', responsible: '0204' }), {}, ['F03 0204 50 200 50']],
    ['D06 missed alone: nothing', [...neglected({ raisedAt: '09:05' }), ['10:30', { repliedAt: '10:10', leaderSolvedAt: '10:20' }]], {}, []],
    ['another reason: nothing for delay', neglected(), { repeatReason: '不服处理结果' }, []],
    ['a new problem: nothing', neglected({ complex: true }), { repeatReason: '新问题' }, []],
    ['the repeat is void: nothing', neglected(), { void: '误录' }, []],
    ['the original is void: nothing', [...neglected(), ['18:00', { void: '重复录入' }]], {}, []],
    ['void before it was missed', [...neglected(), ['09:20', { void: '误录' }]], {}, []],
  ])('%s', (_, steps, more, expected) => expect(lines(repeat(told(steps), more))).toEqual(expected));

  test('what had been missed when it came decides, not what is missed later', () => {
    const early = tell([['10:35', { ...ROW, complainedAt: '10:30', repeatOf: ORIGINAL }]], '12:00', { original: told(neglected(), '12:00'), id: 'KS-2610-0002' });
    expect(lines(early)).toEqual([]);
  });
  test('nor what was mended after it came', () => {
    const mended = told([...neglected(), ['10-13 09:30', { repliedAt: '10-13 09:20' }]], '10-13 10:00');
    expect(lines(repeat(mended, {}, COMPANY, [], '10-13 10:00'))).toEqual(['F02 0202 30 30 30']);
  });
  test('the lateness of one who handed over in time is not his', () => {
    const moved = told([...neglected(), ['09:30', { department: '安装部' }]]);
    expect(lines(repeat(moved))).toEqual(['F02 0301 30 30 30']);
  });
});

describe('who pays', () => {
  test('who held the role at the due moment, whoever holds it now', () => {
    const now = companyWith({ departments: [{ name: '售后部', head: '0204', leader: '0203' }] });
    expect(lines(repeat(told(neglected()), {}, now))).toEqual(['F02 0202 30 30 30']);
  });
  test('the 代理人 of that moment', () => {
    const deputised = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0203', deputy: '0204' }] });
    expect(lines(repeat(told(neglected(), '10-13 08:00', deputised), {}, deputised))).toEqual(['F02 0204 30 30 30']);
  });
  test('nobody, where 第一受理人 was blank', () => expect(lines(repeat(told([row('09:05', { firstIntake: null }), ['09:50', { deliveredAt: '09:45', repliedAt: '09:48' }]])))).toEqual([]));
  test('nobody, where the department has no head; the row says so', () => {
    const it = repeat(told(neglected({ department: '无头部' })));
    expect([lines(it), it.remarks.map(({ sentence }) => sentence.zh)]).toEqual([[], ['部门未设负责人，未拟罚']]);
  });
  test('the employee, who has left meanwhile', () => expect(lines(repeat(told(neglected()), {}, companyWith({ people: [changed('0202', { active: false })] })))).toEqual(['F02 0202 30 30 30']));
  test('for two rules on one person the heavier', () => {
    const oneBoss = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0202' }] });
    expect(lines(repeat(told(neglected({ raisedAt: '09:05' }), '10-13 08:00', oneBoss), {}, oneBoss))).toEqual(['F04 0202 100 100 100']);
  });
});

const closed = (satisfaction: string): Complaint => told([row('09:05'), ['09:50', { deliveredAt: '09:45', answeredAt: '09:48', calledAt: '09:49', satisfaction }]]);

/** What a repeat of a late delivery in a year not yet announced calls for, under natural or working time. */
const fined = (working: boolean): readonly string[] => {
  const company = companyWith({ rules: bookWith('D01', { working }) });
  const late = tell([['2031-10-14 09:05', { ...ROW, complainedAt: '2031-10-14 09:00' }], ['2031-10-14 09:50', { deliveredAt: '2031-10-14 09:45', repliedAt: '2031-10-14 09:48' }]], '2031-10-15 08:00', { company }).complaint;
  return lines(tell([['2031-10-15 09:05', { ...ROW, complainedAt: '2031-10-15 09:00', repeatOf: ORIGINAL }]], '2031-10-15 09:05', { original: late, id: 'KS-3110-0002', company }));
};

test('a limit that hangs on a calendar not yet announced fines nobody', () => {
  expect([fined(false), fined(true)]).toEqual([['F05 0101 30 50 30'], []]);
});

describe('closed and satisfied', () => {
  test.each<[string, string, Typed, readonly string[], boolean]>([
    ['the reason is asked for', '满意', {}, [], true],
    ['delay stated', '满意', { repeatReason: '拖延或无人跟进' }, ['F05 0101 30 50 30'], false],
    ['not where he was not quite satisfied', '基本满意', {}, ['F05 0101 30 50 30'], false],
    ['nor where he was not', '不满意', {}, ['F05 0101 30 50 30'], false],
  ])('%s (%s)', (_, satisfaction, more, expected, asked) => {
    const it = repeat(closed(satisfaction), more);
    expect([lines(it), it.remarks.some(({ code }) => code === 'row.repeatReason')]).toEqual([expected, asked]);
  });
});

describe('a proposal follows the facts', () => {
  test('it is handed over once', () => expect(repeat(told(neglected()), {}, COMPANY, [['10-13 09:10', { phone: '1' }]], '10-13 12:00').events.filter(({ type }) => type === 'proposed')).toEqual([]));
  test('it is withdrawn when another reason is typed', () => expect(lines(repeat(told(neglected()), {}, COMPANY, [['10-13 09:10', { repeatReason: '新问题' }]], '10-13 09:11'))).toEqual([]));
  test('and when the number of the original is emptied', () => expect(lines(repeat(told(neglected()), {}, COMPANY, [['10-13 09:10', { repeatOf: null }]], '10-13 09:11'))).toEqual([]));
  test('a version of the rule seen before the repeat counts', () => {
    const dearer = companyWith({ rules: bookWith('F02', { low: 40, high: 60 }) });
    expect(lines(repeat(told(neglected()), {}, dearer))).toEqual(['F02 0202 40 60 40']);
  });
});

const hints = (steps: readonly Step[], until?: string): readonly string[] => repeat(told(steps, until)).complaint.proposals.flatMap((proposal) => proposal.hints);

describe('提示', () => {
  test('none, where everybody was told in time', () => expect(hints(neglected())).toEqual([]));
  test('仅非工作时间超时', () => expect(hints([row('17:01', { complainedAt: '16:00', deliveredAt: '16:10', firstIntake: '0101' }), ['18:40', { repliedAt: '18:30', answeredAt: '18:35' }]])).toContain('仅非工作时间超时'));
  test('报送信 才发出', () => expect(hints([row('15:00', { deliveredAt: '09:10' })])).toContain('报送信 15:00 才发出'));
  test('未通知, where no letter of the clock left before it was done', () => expect(hints([row('15:00', { deliveredAt: '09:10', repliedAt: '12:00' })])).toContain('未通知'));
  test('a letter that left after it was done does not count as notice', () => expect(hints([row('15:00', { deliveredAt: '09:10' }), ['16:00', { repliedAt: '12:00' }]])).toContain('未通知'));
  test('约定时间未到', () => expect(hints(neglected({ extendedTo: '10-14 17:00' }))).toEqual(['约定时间未到']));
});

const found = (more: Typed): Told => tell([row('09:05', { upheld: '是', responsible: '0204', judge: '0003', ...more })], '09:06');

describe('what was found out (F06-F10)', () => {
  test.each<[string, Typed, readonly string[]]>([
    ['an employee who was rude', { conduct: '态度恶劣' }, ['F08 0204 30 200 30']],
    ['a dealer', { conduct: '业务处理不当', responsible: 'D-07' }, ['F07 D-07 200 200 200']],
    ['a store: the amount must be typed', { conduct: '态度恶劣', responsible: 'S-02' }, ['F06 S-02 - - -']],
    ['in the media, with harm', { conduct: '态度恶劣', media: true, harm: true }, ['F09 0204 100 500 100']],
    ['not in time, in the media', { conduct: '不及时不到位', media: true, type: '安装' }, ['F10 0204 50 500 50']],
    ['a blank 查实情形 follows the type', { type: '服务态度' }, ['F08 0204 30 200 30']],
    ['not upheld', { conduct: '态度恶劣', upheld: '否' }, []],
    ['nobody judged yet', { conduct: '态度恶劣', judge: null }, []],
    ['judged by the very person', { conduct: '态度恶劣', judge: '0204' }, []],
    ['待查', { conduct: '态度恶劣', responsible: '待查' }, []],
    ['公司外人员', { conduct: '态度恶劣', responsible: '公司外人员' }, []],
    ['void', { conduct: '态度恶劣', void: '其他' }, []],
    ['without a rule that fits: no amount', { conduct: '无' }, ['F12 0204 - - -']],
  ])('%s', (_, more, expected) => expect(lines(found(more))).toEqual(expected));

  test('in a chain of repeats it is one fact: the key names the first record', () => {
    const it = repeat(told(neglected()), { upheld: '是', responsible: '0204', judge: '0003', conduct: '态度恶劣' });
    expect(it.complaint.proposals.map(({ key }) => key)).toEqual(['F02/KS-2610-0002/0202', 'F08/KS-2610-0001/0204/态度恶劣']);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectComplaint } from '../../../shared/cases/project.ts';
import { review } from '../../../shared/cases/review.ts';
import { MINUTE, plus } from '../../../shared/words/time.ts';
import { at, changed, companyWith, print, printLetters, ROW, tell, ZONE, type Step, type Told, type Typed } from './kit.ts';

const codes = (told: Told): readonly string[] => told.remarks.map(({ code }) => code).filter((code) => code !== 'moment.backfilled');
const liable = (told: Told): readonly string[] => Object.values(told.complaint.liable).map(({ clock, name }) => `${clock} ${name ?? '-'}`);
const shown = (told: Told) => projectComplaint(told, ZONE, told.now);
const fills = { deliveredAt: '09:10', repliedAt: '09:30', investigatedAt: '09:25', resultAt: '09:50', answeredAt: '09:55', raisedAt: '09:20', leaderRepliedAt: '09:40', extendedTo: '11:00', onSitePromise: '10:30', answerWantedBy: '10:40', dataAskedAt: '09:15', dataGivenAt: '09:33', result: '换门', money: true, otherCompany: true, direct: true, solvedOnTheSpot: true, secondIntake: '0204', department: '安装部', firstIntake: null, void: '误录' } as const satisfies Typed;

/** Looks between 09:05 and 11:05 at which some cells are filled or emptied, or the row comes and goes. */
const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({ minute: fc.integer({ min: 0, max: 120 }), keys: fc.subarray(Object.keys(fills), { maxLength: 4 }), emptied: fc.boolean(), row: fc.constantFrom('there', 'there', 'vanished', 'returned') }), { maxLength: 5 })
  .map((looks) => [
    ['09:00', ROW],
    ...looks.toSorted((a, b) => a.minute - b.minute).map(({ minute, keys, emptied, row }): Step => [print(plus(at('09:05'), minute * MINUTE)), row === 'vanished' || row === 'returned' ? row : Object.fromEntries(keys.map((key) => [key, emptied ? null : (Object.entries(fills).find(([it]) => it === key)?.[1] ?? null)]))]),
  ]);
const RUNS = { numRuns: 60 };

describe('whatever is typed', () => {
  test('reviewing again at the same moment adds nothing', () =>
    fc.assert(fc.property(steps, fc.integer({ min: 0, max: 600 }), (looks, later) => {
      const told = tell(looks, print(plus(at('11:05'), later * MINUTE)));
      expect(review(told.complaint, told.context).events).toEqual([]);
    }), RUNS));
  test('no letter is written twice, and no rung is sent twice', () =>
    fc.assert(fc.property(steps, (looks) => {
      const { letters, complaint } = tell(looks, '10-14 12:00');
      expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
      expect(Object.values(complaint.rungs).filter(({ replaced }) => !replaced)).toHaveLength(letters.reduce((sum, letter) => sum + letter.rungs.length, 0));
    }), RUNS));
  test('a ring that comes early adds nothing', () =>
    fc.assert(fc.property(steps, (looks) => {
      const { complaint, context, nextAt } = tell(looks, '11:05');
      const early = nextAt === undefined ? context.now : plus(nextAt, -1);
      expect(review(complaint, { ...context, now: early, look: { ...context.look, now: early } }).events.filter(({ type }) => type === 'wrote')).toEqual([]);
    }), RUNS));
  test('a ring that comes never is made good by a later one: of the rungs past only the latest leaves', () =>
    fc.assert(fc.property(steps, (looks) => {
      const { complaint, context } = tell(looks, '11:05');
      const late = at('10-13 10:00');
      const wrote = review(complaint, { ...context, now: late, look: { ...context.look, now: late } }).events.flatMap((event) => (event.type === 'wrote' && event.letter.kind === 'ladder' ? event.rungs : []));
      const clocks = wrote.map((key) => key.split('@')[0]);
      expect(new Set(clocks).size).toBe(clocks.length);
    }), RUNS));
  test('nobody is named twice on a letter', () =>
    fc.assert(fc.property(steps, (looks) => {
      const named = tell(looks, '10-13 12:00').letters.map(({ to, cc }) => [...to, ...cc].map(({ no }) => no));
      expect(named.filter((people) => new Set(people).size < people.length)).toEqual([]);
    }), RUNS));
  test('letters leave in working hours, but those that may leave by night', () =>
    fc.assert(fc.property(steps, (looks) => {
      const quiet = tell(looks, '10-14 12:00').letters.filter(({ at: sentAt, rungs }) => !rungs.includes('delivered') && !rungs.includes('flag') && (print(sentAt).slice(-5) < '08:30' || print(sentAt).slice(-5) > '17:30'));
      expect(quiet).toEqual([]);
    }), RUNS));
});

describe('the next ring', () => {
  test.each<[string, readonly Step[], string, string | undefined]>([
    ['is the next rung', [['09:05', ROW]], '09:05', '09:20'],
    ['then the due moment', [['09:05', ROW]], '09:21', '09:30'],
    ['then the second escalation', [['09:05', ROW]], '09:31', '10:00'],
    ['then none', [['09:05', ROW]], '10:01', undefined],
    ['is the opening, when a letter waits', [['20:05', { ...ROW, complainedAt: '20:00' }]], '20:31', '21:00'],
    ['none once void', [['09:05', ROW], ['09:10', { void: '误录' }]], '09:10', undefined],
    ['the due moment of the call-back', [['09:05', { ...ROW, answeredAt: '09:04' }]], '09:05', '10-26 00:00'],
  ])('%s', (_, looks, until, expected) => {
    const { nextAt } = tell(looks, until);
    expect(nextAt === undefined ? undefined : print(nextAt)).toBe(expected);
  });
});

describe('校验结果 asks for what is missing, and refuses nothing', () => {
  test.each<[string, Typed, readonly string[]]>([
    ['nothing to say', {}, []],
    ['第一受理人', { firstIntake: null }, ['row.noIntake']],
    ['责任部门', { department: null }, ['row.noDepartment']],
    ['第二受理人', { secondIntake: null }, ['row.noSecondIntake']],
    ['the default 第二受理人 stands in', { department: '安装部', secondIntake: null }, ['row.standIn']],
    ['a name nobody knows is an error, not a blank', { firstIntake: '张三' }, ['person.unknown']],
    ['nothing is asked of a row that is answered', { firstIntake: null, department: null, answeredAt: '09:04' }, []],
    ['nor of one that is void', { firstIntake: null, department: null, void: '误录' }, []],
  ])('%s', (_, more, expected) => expect(codes(tell([['09:05', { ...ROW, ...more }]], '09:05'))).toEqual(expected));

  test('and names who stands in', () => {
    const told = tell([['09:05', { ...ROW, department: '安装部', secondIntake: null }]], '09:05');
    expect(told.remarks.map(({ sentence }) => sentence.zh)).toEqual(['第二受理人空白，由默认第二受理人 0303 陈二 代替']);
  });
  test.each<[string, readonly Step[], readonly string[]]>([
    ['while it says what it was born with', [], ['新编号，由 KS-2610-0009 复制']], ['also when something else is filled', [['09:10', { phone: '0755' }]], ['新编号，由 KS-2610-0009 复制']],
    ['not once somebody changed whom or what it is about', [['09:10', { content: '另一件事' }]], []],
  ])('of which row it is a copy: %s', (_, more, expected) => {
    const { complaint, context } = tell([['09:00', ROW], ...more], '09:12');
    expect(review({ ...complaint, copyOf: 'KS-2610-0009' }, context).remarks.filter(({ code }) => code === 'row.copied').map(({ sentence }) => sentence.zh)).toEqual(expected);
  });
});

describe('who was liable when a clock fell due is kept', () => {
  const handedOn: readonly Step[] = [['09:05', { ...ROW, deliveredAt: '09:05' }]];

  test('by name', () => expect(liable(tell(handedOn, '10:06'))).toEqual(['D03 李二', 'D08 赵头']));
  test('whoever holds the role later', () => {
    const company = companyWith({ departments: [{ name: '售后部', head: '0204', leader: '0203' }] });
    expect(liable(tell(handedOn, '11:06', { companyFrom: ['10:30', company] }))).toEqual(['D03 李二', 'D08 赵头', 'D09 周二']);
  });
  test('though the row is void later', () => expect(liable(tell([...handedOn, ['09:40', { void: '误录' }]], '12:00'))).toEqual(['D03 李二']));
  test('also nobody, where nobody held it', () => expect(liable(tell([['09:05', { ...ROW, firstIntake: null }]], '09:31'))).toEqual(['D01 -']));
  test('not of a clock that was met', () => expect(liable(tell([...handedOn, ['09:20', { answeredAt: '09:20' }]], '12:00'))).toEqual([]));
  test('a person who left keeps what was missed', () => {
    const company = companyWith({ people: [changed('0202', { active: false })] });
    expect(liable(tell(handedOn, '11:06', { companyFrom: ['10:30', company] }))).toContain('D08 赵头');
  });
});

describe('what the row shows', () => {
  const typed: Typed = { ...ROW, deliveredAt: '09:05' };

  test.each<[string, readonly Step[], string, string | undefined]>([
    ['the nearest due moment that is open', [['09:05', ROW]], '09:06', '送达 09:30 前'],
    ['that it has passed', [['09:05', ROW]], '09:31', '送达 09:30 已超'],
    ['the earliest of several', [['09:05', typed]], '09:06', '调查回复 09:35 前'],
    ['nothing once all has stopped', [['09:05', { ...typed, void: '误录' }]], '09:06', undefined],
    ['the day, where it is not today', [['09:05', { ...typed, answeredAt: '09:05' }]], '09:06', '回访 10-25 24:00 前'],
    ['24:00 of today', [['09:05', { ...ROW, raisedAt: '09:05', deliveredAt: '09:05', repliedAt: '09:05', leaderRepliedAt: '09:05' }]], '09:06', '领导解决 24:00 前'],
  ])('最近时限: %s', (_, looks, until, expected) => expect(shown(tell(looks, until))['nearest']).toBe(expected));

  test('催办上报记录: each letter, when it was decided on', () => expect(shown(tell([['09:05', ROW]], '12:00'))['trail']).toBe('10-12 09:20 送达提醒；10-12 09:30 送达到时上报；10-12 10:00 送达再次上报'));
  test('校验结果: errors before the rest', () => {
    const told = tell([['09:30', { ...ROW, deliveredAt: '昨天' }]], '09:30');
    expect(String(shown(told)['check']).split('；').map((it) => it.slice(0, 6))).toEqual(['送达时间「昨', '投诉时间补录']);
  });
  test('a due moment where a clock runs, and a blank where none does', () => {
    const cells = shown(tell([['09:05', typed]], '09:06'));
    expect(['deliverBy', 'replyBy', 'investigateBy', 'headReplyBy', 'answerBy', 'callBy'].map((key) => typeof cells[key])).toEqual(['number', 'number', 'number', 'number', 'undefined', 'undefined']);
  });
  test('no amount and no person fined', () => {
    const cells = shown(tell([['09:05', { ...ROW, upheld: '是', responsible: '0204', conduct: '态度恶劣', judge: '0003' }]], '09:06'));
    expect(Object.values(cells).filter((cell) => /周二|罚|元/.test(String(cell)))).toEqual([]);
  });
});

test('a story tells its letters in order', () => {
  const told = tell([['09:05', ROW], ['09:12', { deliveredAt: '09:10' }], ['09:45', { repliedAt: '09:44', resultAt: '09:44', answeredAt: '09:45' }]], '10-12 17:00');
  expect(printLetters(told)).toEqual(['09:12 delivered D03 D08 D09: 李二 赵头', '09:30 reminder D03: 李二', '09:40 due D03: 李二 + 赵头']);
});

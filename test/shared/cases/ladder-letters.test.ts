import { describe, expect, test } from 'vitest';
import { bookWith } from '../ledger/kit.ts';
import { at, changed, companyWith, print, printLetters, ROW, tell, type Step, type Told, type Typed } from './kit.ts';

const row = (seenAt = '09:05', more: Typed = {}): Step => [seenAt, { ...ROW, ...more }];
const ladder = (told: Told): readonly string[] => printLetters(told, 'reminder', 'due', 'second');
const items = (told: Told) => told.letters.flatMap((letter) => (letter.kind === 'ladder' ? letter.items : []));

describe('the ladder climbs', () => {
  test('a reminder, an escalation when due, a second one such time later', () =>
    expect(ladder(tell([row()], '12:00'))).toEqual(['09:20 reminder D01: 王受', '09:30 due D01: 王受 + 何芳', '10:00 second D01: 王受 + 何芳']));
  test('then it is silent', () => expect(ladder(tell([row()], '10-20 12:00'))).toHaveLength(3));
  test('a clock that has stopped sends nothing more', () => expect(ladder(tell([row(), ['09:25', { answeredAt: '09:24' }]], '12:00'))).toEqual(['09:20 reminder D01: 王受']));
  test('nor does a void row', () => expect(ladder(tell([row(), ['09:25', { void: '误录' }]], '12:00'))).toEqual(['09:20 reminder D01: 王受']));
  test('nor a rule switched off meanwhile', () => {
    const off = companyWith({ rules: bookWith('D01', { active: false, from: at('09:25') }) });
    expect(ladder(tell([row()], '12:00', { companyFrom: ['09:25', off] }))).toEqual(['09:20 reminder D01: 王受']);
  });
  test('it goes to who holds the role when it is sent', () => {
    const newHead = companyWith({ departments: [{ name: '售后部', head: '0204', leader: '0203' }] });
    const told = tell([row('09:05', { deliveredAt: '09:05', direct: true })], '10:06', { companyFrom: ['09:50', newHead] });
    expect(ladder(told).filter((line) => line.includes('D08'))).toEqual(['09:45 reminder D08: 赵头', '10:05 due D08: 周二 + 孙领']);
  });
  test('and names who was liable, if that is somebody else', () => {
    const newHead = companyWith({ departments: [{ name: '售后部', head: '0204', leader: '0203' }] });
    const told = tell([row('09:05', { deliveredAt: '09:05' })], '11:06', { companyFrom: ['10:30', newHead] });
    expect(items(told).filter(({ clock, rung }) => clock === 'D08' && rung === 'second')).toMatchObject([{ owed: ['周二（负责人）'], liable: '0202 赵头' }]);
  });
  test('a moved due moment makes new rungs', () => {
    const told = tell([row('09:05', { deliveredAt: '09:05' }), ['10:00', { extendedTo: '10:45' }]], '10:50');
    expect(ladder(told).filter((line) => line.includes('D08'))).toEqual(['09:45 reminder D08: 赵头', '10:11 reminder reminder D08 D09: 赵头', '10:45 due due D08 D09: 赵头 + 孙领']);
  });
});

describe('rungs of one record', () => {
  test('due in the same minute with the same To are one letter, nobody named twice', () => {
    const told = tell([row('09:05', { deliveredAt: '09:05', extendedTo: '16:00' })], '16:01');
    expect(ladder(told).at(-1)).toBe('16:00 due due D08 D09: 赵头 + 孙领');
  });
  test('with different To stay separate', () => {
    const told = tell([row('09:05', { deliveredAt: '09:05', raisedAt: '09:05' })], '10:05');
    expect(ladder(told).slice(-2)).toEqual(['10:05 due D08: 赵头 + 孙领', '10:05 due D06: 孙领 + 钱总']);
  });
  test('copies of both are joined, without those in To', () => {
    const both = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0202' }] });
    const told = tell([row('09:05', { deliveredAt: '09:05', raisedAt: '09:05' })], '10:05', { company: both });
    expect(ladder(told).at(-1)).toBe('10:05 due due D08 D06: 赵头 + 钱总');
  });
  test('that fall into one minute wait for its last second', () => {
    const told = tell([row('09:05', { deliveredAt: '2026-10-12 09:05:10', onSitePromise: '2026-10-12 09:35:40' }), ['09:06', {}]], '09:36');
    expect(told.letters.filter(({ rungs }) => rungs.includes('due')).map(({ at: sentAt, clocks }) => [(sentAt - at('09:00')) / 1_000, clocks])).toContainEqual([35 * 60 + 40, ['D03']]);
  });
});

describe('a rung already past when its start was typed', () => {
  test('waits until the row has stood still for 10 minutes, and only the latest is sent', () => expect(ladder(tell([row('11:00')], '12:00'))).toEqual(['11:10 second D01: 王受 + 何芳']));
  test('each edit begins the 10 minutes again', () => expect(ladder(tell([row('11:00'), ['11:08', { phone: '1' }]], '12:00'))).toEqual(['11:18 second D01: 王受 + 何芳']));
  test('30 minutes at most', () => {
    const edits = ['11:08', '11:16', '11:24', '11:29'].map((seenAt): Step => [seenAt, { phone: seenAt }]);
    expect(ladder(tell([row('11:00'), ...edits], '12:00'))).toEqual(['11:30 second D01: 王受 + 何芳']);
  });
  test('is never sent once the clock has stopped meanwhile', () => expect(ladder(tell([row('11:00'), ['11:05', { deliveredAt: '09:10', repliedAt: '09:20' }]], '12:00'))).toEqual([]));
  test('a rung not yet past is not held', () => expect(ladder(tell([row('09:19')], '09:25'))).toEqual(['09:20 reminder D01: 王受']));
  test('says which it replaces, how late, and why', () => {
    const [item] = items(tell([row('11:00')], '12:00'));
    expect(item).toMatchObject({ rung: 'second', rungAt: at('10:00'), replaces: [{ rung: 'reminder', at: at('09:20') }, { rung: 'due', at: at('09:30') }], lateBecause: 'entered' });
  });
  test('each is recorded', () => {
    const { complaint } = tell([row('11:00')], '12:00');
    expect(Object.entries(complaint.rungs).map(([key, { replaced }]) => `${key.split('/')[1]} ${replaced ?? 'sent'}`).toSorted()).toEqual(['due true', 'reminder true', 'second sent']);
  });
});

describe('quiet hours', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['after the last closing letters wait for the next opening', [row('17:06', { complainedAt: '17:05' })], '10-13 09:00', ['17:25 reminder D01: 王受', '10-13 08:30 second D01: 王受 + 何芳']],
    ['before the first opening too', [row('07:31', { complainedAt: '07:30' })], '09:00', ['08:30 second D01: 王受 + 何芳']],
    ['lunch does not hold them', [row('12:01', { complainedAt: '12:00' })], '13:00', ['12:20 reminder D01: 王受', '12:30 due D01: 王受 + 何芳', '13:00 second D01: 王受 + 何芳']],
    ['over a weekend', [row('10-17 10:01', { complainedAt: '10-17 10:00' })], '10-19 12:00', ['10-19 08:30 second D01: 王受 + 何芳']],
    ['a make-up workday is a working day', [row('10-10 10:01', { complainedAt: '10-10 10:00' })], '10-10 10:40', ['10-10 10:20 reminder D01: 王受', '10-10 10:30 due D01: 王受 + 何芳']],
    ['a holiday is none', [row('10-01 10:01', { complainedAt: '10-01 10:00' })], '10-08 09:00', ['10-08 08:30 second D01: 王受 + 何芳']],
    ['the closing minute is not quiet', [row('17:01', { complainedAt: '17:00' })], '17:30', ['17:20 reminder D01: 王受', '17:30 due D01: 王受 + 何芳']],
    ['the opening minute is not quiet', [row('08:11', { complainedAt: '08:10' })], '08:30', ['08:30 reminder D01: 王受']],
    ['a clock that stopped overnight sends nothing', [row('17:06', { complainedAt: '17:05' }), ['20:00', { answeredAt: '19:50', deliveredAt: '17:30' }]], '10-13 09:00', ['17:25 reminder D01: 王受']],
  ])('%s', (_, steps, until, expected) => expect(ladder(tell(steps, until))).toEqual(expected));

  test('a rule with 夜间发信 是 does not wait', () => {
    const company = companyWith({ rules: bookWith('D01', { night: true }) });
    expect(ladder(tell([row('20:01', { complainedAt: '20:00' })], '21:00', { company }))).toEqual(['20:20 reminder D01: 王受', '20:30 due D01: 王受 + 何芳', '21:00 second D01: 王受 + 何芳']);
  });
  test('the clocks run on', () => expect(tell([row('17:06', { complainedAt: '17:05' })], '18:00').clocks[0]?.dueAt).toBe(at('17:35')));
  test('a letter that waited says why', () => expect(items(tell([row('17:06', { complainedAt: '17:05' })], '10-13 09:00')).at(-1)).toMatchObject({ lateBecause: 'quiet' }));
});

describe('a letter says', () => {
  const told = tell([row()], '12:00');

  test('who owes what by when, and under which rule', () =>
    expect(items(told)[0]).toMatchObject({ clock: 'D01', name: '送达', owed: ['王受（第一受理人）'], dueAt: at('09:30'), startedAt: at('09:00'), clause: '《客服部管理制度》篇一 §5.2.2', ruleVersion: 1 }));
  test('what happens next, and when', () => expect(items(told).map(({ next }) => next && `${print(next.at)} ${next.to.join(' ')}`)).toEqual(['09:30 0003 何芳（人事行政部经理）', '10:00 0003 何芳（人事行政部经理）', undefined]));
  test('nothing of lateness when it leaves in time', () => expect(items(told).filter(({ lateBecause }) => lateBecause)).toEqual([]));
  test('without an address a person is addressed all the same', () => {
    const { email: _, ...silent } = changed('0101', {});
    expect(tell([row()], '09:20', { company: companyWith({ people: [silent] }) }).letters[0]?.to).toEqual([{ no: '0101', name: '王受', role: '第一受理人' }]);
  });
});

describe('D07', () => {
  test('reminds after an hour, then each working day at nine, until both have answered', () => {
    const told = tell([row('09:05', { money: true, deliveredAt: '09:05', repliedAt: '09:05', resultAt: '09:05', answeredAt: '09:05' }), ['10-14 10:00', { engineeringReply: '可', qualityReply: '可' }]], '10-20 10:00');
    expect(ladder(told)).toEqual(['10:05 reminder D07: 蒋工 沈质', '10-13 09:00 reminder D07: 蒋工 沈质', '10-14 09:00 reminder D07: 蒋工 沈质']);
  });
});

import { describe, expect, test } from 'vitest';
import { at, changed, companyWith, print, printLetters, ROW, tell, type Step, type Typed } from './kit.ts';
import { bookWith } from '../ledger/kit.ts';

const row = (seenAt: string, more: Typed = {}): Step => [seenAt, { ...ROW, ...more }];
const delivered = row('09:05', { deliveredAt: '09:05' });
const flags = (steps: readonly Step[], until: string, ...options: Parameters<typeof tell>[2][]): readonly string[] => printLetters(tell(steps, until, ...options), 'flag');

describe('a row that is gone while its clocks run', () => {
  test.each<[string, readonly Step[], string, readonly string[]]>([
    ['is told to who owes them, at once', [row('09:05'), ['09:08', 'vanished']], '12:00', ['09:08 flag D01: 王受']],
    ['each person once, of all the clocks', [delivered, ['09:08', 'vanished']], '09:10', ['09:08 flag D03 D08 D09: 李二 赵头']],
    ['also of one that is overdue', [row('09:05'), ['09:45', 'vanished']], '09:46', ['09:45 flag D01: 王受']],
    ['also of one without a number', [row('09:05', { money: true }), ['09:08', 'vanished']], '09:10', ['09:05 flag D07: 蒋工 沈质', '09:08 flag D01 D07: 王受 蒋工 沈质']],
    ['also of the call-back', [row('09:05', { answeredAt: '09:05' }), ['09:08', 'vanished']], '09:10', ['09:08 flag D11: 王受']],
    ['to every 受理人, copy 人事行政部经理, where nobody is named', [row('09:05', { firstIntake: null }), ['09:08', 'vanished']], '09:10', ['09:08 flag D01: 王受 吴受 + 何芳']],
    ['to nobody once it is closed', [row('09:05', { answeredAt: '09:05', calledAt: '09:06', satisfaction: '满意' }), ['09:08', 'vanished']], '12:00', []],
    ['to nobody once it is void', [row('09:05', { void: '误录' }), ['09:08', 'vanished']], '12:00', []],
    ['once, however often it is not found', [row('09:05'), ['09:08', 'vanished'], ['09:09', 'vanished']], '12:00', ['09:08 flag D01: 王受']],
    ['not again once it is back', [row('09:05'), ['09:08', 'vanished'], ['09:10', 'returned']], '12:00', ['09:08 flag D01: 王受']],
    ['again when it vanishes again', [row('09:05'), ['09:08', 'vanished'], ['09:10', 'returned'], ['09:12', 'vanished']], '12:00', ['09:08 flag D01: 王受', '09:12 flag D01: 王受']],
    ['by night at the next opening', [row('17:00', { complainedAt: '17:00' }), ['18:00', 'vanished']], '10-13 09:00', ['10-13 08:30 flag D01: 王受']],
    ['over a weekend on Monday', [row('10-17 10:00', { complainedAt: '10-17 10:00' }), ['10-17 10:05', 'vanished']], '10-19 12:00', ['10-19 08:30 flag D01: 王受']],
    ['not, if it is back by then', [row('17:00', { complainedAt: '17:00' }), ['18:00', 'vanished'], ['18:30', 'returned']], '10-13 12:00', []],
    ['of the second vanishing alone, if the first was over by then', [row('17:00', { complainedAt: '17:00' }), ['18:00', 'vanished'], ['18:30', 'returned'], ['19:00', 'vanished']], '10-13 09:00', ['10-13 08:30 flag D01: 王受']],
  ])('%s', (_, steps, until, expected) => expect(flags(steps, until)).toEqual(expected));

  test('goes to who holds the role when it is sent', () => {
    const company = companyWith({ departments: [{ name: '售后部', head: '0204', leader: '0203' }] });
    const steps = [row('17:00', { complainedAt: '17:00', deliveredAt: '17:00' }), ['18:00', 'vanished']] as const satisfies readonly Step[];
    expect(flags(steps, '10-13 09:00', { companyFrom: ['20:00', company] })).toEqual(['10-13 08:30 flag D03 D08 D09: 李二 周二']);
  });
  test.each<[string, ReturnType<typeof companyWith>, readonly string[]]>([
    ['nobody holds the role: 人事行政部经理', companyWith({ people: [changed('0101', { active: false }), changed('0102', { roles: [] })], departments: [{ name: '售后部' }] }), ['09:08 flag D01: 何芳']],
    ['nobody addressed has an address: copy 人事行政部经理', companyWith({ people: [person('0101')] }), ['09:08 flag D01: 王受 + 何芳']],
    ['the rule was switched off: nobody', companyWith({ rules: bookWith('D01', { active: false, from: at('09:06') }) }), []],
  ])('%s', (_, company, expected) => expect(flags([row('09:05'), ['09:08', 'vanished']], '09:09', { company })).toEqual(expected));

  test('its clocks run on, and their letters with them', () =>
    expect(printLetters(tell([row('09:05'), ['09:08', 'vanished']], '12:00'), 'reminder', 'due', 'second')).toHaveLength(3));
  test('the letter says which clocks run, who owes them, and until when', () => {
    const letter = tell([delivered, ['09:08', 'vanished']], '09:09').letters.find(({ kind }) => kind === 'vanished');
    expect(letter?.kind === 'vanished' && [print(letter.goneAt), letter.running.map(({ clock, owed, dueAt }) => `${clock} ${owed.join(' ')} ${dueAt === undefined ? '?' : print(dueAt)}`)])
      .toEqual(['09:08', ['D03 李二（第二受理人） 09:35', 'D08 赵头（负责人） 10:05', 'D09 赵头（负责人） 11:05']]);
  });
  test('the row will say that it was told', () => expect(tell([row('09:05'), ['09:08', 'vanished']], '09:09').complaint.letters.map(({ text }) => text)).toEqual(['登记行不见通知']));
  test('reviewing it rings at the opening', () => {
    const { nextAt } = tell([row('17:25', { complainedAt: '17:25', answeredAt: '17:26' }), ['18:00', 'vanished']], '18:01');
    expect(nextAt === undefined ? undefined : print(nextAt)).toBe('10-13 08:30');
  });
});

/** Somebody of the stories without an address. */
function person(no: string) {
  const { email: _, ...rest } = changed(no, {});
  return rest;
}

import { describe, expect, test } from 'vitest';
import { basisOf } from '../../../shared/cases/basis.ts';
import { clocksOf } from '../../../shared/cases/complaint-clocks.ts';
import { evolve } from '../../../shared/cases/evolve.ts';
import type { Letter } from '../../../shared/cases/letter.ts';
import { recheck } from '../../../shared/cases/recheck.ts';
import { review } from '../../../shared/cases/review.ts';
import { readLadder } from '../../../shared/registers/ladder-text.ts';
import { bookWith } from '../ledger/kit.ts';
import { at, cellsOf, changed, companyWith, COMPANY, lookAt, print, printLetters, ROW, tell, type Step, type Told, type Typed } from './kit.ts';

const row = (seenAt = '09:05', more: Typed = {}): Step => [seenAt, { ...ROW, ...more }];
const ladder = (told: Told): readonly string[] => printLetters(told, 'reminder', 'due', 'second');
const items = (told: Told) => told.letters.flatMap((letter) => (letter.kind === 'ladder' ? letter.items : []));

/** A company whose D01 climbs by a ladder of its own. */
function climbing(text: string, more: Parameters<typeof bookWith>[1] = {}) {
  const read = readLadder(text);
  if (!('steps' in read)) throw new Error(read.wrong);
  return companyWith({ rules: bookWith('D01', { ladder: read.steps, ...more }) });
}

describe('deliveries that others got wrong', () => {
  test('G1: rungs 10 and 20 minutes after due, unsolved for days: exactly two letters', () =>
    expect(ladder(tell([row()], '10-20 12:00', { company: climbing('+10分钟 责任人; +20分钟 责任人') }))).toEqual(['09:40 second D01: 王受', '09:50 second D01: 王受']));
  test('G2: when the first rung has fired the second is planned', () => {
    const told = tell([row()], '09:40', { company: climbing('+10分钟 责任人; +20分钟 责任人') });
    expect(told.nextAt === undefined ? '' : print(told.nextAt)).toBe('09:50');
  });
  test('G4: rungs at one, two and three hours: three notices', () =>
    expect(ladder(tell([row('08:59', { complainedAt: '08:59' })], '13:00', { company: climbing('+60分钟 责任人; +120分钟 +1; +180分钟 +1') }))).toEqual(['10:29 second D01: 王受', '11:29 second D01: 王受 + 何芳', '12:29 second D01: 王受 + 何芳']));
  test('G5: an hour in which nothing ran: one letter, which says it is late and which it stands for', () => {
    const outage = reviewedOnlyAt(['09:05', '11:00']);
    expect(ladder(outage)).toEqual(['11:00 second D01: 王受 + 何芳']);
    expect(items(outage)).toMatchObject([{ rungAt: at('10:00'), lateBecause: 'outage', replaces: [{ rung: 'reminder', at: at('09:20') }, { rung: 'due', at: at('09:30') }] }]);
    expect(Object.keys(outage.complaint.liable)).toEqual([`D01@${at('09:30')}`]);
  });
  test('G9: ten days before, of a clock of nine: at once', () => {
    const company = climbing('-14400分钟 责任人; 100% +1', { low: 9, unit: '天' });
    expect(ladder(tell([row('09:00', { complainedAt: '09:00' })], '09:10', { company }))).toEqual(['09:00 reminder D01: 王受']);
  });
  test('G11: the same ring twice, and late again: one letter, one mark', () => {
    const once = tell([row()], '09:30');
    const again = tell([row(), ['09:30', {}], ['09:31', {}]], '09:40');
    expect(ladder(again)).toEqual(ladder(once));
    expect(again.complaint.letters.map(({ text }) => text)).toEqual(['送达提醒', '送达到时上报']);
  });
  test('G14: a rung at two in the night of a rest day waits for the opening, and says why', () => {
    const told = tell([row('10-17 01:41', { complainedAt: '10-17 01:30' })], '10-19 09:00');
    expect(ladder(told)).toEqual(['10-19 08:30 second D01: 王受 + 何芳']);
    expect(items(told)).toMatchObject([{ rungAt: at('10-17 02:30'), lateBecause: 'quiet' }]);
  });
});

/** Reviews the row only at these moments, as if nothing had run between them. */
function reviewedOnlyAt([first = '', ...more]: readonly string[]): Told {
  const told = tell([row(first)], first);
  return more.reduce<Told>((before, when) => again(before, { ...told.context, now: at(when), look: lookAt(at(when)) }), told);
}

function again(before: Told, context: Told['context']): Told {
  const found = review(before.complaint, context);
  return { ...before, ...found, now: context.now, letters: [...before.letters, ...found.events.flatMap((event) => (event.type === 'wrote' ? [event.letter] : []))] };
}

const read = (told: Told, when: string, letter: Letter | undefined): Told => {
  const complaint = evolve(told.complaint, { type: 'acknowledged', at: at(when), letter: letter?.id ?? '', by: 'WS' });
  return { ...told, complaint };
};

const goOn = (told: Told, until: string): readonly string[] => {
  let now: Told = told;
  const sent: string[] = [];
  for (let minute = told.now; minute <= at(until); minute = (minute + 60_000) as typeof minute) {
    const context = { ...told.context, now: minute, look: lookAt(minute) };
    const next = again({ ...now, letters: [] }, context);
    sent.push(...ladder(next));
    now = next;
  }
  return sent;
};

describe('acknowledging', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['holds the next rung for thirty minutes', '09:31', '10:30', ['10:01 second D01: 王受 + 何芳']],
    ['a rung further off than that comes at its moment', '09:30', '10:30', ['10:00 second D01: 王受 + 何芳']],
    ['just before the next rung', '09:59', '11:00', ['10:29 second D01: 王受 + 何芳']],
  ])('%s', (_, when, until, expected) => {
    const due = tell([row()], '09:30');
    expect(goOn({ ...read(due, when, due.letters.at(-1)), now: at('09:31') }, until)).toEqual(expected);
  });
  test('thirty working minutes: those before closing and the rest after the next opening', () => {
    const due = tell([row('16:41', { complainedAt: '16:40' })], '17:20');
    expect(goOn({ ...read(due, '17:20', due.letters.at(-1)), now: at('10-13 08:30') }, '10-13 09:30')).toEqual(['10-13 08:50 second D01: 王受 + 何芳']);
  });
  test('does not stop the clock: it is missed all the same', () => {
    const reminded = tell([row()], '09:20');
    const told = again(read(reminded, '09:21', reminded.letters.at(-1)), { ...reminded.context, now: at('09:40'), look: lookAt(at('09:40')) });
    expect(Object.keys(told.complaint.liable)).toEqual([`D01@${at('09:30')}`]);
  });
  test('counts once for a rung, the first time', () => {
    const due = tell([row()], '09:30');
    const twice = read(read(due, '09:31', due.letters.at(-1)), '09:59', due.letters.at(-1));
    expect(Object.values(twice.complaint.rungs).flatMap(({ readAt }) => (readAt === undefined ? [] : [print(readAt)]))).toEqual(['09:31']);
  });
  test('rests the clocks of that letter alone', () => {
    const told = tell([row('09:05', { deliveredAt: '09:05' })], '09:35');
    const of = told.letters.find(({ clocks }) => clocks.includes('D03'));
    expect(goOn({ ...read(told, '09:35', of), now: at('09:36') }, '09:50').filter((line) => line.includes('D08'))).toEqual(['09:45 reminder D08: 赵头']);
  });
});

describe('a letter is looked at again as it leaves', () => {
  const told = tell([row()], '09:30');
  const [reminder, due] = told.letters;
  const standing = (typed: Typed, when = '09:31', company = COMPANY) => {
    const seen = evolve(told.complaint, { type: 'seen', at: at('09:31'), cells: cellsOf(typed, at('09:31')) });
    const complaint = review(seen, { ...told.context, now: at('09:31'), look: lookAt(at('09:31'), company) }).complaint;
    const basis = basisOf(complaint, company, lookAt(at(when), company));
    return { complaint, basis, clocks: clocksOf(complaint, basis, company), company, now: at(when) };
  };
  const leaves = (letter: Letter | undefined, ...args: Parameters<typeof standing>): boolean => letter !== undefined && recheck(letter, standing(...args)).letter !== undefined;

  test('and leaves as long as its clock runs', () => expect(leaves(due, {})).toBe(true));
  test('but not once it has stopped', () => expect(leaves(due, { deliveredAt: '09:31' })).toBe(false));
  test('nor once the row is void', () => expect(leaves(due, { void: '误录' })).toBe(false));
  test('nor once its rule was switched off', () => expect(leaves(due, {}, '09:31', companyWith({ rules: bookWith('D01', { active: false, from: at('09:31') }) }))).toBe(false));
  test('nor where a later rung of the clock was written of: only the latest is sent', () => expect(leaves(reminder, {})).toBe(false));
  test('nor where the due moment moved', () => expect(leaves(due, { complainedAt: '09:03' })).toBe(false));
  test('late, it says how late by then', () => {
    const found = due && recheck(due, standing({}, '09:50'));
    expect(found?.letter?.at).toBe(at('09:50'));
  });
  test('of two clocks it tells of the one that still runs, and what stayed behind is named', () => {
    const both = tell([row('09:05', { deliveredAt: '09:05', extendedTo: '16:00' })], '16:00');
    const letter = both.letters.findLast(({ clocks }) => clocks.length === 2);
    const seen = evolve(both.complaint, { type: 'seen', at: at('16:01'), cells: cellsOf({ investigatedAt: '16:00' }, at('16:01')) });
    const basis = basisOf(seen, COMPANY, lookAt(at('16:01')));
    const found = letter && recheck(letter, { complaint: seen, basis, clocks: clocksOf(seen, basis, COMPANY), company: COMPANY, now: at('16:01') });
    expect(found?.letter).toMatchObject({ clocks: ['D09'], rungs: ['due'], items: [{ clock: 'D09' }] });
    expect(found?.withheld).toEqual([expect.stringMatching(/^D08@/)]);
  });
  test('a row that is back needs no letter about its absence', () => {
    const gone = tell([row(), ['09:10', 'vanished']], '09:10');
    const letter = gone.letters.find(({ kind }) => kind === 'vanished');
    const back = evolve(gone.complaint, { type: 'returned', at: at('09:11') });
    const state = { basis: gone.basis, clocks: gone.clocks, company: COMPANY, now: at('09:11') };
    expect(letter && [recheck(letter, { complaint: gone.complaint, ...state }).letter !== undefined, recheck(letter, { complaint: back, ...state }).letter !== undefined]).toEqual([true, false]);
  });
  test.each(['flag', 'result'] as const)('a %s letter does not leave of a void row', (kind) => {
    const letter = { ...(due as Letter), kind } as Letter;
    expect([recheck(letter, standing({})).letter !== undefined, recheck(letter, standing({ void: '误录' })).letter !== undefined]).toEqual([true, false]);
  });
});

test('the language, the address that bounced and whose place is taken go along with the addressee', () => {
  const { email: _, ...rest } = changed('0101', { jurisdiction: '台湾', bounced: true });
  const company = companyWith({ people: [rest, changed('0003', { jurisdiction: '其他', name: 'Helen' })] });
  expect(tell([row()], '09:20', { company }).letters[0]).toMatchObject({ to: [{ no: '0101', bounced: true, language: 'zh-TW' }], cc: [{ no: '0003', language: 'en' }] });
});

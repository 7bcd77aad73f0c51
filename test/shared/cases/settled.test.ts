import { describe, expect, test } from 'vitest';
import { calendarWith, day, hours } from '../calendar/kit.ts';
import type { DayRule } from '../../../shared/calendar/calendar.ts';
import type { Company } from '../../../shared/registers/company.ts';
import { bookWith } from '../ledger/kit.ts';
import { at, COMPANY, companyWith, print, printClocks, ROW, tell, type Step, type Typed } from './kit.ts';

/** 工作日历 with one day of its own. */
const calendar = (on: string, rule: DayRule): Company['calendar'] => calendarWith({ overrides: new Map([[day(on), rule]]), version: '2' });
const WORKING = companyWith({ rules: bookWith('D03', { working: true, low: 60 }) });
const rest = (on: string): Company => ({ ...WORKING, calendar: calendar(on, { kind: 'rest' }) });
const late = (on: string): Company => ({ ...WORKING, calendar: calendar(on, { kind: 'work', hours: hours('08:30-12:00,13:30-20:00') }) });

/** Handed on a minute to five on Monday: an hour of working time ends on Tuesday at 08:59. */
const row: Step = ['17:00', { ...ROW, complainedAt: '16:50', deliveredAt: '16:59' }];
const replied = (seenAt: string, at: string): Step => [seenAt, { repliedAt: at }];
const d03 = (steps: readonly Step[], until: string, companyFrom?: readonly [string, Company]): readonly string[] =>
  printClocks(tell(steps, until, { company: WORKING, ...(companyFrom ? { companyFrom } : {}) }), 'D03');

describe('E1: a changed calendar moves what is open and nothing that is decided', () => {
  test.each<[string, readonly Step[], string, readonly [string, Company] | undefined, readonly string[]]>([
    ['as it is', [row], '17:30', undefined, ['D03 16:59-10-13 08:59 running']],
    ['an open clock follows', [row], '17:40', ['17:35', rest('2026-10-13')], ['D03 16:59-10-14 08:59 running']],
    ['back and forth too', [row, ['17:36', {}]], '17:50', ['17:35', late('2026-10-12')], ['D03 16:59-17:59 running']],
    ['one that was met does not', [row, replied('17:20', '17:15')], '17:40', ['17:35', rest('2026-10-13')], ['D03 16:59-10-13 08:59 met']],
    ['nor one that was missed', [row], '10-13 09:30', ['10-13 09:10', rest('2026-10-13')], ['D03 16:59-10-13 08:59 missed']],
    ['nor one that was missed and is done by now', [row, replied('10-13 09:05', '10-13 09:00')], '10-13 09:30', ['10-13 09:10', rest('2026-10-13')], ['D03 16:59-10-13 08:59 missed']],
    ['nor one that ended', [row, ['17:10', { secondIntake: '0204' }]], '17:40', ['17:35', rest('2026-10-13')], ['D03 16:59-10-13 08:59 ended', 'D03.1 17:10-10-14 09:10 running']],
    ['a corrected start is counted by the calendar of today', [row, replied('17:20', '17:15'), ['17:40', { deliveredAt: '17:00' }]], '17:41', ['17:35', rest('2026-10-13')], ['D03 17:00-10-14 09:00 met']],
    ['a corrected reply is held against the same moment', [row, replied('17:20', '17:15'), replied('10-13 09:20', '10-13 09:10')], '10-13 09:20', ['17:35', rest('2026-10-13')], ['D03 16:59-10-13 08:59 missed']],
    ['a reply taken out lets it run by the calendar of today', [row, replied('17:20', '17:15'), ['17:40', { repliedAt: null }], ['17:42', {}]], '17:43', ['17:35', rest('2026-10-13')], ['D03 16:59-10-14 08:59 running']],
  ])('%s', (_, steps, until, companyFrom, expected) => expect(d03(steps, until, companyFrom)).toEqual(expected));
});

describe('a changed rule is for clocks that start from then on', () => {
  const longer = companyWith({ rules: bookWith('D03', { low: 90, from: at('09:20') }) });
  test.each<[string, readonly Step[], readonly string[]]>([
    ['one that runs keeps its own', [['09:12', { ...ROW, deliveredAt: '09:10' }]], ['D03 09:10-09:40 running']],
    ['one that starts afterwards has the new', [['09:26', { ...ROW, deliveredAt: '09:25' }]], ['D03 09:25-10:55 running']],
    ['one that is reopened afterwards too', [['09:12', { ...ROW, deliveredAt: '09:10', answeredAt: '09:11' }], ['09:31', { reopenedAt: '09:30' }]], ['D03~1 09:30-11:00 running']],
  ])('%s', (_, steps, expected) => expect(printClocks(tell(steps, '09:31', { company: longer }), 'D03').filter((it) => it.includes('running'))).toEqual(expected));
});

const settled = (steps: readonly Step[], until: string, companyFrom?: readonly [string, Company]) => {
  const { complaint } = tell(steps, until, { company: WORKING, ...(companyFrom ? { companyFrom } : {}) });
  return Object.entries(complaint.settled ?? {}).map(([key, it]) => `${key} ${print(it.at)} ${it.dueAt === undefined ? '?' : print(it.dueAt)} ${it.version} ${it.calendar}${it.over === undefined ? '' : ' over'}`);
};

describe('what is decided is kept with the versions it was decided by', () => {
  const own = COMPANY.calendar.version;
  test('nothing while it runs', () => expect(settled([row], '16:59').filter((it) => it.startsWith('D03'))).toEqual([]));
  test.each<[string, readonly Step[], string, readonly [string, Company] | undefined, string]>([
    ['met', [row, replied('17:20', '17:15')], '17:30', undefined, `D03 17:20 10-13 08:59 2 ${own} over`],
    ['missed', [row], '10-13 09:30', undefined, `D03 10-13 08:59 10-13 08:59 2 ${own}`],
    ['missed, and done by then', [row, replied('10-13 09:05', '10-13 09:00')], '10-13 09:30', undefined, `D03 10-13 09:05 10-13 08:59 2 ${own} over`],
    ['by the calendar of that time', [row, replied('17:20', '17:15')], '17:40', ['17:35', rest('2026-10-13')], `D03 17:20 10-13 08:59 2 ${own} over`],
    ['by the calendar that was new then', [row, replied('17:20', '17:15')], '17:40', ['17:10', rest('2026-10-13')], 'D03 17:20 10-14 08:59 2 2 over'],
  ])('%s', (_, steps, until, companyFrom, expected) => expect(settled(steps, until, companyFrom).find((it) => it.startsWith('D03 '))).toBe(expected));

  test('both values of a correction stand in the history', () => {
    const events = [['17:20', { repliedAt: '17:15' }], ['17:25', { deliveredAt: '17:00' }]] satisfies [string, Typed][];
    const seen = events.map((_, index) => tell([row, ...events.slice(0, index + 1)], events[index]?.[0] ?? '', { company: WORKING }).complaint.settled?.['D03']?.dueAt);
    expect(seen.map((it) => it && print(it))).toEqual(['10-13 08:59', '10-13 09:00']);
  });
  test('one that a notice may still move is not decided', () => {
    const { clocks, complaint } = tell([['2027-01-04 09:05', { ...ROW, complainedAt: '2027-01-04 09:00', deliveredAt: '2027-01-04 09:05' }]], '2027-01-04 12:00', { company: WORKING });
    expect([clocks.find(({ key }) => key === 'D03')?.provisional, complaint.settled?.['D03']]).toEqual([true, undefined]);
  });
  test('reviewing again adds nothing', () => {
    const { complaint } = tell([row, replied('17:20', '17:15')], '17:30', { company: WORKING });
    expect(tell([row, replied('17:20', '17:15'), ['17:30', {}]], '17:30', { company: WORKING }).complaint.settled).toEqual(complaint.settled);
  });
});

describe('who takes over', () => {
  const steps: readonly Step[] = [['09:12', { ...ROW, deliveredAt: '09:10' }], ['09:20', { secondIntake: '0204' }]];
  test('another person starts the clocks that the person owes, not those of the department', () =>
    expect(printClocks(tell(steps, '09:25'), 'D03', 'D08', 'D09')).toEqual(['D03 09:10-09:40 ended', 'D03.1 09:20-09:50 running', 'D08 09:10-10:10 running', 'D09 09:10-11:10 running']));
  test('another department starts them all', () =>
    expect(printClocks(tell([steps[0] ?? row, ['09:20', { department: '安装部' }]], '09:25'), 'D03', 'D08', 'D09')).toEqual([
      'D03 09:10-09:40 ended', 'D03.1 09:20-09:50 running', 'D08 09:10-10:10 ended', 'D09 09:10-11:10 ended', 'D08.1 09:20-10:20 running', 'D09.1 09:20-11:20 running',
    ]));
  test('a paused clock is handed on paused', () =>
    expect(printClocks(tell([steps[0] ?? row, ['09:16', { pausedAt: '09:15' }], ...steps.slice(1), ['09:31', { resumedAt: '09:30' }]], '09:35'), 'D03', 'D08')).toEqual(['D03 09:10-09:45 ended', 'D03.1 09:20-10:00 running', 'D08 09:10-10:25 running']));
});

describe('启用 否 ends the rungs that are left', () => {
  test('at once', () => {
    const off = companyWith({ rules: bookWith('D03', { active: false, from: at('09:35') }) });
    const { letters, clocks } = tell([['09:12', { ...ROW, deliveredAt: '09:10' }]], '11:00', { company: off });
    expect([letters.filter((it) => it.clocks.includes('D03') && it.kind === 'ladder').map((it) => print(it.at)), clocks.some(({ key }) => key === 'D03')]).toEqual([['09:30'], true]);
  });
});

describe('G6: lateness is judged from the moments, whatever a look or a ring noticed', () => {
  test.each<[string, string, string]>([
    ['done two minutes late, seen a minute later', '09:45', 'D03 09:10-09:40 missed'],
    ['seen an hour later', '10:50', 'D03 09:10-09:40 missed'],
  ])('%s', (_, seenAt, expected) => expect(printClocks(tell([['09:12', { ...ROW, deliveredAt: '09:10' }], [seenAt, { repliedAt: '09:42' }]], seenAt), 'D03')).toEqual([expected]));
  test('born when all was over', () =>
    expect(printClocks(tell([['12:00', { ...ROW, deliveredAt: '09:10', repliedAt: '09:42' }]], '12:00'), 'D03')).toEqual(['D03 09:10-09:40 missed']));
});

import { describe, expect, test } from 'vitest';
import { companyOf } from '../../../shared/cases/company.ts';
import { clockCalendar } from '../../../shared/cases/clock-calendar.ts';
import { NO_REFERENCES, type Reference, type References } from '../../../shared/cases/reference.ts';
import type { Calendar } from '../../../shared/calendar/calendar.ts';
import type { Interval } from '../../../shared/calendar/hours.ts';
import type { OfficialYear } from '../../../shared/calendar/official.ts';
import type { RuleId } from '../../../shared/clocks/rules.ts';
import { calendarFor } from '../../../shared/registers/company.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { addDays } from '../../../shared/words/time.ts';
import { day } from '../calendar/kit.ts';
import { at, ZONE } from './kit.ts';

type Row = Readonly<Record<string, Raw>>;

const tab = (key: Reference['key'], rows: readonly Row[]): Reference => ({
  ...NO_REFERENCES[key],
  rows: rows.map((cells, index) => ({ id: index + 1, cells: Object.fromEntries(Object.entries(cells).map(([column, raw]) => [column, { raw, at: at('09:00') }])) })),
});
const PEOPLE: readonly Row[] = [
  { no: '1', name: '王受', department: '客服部' }, { no: '2', name: '赵头', department: '售后部', jurisdiction: '深圳' }, { no: '3', name: '代理', department: '客服部', jurisdiction: '香港' },
  { no: '4', name: '林台', department: '台北店', jurisdiction: '台湾' }, { no: '5', name: '陈港', jurisdiction: '香港' }, { no: '6', name: '无部' }, { no: '7', name: '他处', jurisdiction: '其他' },
];
const DEPARTMENTS: readonly Row[] = [
  { name: '客服部', head: '1' }, { name: '售后部', head: '2', deputy: '3', deputyFrom: '2026-01-01' }, { name: '台北店', head: '4' }, { name: '无头部' }, { name: '工程部', parent: '售后部' },
];
const view = (workdays: readonly Row[], imported: readonly OfficialYear[] = []) => {
  const references: References = {
    ...NO_REFERENCES, people: tab('people', PEOPLE), departments: tab('departments', DEPARTMENTS), workdays: tab('workdays', workdays),
    ...(imported.length > 0 ? { official: { years: imported, version: 3 } } : {}),
  };
  return companyOf(references, ZONE, at('10:00'));
};
const said = (workdays: readonly Row[]): readonly string[] => [...view(workdays).remarks.workdays].flatMap(([id, its]) => its.map(({ code }) => `${id} ${code}`));

/** A Monday, and what its hours tell. */
const MONDAY = '2026-10-12';
const OFFICE = '08:30-12:00,13:30-17:30';
const time = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const hoursOn = (calendar: Calendar, on: string): string => calendar.hoursOn(day(on)).map(([from, to]: Interval) => `${time(from)}-${time(to)}`).join(',');
const work = (hours: string, scope?: string, on = MONDAY): Row => ({ on, type: '上班', hours, ...(scope === undefined ? {} : { scope }) });
const rest = (scope?: string, hours?: string, on = MONDAY): Row => ({ on, type: '休息', ...(hours === undefined ? {} : { hours }), ...(scope === undefined ? {} : { scope }) });

const ALL = work('08:00-09:00');
const NATION = work('08:00-10:00', '全国');
const PROVINCE = work('08:00-11:00', '广东');
const CITY = work('08:00-12:00', '深圳');
const AFTER_SALES = work('08:00-13:00', '售后部');

describe('the narrower row beats the wider', () => {
  test.each<[string, readonly Row[], Parameters<typeof calendarFor>[1], string]>([
    ['none: the ordinary hours', [], { department: '售后部' }, OFFICE],
    ['everybody', [ALL], { department: '售后部' }, '08:00-09:00'],
    ['the mainland over everybody', [NATION, ALL], { no: '2' }, '08:00-10:00'],
    ['the province over the mainland', [PROVINCE, NATION, ALL], { no: '2' }, '08:00-11:00'],
    ['the city over the province', [CITY, PROVINCE, NATION, ALL], { no: '2' }, '08:00-12:00'],
    ['the department over the city', [AFTER_SALES, CITY, PROVINCE, NATION, ALL], { no: '2' }, '08:00-13:00'],
    ['a department stands where its 负责人 works, not its 代理人', [CITY, work('08:00-15:00', '香港')], { department: '售后部' }, '08:00-12:00'],
    ['a department without a head stands nowhere', [CITY, NATION, ALL], { department: '无头部' }, '08:00-09:00'],
    ['a department nobody knows counts as everybody', [AFTER_SALES, ALL], { department: '没有的部' }, '08:00-09:00'],
    ['rows for an upper department are not for those below', [AFTER_SALES, ALL], { department: '工程部' }, '08:00-09:00'],
    ['another department is not concerned', [AFTER_SALES], { department: '客服部' }, OFFICE],
    ['a blank 用工地 is the mainland', [NATION], { no: '6' }, '08:00-10:00'],
    ['elsewhere is not the mainland', [NATION, ALL], { no: '7' }, '08:00-09:00'],
    ['the province is not the city', [CITY], { no: '1' }, OFFICE],
    ['a person works by the rows of the own department', [AFTER_SALES], { no: '2' }, '08:00-13:00'],
    ['where a department is named as well, it counts with the person’s 用工地', [work('08:00-16:00', '客服部'), CITY], { department: '客服部', no: '2' }, '08:00-16:00'],
    ['nobody', [ALL, CITY], {}, '08:00-09:00'],
  ])('%s', (_, rows, who, expected) => {
    expect(hoursOn(calendarFor(view(rows).company, who), MONDAY)).toBe(expected);
    expect(hoursOn(calendarFor(view(rows.toReversed()).company, who), MONDAY)).toBe(expected);
  });

  test('what is for some moves nothing for everybody', () => expect(hoursOn(view([CITY, AFTER_SALES]).company.calendar, MONDAY)).toBe(OFFICE));
  test('works on a day that rests for everybody', () => expect(hoursOn(calendarFor(view([rest(), AFTER_SALES]).company, { no: '2' }), MONDAY)).toBe('08:00-13:00'));
});

describe('a part of a day off', () => {
  test.each<[string, readonly Row[], string]>([
    ['of an ordinary day', [rest(undefined, '13:30-17:30')], '08:30-12:00'],
    ['twice on one day', [rest(undefined, '08:30-09:00'), rest(undefined, '17:00-17:30')], '09:00-12:00,13:30-17:00'],
    ['of the hours of an earlier row', [work('08:00-20:00'), rest(undefined, '12:00-13:00')], '08:00-12:00,13:00-20:00'],
    ['of one department, from what is everybody’s', [work('08:00-20:00'), rest('售后部', '12:00-13:00')], '08:00-12:00,13:00-20:00'],
    ['three deep', [work('08:00-20:00'), rest('深圳', '09:00-10:00'), rest('售后部', '12:00-13:00'), rest('售后部', '18:00-20:00')], '08:00-09:00,10:00-12:00,13:00-18:00'],
    ['a whole day off after it counts instead', [rest(undefined, '13:30-17:30'), rest()], ''],
    ['of a day off leaves it off', [rest(), rest('售后部', '12:00-13:00')], ''],
  ])('%s', (_, rows, expected) => expect(hoursOn(calendarFor(view(rows).company, { department: '售后部' }), MONDAY)).toBe(expected));
});

describe('whom a row is for', () => {
  test.each<[string, string]>([['全体', '08:00-09:00'], [' 全公司。', '08:00-09:00'], ['售后部', OFFICE], ['「售后部」', OFFICE], ['深圳', OFFICE]])('%j', (scope, everybodys) => {
    expect(hoursOn(view([work('08:00-09:00', scope)]).company.calendar, MONDAY)).toBe(everybodys);
    expect(hoursOn(calendarFor(view([work('08:00-09:00', scope)]).company, { no: '2' }), MONDAY)).toBe('08:00-09:00');
  });
  test.each<[string, readonly Row[], readonly string[]]>([
    ['a word that is neither', [work('08:00-09:00', '售后')], ['1 scope.unknown']],
    ['two at once', [work('08:00-09:00', '售后部、客服部')], ['1 scope.unknown']],
    ['a part of a day', [rest(undefined, '13:30-17:30')], ['1 workday.part']],
    ['two rows that differ', [ALL, rest()], ['1 workday.twice']],
    ['two for different people', [ALL, AFTER_SALES], []],
    ['two parts of a day', [rest(undefined, '08:30-09:00'), rest(undefined, '17:00-17:30')], ['1 workday.part', '2 workday.part']],
    ['all is well', [ALL, rest('深圳', undefined, '2026-10-13')], []],
  ])('says what is wrong: %s', (_, rows, expected) => expect(said(rows)).toEqual(expected));
  test('one that is unknown does not count for anybody', () => expect(hoursOn(view([work('08:00-09:00', '售后')]).company.calendar, MONDAY)).toBe(OFFICE));
  test('the sentence names what would be right', () => {
    const [first] = view([work('08:00-09:00', '售后')]).remarks.workdays.get(1) ?? [];
    expect(first?.sentence.zh).toBe('适用「售后」不在部门表，也不是用工地（全国、广东、深圳、台湾、香港、其他），应写其中一个，空白表示全体，例如 客服部');
    expect(first?.sentence.en).toBe('适用 "售后" is neither in 部门 nor a place of work (全国、广东、深圳、台湾、香港、其他); write one of them, blank for everybody, for example 客服部');
  });
});

const year = (scope?: string): readonly Row[] => Array.from({ length: 365 }, (_, index) => rest(scope, undefined, addDays(day('2027-01-01'), index)));

describe('rows that rest a whole year', () => {
  test.each([undefined, '深圳', '售后部'])('for %s do not count, and each says so', (scope) => {
    const rows = [...year(scope), rest(scope)];
    expect(hoursOn(calendarFor(view(rows).company, { no: '2' }), '2027-03-02')).toBe(OFFICE);
    expect(hoursOn(calendarFor(view(rows).company, { no: '2' }), MONDAY)).toBe('');
    expect(said(rows)).toEqual(Array.from({ length: 365 }, (_, index) => `${index + 1} workday.idle`));
  });
  test('only together: the official days count rather than nothing', () => {
    const rows = [...year().slice(0, 180), ...year('深圳').slice(180)];
    expect([said(rows), hoursOn(calendarFor(view(rows).company, { no: '2' }), '2027-03-02'), hoursOn(view(rows).company.calendar, '2027-03-02')]).toEqual([[], OFFICE, '']);
  });
});

const announced = (calendar: Calendar) => [2026, 2027].map((year) => calendar.announced(year));

describe('official days by 用工地', () => {
  const taiwan: OfficialYear = { region: 'tw', year: 2026, source: '行政院人事行政總處', rest: [day(MONDAY)], work: [], checksum: '' };

  test('the mainland’s are here', () => expect(announced(calendarFor(view([]).company, { no: '2' }))).toEqual([true, false]));
  test.each(['4', '5'])('those of %s are awaited, and of the mainland’s days none is off', (no) => {
    const calendar = calendarFor(view([]).company, { no });
    expect([announced(calendar), hoursOn(calendar, '2026-10-01'), hoursOn(calendar, '2026-10-10')]).toEqual([[false, false], OFFICE, '']);
  });
  test('once imported they count where they are for, and nowhere else', () => {
    const { company } = view([], [taiwan]);
    const [here, harbour] = [calendarFor(company, { no: '4' }), calendarFor(company, { no: '5' })];
    expect([announced(here), hoursOn(here, MONDAY), announced(harbour), hoursOn(company.calendar, MONDAY)]).toEqual([[true, false], '', [false, false], OFFICE]);
  });
  test('an imported year of the mainland beats the one brought along', () => {
    const revised: OfficialYear = { region: 'cn', year: 2026, source: '修订', rest: [day(MONDAY)], work: [], checksum: '' };
    const { calendar } = view([], [revised]).company;
    expect([hoursOn(calendar, MONDAY), hoursOn(calendar, '2026-10-01'), calendar.announced(2025)]).toEqual(['', OFFICE, true]);
  });
  test('the version tells the state of 工作日历, of the imports, and whose it is', () => {
    const { company } = view([CITY], [taiwan]);
    expect([company.calendar, calendarFor(company, { no: '2' }), calendarFor(company, { no: '4' })].map(({ version }) => version)).toEqual(['0+3', '0+3 深圳', '0+3 台湾']);
  });
  test('companies that say the same share their calendars', () => expect(calendarFor(view([CITY]).company, { no: '2' })).toBe(calendarFor(view([CITY]).company, { no: '2' })));
});

describe('the calendar a clock counts by', () => {
  const { company } = view([work('08:00-09:00', '客服部'), AFTER_SALES]);

  test.each<[RuleId, string | undefined, string | undefined, string]>([
    ['D01', '1', '售后部', '08:00-09:00'], ['D02', '1', '售后部', '08:00-09:00'], ['D03', '2', '客服部', '08:00-13:00'], ['D05', '1', '售后部', '08:00-09:00'], ['D11', '1', '售后部', '08:00-09:00'],
    ['D04', undefined, '客服部', '08:00-09:00'], ['D06', undefined, '售后部', '08:00-13:00'], ['D08', undefined, '售后部', '08:00-13:00'], ['D09', '1', '售后部', '08:00-13:00'], ['D10', '1', '售后部', '08:00-13:00'],
    ['D01', undefined, '售后部', OFFICE], ['D07', '1', '售后部', OFFICE], ['D08', '1', undefined, OFFICE],
  ])('%s owed by %s of %s', (id, owner, department, expected) => expect(hoursOn(clockCalendar(company, id, owner, department), MONDAY)).toBe(expected));
});

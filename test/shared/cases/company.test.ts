import { describe, expect, test } from 'vitest';
import { companyOf } from '../../../shared/cases/company.ts';
import { NO_REFERENCES, type Reference, type References } from '../../../shared/cases/reference.ts';
import { defaultRules } from '../../../shared/cases/rule-rows.ts';
import { headOf, holders, label, personOf } from '../../../shared/registers/company.ts';
import type { Raw } from '../../../shared/sheet/cell.ts';
import { day } from '../calendar/kit.ts';
import { at, ZONE } from './kit.ts';

type Row = Readonly<Record<string, Raw>>;

const tab = (key: Reference['key'], rows: readonly Row[]): Reference => ({
  ...NO_REFERENCES[key],
  rows: rows.map((cells, index) => ({ id: index + 1, cells: Object.fromEntries(Object.entries(cells).map(([column, raw]) => [column, { raw, at: at('09:00') }])) })),
});
const view = (people: readonly Row[], departments: readonly Row[] = [], workdays: readonly Row[] = []) => {
  const references: References = { people: tab('people', people), departments: tab('departments', departments), workdays: tab('workdays', workdays), rules: defaultRules(at('09:00')) };
  return companyOf(references, ZONE, at('10:00'));
};
const said = (remarks: ReadonlyMap<number, readonly { readonly code: string }[]>): readonly string[] => [...remarks].flatMap(([id, its]) => its.map(({ code }) => `${id} ${code}`));
const ZHANG: Row = { no: '1001', name: '张三', email: 'zhang@example.com' };

describe('人员', () => {
  test('a row is a person', () => {
    const { company } = view([{ no: '0086', name: '张三', department: '售后部', post: '经理', roles: '受理人、财务', kind: '员工', email: 'zhang@example.com', superior: '1002', jurisdiction: '深圳', active: '是' }, { no: '1002', name: '李四', email: 'li@example.com' }], [{ name: '售后部' }]);
    expect(personOf(company, '0086')).toEqual({ no: '0086', name: '张三', department: '售后部', post: '经理', roles: ['财务', '受理人'], kind: '员工', email: 'zhang@example.com', superior: '1002', jurisdiction: '深圳', active: true });
  });
  test('blank 类别 is 员工, blank 有效 is 是', () => expect(personOf(view([ZHANG]).company, '1001')).toMatchObject({ kind: '员工', active: true, roles: [] }));
  test('who left holds no role, and is still known', () => {
    const { company } = view([{ ...ZHANG, roles: '受理人', active: '否' }]);
    expect([holders(company, '受理人'), personOf(company, '1001')?.name]).toEqual([[], '张三']);
  });
  test('a 上级 may stand below', () => expect(personOf(view([{ ...ZHANG, superior: '李四' }, { no: '1002', name: '李四', email: 'li@example.com' }]).company, '1001')?.superior).toBe('1002'));
  test('a number typed as a number is a number all the same', () => expect(personOf(view([{ ...ZHANG, no: 1001 }]).company, '1001')?.name).toBe('张三'));

  test.each<[string, readonly Row[], readonly string[]]>([
    ['nothing is wrong', [ZHANG], []],
    ['the same number twice', [ZHANG, { ...ZHANG, name: '李四' }], ['2 row.duplicate']],
    ['without a name', [{ no: '1001', email: 'a@example.com' }], ['1 row.incomplete']],
    ['without a number', [{ name: '张三', email: 'a@example.com' }], ['1 row.incomplete']],
    ['an address that is none', [{ ...ZHANG, email: '没有' }], ['1 person.address']],
    ['two addresses', [{ ...ZHANG, email: 'a@example.com, b@example.com' }], ['1 person.address']],
    ['without an address', [{ no: '1001', name: '张三' }], ['1 person.noAddress']],
    ['who left needs none', [{ no: '1001', name: '张三', active: '否' }], []],
    ['a role nobody knows', [{ ...ZHANG, roles: '出纳' }], ['1 choice.unknown']],
    ['a department nobody knows', [{ ...ZHANG, department: '售后' }], ['1 department.unknown']],
    ['a 上级 nobody knows', [{ ...ZHANG, superior: '李四' }], ['1 person.unknown']],
  ])('says what is wrong: %s', (_, people, expected) => expect(said(view(people).remarks.people)).toEqual(expected));

  test('of two with the same number the first counts', () => expect(personOf(view([ZHANG, { ...ZHANG, name: '李四' }]).company, '1001')?.name).toBe('张三'));
});

describe('部门', () => {
  const people: readonly Row[] = [ZHANG, { no: '1002', name: '李四', email: 'li@example.com' }];

  test('names people by number, by number and name, or by name', () => {
    const { company } = view(people, [{ name: '售后部', head: '张三', deputy: '1002 李四', leader: '1001' }]);
    expect(company.departments.get('售后部')).toEqual({ name: '售后部', head: '1001', deputy: '1002', leader: '1001' });
  });
  test('代理止 as a bare day means its end', () => {
    const { company } = view(people, [{ name: '售后部', head: '1001', deputy: '1002', deputyFrom: '2026-10-10', deputyUntil: '2026-10-12' }]);
    const heads = ['10-09 23:59', '10-10 00:00', '10-12 23:59', '10-13 00:00'].map((when) => headOf(company, '售后部', at(when)));
    expect(heads.map((person) => person && label(person))).toEqual(['1001 张三', '1002 李四', '1002 李四', '1001 张三']);
  });
  test.each<[string, readonly Row[], readonly string[]]>([
    ['a head nobody knows', [{ name: '售后部', head: '王五' }], ['1 person.unknown']],
    ['the same name twice', [{ name: '售后部' }, { name: '售后部' }], ['2 row.duplicate']],
    ['without a name', [{ head: '1001' }], ['1 row.incomplete']],
    ['an upper department nobody knows', [{ name: '售后部', parent: '总部' }], ['1 department.unknown']],
    ['all is well', [{ name: '售后部', parent: '总经办' }, { name: '总经办' }], []],
  ])('says what is wrong: %s', (_, departments, expected) => expect(said(view(people, departments).remarks.departments)).toEqual(expected));
});

describe('工作日历 beats the built-in calendar', () => {
  const calendar = (...rows: readonly Row[]) => view([], [], rows).company.calendar;

  test('a working day becomes a day of rest', () => expect(calendar({ on: '2026-10-12', type: '休息' }).isWorkday(day('2026-10-12'))).toBe(false));
  test('a Sunday works, with the ordinary hours', () => expect(calendar({ on: '2026-10-18', type: '上班' }).hoursOn(day('2026-10-18'))).toEqual([[510, 720], [810, 1_050]]));
  test('or with its own', () => expect(calendar({ on: '2026-10-18', type: '上班', hours: '09:00-12:00' }).hoursOn(day('2026-10-18'))).toEqual([[540, 720]]));
  test('the later row of a day counts', () => expect(calendar({ on: '2026-10-12', type: '休息' }, { on: '2026-10-12', type: '上班' }).isWorkday(day('2026-10-12'))).toBe(true));
  test('hours that cannot be read leave the day as it was', () => expect(calendar({ on: '2026-10-18', type: '上班', hours: '早上' }).isWorkday(day('2026-10-18'))).toBe(false));
  test.each<[string, Row, readonly string[]]>([
    ['without a type', { on: '2026-10-12' }, ['1 row.incomplete']], ['without a day', { type: '休息' }, ['1 row.incomplete']], ['hours that cannot be read', { on: '2026-10-18', type: '上班', hours: '早上' }, ['1 hours.unreadable']], ['all is well', { on: '2026-10-18', type: '上班', hours: '09:00-12:00' }, []],
  ])('says what is wrong: %s', (_, row, expected) => expect(said(view([], [], [row]).remarks.workdays)).toEqual(expected));
});

import { describe, expect, test } from 'vitest';
import { copiesOf, headParties, liableFor, owedBy, type Party } from '../../../shared/cases/parties.ts';
import type { Clock } from '../../../shared/clocks/clock.ts';
import type { Company } from '../../../shared/registers/company.ts';
import { BOOK } from '../ledger/kit.ts';
import { at, changed, COMPANY, companyWith } from './kit.ts';

const NOW = at('10:00');
const SHORT = ['D01', 'D03', 'D04', 'D05'];
const names = (parties: readonly Party[]): string => parties.map(({ person }) => person.name).join(' ');

const said = (parties: readonly Party[]): string => parties.map(({ person, standsFor }) => `${person.name}${standsFor ? ` for ${standsFor.name}` : ''}`).join(' ');

function clock(id: string, more: Partial<Clock> = {}): Clock {
  const rule = BOOK.find((it) => it.id === id);
  if (!rule) throw new Error(`the book has no ${id}`);
  const intake = ['D01', 'D02', 'D05', 'D11'].includes(id) ? { owner: '0101' } : {};
  const second = id === 'D03' ? { owner: '0201' } : {};
  return { key: id, id, name: id, rule, startAt: NOW, startSeenAt: NOW, short: SHORT.includes(id), calendar: COMPANY.calendar, pauses: [], generation: 0, department: id === 'D04' ? '制造中心' : '售后部', ...intake, ...second, ...more };
}

/** To at every rung; copies at the reminder, when due and at the second escalation. */
const climb = (it: Clock, company: Company = COMPANY): readonly string[] =>
  [names(owedBy(it, company, NOW)), ...[0, 1, 2].map((up) => names(copiesOf(it, { up, roles: [] }, company, NOW)))];

describe('who is written to, and who is next up', () => {
  test.each<[string, Clock, readonly string[]]>([
    ['D01: 第一受理人, 人事行政部经理; 总经理 left out under an hour', clock('D01'), ['王受', '', '何芳', '何芳']],
    ['D02 of an hour or more: then 总经理', clock('D02'), ['王受', '', '何芳', '何芳 钱总']],
    ['D02 of less than an hour', clock('D02', { short: true }), ['王受', '', '何芳', '何芳']],
    ['D03: 第二受理人, 负责人, 最高领导', clock('D03'), ['李二', '', '赵头', '赵头 孙领']],
    ['D04: 负责人 of 制造中心, 最高领导; 总经理 left out', clock('D04'), ['褚头', '', '卫领', '卫领']],
    ['D05', clock('D05'), ['王受', '', '何芳', '何芳']],
    ['D05 that the customer wants tomorrow', clock('D05', { short: false }), ['王受', '', '何芳', '何芳 钱总']],
    ['D06: 最高领导, 总经理, 董事长', clock('D06'), ['孙领', '', '钱总', '钱总 董一']],
    ['D06 of less than an hour: nobody above', clock('D06', { short: true }), ['孙领', '', '', '']],
    ['D07: both managers', clock('D07'), ['蒋工 沈质', '', '', '']],
    ['D08: 负责人, 最高领导, 总经理', clock('D08'), ['赵头', '', '孙领', '孙领 钱总']],
    ['D09', clock('D09'), ['赵头', '', '孙领', '孙领 钱总']],
    ['D10', clock('D10'), ['孙领', '', '钱总', '钱总 董一']],
    ['D11: 第一受理人, 人事行政部经理', clock('D11'), ['王受', '', '何芳', '何芳']],
  ])('%s', (_, it, expected) => expect(climb(it)).toEqual(expected));
});

describe('a next-up who is already addressed is skipped for the next different person', () => {
  const sameHead = companyWith({ departments: [{ name: '售后部', head: '0201', leader: '0203' }] });
  const oneBoss = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0202' }] });
  const managerLeads = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0002' }] });
  const hrTakesIn = companyWith({ people: [changed('0003', { roles: ['人事行政部经理', '受理人'] })] });

  test.each<[string, Clock, Company, readonly string[]]>([
    ['第二受理人 is the 负责人', clock('D03'), sameHead, ['李二', '', '孙领', '孙领']],
    ['负责人 is the 最高领导: D03', clock('D03'), oneBoss, ['李二', '', '赵头', '赵头']],
    ['负责人 is the 最高领导: D09', clock('D09'), oneBoss, ['赵头', '', '钱总', '钱总']],
    ['第一受理人 is 人事行政部经理', clock('D02', { owner: '0003' }), COMPANY, ['何芳', '', '钱总', '钱总']],
    ['the same where the limit is short: nobody is left', clock('D01', { owner: '0003' }), COMPANY, ['何芳', '', '', '']],
    ['人事行政部经理 is one of the 受理人', clock('D02', { owner: '0003' }), hrTakesIn, ['何芳', '', '钱总', '钱总']],
    ['最高领导 is 总经理', clock('D06'), managerLeads, ['钱总', '', '董一', '董一']],
  ])('%s', (_, it, company, expected) => expect(climb(it, company)).toEqual(expected));

  test('left out is the role, not the person: a 总经理 who leads the department is written to', () => expect(climb(clock('D03'), managerLeads)).toEqual(['李二', '', '赵头', '赵头 钱总']));
  test('even as the one who owes it', () => expect(names(owedBy(clock('D06', { short: true }), managerLeads, NOW))).toBe('钱总'));
  test('several holders of a role all get it', () => {
    const two = companyWith({ people: [changed('0204', { roles: ['人事行政部经理'] })] });
    expect(climb(clock('D01'), two)).toEqual(['王受', '', '何芳 周二', '何芳 周二']);
  });
  test('the 最高领导 is that of the head\'s own department', () => {
    const lent = companyWith({ departments: [{ name: '售后部', head: '0301', leader: '0203' }] });
    expect(climb(clock('D09'), lent)).toEqual(['郑头', '', '冯领', '冯领 钱总']);
  });
});

describe('blanks', () => {
  const { owner: _, ...unnamed } = clock('D01');

  test('第一受理人: every holder of 受理人, copy 人事行政部经理', () => expect(climb(unnamed)).toEqual(['王受 吴受', '何芳', '何芳', '何芳']));

  test.each<[string, string, string, readonly string[]]>([
    ['a 第一受理人 who left: the next up, in his place', 'D01', '0101', ['何芳 for 王受', '', '']],
    ['a 第二受理人: the 负责人', 'D03', '0201', ['赵头 for 李二', '', '孙领', '孙领']],
    ['a 负责人: the 最高领导', 'D08', '0202', ['孙领 for 赵头', '', '钱总', '钱总']],
    ['a 最高领导: 总经理', 'D06', '0203', ['钱总 for 孙领', '', '董一', '董一']],
    ['who would get a copy: the next up after him, in his place', 'D08', '0203', ['赵头', '', '钱总 for 孙领', '钱总 for 孙领']],
  ])('%s', (_, id, left, expected) => {
    const company = companyWith({ people: [changed(left, { active: false })] });
    expect([said(owedBy(clock(id), company, NOW)), ...[0, 1, 2].map((up) => said(copiesOf(clock(id), { up, roles: [] }, company, NOW)))].slice(0, expected.length)).toEqual(expected);
  });
  test('nobody in To with an address: the next up gets a copy even of a reminder', () => {
    const { email: __, ...silent } = changed('0101', {});
    expect(climb(clock('D01'), companyWith({ people: [silent] }))).toEqual(['王受', '何芳', '何芳', '何芳']);
  });
  test.each<[string, string, readonly string[], string]>([
    ['the head of the department', 'D03', ['负责人'], '赵头'],
    ['a role of the company, above and below an hour', 'D01', ['总经理'], '钱总'],
    ['the superior of who owes it', 'D03', ['上级'], '周二'],
    ['who is addressed already is not named twice', 'D08', ['负责人', '最高领导'], '孙领'],
    ['nobody at all', 'D03', ['财务'], ''],
  ])("a rule's own role: %s", (_, id, roles, expected) => {
    const company = companyWith({ people: [changed('0201', { superior: '0204' })] });
    expect(names(copiesOf(clock(id), { up: 0, roles }, company, NOW))).toBe(expected);
  });
  test('whose holder left: the next up, in his place', () => {
    const company = companyWith({ people: [changed('0203', { active: false })] });
    expect(copiesOf(clock('D03'), { up: 0, roles: ['最高领导'] }, company, NOW).map(({ person, standsFor }) => [person.name, standsFor?.name])).toEqual([['钱总', '孙领']]);
  });

  test.each<[string, string | undefined, string]>([
    ['a department with a 负责人', '售后部', '赵头 负责人'],
    ['without one: its 最高领导', '无头部', '孙领 最高领导'],
    ['without both: the 上级部门', '空部', '赵头 上级部门负责人'],
    ['without any: 人事行政部经理', '孤部', '何芳 人事行政部经理'],
    ['no department at all', undefined, '何芳 人事行政部经理'],
  ])('%s', (_, department, expected) => expect(headParties(COMPANY, department, NOW).map(({ person, role }) => `${person.name} ${role}`).join()).toBe(expected));

  test('a 负责人 who left: the 最高领导', () => expect(names(headParties(companyWith({ people: [changed('0202', { active: false })] }), '售后部', NOW))).toBe('孙领'));
  test('the 代理人 receives', () => {
    const deputised = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0203', deputy: '0204', deputyFrom: at('09:00'), deputyUntil: at('10-13 00:00') }] });
    expect([names(headParties(deputised, '售后部', NOW)), names(headParties(deputised, '售后部', at('10-13 00:00')))]).toEqual(['周二', '赵头']);
  });
});

describe('who is liable', () => {
  test.each<[string, Clock, string | undefined]>([
    ['D01', clock('D01'), '王受'], ['D02', clock('D02'), '王受'], ['D03', clock('D03'), '李二'], ['D04', clock('D04'), '褚头'], ['D05', clock('D05'), '王受'],
    ['D06', clock('D06'), '孙领'], ['D08', clock('D08'), '赵头'], ['D09', clock('D09'), '赵头'], ['D10', clock('D10'), '孙领'], ['D11', clock('D11'), '王受'],
    ['a department without 负责人: nobody, though its letters go to somebody', clock('D09', { department: '无头部' }), undefined],
  ])('%s', (_, it, expected) => expect(liableFor(it, COMPANY, NOW)?.name).toBe(expected));

  test('a blank 第一受理人: nobody', () => {
    const { owner: _, ...unnamed } = clock('D01');
    expect(liableFor(unnamed, COMPANY, NOW)).toBeUndefined();
  });
  test('the 代理人 of the due moment', () => {
    const deputised = companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0203', deputy: '0204', deputyFrom: at('09:00'), deputyUntil: at('10-13 00:00') }] });
    expect([liableFor(clock('D09'), deputised, at('08:59'))?.name, liableFor(clock('D09'), deputised, NOW)?.name]).toEqual(['赵头', '周二']);
  });
});

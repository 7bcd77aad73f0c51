import { describe, expect, test } from 'vitest';
import { headOf, holders, label, leaderOf, personOf, type Department } from '../../../shared/registers/company.ts';
import { at, changed, companyWith, COMPANY } from '../cases/kit.ts';

const deputised = (more: Partial<Department>) => companyWith({ departments: [{ name: '售后部', head: '0202', leader: '0203', deputy: '0204', ...more }] });
const week = { deputyFrom: at('10-12 00:00'), deputyUntil: at('10-17 00:00') };

describe('who stands for a department', () => {
  test.each<[string, Partial<Department>, string, string | undefined]>([
    ['the 负责人 before 代理起', week, '10-11 23:59', '赵头'],
    ['the 代理人 from 代理起 on', week, '10-12 00:00', '周二'],
    ['up to 代理止', week, '10-16 23:59', '周二'],
    ['then the 负责人 again', week, '10-17 00:00', '赵头'],
    ['without 代理止 for good', { deputyFrom: week.deputyFrom }, '2027-10-12 09:00', '周二'],
  ])('%s', (_, more, when, name) => expect(headOf(deputised(more), '售后部', at(when))?.name).toBe(name));

  test('nobody, where there is neither', () => expect(headOf(COMPANY, '无头部', at('09:00'))).toBeUndefined());
  test('nobody, where there is no such department', () => expect([headOf(COMPANY, '没有', at('09:00')), headOf(COMPANY, undefined, at('09:00')), leaderOf(COMPANY, undefined)]).toEqual([undefined, undefined, undefined]));
});

describe('roles', () => {
  test('several may hold one, in the order of the tab', () => expect(holders(COMPANY, '受理人').map(label)).toEqual(['0101 王受', '0102 吴受']));
  test('nobody who left holds one', () => expect(holders(companyWith({ people: [changed('0101', { active: false })] }), '受理人').map(label)).toEqual(['0102 吴受']));
});

test('a number names one person, with its leading zeros', () => expect([personOf(COMPANY, '0101')?.name, personOf(COMPANY, '101'), personOf(COMPANY, undefined)]).toEqual(['王受', undefined, undefined]));

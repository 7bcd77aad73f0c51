import { describe, expect, test } from 'vitest';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { DEPARTMENTS } from '../../../shared/registers/references.ts';
import type { Register } from '../../../shared/registers/register.ts';
import { isBare, isSameHeader, isSameRow, landedOn } from '../../../shared/sheet/echo.ts';
import { positionsIn, type Tab, type TabRow } from '../../../shared/sheet/tab.ts';
import { tabRow } from './kit.ts';

const LAYOUT = ['id', null, 'customer', 'content', 'phone', 'money'];
const ID = 'KS-2610-0001';
const HEADER = ['编号', '备注', '客户'];
const tabOf = (layout: readonly (string | null)[], header: readonly string[] = HEADER): Tab => ({ sheetId: 7, title: '', rowCount: 0, columnCount: 0, header, layout, position: positionsIn(layout), rows: [], merges: [] });
const TAB = tabOf(LAYOUT);
const ROW = tabRow(3, { id: ID, customer: '张', content: '门板开裂', phone: '0755' });
const ECHO = [ID, '', '张', '门板开裂', '0755'];
const covered = (...keys: readonly string[]): TabRow => ({ ...ROW, covered: new Set(keys) });

describe('a row edited by its number is the row that was read', () => {
  test.each<[string, TabRow | undefined, readonly unknown[] | undefined, boolean]>([
    ['where number, customer and content are still there', ROW, ECHO, true],
    ['whatever else changed meanwhile', ROW, [ID, '备注', '张', '门板开裂', '0756', true], true],
    ['not under another number', ROW, ['KS-2610-0002', '', '张', '门板开裂'], false],
    ['not where the number went', ROW, ['', '', '张', '门板开裂'], false],
    ['not with another customer', ROW, [ID, '', '李', '门板开裂'], false],
    ['not with another content', ROW, [ID, '', '张', '门板裂开'], false],
    ['not with the content gone', ROW, [ID, '', '张'], false],
    ['not where nothing came back', ROW, undefined, false],
    ['blank is blank, read or not', tabRow(3, { customer: '张', content: '门板开裂' }), [undefined, '', '张', '门板开裂'], true],
    ['a number that came is a difference', tabRow(3, { customer: '张', content: '门板开裂' }), ECHO, false],
    ['what lies under a merge is not asked', covered('customer'), [ID, '', '李', '门板开裂'], true],
    ['but the rest is', covered('customer'), [ID, '', '李', '门板裂开'], false],
    ['for a new line: where the row is blank', undefined, ['', undefined, false], true],
    ['or shorter than any', undefined, [], true],
    ['not where somebody wrote into it', undefined, ['', '备注'], false],
    ['nor a zero, nor a tick', undefined, [0], false],
    ['nor a tick', undefined, [true], false],
    ['not where it did not come back', undefined, undefined, false],
  ])('%s', (_, row, echo, expected) => expect(isSameRow(COMPLAINTS, TAB, row, echo)).toBe(expected));
  test('columns that are not there are not asked', () => expect(isSameRow(COMPLAINTS, tabOf([null, 'customer']), ROW, ['李', '张'])).toBe(true));
});

describe('values written by mark landed where they were meant to', () => {
  test.each<[string, readonly unknown[] | undefined, boolean]>([
    ['where the row shows its number', [ID], true],
    ['whatever else it shows', [ID, '', '李', '别的'], true],
    ['not where it shows another', ['KS-2610-0002', '', '张', '门板开裂'], false],
    ['or none', ['', '', '张', '门板开裂'], false],
    ['or nothing', [], false],
    ['not where nothing came back', undefined, false],
  ])('%s', (_, echo, expected) => expect(landedOn(COMPLAINTS, TAB, ID, ROW, echo)).toBe(expected));
  test('of a tab that lost its number column nobody can tell', () => expect(landedOn(COMPLAINTS, tabOf([null, 'customer']), ID, ROW, ['', '李'])).toBe(true));

  test.each<[string, Register['required'], readonly unknown[], boolean]>([
    ['a row of a reference tab by its key', ['name'], ['售后部', '赵头'], true],
    ['not with another key', ['name'], ['安装部', '赵头'], false],
  ])('%s', (_, required, echo, expected) => {
    const register: Register = { ...DEPARTMENTS, required };
    expect(landedOn(register, tabOf(['name', 'head']), '部门 2', tabRow(1, { name: '售后部', head: '赵头' }), echo)).toBe(expected);
  });
});

describe('the header is the one that was read', () => {
  test.each<[string, readonly unknown[], boolean]>([
    ['title by title', ['编号', '备注', '客户'], true],
    ['whatever blanks follow', ['编号', '备注', '客户', '', undefined], true],
    ['not in another order', ['备注', '编号', '客户'], false],
    ['not with a column more', ['编号', '备注', '客户', '新'], false],
    ['not with a blank one between', ['编号', '', '备注', '客户'], false],
    ['not with a column less', ['编号', '备注'], false],
    ['not with another title', ['编号', '备注', '客户名'], false],
    ['nor another first one', ['号', '备注', '客户'], false],
    ['not where nothing came back', [], false],
  ])('%s', (_, echo, expected) => expect(isSameHeader(TAB, echo)).toBe(expected));
  test('also where it was read with blanks behind it', () => expect(isSameHeader({ header: [...HEADER, '', ''] }, HEADER)).toBe(true));
  test('a number is a title as text', () => expect(isSameHeader({ header: ['2026'] }, [2_026])).toBe(true));
  test('none is none', () => expect(isSameHeader({ header: ['', ''] }, [])).toBe(true));
});

describe('a row is bare', () => {
  test.each<[string, readonly unknown[], boolean]>([
    ['where nothing stands', [], true],
    ['whatever the system wrote, and whatever stands aside', [ID, '备注'], true],
    ['with unticked boxes and blank texts', ['', '', '', undefined, '', false], true],
    ['not with a customer', ['', '', '张'], false],
    ['not with a zero', ['', '', '', '', 0], false],
    ['not with a tick', ['', '', '', '', '', true], false],
  ])('%s', (_, echo, expected) => expect(isBare(COMPLAINTS, TAB, echo)).toBe(expected));
});

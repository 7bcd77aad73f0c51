import { describe, expect, test } from 'vitest';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { isAside } from '../../../shared/sheet/aside.ts';
import { isAggregate, isVolatile, sameFormula } from '../../../shared/sheet/formulas.ts';
import type { ReadCell, Raw } from '../../../shared/sheet/cell.ts';
import { tabRow } from './kit.ts';

type Typed = Readonly<Record<string, Raw | ReadCell>>;
const aside = (cells: Typed): boolean => isAside(COMPLAINTS, tabRow(9, cells));
const summed = (formula: string): ReadCell => ({ raw: 12, formula });

describe('D17: rows that are no record', () => {
  test.each<[string, Typed]>([
    ['a total', { customer: '合计', content: '12 件' }], ['a spaced total', { customer: '合 计：', content: '12' }], ['a total behind its number', { complainedAt: 1, firstIntake: '小计', customer: '张', content: 'x' }],
    ['a total of a month', { customer: '10月合计', content: 'x' }], ['a total with what it leaves out', { customer: '本月小计（含作废）', content: 'x' }], ['statistics', { customer: '统计', content: '按部门' }],
    ['an English total', { customer: 'Total', content: '12' }], ['a total that tells', { complainedAt: '总计：12 件', customer: '张', content: 'x' }],
    ['a remark', { complainedAt: '备注：以上已核对', customer: '张', content: 'x' }], ['a remark of its own', { customer: '说明', content: '红色表示加急' }], ['a note', { customer: '注：', content: 'x' }],
    ['a sum', { customer: '张', content: 'x', quantity: summed('=SUM(Y2:Y9)') }], ['a count of a column', { customer: summed('=COUNTA(G:G)'), content: 'x' }], ['a subtotal', { customer: '张', content: 'x', quantity: summed('=subtotal(9,Y$2:Y$9)/2') }],
    ['the header pasted again', { customer: '客户', content: '投诉内容' }], ['the whole header', { id: '编号', status: '状态', complainedAt: '投诉时间', customer: '客户', content: '投诉内容' }], ['most of the header', { customer: '客户', phone: '联系电话', content: '内容' }],
  ])('%s', (_, cells) => expect(aside(cells)).toBe(true));

  test.each<[string, Typed]>([
    ['a complaint', { customer: '张', content: '门板开裂' }], ['one about a manual', { customer: '张', content: '说明书缺失' }], ['one about a bill', { customer: '张', content: '合计金额与合同不符' }], ['one whose content tells a total', { customer: '张', content: '合计：多收 120 元' }],
    ['one with a remark', { customer: '张', content: '备注：客户要求周末上门' }], ['one whose content is one word', { customer: '张', content: '备注' }], ['a customer whose name begins so', { customer: '统计局', content: '门板开裂' }], ['a customer called after a title', { customer: '客户', content: '门板开裂' }],
    ['a formula in its own row', { customer: '张', content: 'x', quantity: summed('=SUM(Y5:AA5)') }], ['a formula of another kind', { customer: '张', content: 'x', quantity: summed('=Y2*2') }], ['a text that looks like one', { customer: '张', content: '=SUM(A1:A9)' }], ['an empty row', {}],
  ])('but not %s', (_, cells) => expect(aside(cells)).toBe(false));
});

describe('S47: formulas', () => {
  test.each(['=TODAY()', '=TODAY()-B2', '=now()', '=IF(A2="",NOW (),A2)', '=RAND()*10', '=RANDBETWEEN(1,6)', '=IMPORTRANGE("x","A1")', '=QUERY(IMPORTRANGE("https://x","A:B"),"select Col1")', '=GOOGLEFINANCE("USDCNY")'])('%s changes by itself', (formula) => expect(isVolatile(formula)).toBe(true));
  test.each(['=B2', '=A2+1', '=VLOOKUP(A2,B:C,2,0)', '="TODAY()"', '=\'NOW()\'!A2', '=DATE(2026,10,12)', '=MYTODAY()', '="a ""NOW()"" b"'])('%s does not', (formula) => expect(isVolatile(formula)).toBe(false));

  test.each(['=SUM(A2:A9)', '=sum(A:A)', '=COUNTIF(C$2:C$9,"x")', '=AVERAGE(Sheet1!B2:C4)', '=IF(COUNTA(A2:A9)>3,1,2)', '=SUBTOTAL(109,D2:D)', '=SUM(\'三月\'!A2:A9)'])('%s sums up', (formula) => expect(isAggregate(formula)).toBe(true));
  test.each(['=SUM(A2,B2)', '=SUM(A2:D2)', '=A2', '=VLOOKUP(A2,B:C,2,0)', '="SUM(A2:A9)"', '=MAX(A2:A9)', '=DATESUM(A2:A9)'])('%s does not', (formula) => expect(isAggregate(formula)).toBe(false));

  test.each([['=TODAY()-B2', '=TODAY()-B5', true], ['=TODAY()-$B$2', '=TODAY()-$B$5', true], ['=TODAY()-B2', '=TODAY()-C2', false], ['=NOW()', '=TODAY()', false], ['=IF(B2="A1",NOW())', '=IF(B3="A2",NOW())', false], ['=NOW()+1', '=NOW()+2', false]])('%s and %s moved with their row: %s', (a, b, expected) =>
    expect(sameFormula(a, b)).toBe(expected));
});

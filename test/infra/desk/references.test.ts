import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hireCompany, MAIL } from '../../kit/company.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { handOn, type Hand, type Standing } from './hand.ts';
import { sync } from './operator.ts';

/* 人员, 规则 and 罚款台账: what everything rests on, and what nobody may lose. */

const LATE = { 投诉时间: '2026-10-12 09:00', 客户: '客户', 投诉内容: '门板开裂', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201' };
const AGAIN = { ...LATE, 投诉时间: '2026-10-12 13:00', 投诉内容: '还是没有人来修', 再次投诉原编号: 'KS-2610-0001', 再次投诉原因: '拖延或无人跟进' };

const byFirst = (rows: readonly Standing[]): readonly unknown[] => rows.map(({ cells, marks }) => ({ cells, marks })).toSorted((a, b) => JSON.stringify(a.cells).localeCompare(JSON.stringify(b.cells)));
/** The line with the first number, but for the moment at which the system last wrote into it. */
const firstLine = (rows: readonly Standing[]): readonly Standing[] => rows.filter((row) => row.cells['编号'] === 'FK-2610-0001').map((row) => ({ ...row, cells: { ...row.cells, 系统更新时间: '' } }));

describe('tabs that everything rests on', () => {
  let product: Product;
  let people: Hand;
  let rules: Hand;
  let before: readonly Standing[];

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:00:00+08:00']);
    await hireCompany(product);
    people = handOn(product, 'rules', '人员');
    rules = handOn(product, 'rules', '规则');
    before = await people.rows();
    await handOn(product, 'service', '客户投诉登记本').fill(2, [LATE]);
    await product.wind('PT2M');
    await people.cut(4, 9);
    await product.wind('PT5M');
  });
  afterAll(() => product.stop());

  const toldTo = async (rung: string): Promise<readonly string[]> =>
    (await product.letters()).filter((letter) => letter.headers['X-Dengji-Rung'] === rung).flatMap((letter) => [...letter.to, ...letter.cc]);

  it('人员 is frozen when six of eight go at once, and the company is whole meanwhile', async () => {
    expect((await sync(product)).said).toMatch(/人员：已冻结 frozen.*8 行里一次少了 6 行/);
    await product.wind('2026-10-12T09:31:00+08:00');
    expect(await toldTo('reminder')).toEqual([MAIL.intake]);
    expect(await toldTo('due')).toEqual([MAIL.intake, MAIL.hr]);
  });

  it('restored, the six are back under their marks; what was typed over is said, and a newcomer stays', async () => {
    await people.fill(2, [{ 邮箱: 'typo@example.com' }]);
    await people.fill(4, [{ '工号/编号': "'0999", 姓名: '新来', 部门: '客服部', 邮箱: 'new@example.com' }]);
    expect((await sync(product, 'restore', '人员', '--dry-run')).said).toMatch(/将补回 6 行.*0003 何芳[\s\S]*将改回 1 行.*0001 董一/);
    const ran = await sync(product, 'restore', '人员');
    expect(ran.said).toMatch(/补回 6 行.*0003 何芳.*0203 孙领\n改回 1 行.*0001 董一\n原来写着 It said before: 0001 董一：邮箱 「typo@example.com」/);
    await product.wind('PT2M');
    expect(byFirst((await people.rows()).filter((row) => row.cells['姓名'] !== '新来'))).toEqual(byFirst(before));
    expect((await people.rows()).map((row) => row.cells['姓名'])).toContain('新来');
    expect((await sync(product)).said).toMatch(/人员：正常 well，9 行/);
  });

  it('accepted, they are gone from the company, and nobody else', async () => {
    const rows = await people.rows();
    await people.cut(6, 9);
    await product.wind('PT2M');
    expect((await sync(product)).said).toMatch(/人员：已冻结/);
    expect((await sync(product, 'accept', '人员')).code).toBe(0);
    await product.wind('PT2M');
    expect((await sync(product)).said).toMatch(/人员：正常 well，5 行/);
    await people.fill(7, rows.slice(4, 8).map(({ cells }) => Object.fromEntries(Object.entries(cells).filter(([title]) => title !== '校验结果').map(([title, value]) => [title, /^0\d{3}$/.test(String(value)) ? `'${value}` : value]))));
    await product.wind('PT2M');
    expect((await sync(product)).said).toMatch(/人员：正常 well，9 行/);
  });

  it('deleted as a tab, it is frozen and the company whole; rebuilt, it is what it was', async () => {
    const rows = await people.rows();
    await people.batch([{ deleteSheet: { sheetId: await people.sheetId() } }]);
    await product.wind('PT2M');
    expect((await sync(product)).said).toMatch(/人员：已冻结 frozen.*标签页不见了/);
    await product.wind('2026-10-12T10:02:00+08:00');
    expect(await toldTo('second')).toEqual(expect.arrayContaining([MAIL.intake, MAIL.hr]));
    expect((await sync(product, 'rebuild', '人员')).said).toMatch(/补回 9 行/);
    await product.wind('PT2M');
    expect(byFirst(await people.rows())).toEqual(byFirst(rows));
    expect((await sync(product)).said).toMatch(/人员：正常 well，9 行/);
  });

  it('a deleted 规则 is rebuilt with what each rule says and its version', async () => {
    await rules.fill(2, [{ '时限/下限': 45 }]);
    await product.wind('PT3M');
    const rows = await rules.rows();
    await rules.batch([{ deleteSheet: { sheetId: await rules.sheetId() } }]);
    await product.wind('PT2M');
    expect((await sync(product, 'rebuild', '规则')).code).toBe(0);
    await product.wind('PT2M');
    expect(byFirst(await rules.rows())).toEqual(byFirst(rows));
    expect((await rules.rows()).find((row) => row.cells['时限/下限'] === 45)?.cells).toMatchObject({ 规则编号: rows[0]?.cells['规则编号'], 版本: 2 });
  });
});

describe('a line of the ledger', () => {
  let product: Product;
  let ledger: Hand;
  let before: readonly Standing[];

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:00:00+08:00']);
    await hireCompany(product);
    const register = handOn(product, 'service', '客户投诉登记本');
    ledger = handOn(product, 'finance', '罚款台账');
    await register.fill(2, [{ ...LATE, 送达时间: '2026-10-12 09:00' }]);
    await product.wind('2026-10-12T12:00:00+08:00');
    await register.fill(2, [{ 处理结果: '已更换', 结果时间: '2026-10-12 11:50', 回复客户时间: '2026-10-12 12:00' }]);
    await product.wind('2026-10-12T13:00:00+08:00');
    await register.fill(3, [AGAIN]);
    await product.wind('PT5M');
    await ledger.fill(2, [{ 核定意见: '请核对' }]);
    await product.wind('PT2M');
    before = await ledger.rows();
  });
  afterAll(() => product.stop());

  it('that people delete is a tombstone, and no new row takes its place', async () => {
    expect(before.map((row) => row.cells['编号'])).toContain('FK-2610-0001');
    await ledger.cut(2, 2);
    await product.wind('PT5M');
    expect((await ledger.rows()).map((row) => row.cells['编号'])).not.toContain('FK-2610-0001');
    expect((await sync(product)).said).toMatch(/罚款台账：正常 well.*已删 deleted：FK-2610-0001/);
  });

  it('comes back by its number with what was decided on it, and counts again', async () => {
    expect((await sync(product, 'restore', 'FK-2610-0001')).said).toMatch(/补回 1 行.*FK-2610-0001/);
    expect(firstLine(await ledger.rows())).toEqual(firstLine(before));
    const at = await ledger.find('编号', 'FK-2610-0001');
    await ledger.fill(at, [{ 核定结论: '处罚', 核定人: "'0002" }]);
    await product.wind('PT2M');
    expect((await ledger.rows()).find((row) => row.cells['编号'] === 'FK-2610-0001')?.cells).toMatchObject({ 状态: '已核定', 核定意见: '请核对' });
  });

  it('is there again after the tab was deleted, and lines that were opened meanwhile with it', async () => {
    const rows = await ledger.rows();
    await ledger.batch([{ deleteSheet: { sheetId: await ledger.sheetId() } }]);
    await product.wind('PT2M');
    await handOn(product, 'service', '客户投诉登记本').fill(3, [{ 投诉是否成立: '是', '责任人/责任单位': "'0201", 查实情形: '违规操作', 判定人: "'0202" }]);
    await product.wind('PT2M');
    expect((await sync(product, 'rebuild', '罚款台账')).code).toBe(0);
    await product.wind('PT2M');
    const after = await ledger.rows();
    expect(after.length).toBe(rows.length + 1);
    expect(after.slice(0, rows.length).map(({ cells, marks }) => [cells['编号'], cells['状态'], cells['核定意见'], marks])).toEqual(
      rows.toSorted((a, b) => String(a.cells['编号']).localeCompare(String(b.cells['编号']))).map(({ cells, marks }) => [cells['编号'], cells['状态'], cells['核定意见'], marks]));
    expect((await sync(product)).said).toMatch(new RegExp(`罚款台账：正常 well，${after.length} 行`));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab, type Clerk, type Row } from '../kit/clerk.ts';
import { hireCompany } from '../kit/company.ts';
import { startProduct, type Product } from '../kit/product.ts';

const SOUND: Row = { 投诉时间: '2026-10-12 09:00', 客户: '客户', 投诉内容: '内容', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201' };

interface Case {
  readonly what: string;
  readonly cells: Row;
  readonly title: string;
  readonly said: RegExp;
}

const WRONG: readonly Case[] = [
  { what: 'a number of nobody', cells: { 第一受理人: '9999' }, title: '第一受理人', said: /9999.*人员表.*例如/ },
  { what: 'a date typed as 昨天', cells: { 送达时间: '昨天' }, title: '送达时间', said: /昨天.*日期和时间.*例如 2026-/ },
  { what: 'a moment that lies ahead', cells: { 送达时间: '2026-10-12 12:00' }, title: '送达时间', said: /还没有到.*例如/ },
  { what: 'an impossible order', cells: { 送达时间: '2026-10-12 08:30' }, title: '送达时间', said: /投诉时间.*先后不对.*例如/ },
  { what: 'a date without a time', cells: { 送达时间: '2026-10-12' }, title: '送达时间', said: /只有日期.*例如/ },
  { what: 'a department nobody knows', cells: { 责任部门: '火星部' }, title: '责任部门', said: /火星部.*部门表.*例如/ },
  { what: 'a choice that is none', cells: { 投诉类型: '不知道' }, title: '投诉类型', said: /不知道.*选项.*例如/ },
  { what: 'an original that does not exist', cells: { 再次投诉原编号: 'KS-2601-0009' }, title: '再次投诉原编号', said: /没有这条记录.*例如/ },
];

const firstOf = (index: number): number => index + 2;

describe('what cannot be understood stays, is explained, and stops nobody else', () => {
  let product: Product;
  let register: Clerk;
  const emoji = '🧰'.repeat(10) + '第一行\n第二行' + '长'.repeat(5_000 - 17);
  const long = '字'.repeat(50_000);
  const rows = { long: 20, emoji: 21, formula: 22, sound: 23 };

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:05:00+08:00']);
    await hireCompany(product);
    register = openTab(product, 'service', '客户投诉登记本', 'RAW');
    for (const [index, wrong] of WRONG.entries()) await register.type(firstOf(index), { ...SOUND, 客户: wrong.what, ...wrong.cells });
    await register.type(rows.long, { ...SOUND, 客户: '很长', 投诉内容: long });
    await register.type(rows.emoji, { ...SOUND, 客户: '表情', 投诉内容: emoji });
    await register.type(rows.sound, { ...SOUND, 客户: '正常' });
    await openTab(product, 'service', '客户投诉登记本').type(rows.formula, { ...SOUND, 客户: '公式', 送达时间: '=DATE(2026,10,12)+TIME(9,4,0)' });
    await product.settle();
  });
  afterAll(() => product.stop());

  it.each(WRONG.map((wrong, index) => ({ ...wrong, row: firstOf(index) })))('$what: the cell stays, a note and 校验结果 say what to do', async ({ cells, title, said, row }) => {
    const shown = await register.read(row);
    expect(shown).toMatchObject(cells);
    expect(shown['编号']).toMatch(/^KS-2610-\d{4}$/);
    expect(shown['校验结果']).toMatch(said);
    expect(await register.note(row, title)).toMatch(said);
  });

  it('a fault that there is not is refused with those there are, and none is switched', async () => {
    const reply = await product.post('/local/faults', { quotas: true, lostReply: 1 });
    expect([reply.status, await reply.text()]).toEqual([400, expect.stringMatching(/quotas.*quota、unavailable/)]);
    expect(await (await product.get('/local/faults')).json()).toMatchObject({ quota: false, lostReply: 0 });
  });

  it('a formula in a moment column counts by its value, and is asked for as a value', async () => {
    const shown = await register.read(rows.formula);
    expect(shown).toMatchObject({ 状态: '调查中', 调查回复截止: '2026-10-12 09:34' });
    expect(shown['校验结果']).toMatch(/送达时间是公式.*例如/);
  });

  it('50,000 characters stay in the cell and are flagged', async () => {
    const shown = await register.read(rows.long);
    expect(shown['投诉内容']).toBe(long);
    expect(shown['校验结果']).toContain('50000');
  });

  it('an emoji, a newline and 5,000 characters are kept exactly and are no error', async () => {
    const shown = await register.read(rows.emoji);
    expect(shown['投诉内容']).toBe(emoji);
    expect(shown).not.toHaveProperty('校验结果');
  });

  it('other rows go on', async () => {
    expect(await register.read(rows.sound)).toMatchObject({ 状态: '待送达', 送达截止: '2026-10-12 09:30' });
  });

  it('a mended cell loses its note and counts', async () => {
    await register.type(3, { 送达时间: '2026-10-12 09:04' });
    await product.settle();
    expect(await register.read(3)).toMatchObject({ 状态: '调查中', 送达时间: '2026-10-12 09:04' });
    expect(await register.read(3)).not.toHaveProperty('校验结果');
    expect(await register.note(3, '送达时间')).toBeUndefined();
  });

  it('a moment that lay ahead counts once it has come, without anybody touching it', async () => {
    await product.wind('2026-10-12T12:02:00+08:00');
    const shown = await register.read(4);
    expect(shown['状态']).toBe('调查中');
    expect(shown).not.toHaveProperty('校验结果');
  });

  it('a person hired later mends the row that named them', async () => {
    await openTab(product, 'rules', '人员', 'RAW').type(12, { '工号/编号': '9999', 姓名: '新来', 邮箱: 'new@example.com', 有效: '是' });
    await product.settle();
    expect(await register.read(2)).not.toHaveProperty('校验结果');
    expect(await register.note(2, '第一受理人')).toBeUndefined();
  });
});

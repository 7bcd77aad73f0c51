import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab, type Clerk, type Row } from '../kit/clerk.ts';
import { hireCompany } from '../kit/company.ts';
import { startProduct, type Product } from '../kit/product.ts';

const ROW: Row = { 投诉时间: '2026-10-12 09:00', 客户: '张女士', 投诉内容: '门板开裂', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201', 送达时间: '2026-10-12 09:00' };

/** One complaint, from the clerk's chair and the letter boxes: everything goes through the Sheets API and the wound clock. */
describe('a complaint that waits for its customer and is reopened', () => {
  let product: Product;
  let register: Clerk;
  const to = async (moment: string): Promise<void> => product.wind(`2026-${moment}:00+08:00`);
  const type = async (cells: Row): Promise<void> => {
    await register.type(2, cells);
    await product.settle();
  };
  const letters = async (since: string): Promise<readonly string[]> =>
    (await product.letters()).filter((it) => it.at >= `2026-${since}` && it.headers['X-Dengji-Record'] === 'KS-2610-0001' && it.headers['X-Dengji-Rung'] !== 'list').map((it) => `${it.at.slice(5, 16)} ${it.headers['X-Dengji-Rung']} ${it.headers['X-Dengji-Clock']}`);

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:00:00+08:00']);
    await hireCompany(product);
    register = openTab(product, 'service', '客户投诉登记本');
    await type(ROW);
  });
  afterAll(() => product.stop());

  it('runs until it is paused', async () => {
    await to('10-12T09:10');
    expect(await register.read(2)).toMatchObject({ 编号: 'KS-2610-0001', 状态: '调查中', 调查回复截止: '2026-10-12 09:30', 负责人调查截止: '2026-10-12 10:00' });
    await type({ 暂停时间: '2026-10-12 09:10' });
    const shown = await register.read(2);
    expect(shown['最近时限']).toContain('暂停中');
    expect(shown['校验结果']).toContain('暂停原因空白');
  });

  it('sends nothing while it is paused, over its due moments and into the evening', async () => {
    await type({ 暂停原因: '待客户' });
    expect(await register.read(2)).not.toHaveProperty('校验结果');
    await to('10-12T15:00');
    expect(await letters('10-12T09:05')).toEqual([]);
  });

  it('goes on with what was left once it is resumed', async () => {
    await type({ 恢复时间: '2026-10-12 15:00' });
    expect(await register.read(2)).toMatchObject({ 调查回复截止: '2026-10-12 15:20', 负责人调查截止: '2026-10-12 15:50', 最近时限: '调查回复 15:20 前' });
    await to('10-12T15:12');
    expect(await letters('10-12T09:05')).toEqual(['10-12T15:10 reminder D03']);
  });

  it('a further pause is typed over the first, and both count', async () => {
    await type({ 暂停时间: '2026-10-12 15:12' });
    await to('10-12T15:15');
    await type({ 恢复时间: '2026-10-12 15:15' });
    expect(await register.read(2)).toMatchObject({ 调查回复截止: '2026-10-12 15:23', 负责人调查截止: '2026-10-12 15:53' });
    expect((await register.read(2))['校验结果'] ?? '').not.toContain('先后不对');
    expect(await letters('10-12T15:11')).toEqual([]);
  });

  it('a pause that nobody ends runs out after 72 hours, and whoever owes the clocks is told', async () => {
    await type({ 暂停时间: '2026-10-12 15:15', 恢复时间: '' });
    await to('10-15T15:14');
    expect(await letters('10-12T15:11')).toEqual([]);
    await to('10-15T15:16');
    expect(await letters('10-12T15:11')).toEqual(['10-15T15:15 flag D03,D08,D09']);
    const shown = await register.read(2);
    expect(shown['校验结果']).toContain('暂停已满 72 小时');
    expect(shown).toMatchObject({ 调查回复截止: '2026-10-15 15:23' });
    await to('10-15T15:24');
    expect(await letters('10-15T15:16')).toEqual(['10-15T15:23 due D03']);
  });

  it('an end before the beginning is refused in the row, and mended', async () => {
    await type({ 恢复时间: '2026-10-12 08:00' });
    expect((await register.read(2))['校验结果']).toMatch(/恢复时间.*先后不对.*例如/);
    await type({ 恢复时间: '2026-10-15 15:15' });
    expect((await register.read(2))['校验结果'] ?? '').not.toContain('先后不对');
  });

  it('is answered, called back and closed', async () => {
    await type({ 调查回复时间: '2026-10-15 15:24', 结果时间: '2026-10-15 15:24', 回复客户时间: '2026-10-15 15:24' });
    expect(await register.read(2)).toMatchObject({ 状态: '待回访' });
    await to('10-16T09:00');
    await type({ 回访时间: '2026-10-16 09:00', 回访结果: '不满意' });
    expect(await register.read(2)).toMatchObject({ 状态: '已结案' });
  });

  it('reopened, it runs new clocks, and the first results stand', async () => {
    await to('10-19T09:00');
    await type({ 重开时间: '2026-10-19 09:00' });
    expect(await register.read(2)).toMatchObject({ 状态: '调查中', 调查回复截止: '2026-10-19 09:30', 负责人调查截止: '2026-10-19 10:00', 负责人答复截止: '2026-10-19 11:00', 最近时限: '调查回复 09:30 前' });
    await to('10-19T09:31');
    expect(await letters('10-19')).toEqual(['10-19T09:00 delivered D03,D08,D09', '10-19T09:20 reminder D03', '10-19T09:30 due D03']);
    const reply = await product.get('/api/records/KS-2610-0001/why', { authorization: `Bearer ${product.here.tokens.admin}` });
    const { clocks } = (await reply.json()) as { clocks: { key: string; outcome: string }[] };
    expect(clocks.filter(({ key }) => key.startsWith('D03') || key.startsWith('D08')).map(({ key, outcome }) => `${key} ${outcome}`)).toEqual(['D03 missed', 'D08 met', 'D03~1 missed', 'D08~1 running']);
  });

  it('is answered again and waits for its call-back again', async () => {
    await type({ 回复客户时间: '2026-10-19 09:31' });
    expect(await register.read(2)).toMatchObject({ 状态: '待回访', 回访截止: '2026-11-02 00:00' });
    expect((await register.read(2))['校验结果'] ?? '').not.toContain('先后不对');
  });
});

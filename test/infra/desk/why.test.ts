import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab } from '../../kit/clerk.ts';
import { hireCompany } from '../../kit/company.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { start, type Ran } from './operator.ts';

describe('whoever asks why', () => {
  let product: Product;
  const desk = (...args: readonly string[]): Promise<Ran> => start([...args, `--data=${product.dir}`]).ended;

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:00:00+08:00']);
    await hireCompany(product);
    const register = openTab(product, 'service', '客户投诉登记本');
    await register.type(2, { 投诉时间: '2026-10-12 09:00', 客户: '张女士', 联系电话: '13800138000', 地址: '和平路 8 号', 投诉内容: '门板开裂', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201' });
    await product.wind('2026-10-12T09:35:00+08:00');
    await register.type(2, { 送达时间: '2026-10-12 09:34' });
    await product.wind('2026-10-12T10:30:00+08:00');
  }, 600_000);
  afterAll(() => product.stop());

  it('is shown the sum, the rungs and to whom they went', async () => {
    const { code, said } = await desk('why', 'ks-2610-0001');
    expect(code).toBe(0);
    expect(said).toContain('D01 送达：超时 4 分钟  missed by 4 min');
    expect(said).toContain('10-12  自然时间，不分昼夜  09:00–09:30  +30 = 30');
    expect(said).toMatch(/09:30 {2}到时上报 .*10-12 09:30 发出：王受（抄送 何芳）/);
    expect(said).toContain('D03 调查回复：已超 26 分钟，尚未完成');
  });

  it('gets the same as a page by a signed link, which shows nothing of the customer and takes no POST', async () => {
    const { said } = await desk('why', 'KS-2610-0001');
    const path = new URL(/http\S+\/w\/\S+/.exec(said)?.[0] ?? 'http://none/').pathname;
    const page = await product.get(path);
    expect([page.status, page.headers.get('content-security-policy')?.includes("default-src 'none'")]).toEqual([200, true]);
    const text = await page.text();
    expect(text).toContain('累计到 <b>2026-10-12 09:30</b> 到期');
    for (const secret of ['张女士', '13800138000', '和平路']) expect(text).not.toContain(secret);
    expect((await product.post(path, {})).status).toBe(404);
    expect((await product.get(`${path}x`)).status).toBe(404);
  });

  it('is led there by every letter of the case', async () => {
    const letters = (await product.letters()).filter((it) => it.headers['X-Dengji-Record'] === 'KS-2610-0001');
    expect(letters.length).toBeGreaterThan(2);
    for (const { text, html } of letters) {
      const path = new URL(/http\S+\/w\/\S+/.exec(text)?.[0] ?? 'http://none/').pathname;
      expect([(await product.get(path)).status, html.includes(path)]).toEqual([200, true]);
    }
  });

  it('gets it from the API with every field', async () => {
    const reply = await product.get('/api/records/KS-2610-0001/why', { authorization: `Bearer ${product.here.tokens.admin}` });
    expect(await reply.json()).toMatchObject({
      record: 'KS-2610-0001',
      clocks: [
        {
          key: 'D01', clause: '《客服部管理制度》篇一 §5.2.2', ruleVersion: 1, limit: '30 分钟', due: '2026-10-12T09:30:00+08:00', outcome: 'missed', lateMs: 240_000, pauses: [],
          intervals: [['2026-10-12T09:00:00+08:00', '2026-10-12T09:34:00+08:00']],
          untilDue: { countedMs: 1_800_000, days: [{ on: '10-12', times: '09:00–09:30', minutes: 30, total: 30 }] }, liable: { no: '0101', name: '王受' },
          rungs: [{ rung: 'reminder', at: '2026-10-12T09:20:00+08:00', sent: '2026-10-12T09:20:00+08:00', to: [{ no: '0101' }], cc: [] }, { rung: 'due', cc: [{ no: '0003', name: '何芳' }] }, { rung: 'second' }],
        },
        { key: 'D03' }, { key: 'D08' }, { key: 'D09' },
      ],
    });
  });

  it.each([
    { args: ['simulate', '--rule', 'D01', '--limit', '45', '--month', '2026-10'], said: ['KS-2610-0001  D01  10-12 09:00 起  10-12 09:30 超时 → 10-12 09:45 按时  0101 王受', '超时 missed 1 → 0', '到时上报 1 → 0'] },
    { args: ['simulate', '--rule', 'D03', '--month', '2026-10', '--timing', '工作时间'], said: ['合计 1 个时限，0 个结果不同'] },
    { args: ['simulate', '--rule', 'D01', '--limit', '45', '--month', '2026-09'], said: ['合计 0 个时限'] },
  ])('can ask what would have been: $args', async ({ args, said }) => {
    const before = await (await product.get('/mail.json')).text();
    const ran = await desk(...args);
    expect(ran.code).toBe(0);
    for (const line of said) expect(ran.said).toContain(line);
    expect(await (await product.get('/mail.json')).text()).toBe(before);
  });

  it.each([
    { args: ['why'], said: /why KS-2610-0001/ },
    { args: ['why', 'KS-2610-0099'], said: /没有编号为 KS-2610-0099 的记录/ },
    { args: ['simulate', '--rule', 'F02', '--limit', '45', '--month', '2026-10'], said: /--rule F02.*simulate --rule D03/ },
    { args: ['simulate', '--rule', 'D03', '--limit', 'soon', '--month', '2026-10'], said: /--limit soon/ },
    { args: ['simulate', '--rule', 'D03', '--limit', '45', '--month', '10'], said: /月份写作 2026-10/ },
    { args: ['simulate', '--rule', 'D03', '--month', '2026-10', '--ladder', '明天 老板'], said: /--ladder 明天 老板/ },
    { args: ['simulate', '--rule', 'D03', '--month', '2026-10'], said: /--limit, --timing, --ladder, --calendar/ },
  ])('is refused with a sentence: $args', async ({ args, said }) => {
    expect(await desk(...args)).toMatchObject({ code: 1, said: expect.stringMatching(said) });
  });
});

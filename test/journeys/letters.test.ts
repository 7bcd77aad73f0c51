import { afterEach, describe, expect, it } from 'vitest';
import { start } from '../infra/desk/operator.ts';
import { openTab } from '../kit/clerk.ts';
import { hireCompany, MAIL } from '../kit/company.ts';
import { startProduct, type Letter, type Product } from '../kit/product.ts';

const START = '2026-10-12T09:00:00+08:00';
const CASE = { 投诉时间: '2026-10-12 09:00', 客户: '张女士', 投诉内容: '门板开裂', 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201' };

const products: Product[] = [];
afterEach(async () => {
  for (const product of products.splice(0)) await product.stop();
});

async function begin(env: Readonly<Record<string, string>> = {}): Promise<Product> {
  Object.assign(process.env, env);
  const product = await startProduct(['--empty', '--now', START]);
  for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
  products.push(product);
  await hireCompany(product);
  return product;
}

const register = (product: Product) => openTab(product, 'service', '客户投诉登记本');
const rung = (it: Letter): string => `${it.at.slice(11, 16)} ${it.headers['X-Dengji-Clock']} ${it.headers['X-Dengji-Rung']} ${it.to.join('+')}`;
const ladder = async (product: Product): Promise<readonly string[]> => (await product.letters()).filter((it) => ['reminder', 'due', 'second'].includes(it.headers['X-Dengji-Rung'] ?? '')).map(rung);
const linksIn = ({ text }: Letter): readonly string[] => [...text.matchAll(/\/a\/(v1\.[\w.-]+)/g)].map(([path]) => path);
const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('a ladder letter is acknowledged', () => {
  it('by typed initials alone, once, by those in To; the ladder rests for thirty working minutes and the clock runs on', async () => {
    const product = await begin();
    await register(product).type(2, CASE);
    await product.wind('2026-10-12T09:30:30+08:00');
    const due = (await product.letters()).find((it) => it.headers['X-Dengji-Rung'] === 'due');
    expect(due).toMatchObject({ to: [MAIL.intake], cc: [MAIL.hr] });
    const [acknowledge = '', view = ''] = due ? linksIn(due) : [];
    const before = await register(product).read(2);

    for (const path of [acknowledge, view]) {
      expect((await product.get(path)).status).toBe(200);
      expect((await fetch(`${product.here.url}${path}`, { method: 'HEAD' })).status).toBe(200);
      expect((await product.post(path, '', form)).status).toBe(400);
      expect((await product.post(path, 'initials=', form)).status).toBe(400);
      expect((await product.post(path, `initials=${'x'.repeat(11)}`, form)).status).toBe(400);
      expect((await product.post(path, 'click=1&email=scanner', form)).status).toBe(400);
    }
    await product.settle();
    expect(await register(product).read(2)).toEqual(before);
    expect(await (await product.get(acknowledge)).text()).toContain('<form method="post">');
    expect(await (await product.get(view)).text()).not.toContain('<form');
    expect((await product.post(view, 'initials=HF', form)).status).toBe(403);

    await product.wind('2026-10-12T09:40:00+08:00');
    expect(await (await product.post(acknowledge, 'initials=WS', form)).text()).toContain('WS 已于 2026-10-12（周一）09:40');
    expect(await (await product.post(acknowledge, 'initials=ZZ', form)).text()).toContain('WS 已于 2026-10-12（周一）09:40');
    expect(await (await product.get(view)).text()).toContain('WS 已于');
    await product.wind('2026-10-12T10:30:00+08:00');
    expect(await ladder(product)).toEqual([`09:20 D01 reminder ${MAIL.intake}`, `09:30 D01 due ${MAIL.intake}`, `10:10 D01 second ${MAIL.intake}`]);
    expect((await product.letters()).at(-1)?.text).toContain('比规定晚 10 分钟：有人已知悉，阶梯暂停了 30 分钟');
    expect((await register(product).read(2))['催办上报记录']).toContain('已知悉（WS）');
    expect((await product.get(acknowledge.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).status).toBe(404);
    await product.wind('2026-10-15T10:00:00+08:00');
    expect((await product.post(acknowledge, 'initials=WS', form)).status).toBe(410);
  });
});

describe('a letter that the post did not take', () => {
  it('never leaves once its clock has stopped meanwhile, and the record says so', async () => {
    const product = await begin();
    await register(product).type(2, CASE);
    await product.settle();
    await product.post('/local/faults', { smtpDown: true });
    await product.wind('2026-10-12T09:21:00+08:00');
    await register(product).type(2, { 送达时间: '2026-10-12 09:22' });
    await product.wind('2026-10-12T09:23:00+08:00');
    await product.post('/local/faults', { smtpDown: false });
    await product.settle();
    expect(await ladder(product)).toEqual([]);
    expect((await product.letters()).map((it) => it.headers['X-Dengji-Rung'])).toEqual(['delivered']);
    expect((await register(product).read(2))['催办上报记录']).toContain('送达提醒（未发：时限已停）');
    const why = (await (await product.get('/api/records/KS-2610-0001/why', { authorization: `Bearer ${product.here.tokens.admin}` })).json()) as { letters: Record<string, unknown>[] };
    expect(why.letters).toEqual([
      expect.objectContaining({ text: '送达提醒（未发：时限已停）', to: ['0101'], withheldAt: expect.any(String) }),
      expect.objectContaining({ text: '送达信', to: ['0201', '0202'], sentAt: expect.any(String), deliveredAt: expect.any(String) }),
    ]);
  });
});

describe('an address that sends letters back', () => {
  it('is marked until it is changed, and the letter reaches the next up, who is told whom it missed', async () => {
    const product = await begin();
    await product.post('/local/faults', { bounce: MAIL.intake });
    await register(product).type(2, CASE);
    await product.wind('2026-10-12T09:22:00+08:00');
    const [passed, ...more] = (await product.letters()).filter((it) => it.headers['X-Dengji-Rung'] === 'reminder');
    expect(more).toEqual([]);
    expect(passed).toMatchObject({ to: [MAIL.hr], cc: [] });
    expect(passed?.text).toContain('这封信寄给 王受（第一受理人）时被退回，没有送到，因此转给您');
    expect(linksIn(passed ?? ({ text: '' } as Letter))).toEqual([]);
    const people = openTab(product, 'rules', '人员', 'RAW');
    expect((await people.read(5))['校验结果']).toContain('邮箱退信（2026-10-12 09:20），信到不了本人，已改寄上一级');
    expect(await people.note(5, '邮箱')).toContain('退信');
    await product.wind('2026-10-12T09:31:00+08:00');
    const due = (await product.letters()).filter((it) => it.headers['X-Dengji-Rung'] === 'due');
    expect(due).toMatchObject([{ to: [MAIL.hr], cc: [] }]);
    expect(due[0]?.text).toContain('王受：第一受理人（邮箱退信，本信未能寄到）');
    await people.type(5, { 邮箱: 'new@example.com' });
    await product.settle();
    expect((await people.read(5))['校验结果']).toBeUndefined();
    await product.wind('2026-10-12T10:01:00+08:00');
    expect((await product.letters()).at(-1)).toMatchObject({ to: ['new@example.com'], cc: [MAIL.hr] });
  });
});

describe('a storm', () => {
  it('is held back at the limit; the administrator is told, and one key lets the rest go, looked at again', async () => {
    const product = await begin({ DENGJI_STORM: '2' });
    const tab = register(product);
    for (let row = 2; row <= 6; row += 1) await tab.type(row, { ...CASE, 投诉内容: `门板 ${row}` });
    await product.settle();
    for (let row = 2; row <= 6; row += 1) await tab.type(row, { 送达时间: '2026-10-12 09:00' });
    await product.settle();
    const delivered = async (): Promise<readonly (string | undefined)[]> => (await product.letters()).filter((it) => it.headers['X-Dengji-Rung'] === 'delivered').map((it) => it.headers['X-Dengji-Record']);
    expect((await delivered()).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(['KS-2610-0001', 'KS-2610-0002']);
    const told = (await product.letters()).filter((it) => it.to.includes('admin@dengji.local'));
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain('3 封已扣住');
    expect(told[0]?.text).toContain('npm run desk -- letters release');
    await tab.type(4, { 作废原因: '误录' });
    await product.wind('PT6M');
    expect(await delivered()).toHaveLength(2);
    const desk = (...args: readonly string[]) => start(['letters', ...args, `--data=${product.dir}`]).ended;
    expect(await desk('status')).toMatchObject({ code: 0, said: expect.stringContaining('扣住 3 封信，涉及 3 条记录') });
    expect((await desk('release', '--dry-run')).said).toContain('扣住 3 封信');
    expect(await desk('let-go')).toMatchObject({ code: 1 });

    const [path = ''] = told[0] ? linksIn(told[0]) : [];
    expect(await (await product.get(path)).text()).toContain('扣住的信：3 封');
    expect((await product.post(path, '', form)).status).toBe(400);
    expect(await delivered()).toHaveLength(2);
    expect(await (await product.post(path, 'initials=GL', form)).text()).toContain('没有扣住的信');
    expect((await delivered()).toSorted((a = '', b = '') => a.localeCompare(b))).toEqual(['KS-2610-0001', 'KS-2610-0002', 'KS-2610-0004', 'KS-2610-0005']);
    expect((await desk('status')).said).toContain('没有扣住的信');
    expect(await (await product.post(path, 'initials=GL', form)).text()).toContain('没有扣住的信');
    expect(await delivered()).toHaveLength(4);
  });

  it('is let go from the terminal too, and a limit of 0 is none', async () => {
    const product = await begin({ DENGJI_STORM: '1' });
    const tab = register(product);
    for (let row = 2; row <= 3; row += 1) await tab.type(row, { ...CASE, 投诉内容: `门板 ${row}` });
    await product.settle();
    for (let row = 2; row <= 3; row += 1) await tab.type(row, { 送达时间: '2026-10-12 09:00' });
    await product.settle();
    const count = async (): Promise<number> => (await product.letters()).filter((it) => it.headers['X-Dengji-Rung'] === 'delivered').length;
    expect(await count()).toBe(1);
    expect(await start(['letters', 'release', `--data=${product.dir}`]).ended).toMatchObject({ code: 0, said: expect.stringContaining('放行了 1 条记录的信') });
    expect(await count()).toBe(2);
  });
});

const digests = async (product: Product): Promise<readonly Letter[]> => (await product.letters()).filter((it) => it.headers['List-Unsubscribe'] !== undefined);

describe('the digest', () => {
  it('comes at nine of a working day to whoever has something to mend or to chase, and ends by one click', async () => {
    const product = await begin();
    const tab = register(product);
    await tab.type(2, { ...CASE, 回复客户时间: '后天下午' });
    await product.wind('2026-10-13T09:01:00+08:00');
    const [...first] = await digests(product);
    expect(first.map((it) => `${it.at.slice(5, 16)} ${it.to.join('+')}`).toSorted()).toEqual([MAIL.intake, MAIL.hr, MAIL.manager, MAIL.head, MAIL.leader].map((to) => `10-13T09:00 ${to}`).toSorted());
    const mine = first.find((it) => it.to.includes(MAIL.intake));
    expect(mine?.subject).toBe('【每日汇总·1 处待改】10-13 王受 改正登记');
    expect(mine?.text).toContain('「后天下午」看不懂，应写日期和时间');
    const boss = first.find((it) => it.to.includes(MAIL.hr));
    expect(boss?.subject).toBe('【每日汇总·1 件已超时】10-13 何芳 督促超时');
    expect(boss?.text).toContain('送达（D01）');
    for (const it of await product.letters()) {
      const ours = it.headers['List-Unsubscribe'] !== undefined;
      expect([it.headers['List-Unsubscribe-Post'], it.headers['List-Id']]).toEqual(ours ? ['List-Unsubscribe=One-Click', '<digest.dengji.local>'] : [undefined, '<letters.dengji.local>']);
      expect(it.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' });
    }
    const path = /<[^>]*(\/a\/[^>]+)>/.exec(mine?.headers['List-Unsubscribe'] ?? '')?.[1] ?? '';
    expect(await (await product.get(path)).text()).toContain('不再接收每日汇总');
    await product.wind('2026-10-14T09:01:00+08:00');
    expect((await digests(product)).filter((it) => it.to.includes(MAIL.intake))).toHaveLength(2);
    expect(await (await product.post(path, 'List-Unsubscribe=One-Click', form)).text()).toContain('已退订每日汇总');
    await product.wind('2026-10-15T09:01:00+08:00');
    expect((await digests(product)).filter((it) => it.to.includes(MAIL.intake))).toHaveLength(2);
    expect(await (await product.post(path, 'List-Unsubscribe=Resume', form)).text()).toContain('不再接收每日汇总');
    await tab.type(2, { 回复客户时间: '2026-10-15 09:01', 送达时间: '2026-10-12 09:20', 调查回复时间: '2026-10-12 09:30', 结果时间: '2026-10-12 09:30' });
    await product.wind('2026-10-16T09:01:00+08:00');
    expect((await digests(product)).filter((it) => it.at.startsWith('2026-10-16'))).toEqual([]);
  });
});

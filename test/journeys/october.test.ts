import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTab, type Clerk } from '../kit/clerk.ts';
import { startProduct, type Product } from '../kit/product.ts';
import { AFTER, bytes, FIRST, OCTOBER, outcomeOf, tell, type Outcome } from './october.ts';

describe('one complaint, from the cell to finance', () => {
  let product: Product;
  let register: Clerk;
  let ledger: Clerk;
  let outcome: Outcome;
  const shown: Record<string, Readonly<Record<string, string>>> = {};
  const notes: Record<string, string | undefined> = {};

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', FIRST]);
    register = openTab(product, 'service', '客户投诉登记本');
    ledger = openTab(product, 'finance', '罚款台账');
    const looks: Readonly<Record<string, () => Promise<void>>> = {
      '2026-10-12T09:02:00+08:00': async () => void (shown['born'] = await register.read(2)),
      '2026-10-12T11:39:00+08:00': async () => void (shown['delivered'] = await register.read(2)),
      '2026-10-12T12:00:00+08:00': async () => void (shown['answered'] = await register.read(2)),
      '2026-10-14T09:02:00+08:00': async () => {
        shown['own'] = await ledger.read(2);
        notes['own'] = await ledger.note(2, '核定人');
      },
      '2026-10-14T09:22:00+08:00': async () => {
        shown['sixty'] = await ledger.read(3);
        notes['sixty'] = await ledger.note(3, '核定金额');
      },
    };
    const moments = [...OCTOBER.map((step) => ({ at: step.at, does: () => step.does(product) })), ...Object.entries(looks).map(([at, does]) => ({ at, does }))];
    for (const moment of moments.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
      await product.wind(moment.at);
      await moment.does();
    }
    await product.wind(AFTER);
    outcome = await outcomeOf(product);
  });
  afterAll(() => product.stop());

  it('gives the row its number, state and due moment within two looks', () => {
    expect(shown['born']).toMatchObject({ 编号: 'KS-2610-0001', 状态: '待送达', 送达截止: '2026-10-12 09:30', 最近时限: '送达 09:30 前' });
    expect(shown['born']).not.toHaveProperty('校验结果');
  });

  it('shows the due moments of the investigation once delivered', () => {
    expect(shown['delivered']).toMatchObject({ 状态: '调查中', 调查回复截止: '2026-10-12 10:04', 负责人调查截止: '2026-10-12 10:34', 负责人答复截止: '2026-10-12 11:34' });
  });

  it('waits for the call-back once answered in time', () => {
    expect(shown['answered']).toMatchObject({ 状态: '待回访', 回复客户截止: '2026-10-12 11:55' });
  });

  it('sends every letter at its minute to the people the ladder names, and no other', () => {
    expect(outcome.letters).toEqual([
      '10-12T09:20 KS-2610-0001 D01 reminder intake -',
      '10-12T09:30 KS-2610-0001 D01 due intake hr',
      '10-12T09:35 KS-2610-0001 D03,D08,D09 delivered second+head -',
      '10-12T09:54 KS-2610-0001 D03 reminder second -',
      '10-12T10:04 KS-2610-0001 D03 due second head',
      '10-12T10:14 KS-2610-0001 D08 reminder head -',
      '10-12T10:34 KS-2610-0001 D03 second second head+leader',
      '10-12T10:34 KS-2610-0001 D08 due head leader',
      '10-12T10:54 KS-2610-0001 D09 reminder head -',
      '10-12T11:34 KS-2610-0001 D08,D09 second,due head leader+gm',
      '10-13T10:02 KS-2610-0002 D03,D08,D09 delivered second+head -',
      '10-13T10:14 KS-2610-0002 - result head -',
      '10-14T09:11 FK-2610-0001 F02 fine gm -',
      '10-14T09:11 FK-2610-0001 F02 fine head leader',
      '10-14T09:31 FK-2610-0002 F05 fine gm -',
      '10-14T09:31 FK-2610-0002 F05 fine intake intake-boss',
      '10-19T09:00 KS-2610-0001,KS-2610-0002 D11 list intake -',
      '10-23T09:00 KS-2610-0001,KS-2610-0002 D11 list intake -',
      '10-26T09:00 KS-2610-0001,KS-2610-0002 D11 list intake hr',
      '10-30T09:00 KS-2610-0001,KS-2610-0002 D11 list intake hr',
    ]);
  });

  it('refuses the head as judge of his own line, and an amount out of range, with a note on the cell', () => {
    expect(shown['own']).toMatchObject({ 状态: '待核定', 校验结果: expect.stringContaining('被罚的人') as string });
    expect(notes['own']).toContain('例如');
    expect(shown['sixty']).toMatchObject({ 状态: '待核定', 校验结果: expect.stringContaining('30') as string });
    expect(notes['sixty']).toContain('60');
  });

  it('makes exactly the two fines that the repeat calls for', () => {
    expect(outcome.fines).toEqual(['FK-2610-0001 已转财务 F02 0202 30.00 2026-10', 'FK-2610-0002 已转财务 F05 0101 45.00 2026-10']);
  });

  it('closes October into a manifest and a file that state the same', () => {
    expect(outcome.manifest).toMatchObject({ month: '2026-10', status: 'closed', rows: 2, totalFen: 7_500, departments: { 售后部: 3_000, 客服部: 4_500 }, ruleVersions: { F02: 1, F05: 1 }, previous: null });
    expect(JSON.parse(outcome.json)).toMatchObject({ manifest: outcome.manifest, lines: [{ 单据编号: 'FK-2610-0001', 金额: 30 }, { 单据编号: 'FK-2610-0002', 金额: 45, '工号/编号': '0101' }] });
    expect(outcome.csv.startsWith('\uFEFF所属期间,')).toBe(true);
    expect(outcome.csv.split('\r\n')).toHaveLength(4);
  });

  it('tells no phone number of the customer in any letter', async () => {
    for (const letter of await product.letters()) expect(letter.text + letter.html).not.toMatch(/13800001234/);
  });

  it('explains every clock and every fine', async () => {
    const why = (await (await product.get('/api/records/KS-2610-0001/why', { authorization: `Bearer ${product.here.tokens.admin}` })).json()) as { clocks: { key: string; outcome: string; due: string }[]; fines: { rule: string }[] };
    expect(why.clocks.map(({ key, outcome: how, due }) => `${key} ${how} ${due}`)).toEqual([
      'D01 missed 2026-10-12T09:30:00+08:00', 'D03 missed 2026-10-12T10:04:00+08:00', 'D08 missed 2026-10-12T10:34:00+08:00',
      'D09 missed 2026-10-12T11:34:00+08:00', 'D05 met 2026-10-12T11:55:00+08:00', 'D11 missed 2026-10-26T00:00:00+08:00',
    ]);
    expect(why.fines.map((fine) => fine.rule)).toEqual(['F02', 'F05']);
  });

  it('changes nothing in October when a decision cell is changed after the close, nor over a restart', async () => {
    await ledger.type(3, { 核定金额: 50 });
    await product.wind('2026-11-01T10:00:00+08:00');
    expect(await bytes(product, '/api/fines/2026-10.csv')).toBe(outcome.csv);
    await product.kill();
    const { dir } = product;
    product = await startProduct([], dir);
    expect(await bytes(product, '/api/fines/2026-10.csv')).toBe(outcome.csv);
    expect(await bytes(product, '/api/fines/2026-10.json')).toBe(outcome.json);
    expect((await product.letters()).map(tell)).toEqual(outcome.letters);
  });
});

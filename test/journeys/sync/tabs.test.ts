import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Line } from './grid.ts';
import { Scene } from './scene.ts';
import { Staff } from './staff.ts';

const TAB = { sheetId: 1 };
/** The mask that names what is given. */
const fieldsOf = (it: object): string => Object.entries(it).map(([key, value]) => (typeof value === 'object' && value !== null ? Object.keys(value as object).map((inner) => `${key}.${inner}`).join(',') : key)).join(',');

describe('tabs and files that staff rename, copy, move and delete', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.product.stop());

  /** An edit reaches its record, and the system answers in the row. */
  async function works([id = '']: readonly string[]): Promise<string | undefined> {
    await scene.staff.type({ [(await scene.rowOf(id)).row]: { 回访时间: await scene.time(), 回访结果: '满意' } });
    await scene.rests([id]);
    return String((await scene.rowOf(id)).says['状态']);
  }

  it.each([
    { id: 'S28', what: 'renamed', properties: { title: '十月投诉' }, back: { title: '客户投诉登记本' } }, { id: 'S28', what: 'renamed with quotes', properties: { title: "王芳's 'Sheet'1" }, back: { title: '客户投诉登记本' } },
    { id: 'D26', what: 'moved', properties: { index: 1 }, back: { index: 0 } }, { id: 'D26', what: 'hidden', properties: { hidden: true }, back: { hidden: false } },
    { id: 'D13', what: 'frozen elsewhere', properties: { gridProperties: { frozenRowCount: 0, frozenColumnCount: 4 } }, back: { gridProperties: { frozenRowCount: 1, frozenColumnCount: 2 } } },
  ])('$id: a tab that was $what is the same tab', async ({ properties, back }) => {
    const ids = await scene.begin();
    if ('hidden' in properties) await scene.staff.do({ addSheet: { properties: { sheetId: 77, title: '闲聊' } } });
    await scene.staff.do({ updateSheetProperties: { properties: { ...TAB, ...properties }, fields: fieldsOf(properties) } });
    const revision = await scene.staff.revision();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    expect(await works(ids)).toBe('已结案');
    await scene.staff.do({ updateSheetProperties: { properties: { ...TAB, ...back }, fields: fieldsOf(back) } });
    if ('hidden' in properties) await scene.staff.do({ deleteSheet: { sheetId: 77 } });
    expect(await scene.rests(ids)).toEqual([]);
  });

  it('S26: a copy of the tab is nobody\'s: nothing is written into it, and nothing typed there counts', async () => {
    const ids = await scene.begin();
    await scene.staff.do({ duplicateSheet: { sourceSheetId: 1, insertSheetIndex: 0, newSheetId: 88, newSheetName: '客户投诉登记本 的副本' } });
    const copy = new Staff(scene.product, scene.product.here.workbooks.service, 88);
    await copy.type({ 2: { 客户: '副本里的人' }, 6: scene.complaint('副本里的新人', await scene.time()) });
    const before = await copy.grid();
    const told = await scene.told(ids[0]);
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.told(ids[0])).toEqual(told);
    expect(await works(ids)).toBe('已结案');
    expect(await copy.grid()).toEqual(before);
    await scene.staff.do({ deleteSheet: { sheetId: 88 } });
    expect(await scene.rests(ids)).toEqual([]);
  });

  it('S27: a copy of the file is nobody\'s', async () => {
    const ids = await scene.begin();
    const reply = await scene.product.post(`/drive/v3/files/${scene.product.here.workbooks.service}/copy`, { name: '备份' }, { authorization: 'Bearer anybody', 'x-local-user': 'clerk@example.com' });
    const copied = ((await reply.json()) as { id: string }).id;
    const copy = new Staff(scene.product, copied);
    await copy.type({ 2: { 客户: '备份里的人' } });
    const before = await copy.grid();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await works(ids)).toBe('已结案');
    expect(await copy.grid()).toEqual(before);
    expect((await scene.told(ids[0])).says).toMatchObject({ 客户: '王芳' });
  });

  it('S44: another locale and time zone of the workbook change nothing that is stored', async () => {
    const ids = await scene.begin();
    const told = await Promise.all(ids.map((id) => scene.told(id)));
    await scene.staff.do({ updateSpreadsheetProperties: { properties: { locale: 'de_DE', timeZone: 'America/New_York' }, fields: 'locale,timeZone' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect(await Promise.all(ids.map((id) => scene.told(id)))).toEqual(told);
    await scene.staff.do({ updateSpreadsheetProperties: { properties: { locale: 'zh_CN', timeZone: 'Asia/Shanghai' }, fields: 'locale,timeZone' } });
    expect(await works(ids)).toBe('已结案');
  });
});

describe('what nobody does on purpose', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.product.stop());

  /** Everything that is kept, and everything the tab shows. */
  const everything = async (ids: readonly string[]) => Promise.all(ids.map((id) => scene.told(id)));

  /** After so many minutes nothing happened to any record, nothing was written, and the administrator knows; once undone all goes on. */
  async function frozen(ids: readonly string[], mishap: () => Promise<void>, undo: () => Promise<void>): Promise<object> {
    const [told, letters] = [await everything(ids), (await scene.product.letters()).length];
    await mishap();
    const tab = await scene.staff.grids();
    await scene.minutes(6);
    const said = (await scene.product.letters()).slice(letters).filter((letter) => letter.subject.includes('冻结')).length;
    const [kept, written] = [JSON.stringify(await everything(ids)) === JSON.stringify(told), JSON.stringify((await scene.staff.grids()).filter((it) => it.title !== '使用说明')) !== JSON.stringify(tab.filter((it) => it.title !== '使用说明'))];
    const restless = await scene.restless(ids);
    await undo();
    await scene.rests(ids, ids);
    return { said, kept, written, restless, gone: (await everything(ids)).filter((it) => it.gone).length, fresh: await scene.learn() };
  }

  const FROZEN = { said: 1, kept: true, written: false, restless: [], gone: 0, fresh: [] };

  it.each([true, false])('S08: five of ten rows deleted at once (undone with their marks: %s)', async (marked) => {
    const ids = await scene.begin(10);
    const before = await scene.rows();
    expect(await frozen(ids, () => scene.staff.deleteRows(4, 8), () => scene.staff.undelete(before.slice(2, 7), marked))).toEqual(FROZEN);
    expect(await scene.numbers()).toEqual(ids);
  });

  it('D28: all rows emptied at once', async () => {
    const ids = await scene.begin(6);
    const before = await scene.rows();
    expect(await frozen(ids, () => scene.staff.clearRows(2, 60), () => putBack(before))).toEqual(FROZEN);
    expect(await scene.numbers()).toEqual(ids);
  });

  it('D28: the whole tab emptied, header and all', async () => {
    const ids = await scene.begin(5);
    const [before, { header }] = [await scene.rows(), await scene.staff.grid()];
    expect(await frozen(ids, () => scene.staff.clearRows(1, 60), async () => {
      await scene.staff.put(1, 0, header);
      await putBack(before);
    })).toEqual(FROZEN);
  });

  it('D7: four numbers pasted over at once', async () => {
    const ids = await scene.begin(5);
    const before = await scene.rows();
    expect(await frozen(ids, () => scene.staff.type(Object.fromEntries([3, 4, 5, 6].map((row) => [row, { 编号: ids[0] }])), 'RAW'), () => putBack(before))).toEqual(FROZEN);
  });

  it('S42: an older version with more than a fifth of the rows otherwise', async () => {
    const ids = await scene.begin(24);
    const before = await scene.rows();
    const old = Object.fromEntries(before.slice(0, 22).map((line) => [line.row, { 处理结果: '', 投诉内容: '昨天的内容' }]));
    expect(await frozen(ids, () => scene.staff.type(old), () => putBack(before))).toEqual(FROZEN);
  }, 120_000);

  it('D8: the header sorted into the rows', async () => {
    const ids = await scene.begin();
    expect(await frozen(ids, () => scene.staff.moveRows(1, 1, 4), () => scene.staff.moveRows(3, 3, 1))).toEqual(FROZEN);
  });

  it('D8: the header deleted', async () => {
    const ids = await scene.begin();
    const { header } = await scene.staff.grid();
    expect(await frozen(ids, () => scene.staff.deleteRows(1), async () => {
      await scene.staff.do({ insertDimension: { range: { ...TAB, dimension: 'ROWS', startIndex: 0, endIndex: 1 }, inheritFromBefore: false } });
      await scene.staff.put(1, 0, header);
    })).toEqual(FROZEN);
  });

  it('S29: the tab deleted; its records live on, and nothing is taken for deleted', async () => {
    const ids = await scene.begin();
    const [told, letters] = [await everything(ids), (await scene.product.letters()).length];
    await scene.staff.do({ deleteSheet: { sheetId: 1 } });
    await scene.minutes(10);
    expect(await everything(ids)).toEqual(told);
    expect((await scene.product.letters()).slice(letters).filter((letter) => letter.subject.includes('冻结'))).toHaveLength(1);
    const revision = await scene.staff.revision();
    expect(await scene.product.settle()).toBe(2);
    expect(await scene.staff.revision()).toBe(revision);
  });

  /** Puts values back where they stood, as undo does: marks stayed. */
  const putBack = (lines: readonly Line[]): Promise<void> => scene.staff.do(...lines.map((line) => ({
    updateCells: { start: { ...TAB, rowIndex: line.row - 1, columnIndex: 0 }, rows: [{ values: line.all.map(({ userEnteredValue }) => (userEnteredValue ? { userEnteredValue } : {})) }], fields: 'userEnteredValue' },
  })));
});

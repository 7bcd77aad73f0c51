import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import type { Line } from './grid.ts';
import { Scene } from './scene.ts';

const untouched = (lines: readonly Line[]): readonly unknown[] => lines.map((line) => ({ ...line.says, 系统更新时间: 0 }));

describe('columns that staff rename, insert, move and delete', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.product.stop());

  /** A cell typed in the first row reaches its record, and the system answers in the same row. */
  async function works(ids: readonly string[], row = 2): Promise<void> {
    await scene.staff.type({ [row]: { 联系电话: '0755转1', 回访时间: await scene.time(), 回访结果: '满意' } });
    await scene.rests(ids);
    const { says } = await scene.told(ids[0] ?? '');
    if (says['联系电话'] !== '0755转1' || says['回访结果'] !== '满意') throw new Error(`not taken: ${JSON.stringify(says)}`);
    const status = (await scene.rowOf(ids[0] ?? '')).says['状态'];
    if (status !== '已结案') throw new Error(`状态 shows ${String(status)}`);
  }

  it.each([
    { what: 'one title', titles: { 联系电话: '电话号码' } }, { what: 'the number\'s', titles: { 编号: 'No.' } }, { what: 'a required column\'s', titles: { 客户: '客户姓名' } },
    { what: 'a system column\'s', titles: { 状态: '进度' } }, { what: 'several at once', titles: { 客户: '顾客', 投诉内容: '内容', 状态: '进度', 联系电话: '手机' } },
    { what: 'two, swapped', titles: { 客户: '投诉内容', 投诉内容: '客户' } }, { what: 'a system\'s and people\'s, swapped', titles: { 状态: '联系电话', 联系电话: '状态' } },
    { what: 'one, emptied', titles: { 联系电话: '' } }, { what: 'two, to the same', titles: { 联系电话: '备注', 合同号: '备注' } },
  ])('S15: renaming $what changes no field and is not undone', async ({ titles }) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.type({ 1: titles });
    const { header } = await scene.staff.grid();
    expect(await scene.rests(ids)).toEqual([]);
    expect(untouched(await scene.rows())).toEqual(untouched(before));
    await works(ids);
    expect((await scene.staff.grid()).header).toEqual(header);
    await scene.staff.type({ 1: Object.fromEntries(Object.keys(titles).map((title) => [title, title])) });
    expect(await scene.rests(ids)).toEqual([]);
  });

  it.each([0, 1, 3, 6, 10, 60])('S17: a column of their own, inserted at %i, is nobody\'s business', async (at) => {
    const ids = await scene.begin();
    await scene.staff.insertColumn(at, 1);
    await scene.staff.put(1, at, ['我的备注']);
    for (const [index, text] of ['甲 =1+1', 'KS-2610-0001', '客户'].entries()) await scene.staff.put(index + 2, at, [text]);
    expect(await scene.rests(ids)).toEqual([]);
    await works(ids);
    const { lines, header } = await scene.staff.grid();
    expect([header[at], ...lines.map((line) => line.all[at]?.userEnteredValue?.stringValue)]).toEqual(['我的备注', '甲 =1+1', 'KS-2610-0001', '客户']);
    await scene.staff.do({ deleteDimension: { range: { sheetId: 1, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 } } });
    expect(await scene.rests(ids)).toEqual([]);
  });

  it('S17: a scratch column under the title of one of the system\'s stays theirs', async () => {
    const ids = await scene.begin();
    await scene.staff.insertColumn(3, 1);
    await scene.staff.put(1, 3, ['状态']);
    await scene.staff.put(2, 3, ['我看过']);
    expect(await scene.rests(ids)).toEqual([]);
    await works(ids);
    expect((await scene.rows())[0]?.all[3]?.userEnteredValue).toEqual({ stringValue: '我看过' });
    await scene.staff.do({ deleteDimension: { range: { sheetId: 1, dimension: 'COLUMNS', startIndex: 3, endIndex: 4 } } });
    await scene.rests(ids);
  });

  it.each([['编号', 8], ['状态', 30], ['投诉内容', 0], ['系统更新时间', 2]])('D9: %s moved to place %i is the same column', async (title, to) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.moveColumn(title, to);
    expect(await scene.rests(ids)).toEqual([]);
    expect(untouched(await scene.rows())).toEqual(untouched(before));
    await works(ids);
    const was = COMPLAINTS.columns.findIndex((column) => column.title === title);
    await scene.staff.moveColumn(title, was < to ? was : was + 1);
    expect(await scene.rests(ids)).toEqual([]);
  });

  it.each([{ title: '联系电话', marked: true }, { title: '联系电话', marked: false }, { title: '回访结果', marked: true }])('S19: deleting $title empties no record; undone it works again (its mark is back: $marked)', async ({ title, marked }) => {
    const ids = await scene.begin();
    const told = await scene.told(ids[0]);
    const before = await scene.staff.grid();
    await scene.staff.deleteColumn(title);
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.told(ids[0])).toEqual(told);
    expect((await scene.product.letters()).at(-1)?.subject).toContain(title);
    await scene.staff.type({ 3: { 处理结果: '换了新的' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.told(ids[1])).says).toMatchObject({ 联系电话: '0771234567转8', 处理结果: '换了新的' });
    const [, second] = (await scene.rows());
    await scene.staff.undeleteColumn(before, title, marked);
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.rowOf(ids[1])).says).toMatchObject({ ...second?.says, 系统更新时间: expect.any(Number) });
    await works(ids);
  });

  it('S19: two of people\'s columns deleted together, with a row edited in the same minute', async () => {
    const ids = await scene.begin();
    const before = await scene.staff.grid();
    await scene.staff.deleteColumn('地址');
    await scene.staff.deleteColumn('联系电话');
    await scene.staff.type({ 2: { 合同号: 'H-1' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.told(ids[0])).says).toMatchObject({ 联系电话: '0771234567转8', 合同号: 'H-1' });
    await scene.staff.undeleteColumn(before, '联系电话', true);
    await scene.staff.undeleteColumn(before, '地址', true);
    expect(await scene.rests(ids)).toEqual([]);
    await works(ids);
  });

  it.each(['编号', '客户'])('D11: without %s the tab waits, and nothing is lost; undone it goes on', async (title) => {
    const ids = await scene.begin();
    const told = await Promise.all(ids.map((id) => scene.told(id)));
    const before = await scene.staff.grid();
    await scene.staff.deleteColumn(title);
    await scene.minutes(5);
    expect(await Promise.all(ids.map((id) => scene.told(id)))).toEqual(told);
    expect((await scene.product.letters()).at(-1)?.subject).toContain('已冻结');
    const after = await scene.staff.revision();
    await scene.product.settle();
    expect(await scene.staff.revision()).toBe(after);
    await scene.staff.undeleteColumn(before, title, true);
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.numbers()).toEqual(ids);
    await works(ids);
  });

  it.each(['联系电话', '状态'])('D13: a hidden %s still counts', async (title) => {
    const ids = await scene.begin();
    await scene.staff.hideColumn(title);
    const revision = await scene.staff.revision();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    await works(ids);
  });

  it('S22: a filter and a hidden row and column change nothing', async () => {
    const ids = await scene.begin();
    await scene.staff.do({ setBasicFilter: { filter: { range: scene.staff.rows(1, 4), filterSpecs: [{ columnIndex: 6, filterCriteria: { hiddenValues: ['王芳'] } }] } } });
    await scene.staff.hideRow(3);
    await scene.staff.hideColumn('投诉内容');
    const revision = await scene.staff.revision();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    await works(ids);
    await scene.staff.type({ 5: scene.complaint('刘洋', await scene.time()) });
    expect(await scene.rests(ids)).toHaveLength(1);
    await scene.staff.do({ clearBasicFilter: { sheetId: 1 } });
  });

  it('D12: what lies under a merge is not emptied, and comes back with it', async () => {
    const ids = await scene.begin();
    const before = await scene.told(ids[1]);
    await scene.staff.merge('客户', '联系电话', 2, 3);
    expect((await scene.rows())[1]?.says).not.toHaveProperty('客户');
    await scene.minutes(3);
    expect((await scene.told(ids[1])).says).toEqual(before.says);
    expect(await scene.restless(ids)).toEqual([]);
    await scene.staff.unmerge();
    await scene.staff.type({ 2: { 联系电话: '0771234567转8' }, 3: { 客户: '张伟', 联系电话: '0771234567转8' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.told(ids[1])).says).toEqual(before.says);
  });

  it('D11: a deleted column of the system comes back at the right edge and shows what it showed', async () => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.deleteColumn('状态');
    await scene.rests(ids);
    const { header, lines } = await scene.staff.grid();
    expect(header.at(-1)).toBe('状态');
    expect(lines.map((line) => line.says['状态'])).toEqual(before.map((line) => line.says['状态']));
    await works(ids);
    await scene.staff.moveColumn('状态', 1);
    await scene.rests(ids);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Line } from './grid.ts';
import { Scene } from './scene.ts';

const says = (lines: readonly Line[]): readonly Line['says'][] => lines.map((line) => line.says);

describe('rows that staff sort, insert, delete and move', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.product.stop());

  it.each([['编号', 'DESCENDING'], ['客户', 'ASCENDING'], ['投诉内容', 'DESCENDING']] as const)('S01: sorting by %s, %s, changes nothing and is answered by no write', async (title, order) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.sort(title, order);
    const [sorted, revision] = [await scene.rows(), await scene.staff.revision()];
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    expect(await scene.rows()).toEqual(sorted);
    expect(new Set(says(sorted))).toEqual(new Set(says(before)));
  });

  it('S03: a row inserted in the middle gets a number at the second look that finds 客户 and 投诉内容; its neighbours are left alone', async () => {
    const [a, b, c] = await scene.begin();
    const [first, second, third] = says(await scene.rows());
    await scene.staff.insertRows(3);
    await scene.staff.type({ 3: { 客户: '刘洋' } });
    await scene.minutes(2);
    expect((await scene.rows())[1]?.says).toEqual({ 客户: '刘洋' });
    const complaint = scene.complaint('刘洋', await scene.time());
    await scene.staff.type({ 3: complaint });
    await scene.minutes(1);
    expect(await scene.numbers()).toEqual([a, '', b, c]);
    const [fresh] = await scene.rests([a, b, c]);
    expect(await scene.numbers()).toEqual([a, fresh, b, c]);
    const rows = says(await scene.rows());
    expect([rows[0], rows[2], rows[3]]).toEqual([first, second, third]);
  });

  it('S04: who types one cell a minute makes exactly one record, and none before both required cells stood still', async () => {
    const [a, b, c] = await scene.begin();
    const typed = Object.entries({ 投诉时间: await scene.time(), 客户: '慢慢', 投诉内容: '才写了一', 责任部门: '售后部', 第二受理人: '0201' });
    for (const [title, value] of typed) {
      await scene.staff.type({ 5: { [title]: value } });
      await scene.minutes(1);
      if (title === '投诉内容') await scene.staff.type({ 5: { 投诉内容: '才写了一半' } });
      expect((await scene.numbers())[3] ?? '').toMatch(title === '第二受理人' ? /^KS-/ : /^$/);
    }
    const [fresh = '', ...more] = await scene.rests([a, b, c]);
    expect(more).toEqual([]);
    expect((await scene.told(fresh)).says).toMatchObject({ 客户: '慢慢', 投诉内容: '才写了一半', 责任部门: '售后部', 第二受理人: '0201' });
  });

  it('S05: a deleted row is gone at the second look without it; the sheet is left as it is', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.deleteRows(3);
    const left = await scene.rows();
    await scene.minutes(1);
    expect((await scene.told(b)).gone).toBe(false);
    await scene.rests([a, b, c]);
    expect((await scene.told(b)).gone).toBe(true);
    expect(await scene.rows()).toEqual(left);
  });

  it.each([
    { when: 'before any look', minutes: 0, marked: true }, { when: 'before any look, its mark lost', minutes: 0, marked: false },
    { when: 'after one look', minutes: 1, marked: true }, { when: 'after one look, its mark lost', minutes: 1, marked: false },
  ])('S06: a deletion undone $when is none', async ({ minutes, marked }) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.deleteRows(3);
    await scene.minutes(minutes);
    await scene.staff.undelete(before.slice(1, 2), marked);
    // A look that sees no difference reads no marks; the first write that misses one puts it back.
    expect(await scene.rests(ids, minutes === 0 && !marked ? [ids[1]] : [])).toEqual([]);
    expect((await scene.told(ids[1])).history).not.toContain('vanished');
    expect(says(await scene.rows())).toEqual(says(before));
    await scene.staff.type({ 3: { 回访时间: await scene.time(), 回访结果: '满意' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.rowOf(ids[1])).says).toMatchObject({ 状态: '已结案' });
  });

  it.each([true, false])('D4: a record comes back with its row an hour later (its mark is back: %s)', async (marked) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.deleteRows(3);
    await scene.minutes(60);
    expect((await scene.told(ids[1])).gone).toBe(true);
    await scene.staff.undelete(before.slice(1, 2), marked);
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.told(ids[1])).history).toContain('returned');
    expect(await scene.numbers()).toEqual(ids);
  });

  it('D4: three rows may go at once; the fourth of four stays', async () => {
    const [a, b, c, d = ''] = await scene.begin(4);
    await scene.staff.deleteRows(2, 4);
    await scene.rests([a, b, c, d]);
    expect(await scene.numbers()).toEqual([d]);
    for (const id of [a, b, c]) expect((await scene.told(id)).gone).toBe(true);
    expect((await scene.told(d)).gone).toBe(false);
  });

  it.each([[2, 5], [4, 2], [3, 12]])('D1: row %i dragged before row %i stays what it is', async (row, before) => {
    const ids = await scene.begin();
    await scene.staff.moveRows(row, row, before);
    const revision = await scene.staff.revision();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.staff.revision()).toBe(revision);
    expect((await scene.numbers()).toSorted()).toEqual(ids);
  });

  it.each([0, 1, 3])('D4: a row cut and inserted above, with %i minutes before the empty row is deleted, stays what it is', async (minutes) => {
    const [a, b, c] = await scene.begin();
    const before = new Set(says(await scene.rows()).map((it) => it['投诉内容']));
    await scene.staff.insertRows(2);
    await scene.staff.cutRows(5, 5, 2);
    await scene.minutes(minutes);
    await scene.staff.deleteRows(5);
    expect(await scene.rests([a, b, c])).toEqual([]);
    expect(await scene.numbers()).toEqual([c, a, b]);
    for (const id of [a, b, c]) expect((await scene.told(id)).gone).toBe(false);
    expect(new Set(says(await scene.rows()).map((it) => it['投诉内容']))).toEqual(before);
  });

  it('D4: a row cut onto another takes its place: the other is deleted', async () => {
    const [a, b, c] = await scene.begin();
    const [first] = says(await scene.rows());
    await scene.staff.cutRows(2, 2, 3);
    expect(await scene.rests([a, b, c])).toEqual([]);
    expect(await scene.numbers()).toEqual([a, c]);
    expect((await scene.rowOf(a)).says).toEqual(first);
    expect((await scene.told(b)).gone).toBe(true);
  });

  it('S25: blank rows in between are nothing, and what stands below them counts', async () => {
    const ids = await scene.begin();
    await scene.staff.type({ 9: scene.complaint('刘洋', await scene.time()) });
    const [fresh, ...more] = await scene.rests(ids);
    expect(more).toEqual([]);
    expect((await scene.rows()).map((line) => [line.row, line.says['编号']])).toEqual([[2, ids[0]], [3, ids[1]], [4, ids[2]], [9, fresh]]);
  });

  it('D17: totals, headings and remarks below are no records and are left as they are', async () => {
    const ids = await scene.begin();
    await scene.staff.type({
      5: { 客户: '合计', 投诉内容: '=COUNTA(L2:L4)' }, 6: { 客户: '备注：以上已核对', 投诉内容: '本月' }, 8: { 投诉内容: '小计' }, 9: { 客户: '=COUNTA(G2:G4)', 投诉内容: '=COUNTA(L2:L4)' },
    });
    const before = await scene.rows();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.rows()).toEqual(before);
  });

  it('D17: a new complaint above a total is a record, and the total stays below', async () => {
    const ids = await scene.begin();
    await scene.staff.type({ 5: { 客户: '合计', 投诉内容: '=COUNTA(L2:L4)' } });
    await scene.minutes(2);
    await scene.staff.insertRows(5);
    await scene.staff.type({ 5: scene.complaint('赵敏', await scene.time()) });
    const [fresh, ...more] = await scene.rests(ids);
    expect([more, await scene.numbers()]).toEqual([[], [...ids, fresh, '']]);
  });

  it('D17: the header pasted again among the rows is no record', async () => {
    const ids = await scene.begin();
    await scene.staff.copyRows(1, 1, 6);
    const before = await scene.rows();
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.rows()).toEqual(before);
  });

  it('D4: a row wiped clean but not deleted keeps its number and says nothing any more', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.clearRows(3);
    expect(await scene.rests([a, b, c])).toEqual([]);
    expect(await scene.numbers()).toEqual([a, b, c]);
    expect((await scene.told(b)).says).toEqual({});
    expect((await scene.told(c)).says).toMatchObject({ 客户: '陈静' });
  });

  it('D4: a row wiped clean and filled with something else is a new complaint', async () => {
    const [a, b, c] = await scene.begin();
    const other = scene.complaint('李四', await scene.time());
    await scene.staff.clearRows(3);
    await scene.staff.type({ 3: other });
    const [fresh = '', ...more] = await scene.rests([a, b, c]);
    expect([more, await scene.numbers()]).toEqual([[], [a, fresh, c]]);
    expect((await scene.told(fresh)).says).toMatchObject({ 客户: '李四' });
    expect((await scene.told(b)).says).toMatchObject({ 客户: '张伟' });
  });
});

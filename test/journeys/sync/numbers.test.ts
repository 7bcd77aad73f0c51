import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Line } from './grid.ts';
import { Scene } from './scene.ts';

const textOf = (line: Line | undefined): unknown => line?.says['投诉内容'];
const next = (id: string, by: number): string => `${id.slice(0, 8)}${String(Number(id.slice(8)) + by).padStart(4, '0')}`;

/** Every row is the record it was, and nothing else happened to it. */
const unmoved = (ids: readonly string[], before: readonly Line[]): object => ({ fresh: [], rows: before.map((line, index) => [ids[index], textOf(line)]), edited: false });

describe('numbers that staff paste, drag, clear and type', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterAll(() => scene.product.stop());

  /** Once all is quiet: numbers given out meanwhile, what stands in the rows, and whether people's cells of a record changed. */
  async function outcome(ids: readonly string[]): Promise<object> {
    const fresh = await scene.rests(ids);
    const told = await Promise.all(ids.map((id) => scene.told(id)));
    return { fresh, rows: (await scene.rows()).map((line) => [line.says['编号'], textOf(line)]), edited: told.some(({ history }) => history.includes('seen')) };
  }


  it.each([
    { id: 'S09', what: 'another record\'s number', typed: ([a = '']: readonly string[]) => ({ 3: a }) },
    { id: 'S09', what: 'a number that was never given out', typed: ([a = '']: readonly string[]) => ({ 3: next(a, 500) }) },
    { id: 'S09', what: 'a word', typed: () => ({ 3: '李四' }) },
    { id: 'S09', what: 'a number of another register', typed: ([a = '']: readonly string[]) => ({ 3: a.replace('KS', 'FK') }) },
    { id: 'S13', what: 'the numbers of all the others', typed: ([a = '', b = '', c = '']: readonly string[]) => ({ 2: c, 3: a, 4: b }) },
    { id: 'S13', what: 'one number in all rows', typed: ([a = '']: readonly string[]) => ({ 3: a, 4: a }) },
    { id: 'S13', what: 'a series from the wrong row', typed: ([a = '']: readonly string[]) => ({ 2: next(a, 1), 3: next(a, 2), 4: next(a, 3) }) },
    { id: 'S14', what: 'nothing', typed: () => ({ 2: '' }) },
    { id: 'S14', what: 'nothing, in every row', typed: () => ({ 2: '', 3: '', 4: '' }) },
    { id: 'S09', what: 'a swap of two', typed: ([a = '', b = '']: readonly string[]) => ({ 2: b, 3: a }) },
    { id: 'D20', what: 'the same number in full width', typed: ([, b = '']: readonly string[]) => ({ 3: b.replace(/[!-~]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)) }) },
    { id: 'D20', what: 'the same number in small letters with spaces', typed: ([, b = '']: readonly string[]) => ({ 3: ` ${b.toLowerCase()} ` }) },
  ])('$id: $what over numbers is put right, and no field moves', async ({ typed }) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.type(Object.fromEntries(Object.entries(typed(ids)).map(([row, id]) => [row, { 编号: id }])), 'RAW');
    expect(await outcome(ids)).toEqual(unmoved(ids, before));
  });

  it('S13: one number copied down over records and blank rows: records keep theirs, blank rows get none', async () => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.do({ copyPaste: { source: await scene.staff.cells('编号', 2, 2), destination: await scene.staff.cells('编号', 3, 7) } });
    expect(await outcome(ids)).toEqual(unmoved(ids, before));
  });

  it('D7: a customer dragged down over records and blank rows is an edit of the records, and no record of the blank rows', async () => {
    const ids = await scene.begin();
    await scene.staff.fillDown('客户', 2, 5);
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.rows()).map((line) => [line.says['编号'], line.says['客户']])).toEqual([...ids, undefined, undefined, undefined].map((id) => [id, '王芳']));
    expect((await scene.told(ids[2])).says).toMatchObject({ 客户: '王芳' });
  });

  it('S13: a series dragged below the records, of numbers nobody has yet, is taken out', async () => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.type(Object.fromEntries([1, 2, 3].map((by) => [4 + by, { 编号: next(ids[2], by) }])), 'RAW');
    expect(await outcome(ids)).toEqual(unmoved(ids, before));
    // The next complaint still gets the next number.
    await scene.staff.type({ 5: scene.complaint('孙丽', await scene.time()) });
    expect(await scene.rests(ids)).toEqual([next(ids[2], 1)]);
  });

  it('D7: a new complaint typed under a number of its own gets the next one', async () => {
    const ids = await scene.begin();
    await scene.staff.type({ 5: { ...scene.complaint('孙丽', await scene.time()), 编号: next(ids[2], 40) } });
    const fresh = await scene.rests(ids);
    expect(fresh).toEqual([next(ids[2], 1)]);
    expect(await scene.numbers()).toEqual([...ids, ...fresh]);
  });

  it('S11: a copied row is a complaint of its own, and says of which it is a copy', async () => {
    const [a, b, c] = await scene.begin();
    const original = await scene.rowOf(a);
    await scene.staff.copyRows(2, 2, 5);
    const [fresh = '', ...more] = await scene.rests([a, b, c]);
    expect([more, await scene.numbers()]).toEqual([[], [a, b, c, fresh]]);
    expect((await scene.rowOf(a)).says).toEqual(original.says);
    expect((await scene.rowOf(fresh)).says['校验结果']).toContain(a);
    expect((await scene.told(fresh)).says).toEqual((await scene.told(a)).says);
  });

  it('S11: a copy inserted above its original is still the copy', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.insertRows(2);
    await scene.staff.copyRows(4, 4, 2);
    const [fresh = '', ...more] = await scene.rests([a, b, c]);
    expect([more, await scene.numbers()]).toEqual([[], [fresh, a, b, c]]);
    expect((await scene.rowOf(fresh)).says).toMatchObject({ 客户: '张伟', 校验结果: expect.stringContaining(b) });
  });

  it('S11: three rows copied as a block are three complaints', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.copyRows(2, 4, 6);
    const fresh = await scene.rests([a, b, c]);
    expect(fresh).toHaveLength(3);
    expect(await scene.numbers()).toEqual([a, b, c, ...fresh]);
  });

  it('S11: a copy that is changed and sorted before anybody looked is the copy all the same', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.copyRows(2, 2, 5);
    await scene.staff.type({ 5: { 客户: '另一位', 投诉内容: '另一件事' } });
    await scene.staff.sort('客户', 'DESCENDING');
    const [fresh = '', ...more] = await scene.rests([a, b, c]);
    expect(more).toEqual([]);
    expect((await scene.told(fresh)).says).toMatchObject({ 客户: '另一位', 投诉内容: '另一件事' });
    expect((await scene.rowOf(a)).says).toMatchObject({ 客户: '王芳' });
  });

  it('S11: where the original is deleted after it was copied, the copy is the record', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.copyRows(2, 2, 5);
    await scene.staff.deleteRows(2);
    expect(await scene.rests([a, b, c])).toEqual([]);
    expect(await scene.numbers()).toEqual([b, c, a]);
    expect((await scene.told(a)).gone).toBe(false);
  });

  it('D5: a row pasted over another is an edit of the other', async () => {
    const [a, b, c] = await scene.begin();
    await scene.staff.copyRows(2, 2, 3);
    expect(await scene.rests([a, b, c])).toEqual([]);
    expect(await scene.numbers()).toEqual([a, b, c]);
    expect((await scene.told(b)).says).toEqual((await scene.told(a)).says);
  });

  it.each([{ how: 'turned round', order: [2, 1, 0] }, { how: 'moved on by one', order: [1, 2, 0] }, { how: 'with two of them swapped', order: [1, 0, 2] }])('D5: a block pasted back $how is the records it says', async ({ order }) => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.do({ updateCells: { range: scene.staff.rows(2, 4), rows: order.map((at) => ({ values: before[at]?.all.map(({ userEnteredValue }) => (userEnteredValue ? { userEnteredValue } : {})) })), fields: 'userEnteredValue' } });
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.numbers()).toEqual(order.map((at) => ids[at]));
    for (const id of ids) expect((await scene.told(id)).history).not.toContain('seen');
  });

  it('D5: a block pasted back in another order without its numbers is an edit of every row', async () => {
    const ids = await scene.begin();
    const before = await scene.rows();
    const names = before.map((line) => ({ 客户: String(line.says['客户']), 投诉内容: String(line.says['投诉内容']) })).toReversed();
    await scene.staff.type(Object.fromEntries(names.map((cells, index) => [index + 2, cells])));
    expect(await scene.rests(ids)).toEqual([]);
    expect(await scene.numbers()).toEqual(ids);
    expect((await scene.told(ids[0])).says).toMatchObject({ 客户: '陈静' });
  });

  it('D31: the rows come back with their numbers and without any mark', async () => {
    const ids = await scene.begin();
    const before = await scene.rows();
    await scene.staff.deleteRows(2, 4);
    await scene.staff.undelete(before, false);
    await scene.staff.type({ 3: { 处理结果: '已换新' } });
    expect(await scene.rests(ids, [ids[0], ids[2]])).toEqual([]);
    expect((await scene.told(ids[1])).says).toMatchObject({ 处理结果: '已换新' });
  });

  it('D35: what staff type over the system\'s cells is put back twice an hour, then left and flagged', async () => {
    const ids = await scene.begin();
    for (const word of ['加急', '真的加急']) {
      await scene.staff.type({ 2: { 状态: word } });
      expect(await scene.rests(ids)).toEqual([]);
      expect((await scene.rowOf(ids[0])).says['状态']).toBe('待回访');
    }
    await scene.staff.type({ 2: { 状态: '说了加急' } });
    await scene.rests(ids);
    expect((await scene.rowOf(ids[0])).says).toMatchObject({ 状态: '说了加急', 校验结果: expect.stringContaining('状态') });
  });
});

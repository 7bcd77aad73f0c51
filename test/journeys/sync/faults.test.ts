import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTab } from '../../kit/clerk.ts';
import { Scene } from './scene.ts';

const WELL = { quota: false, unavailable: 0, lostReply: 0, garbage: 0, short: 0, filterMissFails: false, goneTabFails: false, emptyUpdateUnanswered: false, metadataNeedsValue: false, metadataFull: false, localised: false, noAccess: false };

describe('what goes wrong on the way to Google', () => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open();
  });
  afterEach(() => scene.fault(WELL));
  afterAll(() => scene.product.stop());

  it.each([{ unavailable: 1_000 }, { garbage: 1_000 }, { noAccess: true }, { short: 1_000 }])('S38: no read that fails counts as one without the row: %j', async (fault) => {
    const ids = await scene.begin();
    const before = await scene.staff.grid();
    await scene.staff.deleteRows(3);
    await scene.fault(fault);
    await scene.minutes(2);
    await scene.fault(WELL);
    await scene.staff.undelete(before.lines.slice(1, 2), true);
    expect(await scene.rests(ids)).toEqual([]);
    expect((await Promise.all(ids.map((id) => scene.told(id)))).filter((it) => it.history.includes('vanished'))).toEqual([]);
    expect(await scene.numbers()).toEqual(ids);
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('S38: %i short reads take nothing from anybody, and an edit made meanwhile arrives', async (short) => {
    const ids = await scene.begin(5);
    await scene.staff.type({ 6: { 处理结果: '已换新' } });
    await scene.fault({ short });
    await scene.minutes(5);
    await scene.fault(WELL);
    expect(await scene.rests(ids)).toEqual([]);
    expect((await Promise.all(ids.map((id) => scene.told(id)))).filter((it) => it.history.includes('vanished') || it.says['客户'] === undefined)).toEqual([]);
    expect((await scene.told(ids[4] ?? '')).says).toMatchObject({ 处理结果: '已换新' });
  });

  it.each([1, 2, 3, 4, 5])('S38: %i short reads of 人员 freeze nothing and tell nobody, and an edit made meanwhile arrives', async (short) => {
    const people = openTab(scene.product, 'rules', '人员');
    const before = (await scene.product.letters()).length;
    await people.type(4, { 上级: '9999' });
    await scene.fault({ short });
    await scene.minutes(4);
    await scene.fault(WELL);
    await scene.minutes(2);
    expect(await people.read(4)).toMatchObject({ 校验结果: expect.stringContaining('9999') });
    await people.type(4, { 上级: '' });
    await scene.minutes(2);
    expect((await people.read(4))['校验结果']).toBeUndefined();
    expect((await scene.product.letters()).slice(before).filter((it) => it.subject.includes('冻结'))).toEqual([]);
  });

  it('S38 S43: where the quota is used up, the edit is taken a minute later', async () => {
    const ids = await scene.begin();
    await scene.fault({ quota: true });
    for (let reads = 0; reads < 60; reads += 1) await scene.product.get(`/v4/spreadsheets/${scene.product.here.workbooks.service}?fields=spreadsheetId`, { authorization: 'Bearer anybody' });
    await scene.staff.type({ 2: { 处理结果: '等一等' } });
    await scene.product.settle();
    expect((await scene.told(ids[0])).says['处理结果']).not.toBe('等一等');
    await scene.fault(WELL);
    expect(await scene.rests(ids)).toEqual([]);
    expect((await scene.told(ids[0])).says).toMatchObject({ 处理结果: '等一等' });
  });

  it.each([1, 2, 3])('S40: a birth whose reply is lost %i times is one row and one record', async (lostReply) => {
    const ids = await scene.begin();
    await scene.staff.type({ 5: scene.complaint('刘洋', await scene.time()) });
    await scene.minutes(1);
    await scene.fault({ lostReply });
    await scene.minutes(2);
    await scene.fault(WELL);
    const fresh = await scene.rests(ids);
    expect([fresh.length, await scene.numbers()]).toEqual([1, [...ids, ...fresh]]);
  });

  it.each([1, 2, 3, 4, 5])('S40: a row sorted while replies are lost (%i) keeps its number', async (lostReply) => {
    const ids = await scene.begin();
    await scene.staff.type({ 5: scene.complaint('刘洋', await scene.time()), 6: scene.complaint('赵敏', await scene.time()) });
    await scene.minutes(1);
    await scene.fault({ lostReply, garbage: 1 });
    await scene.minutes(1);
    await scene.fault({ lostReply: 0, garbage: 0 });
    await scene.staff.sort('客户', 'ASCENDING');
    await scene.minutes(1);
    await scene.fault(WELL);
    await scene.rests(ids);
    const numbers = await scene.numbers();
    expect([numbers.length, new Set(numbers).size, numbers.includes('')]).toEqual([5, 5, false]);
    for (const id of ids) expect((await scene.told(id)).gone).toBe(false);
  });

  it.each(['filterMissFails', 'goneTabFails', 'emptyUpdateUnanswered', 'localised'])('with %s, rows are born, deleted, copied and edited as ever', async (fault) => {
    await scene.fault({ [fault]: true });
    const [a, b, c] = await scene.begin();
    await scene.staff.copyRows(2, 2, 5);
    await scene.staff.deleteRows(3);
    await scene.staff.type({ 3: { 回访时间: await scene.time(), 回访结果: '满意' } });
    const fresh = await scene.rests([a, b, c]);
    expect(await scene.numbers()).toEqual([a, c, ...fresh]);
    expect([(await scene.told(b)).gone, (await scene.rowOf(c)).says['状态']]).toEqual([true, '已结案']);
  });

  it('S50: a column that somebody protected keeps nobody else from a number', async () => {
    const ids = await scene.begin();
    const column = (await scene.staff.grid()).at.get('状态') ?? 0;
    await scene.staff.do({ addProtectedRange: { protectedRange: { protectedRangeId: 9, range: { sheetId: 1, startColumnIndex: column, endColumnIndex: column + 1 }, editors: { users: ['clerk@example.com'] } } } });
    await scene.staff.type({ 5: scene.complaint('刘洋', await scene.time()) });
    await scene.minutes(5);
    const numbers = await scene.numbers();
    await scene.staff.do({ deleteProtectedRange: { protectedRangeId: 9 } });
    expect(await scene.rests(ids)).toHaveLength(1);
    expect(numbers[3]).toMatch(/^KS-/);
    expect((await scene.rows())[3]?.says['状态']).toBe('待回访');
  });

  it('S34: staff fill a row in the minute in which its clock is due; both stand', async () => {
    const [a] = await scene.begin();
    await scene.staff.type({ 2: { 当场解决: false, 处理结果: '', 结果时间: '', 回复客户时间: '', 投诉时间: await scene.time() } });
    await scene.minutes(29);
    await scene.staff.type({ 2: { 地址: '南宁', 合同号: 'H-1' } });
    await scene.minutes(2);
    await scene.staff.type({ 2: { 产品型号: 'M-1' } });
    await scene.rests([a]);
    const { says } = await scene.rowOf(a);
    expect(says).toMatchObject({ 地址: '南宁', 合同号: 'H-1', 产品型号: 'M-1', 催办上报记录: expect.stringContaining('送达') });
    expect((await scene.told(a)).says).toMatchObject({ 地址: '南宁', 合同号: 'H-1', 产品型号: 'M-1' });
  });

  it('S33: a line of the ledger goes below a filter and a total, and shifts nothing', async () => {
    const ids = await scene.begin();
    const ledger = openTab(scene.product, 'finance', '罚款台账');
    await ledger.type(4, { 核定意见: '合计' });
    await scene.staff.type({ 2: { 投诉是否成立: '是', '责任人/责任单位': '0201', 查实情形: '态度恶劣', 判定人: '0202' } });
    await scene.rests(ids);
    expect(await ledger.read(4)).toEqual({ 核定意见: '合计' });
    expect(await ledger.read(5)).toMatchObject({ 编号: expect.stringMatching(/^FK-/), 投诉编号: ids[0], 规则编号: 'F08', 被罚人编号: '0201' });
  });

  it.each(['metadataFull', 'metadataNeedsValue'])('with %s no row can be marked any more, and rows are known by their number alone', async (fault) => {
    const ids = await scene.begin();
    await scene.fault({ [fault]: true });
    await scene.staff.type({ 5: scene.complaint('刘洋', await scene.time()) });
    await scene.minutes(3);
    const [fresh = ''] = await scene.rests(ids, await scene.numbers());
    await scene.staff.sort('客户', 'DESCENDING');
    expect(await scene.rests([...ids, fresh], [...ids, fresh])).toEqual([]);
    expect((await scene.numbers()).toSorted()).toEqual([...ids, fresh].toSorted());
    await scene.staff.sort('客户', 'ASCENDING');
    await scene.staff.type({ [(await scene.rowOf(fresh)).row]: { 回访时间: await scene.time(), 回访结果: '满意' } });
    expect(await scene.rests([...ids, fresh], [...ids, fresh])).toEqual([]);
    expect((await scene.rowOf(fresh)).says['状态']).toBe('已结案');
  });

  it('on a full tab a mark is tried again an hour later, when its row is written anyway, and is set once there is room', async () => {
    await scene.minutes(61);
    const ids = await scene.begin();
    expect(await scene.oddities()).toEqual([]);
    await scene.fault({ metadataFull: true });
    await scene.staff.type({ 5: scene.complaint('刘洋', await scene.time()) });
    await scene.minutes(3);
    const [fresh = ''] = await scene.rests(ids, await scene.numbers());
    for (const [address, unmarked] of [['南宁', [fresh]], ['柳州', []]] as const) {
      await scene.minutes(61);
      if (unmarked.length === 0) await scene.fault(WELL);
      await scene.staff.type({ 5: { 地址: address } });
      expect(await scene.rests([...ids, fresh], unmarked)).toEqual([]);
      expect((await scene.told(fresh)).says['地址']).toBe(address);
    }
  });
});

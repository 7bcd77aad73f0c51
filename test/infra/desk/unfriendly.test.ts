import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hireCompany } from '../../kit/company.ts';
import { startProduct, type Product } from '../../kit/product.ts';
import { handOn, type Hand, type Standing } from './hand.ts';
import { start, sync } from './operator.ts';

/* An operator in a hurry, in a workbook that people have made their own. */

const TAB = '客户投诉登记本';
const ROWS = 300;
const complaint = (serial: number) => ({ 投诉时间: '2026-10-12 09:00', 客户: `客户${serial}`, 投诉内容: `内容${serial}`, 第一受理人: '0101', 责任部门: '售后部', 第二受理人: '0201', 当场解决: true, 处理结果: '已修好', 结果时间: '2026-10-12 09:02', 回复客户时间: '2026-10-12 09:03' });
const MINE = '我的备注';

/** Of every row, by number, what people wrote, the mark, and what stands in their own column. */
const said = (rows: readonly Standing[]): Readonly<Record<string, unknown>> => Object.fromEntries(rows.map(({ cells, marks }) => [
  String(cells['编号']), [cells['客户'], cells['投诉内容'], cells['投诉时间'], cells['第一受理人'], cells['当场解决'], cells['回复客户时间'], cells['状态'], cells['回访截止'], marks],
]));

describe('three hundred rows that staff work in', () => {
  let product: Product;
  let hand: Hand;
  let whole: Readonly<Record<string, unknown>>;
  const faults = (change: object): Promise<Response> => product.post('/local/faults', change);
  const numbers = async (): Promise<readonly unknown[]> => (await hand.rows()).map((row) => row.cells['编号']);

  beforeAll(async () => {
    product = await startProduct(['--empty', '--now', '2026-10-12T09:05:00+08:00']);
    await hireCompany(product);
    hand = handOn(product, 'service', TAB, ROWS + 50);
    await hand.fill(2, Array.from({ length: ROWS }, (_, index) => complaint(index + 1)));
    await product.settle();
    const sheetId = await hand.sheetId();
    await hand.batch([
      { insertDimension: { range: { sheetId, dimension: 'COLUMNS', startIndex: 7, endIndex: 8 }, inheritFromBefore: true } },
      { updateCells: { start: { sheetId, rowIndex: 0, columnIndex: 7 }, rows: [{ values: [{ userEnteredValue: { stringValue: MINE } }] }], fields: 'userEnteredValue' } },
    ]);
    await hand.fill(2, Array.from({ length: ROWS }, (_, index) => ({ [MINE]: `备注${index + 1} =1+1` })));
    await hand.fill(ROWS + 4, [{ [MINE]: '合计' }]);
    await product.settle();
    whole = said((await hand.rows()).filter((row) => row.cells['编号'] !== undefined));
    await hand.cut(52, 251);
    await product.wind('PT1M');
  }, 120_000);
  afterAll(() => product.stop());

  const own = async (): Promise<readonly unknown[]> => (await hand.rows()).flatMap((row) => (row.cells[MINE] === undefined ? [] : [[row.cells['编号'] ?? '', row.cells[MINE]]]));

  it('a command that is killed in the middle leaves a tab that nobody reads or writes', async () => {
    await hand.fill(2, Array.from({ length: 30 }, (_, index) => ({ 投诉内容: `乱${index + 1}` })));
    await faults({ slowMs: 250 });
    const running = start(['sync', 'restore', TAB, `--data=${product.dir}`]);
    if (running.child.stdout) await once(running.child.stdout, 'data');
    running.child.kill('SIGKILL');
    expect((await running.ended).code).toBeUndefined();
    await faults({ slowMs: 0 });
    expect((await sync(product)).said).toMatch(new RegExp(`${TAB}：已冻结 frozen.*还没有做完`));
    const before = await hand.rows();
    await product.wind('PT2M');
    expect(await hand.rows()).toEqual(before);
    expect(await sync(product, 'accept', TAB)).toMatchObject({ code: 1, said: expect.stringMatching(/再运行一次：.*sync restore/) });
  });

  it('run again, beside a machine that looks, it ends: batches, plain lines, everything as it was', async () => {
    const [ran] = await Promise.all([sync(product, 'restore', TAB), product.wind('PT2M')]);
    expect(ran).toMatchObject({ code: 0, said: expect.not.stringMatching(/[\r█]/) });
    await product.wind('PT2M');
    expect(said((await hand.rows()).filter((row) => row.cells['编号'] !== undefined))).toEqual(whole);
    expect((await sync(product)).said).toMatch(new RegExp(`${TAB}：正常 well，${ROWS} 行`));
  });

  it('columns of their own are as they left them, also a line below the rows', async () => {
    const kept = [...Array.from({ length: 50 }, (_, index) => index + 1), ...Array.from({ length: 50 }, (_, index) => index + 251)];
    expect(await own()).toEqual([...kept.map((serial) => [`KS-2610-${String(serial).padStart(4, '0')}`, `备注${serial} =1+1`]), ['', '合计']]);
  });

  it('under a filter that hides rows, and with cells merged over each other, everything comes back', async () => {
    const sheetId = await hand.sheetId();
    const client = (await hand.titles()).indexOf('客户');
    await hand.batch([
      { setBasicFilter: { filter: { range: { sheetId, startRowIndex: 0, startColumnIndex: 0 }, criteria: { [client]: { hiddenValues: ['客户1', '客户2', '客户3'] } } } } },
      { mergeCells: { range: { sheetId, startRowIndex: 9, endRowIndex: 12, startColumnIndex: client, endColumnIndex: client + 2 }, mergeType: 'MERGE_ALL' } },
      { mergeCells: { range: { sheetId, startRowIndex: 20, endRowIndex: 22, startColumnIndex: 7, endColumnIndex: 8 }, mergeType: 'MERGE_ALL' } },
      { deleteDimension: { range: { sheetId, dimension: 'ROWS', startIndex: 100, endIndex: ROWS + 1 } } },
    ]);
    await product.wind('PT1M');
    const mine = await own();
    expect((await sync(product, 'restore', TAB)).code).toBe(0);
    await product.wind('PT2M');
    expect(said((await hand.rows()).filter((row) => row.cells['编号'] !== undefined))).toEqual(whole);
    expect(await own()).toEqual(mine);
  });

  it('of two operators at once one does it, or both are told to run it again; nothing is twice', async () => {
    await hand.cut(2, 101);
    await product.wind('PT1M');
    const ran = await Promise.all([sync(product, 'restore', TAB), sync(product, 'restore', TAB)]);
    expect(ran.map((it) => it.code === 0 || /正有人在用.*请稍后再运行一次/.test(it.said))).toEqual([true, true]);
    expect((await sync(product, 'restore', TAB)).code).toBe(0);
    await product.wind('PT2M');
    expect(said((await hand.rows()).filter((row) => row.cells['编号'] !== undefined))).toEqual(whole);
    expect((await numbers()).filter((id) => id !== undefined)).toHaveLength(ROWS);
  });

  it('a rebuild that is killed in the middle is run again, and the tab is there once', async () => {
    await hand.batch([{ deleteSheet: { sheetId: await hand.sheetId() } }]);
    await product.wind('PT1M');
    await faults({ slowMs: 250 });
    const running = start(['sync', 'rebuild', TAB, `--data=${product.dir}`]);
    while (!(await hand.titles().catch((): readonly string[] => [])).includes('编号')) expect(running.child.exitCode).toBeNull();
    running.child.kill('SIGKILL');
    await running.ended;
    await faults({ slowMs: 0 });
    await product.wind('PT2M');
    expect(await sync(product, 'rebuild', TAB)).toMatchObject({ code: 0, said: expect.not.stringContaining('改名') });
    await product.wind('PT1M');
    expect(said(await hand.rows())).toEqual(whole);
    expect((await sync(product)).said).toMatch(new RegExp(`${TAB}：正常 well，${ROWS} 行`));
  });
});

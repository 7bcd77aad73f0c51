import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TestBrowser } from '../../../kit/browser.ts';
import { openBrowser } from '../../../kit/browser.ts';
import type { Hand } from './hand.ts';
import { openHand, PATIENT } from './hand.ts';
import { differences } from './same.ts';
import type { Stand } from './stand.ts';
import { mark, openStand } from './stand.ts';

let stand: Stand;
let browser: TestBrowser;
let ann: Hand;
let bob: Hand;
const errors: string[] = [];

beforeAll(async () => {
  [stand, browser] = await Promise.all([openStand(), openBrowser()]);
  [ann, bob] = [await openHand(await browser.context(), stand.url), await openHand(await browser.context(), stand.url)];
  for (const { page } of [ann, bob]) page.on('pageerror', (error) => errors.push(String(error)));
}, 150_000);

afterAll(async () => {
  await browser?.close();
  await stand?.close();
});

/** Three records, each with the metadata by which the system knows it. */
const RECORDS = [
  ['K1', '待送达', 46_000.5, '王一', '0013'],
  ['K2', '调查中', 46_001.5, '李二', '0771234567'],
  ['K3', '已结案', 46_002.5, '赵三', '440305199001011234'],
];

beforeEach(async () => {
  await stand.reset(RECORDS);
  await vi.waitUntil(async () => isDeepStrictEqual(await seen(), alike('K1 #101', 'K2 #102', 'K3 #103')), PATIENT);
});

const inShort = async () =>
  (await stand.rows()).map(({ values: [first], ids }) => [typeof first === 'string' ? first : '-', ...ids.map((id) => `#${id}`)].join(' '));

/** Each row of the server as its number in the first column and its metadata, and what each page shows otherwise. */
const seen = async () => ({ rows: await inShort(), ann: await differences(stand, ann), bob: await differences(stand, bob) });
const alike = (...rows: string[]) => ({ rows, ann: [], bob: [] });

const BEFORE = ['K1 #101', 'K2 #102', 'K3 #103'];

const row = (number: number) => ({ startRow: number - 1, endRow: number - 1, startColumn: 0, endColumn: 9, rangeType: 1 });

/** What a person does to rows, and how they stand afterwards; undo brings back how they stood, redo does it again. */
const deeds: [string, () => Promise<unknown>, string[]][] = [
  ['inserts a row by its menu', () => ann.menu({ row: 3 }, '在上方插入'), ['K1 #101', '-', 'K2 #102', 'K3 #103']],
  ['deletes a row by its menu', () => ann.menu({ row: 3 }, '删除选中行'), ['K1 #101', 'K3 #103']],
  ['deletes several rows', async () => {
    await ann.rows(2, 3);
    await ann.run('sheet.command.remove-row');
  }, ['K3 #103']],
  ['moves a row by its header', () => ann.run('sheet.command.move-rows', { fromRange: row(2), toRange: row(5), range: row(2) }), ['K2 #102', 'K3 #103', 'K1 #101']],
  ['sorts', async () => {
    await ann.select('A2');
    await ann.run('sheet.command.sort-range-desc-ext-ctx');
  }, ['K3 #103', 'K2 #102', 'K1 #101']],
  ['copies a row onto an empty one, which is another record', async () => {
    await ann.rows(2);
    await ann.take('Control+c', 'K1');
    await ann.rows(5);
    await ann.press('Control+v');
  }, ['K1 #101', 'K2 #102', 'K3 #103', 'K1']],
  ['cuts a row, whose metadata stays behind', async () => {
    await ann.rows(2);
    await ann.take('Control+x', 'K1');
    await ann.rows(5);
    await ann.press('Control+v');
  }, ['- #101', 'K2 #102', 'K3 #103', 'K1']],
];

describe('rows of the workbook page', () => {
  it.each(deeds)('a person %s, for everybody, takes it back and does it again', async (_, act, after) => {
    await act();
    await expect.poll(seen, PATIENT).toEqual(alike(...after));
    await ann.press('Control+z');
    await expect.poll(seen, PATIENT).toEqual(alike(...BEFORE));
    await ann.press('Control+y');
    await expect.poll(seen, PATIENT).toEqual(alike(...after));
    await ann.press('Control+z');
    await expect.poll(seen, PATIENT).toEqual(alike(...BEFORE));
  });

  it('are taken back one after the other, however fast', async () => {
    await ann.type('D3', '李三');
    await ann.menu({ row: 2 }, '删除选中行');
    await expect.poll(seen, PATIENT).toEqual(alike('K2 #102', 'K3 #103'));
    await ann.press('Control+z', 'Control+z');
    await expect.poll(seen, PATIENT).toEqual(alike(...BEFORE));
    await expect.poll(() => stand.value('D3'), PATIENT).toBe('李二');
  });

  it('come back without the mark when the system has put it elsewhere meanwhile', async () => {
    await ann.menu({ row: 3 }, '删除选中行');
    await expect.poll(seen, PATIENT).toEqual(alike('K1 #101', 'K3 #103'));
    await stand.api(':batchUpdate', { requests: [mark(3, 102)] });
    await ann.press('Control+z');
    await expect.poll(seen, PATIENT).toEqual(alike('K1 #101', 'K2', 'K3 #103', '- #102'));
  });

  it('keep what was typed last in reach of undo when others move rows', async () => {
    await ann.type('D3', '李三');
    await expect.poll(() => bob.raw('D3'), PATIENT).toBe('李三');
    await bob.menu({ row: 2 }, '在上方插入');
    await expect.poll(seen, PATIENT).toEqual(alike('-', ...BEFORE));
    await ann.press('Control+z');
    await expect.poll(() => stand.value('D4'), PATIENT).toBe('李二');
    await expect.poll(seen, PATIENT).toEqual(alike('-', ...BEFORE));
  });

  it('of the header stay, and it says so', async () => {
    await ann.menu({ row: 1 }, '删除选中行');
    await expect.poll(() => ann.toast(), PATIENT).toBe('表头不能动。');
    await expect.poll(seen, PATIENT).toEqual(alike(...BEFORE));
  });
});

const titles = (hand: Hand) => async () => (await hand.grid('A1:F1'))[0];

describe('columns of the workbook page', () => {
  it('come and go for everybody, and undo brings them back with all that was in them', async () => {
    await ann.menu({ column: 'E' }, '删除选中列');
    for (const hand of [ann, bob]) await expect.poll(titles(hand), PATIENT).toEqual(['编号', '状态', '投诉时间', '客户', '投诉类型', '投诉内容']);
    expect(await stand.value('E1')).toBe('投诉类型');
    await ann.press('Control+z');
    for (const hand of [ann, bob]) await expect.poll(titles(hand), PATIENT).toEqual(['编号', '状态', '投诉时间', '客户', '联系电话', '投诉类型']);
    await expect.poll(seen, PATIENT).toEqual(alike(...BEFORE));
  });

  it('of the system stay, and it says so', async () => {
    await ann.menu({ column: 'B' }, '删除选中列');
    await expect.poll(() => ann.toast(), PATIENT).toBe('「状态」由系统填写，不能删。');
    expect(await stand.value('B1')).toBe('状态');
  });

  it('that were put in take a title and values', async () => {
    await ann.menu({ column: 'D' }, '在左侧插入');
    for (const hand of [ann, bob]) await expect.poll(titles(hand), PATIENT).toEqual(['编号', '状态', '投诉时间', null, '客户', '联系电话']);
    await ann.type('D1', '备注');
    await ann.type('D2', '记一下');
    await expect.poll(() => bob.raw('D1'), PATIENT).toBe('备注');
    await expect.poll(() => bob.raw('D2'), PATIENT).toBe('记一下');
    await ann.press('Control+z', 'Control+z', 'Control+z');
    for (const hand of [ann, bob]) await expect.poll(titles(hand), PATIENT).toEqual(['编号', '状态', '投诉时间', '客户', '联系电话', '投诉类型']);
  });

  it('raise no error on the way', () => {
    expect(errors).toEqual([]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../../kit/browser.ts';
import { openBrowser } from '../../../kit/browser.ts';
import type { Hand } from './hand.ts';
import { openHand, PATIENT } from './hand.ts';
import { differences } from './same.ts';
import type { Stand } from './stand.ts';
import { openStand } from './stand.ts';

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

const line = (start: number, end: number) => ({ sheetId: 11, dimension: 'ROWS', startIndex: start, endIndex: end });
const RECORDS = Array.from({ length: 8 }, (_, row) => [`K${row + 1}`, '调查中', 46_000.5 + row, `客户${8 - row}`, `00${row}`]);

beforeEach(async () => {
  await stand.reset(RECORDS);
  await bothShowTheServer();
});

async function bothShowTheServer(): Promise<void> {
  for (const hand of [ann, bob]) await expect.poll(() => hand.page.locator('#standing').textContent(), PATIENT).toBe('已保存');
  for (const hand of [ann, bob]) await expect.poll(() => differences(stand, hand), PATIENT).toEqual([]);
}

/** Numbers by chance that come again in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

type Act = (hand: Hand, roll: (sides: number) => number) => Promise<unknown>;
const rows = (start: number, count: number) => ({ startRow: start, endRow: start + count - 1, startColumn: 0, endColumn: 9, rangeType: 1 });
const place = async (hand: Hand) => ({ unitId: await hand.load(), subUnitId: '11' });

/** What people do to a register, by the commands behind the menus: nobody waits for anybody. */
const ACTS: readonly Act[] = [
  async (hand, roll) => hand.run('sheet.command.set-range-values', { ...(await place(hand)), value: { [1 + roll(12)]: { 3: { v: `写${roll(1000)}`, t: 1 } } } }),
  async (hand, roll) => hand.run('sheet.command.set-range-values', { ...(await place(hand)), value: { [1 + roll(12)]: { 4: { v: `0${roll(1000)}`, t: 1 } } } }),
  async (hand, roll) => hand.run('sheet.command.insert-row-by-range', { ...(await place(hand)), range: rows(1 + roll(10), 1 + roll(2)), direction: 0 }),
  async (hand, roll) => hand.run('sheet.command.remove-row-by-range', { ...(await place(hand)), range: rows(1 + roll(10), 1) }),
  async (hand, roll) => hand.run('sheet.command.move-rows', { fromRange: rows(1 + roll(8), 1), toRange: rows(1 + roll(10), 1), range: rows(1 + roll(8), 1) }),
  async (hand, roll) => hand.run('sheet.command.sort-range', { ...(await place(hand)), range: rows(1, 12), orderRules: [{ colIndex: 3, type: roll(2) ? 'asc' : 'desc' }], hasTitle: false }),
  (hand) => hand.run('univer.command.undo'),
  (hand) => hand.run('univer.command.redo'),
];

describe('two pages', () => {
  it.each([1, 2, 3])('that edit, insert, delete, move, sort and undo at once show the same as the server (%i)', async (seed) => {
    const roll = dice(seed);
    for (let round = 0; round < 15; round++) {
      const acts = [ann, bob].map((hand) => ({ hand, act: ACTS[roll(ACTS.length)] }));
      await Promise.all([
        ...acts.map(({ hand, act }) => act?.(hand, roll)),
        roll(3) === 0 && stand.put(`D${2 + roll(10)}`, [`系统${round}`]),
        roll(4) === 0 && stand.api(':batchUpdate', { requests: [{ insertDimension: { range: line(1 + roll(6), 8) } }] }),
      ]);
    }
    await bothShowTheServer();
    const ids = (await stand.rows()).flatMap((row) => row.ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['inserts above', () => stand.api(':batchUpdate', { requests: [{ insertDimension: { range: line(1, 3) } }] }), 'D7'],
    ['deletes above', () => stand.api(':batchUpdate', { requests: [{ deleteDimension: { range: line(1, 2) } }] }), 'D4'],
    ['moves the row', () => stand.api(':batchUpdate', { requests: [{ moveDimension: { source: line(4, 5), destinationIndex: 9 } }] }), 'D9'],
    ['sorts', () => stand.api(':batchUpdate', { requests: [{ sortRange: { range: { sheetId: 11, startRowIndex: 1, endRowIndex: 9 }, sortSpecs: [{ dimensionIndex: 3, sortOrder: 'ASCENDING' }] } }] }), 'D6'],
  ])('lose nothing that is being typed while the other %s: it lands in its own row', async (_, act, cell) => {
    await ann.begin('D5', '正在写');
    await act();
    await expect.poll(() => differences(stand, ann), PATIENT).toEqual([]);
    await ann.press('Enter');
    await expect.poll(() => stand.value(cell), PATIENT).toBe('正在写');
    expect(await stand.value(cell.replace('D', 'A'))).toBe('K4');
    await bothShowTheServer();
  });

  it('show what was being typed in a row that the other deleted', async () => {
    await ann.begin('D5', '白写了');
    await bob.menu({ row: 5 }, '删除选中行');
    const lost = ann.page.locator('#lost');
    await lost.getByText('「白写了」').waitFor(PATIENT);
    await bothShowTheServer();
    expect(JSON.stringify(await stand.rows())).not.toContain('白写了');
    await lost.getByText('知道了').click();
    await lost.waitFor({ state: 'hidden' });
  });
});

describe('a page', () => {
  it('that was not told for a while reads again by itself, and what is being typed lands in its row', async () => {
    await ann.begin('D5', '断线时写的');
    stand.mute(true);
    await ann.page.locator('#connection').waitFor(PATIENT);
    await stand.api(':batchUpdate', { requests: [{ insertDimension: { range: line(1, 3) } }, { deleteDimension: { range: line(9, 10) } }] });
    await stand.put('D4', ['别人写的']);
    stand.mute(false);
    await expect.poll(() => ann.raw('D4'), PATIENT).toBe('别人写的');
    await ann.press('Enter');
    await expect.poll(() => stand.value('D7'), PATIENT).toBe('断线时写的');
    expect(await stand.value('A7')).toBe('K4');
    await bothShowTheServer();
  });

  it('that was not told does not write into the wrong row', async () => {
    stand.mute(true);
    await ann.page.locator('#connection').waitFor(PATIENT);
    await stand.api(':batchUpdate', { requests: [{ insertDimension: { range: line(1, 3) } }] });
    await ann.type('D5', '写给四号');
    stand.mute(false);
    await expect.poll(() => stand.value('D7'), PATIENT).toBe('写给四号');
    await bothShowTheServer();
  });

  it('whose request is refused shows the server again and keeps what is being typed', async () => {
    stand.fail(400);
    await ann.menu({ row: 3 }, '删除选中行');
    await expect.poll(() => ann.toast(), PATIENT).toContain('没有做成');
    stand.fail(undefined);
    await ann.begin('D5', '接着写');
    await ann.press('Enter');
    await expect.poll(() => stand.value('D5'), PATIENT).toBe('接着写');
    await bothShowTheServer();
  });

  it('keeps typing that is refused in sight until it is given up', async () => {
    stand.fail(400);
    await ann.type('D5', '不收的');
    const trouble = ann.page.locator('#trouble');
    await trouble.getByText('没有被接受').waitFor(PATIENT);
    stand.fail(undefined);
    await ann.type('D6', '收的');
    await expect.poll(() => stand.value('D6'), PATIENT).toBe('收的');
    expect([await ann.raw('D5'), await stand.value('D5')]).toEqual(['不收的', '客户5']);
    await trouble.getByText('放弃这些改动').click();
    await expect.poll(() => ann.raw('D5'), PATIENT).toBe('客户5');
    await bothShowTheServer();
  });

  it('asks once when only the answer was lost', async () => {
    stand.loseReply();
    await ann.menu({ row: 3 }, '在上方插入');
    await expect.poll(async () => (await stand.rows()).length, PATIENT).toBe(RECORDS.length + 1);
    await bothShowTheServer();
    expect(await stand.rows()).toHaveLength(RECORDS.length + 1);
    await ann.press('Control+z');
    await expect.poll(async () => (await stand.rows()).length, PATIENT).toBe(RECORDS.length);
    await bothShowTheServer();
  });

  it('raises no error on the way', () => {
    expect(errors).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../../kit/browser.ts';
import { openBrowser } from '../../../kit/browser.ts';
import type { Hand } from './hand.ts';
import { openHand, PATIENT } from './hand.ts';
import type { Stand } from './stand.ts';
import { openStand } from './stand.ts';

const SHEET = 11;
const serial = (iso: string): number => Date.parse(`${iso}Z`) / 86_400_000 + 25_569;

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

const toast = () => ann.toast();
const book = (a1: string) => () => stand.value(a1);
const atBob = (a1: string) => () => bob.raw(a1);

describe('the workbook page', () => {
  it('keeps what one person types and shows it to another', async () => {
    await ann.type('D2', '王先生');
    await expect.poll(book('D2'), PATIENT).toBe('王先生');
    await expect.poll(atBob('D2'), PATIENT).toBe('王先生');
  });

  it('takes a choice from a dropdown', async () => {
    await ann.choose('F3', '安装');
    await expect.poll(book('F3'), PATIENT).toBe('安装');
    await expect.poll(atBob('F3'), PATIENT).toBe('安装');
  });

  it('ticks a box', async () => {
    await ann.click('H3', 'middle');
    await expect.poll(book('H3'), PATIENT).toBe(true);
  });

  it.each([
    ['9:12', 'C4', '2026-10-12T09:12'],
    ['10-11 9:34', 'C5', '2026-10-11T09:34'],
    ['2026-10-12 9:34', 'C6', '2026-10-12T09:34'],
    ['现在', 'C7', '2026-10-12T09:34'],
  ])('reads %s in a moment column as a date-time', async (typed, cell, iso) => {
    await ann.type(cell, typed);
    await expect.poll(book(cell), PATIENT).toBeCloseTo(serial(iso), 6);
    expect(await ann.shown(cell)).toBe(iso.replace('T', ' '));
  });

  it('keeps leading zeros when typed and when a block is pasted', async () => {
    await ann.type('E8', '0013');
    await ann.paste('D9', '李女士\t0013\n周先生\t00755\n');
    await expect.poll(book('E8'), PATIENT).toBe('0013');
    await expect.poll(book('E9'), PATIENT).toBe('0013');
    await expect.poll(book('E10'), PATIENT).toBe('00755');
    await expect.poll(atBob('E10'), PATIENT).toBe('00755');
  });

  it('keeps every line of a text', async () => {
    await ann.type('G8', '第一行', '第二行');
    await expect.poll(book('G8'), PATIENT).toBe('第一行\n第二行');
    await expect.poll(atBob('G8'), PATIENT).toBe('第一行\n第二行');
  });

  it('takes a change back on undo, for everybody', async () => {
    await ann.type('D12', '写错了');
    await expect.poll(atBob('D12'), PATIENT).toBe('写错了');
    await ann.page.keyboard.press('Control+z');
    await expect.poll(book('D12'), PATIENT).toBeUndefined();
    await expect.poll(atBob('D12'), PATIENT).toBeNull();
  });

  it.each([
    ['a cell of the system', 'A2', '「编号」由系统填写，不能手动改。'],
    ['a title', 'D1', '「客户」是表头，不能改。'],
  ])('refuses typing in %s and says why', async (_, cell, words) => {
    const before = await stand.value(cell);
    await ann.select(cell);
    await ann.page.keyboard.insertText('改');
    await expect.poll(toast, PATIENT).toBe(words);
    await ann.page.keyboard.press('Escape');
    expect(await stand.value(cell)).toBe(before);
  });

  it('shows a note that the system writes', async () => {
    const rows = [{ values: [{ note: '看不懂这个时间。例如：9:34' }] }];
    await stand.api(':batchUpdate', { requests: [{ updateCells: { start: { sheetId: SHEET, rowIndex: 3, columnIndex: 2 }, fields: 'note', rows } }] });
    await expect.poll(() => ann.note('C4'), PATIENT).toBe('看不懂这个时间。例如：9:34');
  });

  it('follows rows that others insert and delete, with their notes', async () => {
    const range = { sheetId: SHEET, dimension: 'ROWS', startIndex: 1, endIndex: 2 };
    await stand.api(':batchUpdate', { requests: [{ insertDimension: { range } }] });
    await expect.poll(atBob('D3'), PATIENT).toBe('王先生');
    await expect.poll(() => ann.note('C5'), PATIENT).toBe('看不懂这个时间。例如：9:34');
    await stand.api(':batchUpdate', { requests: [{ deleteDimension: { range } }] });
    await expect.poll(atBob('D2'), PATIENT).toBe('王先生');
    await expect.poll(() => ann.note('C4'), PATIENT).toBe('看不懂这个时间。例如：9:34');
  });

  it('moves what was cut as one change, and one undo brings it back', async () => {
    await ann.type('D18', '剪走');
    await ann.select('D18');
    await ann.take('Control+x', '剪走');
    await ann.select('D19');
    await ann.page.keyboard.press('Control+v');
    await expect.poll(book('D19'), PATIENT).toBe('剪走');
    expect(await stand.value('D18')).toBeUndefined();
    await ann.page.keyboard.press('Control+z');
    await expect.poll(atBob('D18'), PATIENT).toBe('剪走');
    await expect.poll(atBob('D19'), PATIENT).toBeNull();
  });

  it('fills in the present moment on Ctrl+;', async () => {
    await ann.select('C18');
    await ann.page.keyboard.press('Control+;');
    await expect.poll(book('C18'), PATIENT).toBeCloseTo(serial('2026-10-12T09:34'), 6);
  });

  it('shows a new dropdown without closing an open editor', async () => {
    await ann.begin('D20', '写到一半');
    const before = await ann.load();
    const condition = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '新的选项' }] };
    const range = { sheetId: SHEET, startRowIndex: 1, startColumnIndex: 5, endColumnIndex: 6 };
    await stand.api(':batchUpdate', { requests: [{ setDataValidation: { range, rule: { condition, strict: true } } }] });
    await ann.page.keyboard.press('Enter');
    await expect.poll(book('D20'), PATIENT).toBe('写到一半');
    await expect.poll(atBob('D20'), PATIENT).toBe('写到一半');
    await expect.poll(() => ann.load(), PATIENT).not.toBe(before);
    expect(await ann.raw('D20')).toBe('写到一半');
    await ann.choose('F6', '新的选项');
    await expect.poll(book('F6'), PATIENT).toBe('新的选项');
  });

  it('sorts on the server, for everybody', async () => {
    await ann.select('D2');
    await ann.run('sheet.command.sort-range-asc-ext-ctx');
    await expect.poll(async () => [await stand.value('D2'), await ann.raw('D2'), await bob.raw('D2')], PATIENT).not.toContain('王先生');
    expect(await ann.raw('D2')).toBe(await bob.raw('D2'));
    expect(await ann.raw('D2')).toBe(await stand.value('D2'));
  });

  it('does not lose typing in a cell that another changes meanwhile', async () => {
    await ann.begin('D14', '我写的');
    await stand.put('D14', ['别人写的']);
    await expect.poll(atBob('D14'), PATIENT).toBe('别人写的');
    await ann.page.keyboard.press('Enter');
    await expect.poll(atBob('D14'), PATIENT).toBe('我写的');
  });

  it('keeps what was typed while the server refuses, says so, and sends it later', async () => {
    stand.fail(503);
    await ann.type('D16', '断网时写的');
    const trouble = ann.page.locator('#trouble');
    await trouble.getByText('还没有保存').waitFor();
    expect(await ann.raw('D16')).toBe('断网时写的');
    stand.fail(undefined);
    await trouble.getByText('马上再试').click();
    await expect.poll(book('D16'), PATIENT).toBe('断网时写的');
    await trouble.waitFor({ state: 'hidden' });
  });

  it('unfolds a step and shows its columns', async () => {
    const step = ann.page.locator('#steps').getByText('调查', { exact: true });
    expect(await step.getAttribute('aria-pressed')).toBe('false');
    await step.click();
    await expect.poll(() => ann.page.locator('#steps').getByText('调查', { exact: true }).getAttribute('aria-pressed'), PATIENT).toBe('true');
  });

  it('raises no error on the way', () => {
    expect(errors).toEqual([]);
  });
});

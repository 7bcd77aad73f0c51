import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { changedCells, ripen, seenCells } from '../../../shared/sheet/pending.ts';
import type { ReadCell } from '../../../shared/sheet/cell.ts';
import type { Pending } from '../../../shared/sheet/seen.ts';
import type { TabRow } from '../../../shared/sheet/tab.ts';
import { at, print } from '../cases/kit.ts';
import { tabRow } from './kit.ts';

const row = (index: number, customer: string, content = '门板开裂', more = {}): TabRow => tabRow(index, { customer, content, ...more });
const look = (when: string, rows: readonly TabRow[], before: readonly Pending[] = []) => ripen(COMPLAINTS, rows, before, at(when));
const two = (first: readonly TabRow[], second: readonly TabRow[]) => look('09:01', second, look('09:00', first).waiting);
const customers = (rows: readonly TabRow[]): readonly unknown[] => rows.map(({ cells }) => cells['customer']?.raw);

describe('a row is a record at the second look', () => {
  test('that finds it unchanged', () => {
    const { ripe, waiting } = two([row(1, '张')], [row(1, '张')]);
    expect([customers(ripe.map((it) => it.row)), waiting]).toEqual([['张'], []]);
  });
  test('first seen is the first of the two', () => expect(two([row(1, '张')], [row(1, '张')]).ripe.map(({ pending }) => print(pending.firstSeenAt))).toEqual(['09:00']));
  test('not at the first', () => expect(look('09:00', [row(1, '张')]).ripe).toEqual([]));

  test.each<[string, TabRow]>([
    ['without 客户', tabRow(1, { content: '门板开裂' })], ['without 投诉内容', tabRow(1, { customer: '张' })], ['with a blank typed for one', tabRow(1, { customer: ' ', content: '门板开裂' })],
  ])('never %s', (_, it) => expect(two([it], [it])).toEqual({ ripe: [], waiting: [] }));

  test.each<[string, TabRow]>([
    ['a total', row(1, '合计', '12 件')], ['a heading', tabRow(1, { complainedAt: '备注：以上已核对', customer: '张', content: '门板开裂' })], ['a sum', row(1, '张', '门板开裂', { quantity: { raw: 3, formula: '=SUM(Y2:Y9)' } })], ['the header again', row(1, '客户', '投诉内容')],
  ])('D17: never %s', (_, it) => expect(two([it], [it])).toEqual({ ripe: [], waiting: [] }));

  test.each<[string, TabRow]>([['客户', row(1, '张三')], ['投诉内容', row(1, '张', '门板裂开')]])('a changed %s begins again', (_, changed) => {
    const second = two([row(1, '张')], [changed]);
    expect([second.ripe, second.waiting.map(({ firstSeenAt }) => print(firstSeenAt))]).toEqual([[], ['09:01']]);
    expect(look('09:02', [changed], second.waiting).ripe).toHaveLength(1);
  });
  test('other cells may change meanwhile, and count from when they were seen', () => {
    const [ripe] = two([row(1, '张', '门板开裂', { department: '售后部' })], [row(1, '张', '门板开裂', { department: '安装部', phone: '0755' })]).ripe;
    expect(ripe?.pending.cells).toMatchObject({ customer: { at: at('09:00') }, department: { raw: '安装部', at: at('09:01') }, phone: { at: at('09:01') } });
  });
  test('a row that vanished is waited for no longer', () => expect(two([row(1, '张')], [])).toEqual({ ripe: [], waiting: [] }));
});

describe('rows are told apart by what they say', () => {
  test('sorting between the looks changes nothing', () => {
    const { ripe } = two([row(1, '张'), row(2, '李'), row(3, '王')], [row(1, '王'), row(2, '张'), row(3, '李')]);
    expect(customers(ripe.map((it) => it.row))).toEqual(['王', '张', '李']);
  });
  test('nor does a row inserted above', () => {
    const { ripe, waiting } = two([row(1, '张')], [row(1, '新'), row(2, '张')]);
    expect([customers(ripe.map((it) => it.row)), waiting.length]).toEqual([['张'], 1]);
  });
  test('two of the same content are two records', () => {
    const { ripe } = two([row(1, '张'), row(2, '张')], [row(1, '张'), row(2, '张')]);
    expect(new Set(ripe.map(({ pending }) => pending.token)).size).toBe(2);
  });
  test('a duplicate that came later waits for its own second look', () => {
    const second = two([row(1, '张')], [row(1, '张'), row(2, '张')]);
    expect([second.ripe.length, second.waiting.length]).toEqual([1, 1]);
    expect(second.waiting[0]?.token).not.toBe(second.ripe[0]?.pending.token);
  });
  test('the same look made twice names the same births', () => {
    const [once, again] = [1, 2].map(() => look('09:00', [row(1, '张'), row(2, '李')]).waiting.map(({ token }) => token));
    expect(once).toEqual(again);
  });
  test('however the rows are shuffled, each ripens once', () => {
    const names = fc.array(fc.constantFrom('张', '李', '王'), { maxLength: 7 });
    fc.assert(fc.property(names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }))), ([before, after]) => {
      const { ripe, waiting } = two(before.map((name, index) => row(index + 1, name)), after.map((name, index) => row(index + 1, name)));
      expect([ripe.length, new Set(ripe.map(({ pending }) => pending.token)).size, waiting]).toEqual([before.length, before.length, []]);
    }));
  });
});

/** Keys of the cells that tell of a change, where only 数量 stands. */
const told = (before: ReadCell, after: ReadCell): readonly string[] =>
  Object.keys(changedCells(COMPLAINTS, tabRow(1, { quantity: after }), seenCells(COMPLAINTS, tabRow(1, { quantity: before }), {}, at('09:00')), () => true, at('09:05')));

describe('cells', () => {
  const before = seenCells(COMPLAINTS, row(1, '张', '门板开裂', { phone: '0755' }), {}, at('09:00'));

  test('keep the look that first saw their value', () => expect(seenCells(COMPLAINTS, row(1, '张', '门板裂开'), before, at('09:05'))).toMatchObject({ customer: { at: at('09:00') }, content: { at: at('09:05') } }));
  test('of the system are not taken', () => expect(seenCells(COMPLAINTS, tabRow(1, { status: '已结案' }), {}, at('09:00'))).toEqual({}));
  test('that changed, appeared or were emptied are told', () => {
    const now = row(1, '张', '门板裂开', { contract: 'HT-1' });
    expect(changedCells(COMPLAINTS, now, before, () => true, at('09:05'))).toEqual({ content: { raw: '门板裂开', at: at('09:05') }, contract: { raw: 'HT-1', at: at('09:05') }, phone: null });
  });
  test('of a column that was not found change nothing', () => expect(changedCells(COMPLAINTS, row(1, '张'), before, (key) => key !== 'phone', at('09:05'))).toEqual({}));
  test('unchanged tell nothing', () => expect(changedCells(COMPLAINTS, row(9, '张', '门板开裂', { phone: '0755' }), before, () => true, at('09:05'))).toEqual({}));
  test('a value turned into a formula of the same value is told', () =>
    expect(changedCells(COMPLAINTS, row(1, '张', '门板开裂', { phone: { raw: '0755', formula: '=B2' } }), before, () => true, at('09:05'))).toEqual({ phone: { raw: '0755', formula: '=B2', at: at('09:05') } }));
  test.each<[string, string, string, readonly string[]]>([
    ['the day moves a volatile one', '=TODAY()-B2', '=TODAY()-B2', []],
    ['the row moved too', '=TODAY()-B2', '=TODAY()-B5', []],
    ['somebody changed it', '=TODAY()-B2', '=TODAY()-C2', ['quantity']],
    ['it follows a cell that somebody typed', '=A2+1', '=A2+1', ['quantity']],
  ])('S47: of a formula, where %s', (_, first, then, expected) => expect(told({ raw: 7, formula: first }, { raw: 8, formula: then })).toEqual(expected));
  test('S47: a volatile formula that fails tells, and so does its mending', () => {
    const [sound, broken] = [{ raw: 7, formula: '=TODAY()-B2' }, { raw: '#VALUE!', formula: '=TODAY()-B2', broken: true } as const];
    expect([told(sound, broken), told(broken, sound), told(broken, broken)]).toEqual([['quantity'], ['quantity'], []]);
  });
  test('too long keep 5,000 characters, counted as people do', () => {
    const { content } = seenCells(COMPLAINTS, row(1, '张', '👍'.repeat(5_001)), {}, at('09:00'));
    expect([content?.raw, content?.long]).toEqual(['👍'.repeat(5_000), 5_001]);
  });
  test('just long enough are kept whole', () => expect(seenCells(COMPLAINTS, row(1, '张', '👍'.repeat(5_000)), {}, at('09:00'))['content']).toEqual({ raw: '👍'.repeat(5_000), at: at('09:00') }));
});

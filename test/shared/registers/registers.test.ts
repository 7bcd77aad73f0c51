import { describe, expect, test } from 'vitest';
import { COMPLAINT_ORDERS, COMPLAINTS } from '../../../shared/registers/complaints.ts';
import { REGISTERS, registerOf, registersOf } from '../../../shared/registers/list.ts';
import { columnOf, peopleColumns, systemColumns, WORKBOOKS } from '../../../shared/registers/register.ts';

const twice = (words: readonly string[]): readonly string[] => words.filter((word, index) => words.indexOf(word) !== index);

describe.each(REGISTERS.map((register) => [register.title, register] as const))('%s', (_, register) => {
  const keys = register.columns.map(({ key }) => key);

  test('no key twice', () => expect(twice(keys)).toEqual([]));
  test('no title twice, so that a column can be found by it', () => expect(twice(register.columns.map(({ title }) => title))).toEqual([]));
  test('its required columns are there, and people fill them', () => expect(register.required.filter((key) => columnOf(register, key).writer !== 'P')).toEqual([]));
  test('choices, and only they, have options, none twice', () => {
    const wrong = register.columns.filter(({ kind, options }) => (kind === 'choice' || kind === 'choices') !== (options !== undefined) || twice(options ?? []).length > 0);
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });
  test('every column has one writer', () => expect(peopleColumns(register).length + systemColumns(register).length).toBe(register.columns.length));
  test('the columns of a step stand together', () => {
    const runs = register.columns.map(({ step }) => step).filter((step, index, all) => step !== all[index - 1]);
    expect(twice(runs)).toEqual([]);
  });
  test('the frozen columns leave most of the screen', () => expect(register.columns.slice(0, register.frozenColumns).reduce((sum, { width }) => sum + (width ?? 100), 0)).toBeLessThan(400));
  test('a register of records numbers them, a reference tab does not', () => expect(register.prefix !== undefined).toBe(register.shape === 'records'));
  test('says what is wrong in 校验结果', () => expect(columnOf(register, 'check')).toMatchObject({ title: '校验结果', writer: 'S' }));
});

test('keys, prefixes and titles are given once', () => {
  expect(twice(REGISTERS.map(({ key }) => key))).toEqual([]);
  expect(twice(REGISTERS.flatMap(({ prefix }) => prefix ?? []))).toEqual([]);
});
test('every register stands in one of the workbooks', () => expect(WORKBOOKS.flatMap(registersOf).toSorted((a, b) => REGISTERS.indexOf(a) - REGISTERS.indexOf(b))).toEqual(REGISTERS));
test('a register or a column nobody made is a bug', () => {
  expect(() => registerOf('nothing')).toThrow('no register nothing');
  expect(() => columnOf(COMPLAINTS, 'nothing')).toThrow('complaints has no column nothing');
});
test('what may not go backwards are moments people type', () => {
  const kinds = COMPLAINT_ORDERS.flat().map((key) => columnOf(COMPLAINTS, key));
  expect(kinds.filter(({ kind, writer }) => kind !== 'moment' || writer !== 'P')).toEqual([]);
});
test('in the order of the contract', () => {
  const titles = COMPLAINT_ORDERS.map((order) => order.map((key) => columnOf(COMPLAINTS, key).title).join(' ≤ '));
  expect(titles).toEqual(['投诉时间 ≤ 送达时间 ≤ 调查完成时间 ≤ 调查回复时间 ≤ 结果时间 ≤ 回复客户时间 ≤ 回访时间', '上报最高领导时间 ≤ 最高领导答复时间 ≤ 最高领导解决时间']);
});

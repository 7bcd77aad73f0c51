import { describe, expect, test } from 'vitest';
import type { CellKind, Column } from '../../../shared/registers/column.ts';
import { LONGEST_TEXT, type ReadCell, type Raw } from '../../../shared/sheet/cell.ts';
import { tooLong, understand, type Lookup } from '../../../shared/sheet/understand.ts';
import { yuan } from '../../../shared/words/money.ts';
import { at, changed, companyWith, lookAt } from '../cases/kit.ts';

const NOW = '09:34';
const COMPANY = companyWith({ people: [
  changed('0201', { no: '0290', name: '重名' }), changed('0201', { no: '0291', name: '重名' }),
  changed('0204', { active: false }), changed('0201', { no: '0292', name: '王 五' }),
] });
const LOOK: Lookup = { ...lookAt(at(NOW), COMPANY), knows: (number) => number === 'KS-2610-0001' };
const column = (kind: CellKind, options?: readonly string[]): Column => ({ key: 'x', title: '某列', writer: 'P', kind, step: '', ...(options && { options }) });

/** What a cell is worth, or the code of what is wrong with it. */
function read(kind: CellKind, cell: Raw | ReadCell, options?: readonly string[]): unknown {
  const it = understand(column(kind, options), { ...(typeof cell === 'object' ? cell : { raw: cell }), at: at(NOW) }, LOOK);
  return 'value' in it ? it.value : it.fault.code;
}

describe('moments that have happened', () => {
  test.each<[Raw, string]>([
    ['2026-10-12 09:30', '09:30'], ['2026/10/12 9:30', '09:30'], ['2026年10月12日 9点30分', '09:30'], ['２０２６－１０－１２　０９：３０', '09:30'], ['10-12 9:30', '09:30'],
    [46_307.395833333336, '09:30'], [46_307.3958333, '09:30'], ['2026-10-11 24:00', '00:00'], ['2026-10-12 09:36', '09:36'],
  ])('%s', (raw, expected) => expect(read('moment', raw)).toBe(at(expected)));

  test.each<[Raw, string]>([
    ['昨天', 'moment.unreadable'], ['13/5 9:30', 'moment.unreadable'], ['待定', 'moment.unreadable'], ['2026-02-30 09:30', 'moment.unreadable'], [true, 'moment.unreadable'], [-3, 'moment.unreadable'],
    ['2026-10-12', 'moment.dayOnly'], [46_307, 'moment.dayOnly'], ['10月12日', 'moment.dayOnly'],
    ['5/3 9:30', 'date.ambiguous'], ['26-10-12 9:30', 'date.shortYear'], [3.5, 'moment.unreadable'],
    ['09:30', 'moment.timeOnly'], ['上午9:30', 'moment.timeOnly'], [0.395833333333, 'moment.timeOnly'], ['9点30分', 'moment.timeOnly'],
    ['2026-10-12 09:37', 'moment.ahead'], ['2027-10-12 09:30', 'moment.ahead'], [46_308.5, 'moment.ahead'],
  ])('«%s»: %s', (raw, code) => expect(read('moment', raw)).toBe(code));

  test('two minutes ahead is the most', () => {
    const typed = { raw: '2026-10-12 09:36:01', at: at(NOW) };
    expect(understand(column('moment'), typed, LOOK)).toMatchObject({ fault: { code: 'moment.ahead', clearsAt: at('09:34') + 1_000 } });
    expect(understand(column('moment'), typed, { ...LOOK, now: (at('09:34') + 1_000) as Lookup['now'] })).toHaveProperty('value');
  });
  test('what is said names the column, what was typed and an example', () => {
    const it = understand(column('moment'), { raw: '昨天', at: at(NOW) }, LOOK);
    expect(it).toMatchObject({ fault: { column: 'x', sentence: { zh: '某列「昨天」看不懂，应写日期和时间，例如 2026-10-12 09:34' } } });
  });
});

describe('moments that are promised', () => {
  test('may lie ahead', () => expect(read('promise', '2026-12-01 15:00')).toBe(at('12-01 15:00')));
  test('need a time all the same', () => expect([read('promise', '2026-12-01'), read('promise', '15:00')]).toEqual(['moment.dayOnly', 'moment.timeOnly']));
  test('without a year mean the nearest', () => expect(read('promise', '1-2 15:00')).toBe(at('2027-01-02 15:00')));
});

describe('from when, until when', () => {
  test.each<[CellKind, Raw, string]>([['since', '2026-10-12', '00:00'], ['until', '2026-10-12', '10-13 00:00'], ['since', '2026-10-12 14:00', '14:00'], ['until', '2026-10-12 14:00', '14:00'], ['until', 46_307, '10-13 00:00']])(
    '%s %s', (kind, raw, expected) => expect(read(kind, raw)).toBe(at(expected)));
  test.each<[CellKind, Raw]>([['since', '14:00'], ['until', '下周']])('%s «%s» is none', (kind, raw) => expect(read(kind, raw)).toBe('moment.unreadable'));
});

describe('days', () => {
  test.each<[Raw, string]>([['2026-10-12', '2026-10-12'], [46_307, '2026-10-12'], ['2026年10月12日', '2026-10-12'], ['10/13', '2026-10-13'], ['2026-10-12 09:30', '2026-10-12'], [46_307.5, '2026-10-12']])('%s', (raw, expected) =>
    expect(read('day', raw)).toBe(expected));
  test.each<Raw>(['明天', '9:30', '2026-02-29', true])('«%s» is none', (raw) => expect(read('day', raw)).toBe('day.unreadable'));
});

describe('people', () => {
  test.each<[Raw, string]>([['0101', '0101'], ['0101 王受', '0101'], ['王受', '0101'], ['０１０１', '0101'], [' 0101  王受 ', '0101'], ['0101\u200b', '0101'], ['D-07', 'D-07'], ['王 五', '0292'], ['0292 王 五', '0292']])('«%s»', (raw, no) =>
    expect(read('person', raw)).toBe(no));
  test.each<[Raw, string]>([
    ['张三', 'person.unknown'], ['9999', 'person.unknown'], ['0101 李二', 'person.unknown'], [101, 'person.zero'], [107, 'person.unknown'], ['王', 'person.unknown'],
    ['重名', 'person.ambiguous'], ['待查', 'person.unknown'],
  ])('«%s»: %s', (raw, code) => expect(read('person', raw)).toBe(code));

  test.each(['0204', '周二'])('«%s», who has left, counts and is remarked on', (raw) =>
    expect(understand(column('person'), { raw, at: at(NOW) }, LOOK)).toMatchObject({ value: '0204', besides: { code: 'person.inactive' } }));
  test('a number makes an ambiguous name clear', () => expect(read('person', '0291 重名')).toBe('0291'));
  test('one active holder of a name is meant, whoever left', () => {
    const look = lookAt(at(NOW), companyWith({ people: [changed('0201', { no: '0290', name: '重名', active: false }), changed('0201', { no: '0291', name: '重名' })] }));
    expect(look.person('重名')).toMatchObject({ no: '0291' });
  });
  test('the example is a person of the company', () => {
    const it = understand(column('person'), { raw: '张三', at: at(NOW) }, LOOK);
    expect(it).toMatchObject({ fault: { sentence: { zh: expect.stringContaining('例如 0001 董一') } } });
  });
});

describe('parties', () => {
  test.each<[Raw, string]>([['待查', '待查'], ['公司外人员', '公司外人员'], [' 待查 ', '待查'], ['S-02', 'S-02'], ['华南经销', 'D-07'], ['0201', '0201']])('«%s»', (raw, expected) => expect(read('party', raw)).toBe(expected));
  test('are people otherwise', () => expect(read('party', '张三')).toBe('person.unknown'));
});

describe('choices', () => {
  const RESULTS = ['满意', '基本满意', '不满意', '未接通'];

  test.each<[Raw, string]>([['满意', '满意'], ['满意。', '满意'], ['满意！', '满意'], ['满意，', '满意'], ['不满意;', '不满意'], ['满意\u200b', '满意']])('«%s»', (raw, expected) => expect(read('choice', raw, RESULTS)).toBe(expected));
  test.each<Raw>(['很满意', '满', '满意不满意', '满 意', '满意？', 1, true])('«%s» is none', (raw) => expect(read('choice', raw, RESULTS)).toBe('choice.unknown'));

  test.each<[Raw, readonly string[]]>([['受理人、财务', ['受理人', '财务']], ['受理人,财务', ['受理人', '财务']], ['受理人；财务', ['受理人', '财务']], ['受理人 / 财务、', ['受理人', '财务']], ['财务', ['财务']]])('several: «%s»', (raw, expected) =>
    expect(read('choices', raw, ['受理人', '财务'])).toEqual(expected));
  test('one wrong word of several is wrong', () => expect(read('choices', '受理人、出纳', ['受理人', '财务'])).toBe('choice.unknown'));
});

describe('ticks', () => {
  test.each<Raw>([true, '是', '√', '✓', 'TRUE', 'Yes', 'ｙ', 1, '是。'])('%s is ticked', (raw) => expect(read('tick', raw)).toBe(true));
  test.each<Raw>([false, '否', '×', 'FALSE', 'no', 0, '无'])('%s is not', (raw) => expect(read('tick', raw)).toBe(false));
  test.each<Raw>(['也许', '是否', 2])('«%s» is neither', (raw) => expect(read('tick', raw)).toBe('tick.unreadable'));
});

describe('departments, records and hours', () => {
  test.each<[CellKind, Raw, string]>([
    ['department', '售后部', '售后部'], ['department', ' 售后部 ', '售后部'], ['department', '售后', 'department.unknown'],
    ['record', 'ks－2610－0001', 'KS-2610-0001'], ['record', 'KS-2610-0002', 'record.unknown'], ['record', '上次那个', 'record.unknown'],
    ['hours', '08:30-12:00，13:30-17:30', '08:30-12:00,13:30-17:30'], ['hours', '早上', 'hours.unreadable'],
  ])('%s «%s»: %s', (kind, raw, expected) => expect(read(kind, raw)).toBe(expected));
});

describe('money and numbers', () => {
  test.each<[Raw, unknown]>([[30, yuan(30)], ['30', yuan(30)], ['30.5元', yuan(30.5)], [30.55, yuan(30.55)], [0.1 + 0.2, yuan(0.3)], [0, 0], [30.555, 'yuan.unreadable'], ['三十', 'yuan.unreadable'], [-30, 'yuan.unreadable'], ['-30', 'yuan.unreadable'], [true, 'yuan.unreadable']])(
    'yuan: %s', (raw, expected) => expect(read('yuan', raw)).toBe(expected));
  test.each<[Raw, unknown]>([[30, 30], ['30', 30], ['３０', 30], [1.5, 1.5], [-1, 'number.unreadable'], ['三', 'number.unreadable'], [' ', 'number.unreadable'], [true, 'number.unreadable']])(
    'number: %s', (raw, expected) => expect(read('number', raw)).toBe(expected));
});

describe('text and codes', () => {
  test.each<Raw>(['门板开裂\n第二行', '👍🏽 好', '=1+1', '  前后有空格  ', '+86'])('«%s» is kept exactly', (raw) => expect(read('text', raw)).toBe(raw));
  test('a number in a text column is its digits', () => expect(read('text', 12)).toBe('12'));
  test('a code keeps its leading zeros', () => expect(read('code', '0086')).toBe('0086'));
  test.each([[LONGEST_TEXT + 1, 'text.long'], [undefined, undefined]])('a text of %s characters beyond the limit', (long, code) =>
    expect(tooLong(column('text'), { raw: 'x', at: at(NOW), ...(long !== undefined && { long }) })?.code).toBe(code));
});

describe('formulas', () => {
  test('count by their value', () => expect(read('moment', { raw: 46_307.375, formula: '=B2' })).toBe(at('09:00')));
  test.each<CellKind>(['text', 'moment', 'person', 'choice', 'tick', 'yuan', 'record'])('one that fails is wrong in a column of kind %s', (kind) => expect(read(kind, { raw: '#', broken: true }, ['a'])).toBe('cell.broken'));
});

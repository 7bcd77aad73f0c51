import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

interface Typed {
  readonly value: object;
  readonly format?: object;
  readonly shown: string;
}

const number = (numberValue: number, shown: string, type?: string, pattern?: string): Typed => ({
  value: { numberValue },
  shown,
  ...(type && { format: { numberFormat: { type, pattern } } }),
});
const text = (stringValue: string): Typed => ({ value: { stringValue }, shown: stringValue });
const flag = (boolValue: boolean, shown: string): Typed => ({ value: { boolValue }, shown });

const ENGLISH: readonly (readonly [string, Typed])[] = [
  ['2020-01-01', number(43831, '2020-01-01', 'DATE', 'yyyy-mm-dd')],
  ['1999-01-02', number(36162, '1999-01-02', 'DATE', 'yyyy-mm-dd')],
  ['2026-09-05', number(46270, '2026-09-05', 'DATE', 'yyyy-mm-dd')],
  ['1-2', number(46024, '1-2', 'DATE', 'm-d')],
  ['Mar 1 2016', number(42430, 'Mar 1 2016', 'DATE', 'mmm d yyyy')],
  ['$100.15', number(100.15, '$100.15', 'CURRENCY', '"$"#,##0.00')],
  ['2,000,000.01', number(2000000.01, '2,000,000.01', 'NUMBER', '#,##0.00')],
  ['0042', number(42, '42')],
  ['007', number(7, '7')],
  ['12', number(12, '12')],
  ['100.00', number(100, '100')],
  ['- 12345', number(-12345, '-12345')],
  ['+447700900123', number(447700900123, '447700900123')],
  ['07700900123', number(7700900123, '7700900123')],
  ['3_1_0', text('3_1_0')],
  ['TRUE', flag(true, 'TRUE')],
  ['false', flag(false, 'FALSE')],
  ["'0123", text('0123')],
  ['line one\nline two', text('line one\nline two')],
];

const ANYWHERE: readonly (readonly [string, Typed])[] = [
  ['2026-10-12 09:34', number(46307 + 34440 / 86400, '2026-10-12 09:34', 'DATE_TIME', 'yyyy-mm-dd hh:mm')],
  ['2026-10-12 09:34:05', number(46307 + 34445 / 86400, '2026-10-12 09:34:05', 'DATE_TIME', 'yyyy-mm-dd hh:mm:ss')],
  ['2026/1/5', number(46027, '2026/1/5', 'DATE', 'yyyy/m/d')],
  ['2026/1/5 9:30', number(46027 + 34200 / 86400, '2026/1/5 9:30', 'DATE_TIME', 'yyyy/m/d h:mm')],
  ['2026-02-30', text('2026-02-30')],
  ['KS-2610-0001', text('KS-2610-0001')],
  ['1001 张三', text('1001 张三')],
  ['30分钟', text('30分钟')],
  ['D01', text('D01')],
  ['13号楼2单元501', text('13号楼2单元501')],
  ['客户投诉交货延误', text('客户投诉交货延误')],
  ['2024年3月5日客户来电', text('2024年3月5日客户来电')],
  ['-', text('-')],
  ['@所有人', text('@所有人')],
];

const UNRECORDED = [
  '2024年3月5日',
  '3月5日',
  '上午9:30',
  '9点',
  '10:30',
  '50%',
  '1/2/2026',
  '￥100',
  '１２３',
  '１２/３',
  '1e5',
  '10am',
  '#N/A',
  '5 Mar',
  '2026-10-12T09:30',
];

async function typed(book: TestBook, input: string): Promise<unknown> {
  await book.put('A1', [[input]], 'USER_ENTERED');
  const { sheets } = Object(await book.get('sheets.data.rowData.values(userEnteredValue,userEnteredFormat,formattedValue)'));
  return sheets[0].data[0].rowData[0].values[0];
}

const view = ({ value, format, shown }: Typed) => ({
  userEnteredValue: value,
  ...(format && { userEnteredFormat: format }),
  formattedValue: shown,
});

describe('strings as if typed', () => {
  test.each(ENGLISH)('A25 A27 in English, %j', async (input, expected) => {
    await using book = await TestBook.open();
    expect(await typed(book, input)).toEqual(view(expected));
  });

  test.each(ANYWHERE)('in Chinese, %j', async (input, expected) => {
    await using book = await TestBook.open({ properties: { locale: 'zh_CN', timeZone: 'Asia/Shanghai' } });
    expect(await typed(book, input)).toEqual(view(expected));
  });

  test.each([...UNRECORDED, '1-2', '$5.00'])('A26 in Chinese, %j has never been recorded', async (input) => {
    await using book = await TestBook.open({ properties: { locale: 'zh_CN' } });
    const answer = await book.call('PUT', '/values/A1?valueInputOption=USER_ENTERED', { values: [[input]] });
    expect(answer).toMatchObject({ status: 501, body: { emulator: 'UnrecordedCoercion', input, locale: 'zh_CN' } });
    expect(await book.values('A1')).toBeUndefined();
  });

  test('an empty string clears', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    await book.put('A1', [['']], 'USER_ENTERED');
    expect(await book.values('A1')).toBeUndefined();
  });

  test('a date typed into a cell with a format keeps that format', async () => {
    await using book = await TestBook.open();
    const numberFormat = { type: 'DATE', pattern: 'yyyy"年"m"月"d"日"' };
    await book.batch({
      repeatCell: {
        range: { sheetId: 0, endRowIndex: 1 },
        cell: { userEnteredFormat: { numberFormat } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    expect(await typed(book, '2026-09-05')).toMatchObject({ userEnteredFormat: { numberFormat }, formattedValue: '2026年9月5日' });
  });

  test('what is typed into a text column stays text', async () => {
    await using book = await TestBook.open();
    await book.batch({
      repeatCell: {
        range: { sheetId: 0 },
        cell: { userEnteredFormat: { numberFormat: { type: 'TEXT' } } },
        fields: 'userEnteredFormat.numberFormat',
      },
    });
    expect(await typed(book, '007')).toMatchObject({ userEnteredValue: { stringValue: '007' } });
  });

  test('a + before a word makes a broken formula', async () => {
    await using book = await TestBook.open();
    expect(await typed(book, '+text…')).toEqual({ userEnteredValue: { formulaValue: '=+text…' }, formattedValue: '#ERROR!' });
  });
});

describe('numbers as the grid shows them', () => {
  test.each([
    [46307.39861111111, 'DATE_TIME', 'yyyy-mm-dd hh:mm', '2026-10-12 09:34'],
    [46307.99999999999, 'DATE_TIME', 'yyyy-mm-dd hh:mm', '2026-10-13 00:00'],
    [46307.5, 'DATE', 'd mmm yy', '12 Oct 26'],
    [46307.55, 'TIME', 'h:mm AM/PM', '1:12 PM'],
    [1.5, 'TIME', '[h]:mm:ss', '36:00:00'],
    [1234.5, 'NUMBER', '0.00', '1234.50'],
    [1234567.891, 'NUMBER', '#,##0.00', '1,234,567.89'],
    [-30.5, 'NUMBER', '#,##0.00', '-30.50'],
    [-30, 'NUMBER', '0;(0)', '(30)'],
    [7, 'NUMBER', '0000', '0007'],
    [1.5, 'NUMBER', '0.##', '1.5'],
    [0.125, 'PERCENT', '0.0%', '12.5%'],
    [30, 'NUMBER', '0"元"', '30元'],
    [0.1 + 0.2, 'NUMBER', 'General', '0.3'],
  ])('%d as %s %s', async (value, type, pattern, shown) => {
    await using book = await TestBook.open();
    const cell = { userEnteredValue: { numberValue: value }, userEnteredFormat: { numberFormat: { type, pattern } } };
    await book.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell] }], fields: '*' } });
    expect(await book.values('A1')).toEqual([[shown]]);
  });
});

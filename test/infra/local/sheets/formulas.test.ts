import { describe, expect, test } from 'vitest';
import { shiftFormula } from '../../../../infra/local/sheets/refs.ts';
import { instantOf } from '../../../../shared/words/time.ts';
import { TestBook } from './book.ts';

describe('formulas', () => {
  test.each([
    ['=1+1', 2],
    ['=A1+B1', 5],
    ['=SUM(A:A)', 2],
    ['=MAX(A1:B2)&"/"&MIN(A1:B2)', '7/2'],
    ['=IF(A1>1,"是","否")', '是'],
    ['=DATE(2024,1,1)', 45292],
    ["='另 一'!A1*2", 42],
    ['=IFERROR(1/0,"x")', 'x'],
    ['=1/0', '#DIV/0!'],
    ['=NOSUCH(1)', '#NAME?'],
    ['=无此表!A1', '#REF!'],
    ['=1+', '#ERROR!'],
    ['=D9', '#REF!'],
    ['=NOW()', 46271 + 10 / 24],
    ['=TODAY()', 46271],
  ])('%s', async (formula, result) => {
    await using book = await TestBook.open();
    await book.batch({ addSheet: { properties: { title: '另 一' } } });
    await book.put("'另 一'!A1", [[21]]);
    await book.put('A1', [[2, 3], [null, 7]]);
    await book.put('D9', [[formula]], 'USER_ENTERED');
    expect(await book.values('D9', '?valueRenderOption=UNFORMATTED_VALUE')).toEqual([[result]]);
  });

  test('what depends on a change is reckoned again, through other formulas', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[1, '=A1+1', '=B1+1', '=SUM(A1:C1)']], 'USER_ENTERED');
    expect(await book.values('A1:D1')).toEqual([['1', '2', '3', '6']]);
    await book.put('A1', [[10]]);
    expect(await book.values('A1:D1')).toEqual([['10', '11', '12', '33']]);
  });

  test('a circle is an error, not a hang', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['=B1', '=A1']], 'USER_ENTERED');
    expect(await book.values('A1:B1')).toEqual([['#REF!', '#REF!']]);
  });

  test('the clock of a formula is the wall clock of the workbook', async () => {
    await using book = await TestBook.open({ properties: { timeZone: 'Asia/Shanghai' } });
    await book.put('A1', [['=NOW()', '=HOUR(A1)', '=TODAY()']], 'USER_ENTERED');
    expect(await book.values('A1:C1')).toEqual([['2026-09-06 18:00:00', '18', '2026-09-06']]);
    book.served.clock.now = instantOf(book.served.clock.now + 7 * 3_600_000);
    expect(await book.values('A1:C1')).toEqual([['2026-09-07 1:00:00', '1', '2026-09-07']]);
  });

  test('a formula follows a new title of the tab it reads', async () => {
    await using book = await TestBook.open({ sheets: [{ properties: { title: '甲' } }, { properties: { title: '乙', sheetId: 2 } }] });
    await book.put("'乙'!A1", [[21]]);
    await book.put("'甲'!A1", [["='乙'!A1*2"]], 'USER_ENTERED');
    await book.batch({ updateSheetProperties: { properties: { sheetId: 2, title: 'New one' }, fields: 'title' } });
    expect(await book.values("'甲'!A1", '?valueRenderOption=FORMULA')).toEqual([["='New one'!A1*2"]]);
    expect(await book.values("'甲'!A1")).toEqual([['42']]);
  });

  test('a formula that comes to nothing reads as empty', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['=""']], 'USER_ENTERED');
    expect(await book.values('A1')).toBeUndefined();
  });

  test.each([
    ['=A1+$B$2&"A1"', 1, 1, '=B2+$B$2&"A1"'],
    ["='It''s'!A1:B2", 2, 0, "='It''s'!A3:B4"],
    ['=SUM(A:A,1:1)', 3, 1, '=SUM(B:B,4:4)'],
    ['=A1', -1, 0, '=#REF!'],
    ['=LOG10(A1)', 1, 0, '=LOG10(A2)'],
  ])('%s carried by %d rows and %d columns', (formula, rows, columns, expected) => {
    expect(shiftFormula(formula, rows, columns)).toBe(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { openSheets } from '../../../../infra/local/sheets/server.ts';
import { TestBook } from './book.ts';
import { START } from './serve.ts';

const range = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: 0, startRowIndex, endRowIndex, startColumnIndex, endColumnIndex,
});
const replyOf = async (book: TestBook, request: object) => Object((await book.batch(request))[0]);
const all = (book: TestBook, at = 'A1:F9') => book.values(at, '?valueRenderOption=UNFORMATTED_VALUE');
const refusedFill = (book: TestBook, fill: object) => book.refused(501, 'POST', ':batchUpdate', { requests: [{ autoFill: fill }] });

/** A tab of twelve numbered rows after a shuffle; rows stay whole. */
const shuffled = (seed: number) => {
  const sheets = openSheets({ now: () => START, seed });
  const path = `/v4/spreadsheets/${Object(sheets.ask({ verb: 'POST', path: '/v4/spreadsheets' }).body).spreadsheetId}`;
  const rows = Array.from({ length: 12 }, (_, n) => [n, `r${n}`]);
  sheets.ask({ verb: 'PUT', path: `${path}/values/A1`, query: new URLSearchParams({ valueInputOption: 'RAW' }), body: { values: rows } });
  sheets.ask({ verb: 'POST', path: `${path}:batchUpdate`, body: { requests: [{ randomizeRange: { range: range(0, 20, 0, 2) } }] } });
  const { values } = Object(sheets.ask({ verb: 'GET', path: `${path}/values/A1:B12`, query: new URLSearchParams({ valueRenderOption: 'UNFORMATTED_VALUE' }) }).body);
  expect(values.every(([n, text]: [number, string]) => text === `r${n}`)).toBe(true);
  expect(values.map(([n]: [number]) => n).toSorted((a: number, b: number) => a - b)).toEqual(rows.map(([n]) => n));
  return JSON.stringify(values);
};

const rule = (type: string) => ({ ranges: [range(0, 9, 0, 1)], booleanRule: { condition: { type }, format: { backgroundColor: { red: 1 } } } });
const shown = (type: string) => ({
  ranges: [{ startRowIndex: 0, endRowIndex: 9, startColumnIndex: 0, endColumnIndex: 1 }],
  booleanRule: { condition: { type }, format: { backgroundColor: { red: 1 }, backgroundColorStyle: { rgbColor: { red: 1 } } } },
});

describe('tidying', () => {
  test('trimWhitespace leaves one space inside, none at the ends, and text as text', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[' a  b\n c ', 'x', 5], ['\t=1+1', '', '  007']]);
    expect(await replyOf(book, { trimWhitespace: { range: range(0, 9, 0, 3) } })).toEqual({ trimWhitespace: { cellsChangedCount: 3 } });
    expect(await all(book)).toEqual([['a b c', 'x', 5], ['=1+1', '', '007']]);
    expect(await replyOf(book, { trimWhitespace: { range: range(0, 9, 0, 3) } })).toEqual({ trimWhitespace: {} });
  });

  test('deleteDuplicates keeps the first, whatever the case, and moves up only what is in the range', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['Ann', 1, 'p'], ['ann', 1, 'q'], ['Bob', 1, 'r'], ['ANN', 2, 's'], ['bob', 1, 't']]);
    expect(await replyOf(book, { deleteDuplicates: { range: range(0, 5, 0, 2) } })).toEqual({ deleteDuplicates: { duplicatesRemovedCount: 2 } });
    expect(await all(book)).toEqual([['Ann', 1, 'p'], ['Bob', 1, 'q'], ['ANN', 2, 'r'], ['', '', 's'], ['', '', 't']]);
    const comparisonColumns = [{ sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }];
    await book.batch({ deleteDuplicates: { range: range(0, 3, 0, 2), comparisonColumns } });
    expect(await all(book, 'A1:B3')).toEqual([['Ann', 1], ['Bob', 1]]);
  });

  test('textToColumns splits to the right and reads each part as if typed', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['a,7,2026-09-05', 'old'], ['alone', 'kept'], [9]]);
    await book.batch({ textToColumns: { source: range(0, 3, 0, 1), delimiterType: 'COMMA' } });
    expect(await all(book)).toEqual([['a', 7, 46270], ['alone', 'kept'], [9]]);
    await book.put('E1', [['p、q']]);
    await book.batch({ textToColumns: { source: range(0, 1, 4, 5), delimiterType: 'CUSTOM', delimiter: '、' } });
    expect(await book.values('E1:F1')).toEqual([['p', 'q']]);
    await book.refused(400, 'POST', ':batchUpdate', { requests: [{ textToColumns: { source: range(0, 3, 0, 2), delimiterType: 'COMMA' } }] });
    await book.refused(501, 'POST', ':batchUpdate', { requests: [{ textToColumns: { source: range(0, 3, 0, 1), delimiterType: 'AUTODETECT' } }] });
  });

  test('randomizeRange follows the seed', () => {
    expect(shuffled(1)).toBe(shuffled(1));
    expect(shuffled(1)).not.toBe(shuffled(2));
  });
});

describe('filling on', () => {
  const down = (fillLength: number, source = range(0, 2, 0, 1)) => ({ sourceAndDestination: { source, dimension: 'ROWS', fillLength } });

  test.each([
    ['a series of numbers', [[3], [5]], down(3), [[3], [5], [7], [9], [11]]],
    ['one number', [[7]], down(2, range(0, 1, 0, 1)), [[7], [7], [7]]],
    ['text', [['甲'], ['乙']], down(3), [['甲'], ['乙'], ['甲'], ['乙'], ['甲']]],
    ['nothing', [['甲']], down(2), [['甲'], [''], ['甲']]],
  ])('%s', async (_, given, fill, filled) => {
    await using book = await TestBook.open();
    await book.put('A1', given);
    await book.batch({ autoFill: fill });
    expect(await all(book, 'A1:A9')).toEqual(filled.map((row) => (row[0] === '' ? [] : row)));
  });

  test('dates go on by their step, and formulas carry their references', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['2026-09-05', '=A1*2']], 'USER_ENTERED');
    await book.batch({ autoFill: down(2, range(0, 1, 0, 2)) });
    expect(await book.values('A1:B3')).toEqual([['2026-09-05', '92540'], ['2026-09-06', '92542'], ['2026-09-07', '92544']]);
  });

  test('upwards and to the right', async () => {
    await using book = await TestBook.open();
    await book.put('C3', [[10, 20]]);
    await book.batch({ autoFill: { sourceAndDestination: { source: range(2, 3, 2, 4), dimension: 'COLUMNS', fillLength: 1 } } });
    await book.batch({ autoFill: { sourceAndDestination: { source: range(2, 3, 2, 4), dimension: 'COLUMNS', fillLength: -2 } } });
    expect(await all(book, 'A3:E3')).toEqual([[-10, 0, 10, 20, 30]]);
  });

  test.each([
    ['an uneven series', [[1], [2], [4]], down(1, range(0, 3, 0, 1))],
    ['texts with numbers', [['第1组']], down(1, range(0, 1, 0, 1))],
    ['numbers among texts', [[1], ['甲']], down(1)],
    ['the alternate series', [[1]], { ...down(1), useAlternateSeries: true }],
    ['a range', [[1]], { range: range(0, 5, 0, 1) }],
  ])('%s is refused: nobody recorded it', async (_, given, fill) => {
    await using book = await TestBook.open();
    await book.put('A1', given);
    expect(await refusedFill(book, fill)).toContain('autoFill');
  });
});

const banded = (endRowIndex: number) => ({ addBanding: { bandedRange: { range: { sheetId: 0, endRowIndex }, rowProperties: { headerColor: { red: 1 } } } } });

describe('views, rules and bands', () => {
  test('a filter view is made, changed, doubled and taken away; it follows rows and hides none', async () => {
    await using book = await TestBook.open();
    const { filter } = (await replyOf(book, { addFilterView: { filter: { title: '未结', range: range(0, 9, 0, 3) } } })).addFilterView;
    const { filterViewId } = filter;
    expect(filter).toEqual({ filterViewId, title: '未结', range: { startRowIndex: 0, endRowIndex: 9, startColumnIndex: 0, endColumnIndex: 3 } });
    await book.batch({ updateFilterView: { filter: { filterViewId, title: '已结', criteria: { 0: { hiddenValues: ['x'] } } }, fields: 'title,criteria' } });
    const { filter: copy } = (await replyOf(book, { duplicateFilterView: { filterId: filterViewId } })).duplicateFilterView;
    expect([copy.title, copy.filterViewId === filterViewId]).toEqual(['Copy of 已结', false]);
    await book.batch({ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } }, { deleteFilterView: { filterId: copy.filterViewId } });
    expect(await book.get('sheets.filterViews(title,range(startRowIndex,endRowIndex))')).toEqual({
      sheets: [{ filterViews: [{ title: '已结', range: { startRowIndex: 1, endRowIndex: 10 } }] }],
    });
    await book.put('A2', [['h'], ['x']]);
    expect(await book.get('sheets.data.rowMetadata.hiddenByFilter', '&ranges=A1:A3')).toEqual({ sheets: [{ data: [{ rowMetadata: [{}, {}, {}] }] }] });
    await book.refused(400, 'POST', ':batchUpdate', { requests: [{ deleteFilterView: { filterId: 1 } }] });
  });

  test('a rule of conditional format is replaced or moved', async () => {
    await using book = await TestBook.open();
    await book.batch({ addConditionalFormatRule: { rule: rule('BLANK'), index: 0 } }, { addConditionalFormatRule: { rule: rule('NOT_BLANK'), index: 1 } });
    expect((await replyOf(book, { updateConditionalFormatRule: { index: 1, sheetId: 0, newIndex: 0 } })).updateConditionalFormatRule).toEqual({
      newRule: shown('NOT_BLANK'), newIndex: 0, oldIndex: 1,
    });
    expect((await replyOf(book, { updateConditionalFormatRule: { index: 1, rule: rule('TEXT_IS_EMAIL') } })).updateConditionalFormatRule).toEqual({
      oldRule: shown('BLANK'), newRule: shown('TEXT_IS_EMAIL'), newIndex: 1,
    });
    expect((await replyOf(book, { deleteConditionalFormatRule: { sheetId: 0, index: 0 } })).deleteConditionalFormatRule).toEqual({ rule: shown('NOT_BLANK') });
    await book.refused(400, 'POST', ':batchUpdate', { requests: [{ updateConditionalFormatRule: { index: 7, sheetId: 0, newIndex: 0 } }] });
  });

  test('borders go around and between', async () => {
    await using book = await TestBook.open();
    const [edge, inner] = [{ style: 'SOLID', color: { red: 1 } }, { style: 'DOTTED' }];
    await book.batch({ updateBorders: { range: range(0, 2, 0, 1), top: edge, innerHorizontal: inner } });
    const read = () => book.get('sheets.data.rowData.values.userEnteredFormat.borders', '&ranges=A1:A2');
    const drawn = { style: 'SOLID', color: { red: 1 }, colorStyle: { rgbColor: { red: 1 } } };
    expect(await read()).toEqual({ sheets: [{ data: [{ rowData: [{ top: drawn, bottom: inner }, { top: inner }].map((borders) => ({ values: [{ userEnteredFormat: { borders } }] })) }] }] });
    await book.batch({ updateBorders: { range: range(0, 2, 0, 1), top: { style: 'NONE' }, innerHorizontal: { style: 'NONE' } } });
    expect(await read()).toEqual({ sheets: [{ data: [{}] }] });
  });

  test('bands do not overlap', async () => {
    await using book = await TestBook.open();
    const message = await book.refused(400, 'POST', ':batchUpdate', { requests: [banded(3), banded(9)] });
    expect(message).toBe('Invalid requests[1].addBanding: You cannot add alternating background colors to a range that already has alternating background colors.');
  });

  test('a band changes by mask and goes', async () => {
    await using book = await TestBook.open();
    const bandedRange = { range: range(0, 9, 0, 3), rowProperties: { headerColor: { red: 1 }, firstBandColor: { green: 1 } } };
    const { bandedRangeId } = (await replyOf(book, { addBanding: { bandedRange } })).addBanding.bandedRange;
    await book.batch({ updateBanding: { bandedRange: { bandedRangeId, rowProperties: { headerColor: { blue: 1 } } }, fields: 'rowProperties.headerColor' } });
    expect(await book.get('sheets.bandedRanges.rowProperties')).toEqual({
      sheets: [{ bandedRanges: [{ rowProperties: {
        headerColor: { blue: 1 }, headerColorStyle: { rgbColor: { blue: 1 } },
        firstBandColor: { green: 1 }, firstBandColorStyle: { rgbColor: { green: 1 } },
      } }] }],
    });
    await book.batch({ deleteBanding: { bandedRangeId } });
    expect(await book.get('sheets.bandedRanges')).toEqual({ sheets: [{}] });
  });
});

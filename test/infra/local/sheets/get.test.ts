import { describe, expect, test } from 'vitest';
import { parseMask, prune } from '../../../../infra/local/sheets/mask.ts';
import { TestBook } from './book.ts';
const update = (properties: object, fields: string) => ({ requests: [{ updateSpreadsheetProperties: { properties, fields } }] });

const tag = (metadataId: number, dimension: string, startIndex: number) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId, metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: 0, dimension, startIndex, endIndex: startIndex + 1 } } },
  },
});

describe('spreadsheets.get', () => {
  test('A89 the unmasked reply', async () => {
    await using book = await TestBook.open({ properties: { title: '登记', locale: 'zh_CN', timeZone: 'Asia/Shanghai' } });
    const reply = await book.ok('GET', '');
    expect(reply).toMatchObject({
      spreadsheetId: book.id,
      properties: {
        title: '登记',
        locale: 'zh_CN',
        timeZone: 'Asia/Shanghai',
        autoRecalc: 'ON_CHANGE',
        defaultFormat: {},
        spreadsheetTheme: {},
      },
      sheets: [
        { properties: { sheetId: 0, title: 'Sheet1', index: 0, sheetType: 'GRID', gridProperties: { rowCount: 1000, columnCount: 26 } } },
      ],
      spreadsheetUrl: `https://docs.google.com/spreadsheets/d/${book.id}/edit`,
    });
    expect(Object(reply).sheets[0]).not.toHaveProperty('data');
    expect(book.id).toMatch(/^[\w-]{44}$/);
  });

  test('A86 a mask that names data is a grid read, whatever the flag says', async () => {
    await using book = await TestBook.open();
    await book.put('B2', [['x']]);
    expect(await book.get('sheets.data.rowData.values.formattedValue', '&includeGridData=false')).toEqual({
      sheets: [{ data: [{ rowData: [{}, { values: [{}, { formattedValue: 'x' }] }] }] }],
    });
    expect(await book.get('sheets.data.rowData.values.formattedValue', '&ranges=B2:C9')).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: 'x' }] }] }] }],
    });
  });

  test('an empty grid under a data mask', async () => {
    await using book = await TestBook.open();
    expect(await book.get('sheets.data.rowData')).toEqual({ sheets: [{ data: [{}] }] });
  });

  test('A87 a tab that is no grid has no gridProperties', async () => {
    await using book = await TestBook.open();
    await book.batch({ addSheet: { properties: { title: 'chart', sheetType: 'OBJECT' } } });
    const { sheets } = Object(await book.get('sheets.properties'));
    expect(sheets[1].properties).not.toHaveProperty('gridProperties');
  });

  test('ranges choose tabs and rectangles', async () => {
    await using book = await TestBook.open({ sheets: ['甲', '乙'].map((title) => ({ properties: { title } })) });
    await book.put("'乙'!C3", [['x']]);
    const reply = Object(await book.ok('GET', `?ranges=${encodeURIComponent("'乙'!C3:D4")}&includeGridData=true`));
    expect(reply.sheets).toHaveLength(1);
    expect(reply.sheets[0].data[0]).toMatchObject({
      startRow: 2,
      startColumn: 2,
      rowData: [{ values: [{ formattedValue: 'x',
      effectiveFormat: {} }] }],
    });
    expect([reply.sheets[0].data[0].rowMetadata.length, reply.sheets[0].data[0].columnMetadata.length]).toEqual([2, 2]);
  });

  test('getByDataFilter finds tabs by ID', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    const reply = await book.ok(
      'POST',
      ':getByDataFilter?fields=sheets.data.rowData.values.formattedValue',
      { dataFilters: [{ gridRange: { sheetId: 0, endRowIndex: 2 } }] },
    );
    expect(reply).toEqual({ sheets: [{ data: [{ rowData: [{ values: [{ formattedValue: 'x' }] }] }] }] });
    await book.refused(400, 'POST', ':getByDataFilter', { dataFilters: [{ a1Range: 'Nowhere!A1' }] });
  });

  test('every range found is a window of its own, once, with what is said of its rows and columns alone', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['h', 'h'], ['a', 'b'], ['c', 'd'], ['e', 'f']]);
    await book.batch(tag(1, 'ROWS', 2), tag(2, 'COLUMNS', 1), { mergeCells: { range: { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 } } });
    const window = { gridRange: { sheetId: 0, startRowIndex: 3, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 3 } };
    const byTag = { developerMetadataLookup: { metadataId: 1 } };
    const mask = 'sheets(merges,data(startRow,startColumn,rowData.values.formattedValue,rowMetadata.developerMetadata.metadataId,columnMetadata.developerMetadata.metadataId))';
    const dataFilters = [window, byTag, { gridRange: { sheetId: 0, startRowIndex: 2, endRowIndex: 3 } }];
    const { sheets } = Object(await book.ok('POST', `:getByDataFilter?fields=${encodeURIComponent(mask)}`, { dataFilters }));
    const [first, second, ...more] = sheets[0].data;
    expect(first).toEqual({ startRow: 3, startColumn: 1, rowData: [{ values: [{ formattedValue: 'f' }] }], rowMetadata: [{}, {}], columnMetadata: [{ developerMetadata: [{ metadataId: 2 }] }, {}] });
    expect(second).toMatchObject({ startRow: 2, rowData: [{ values: [{ formattedValue: 'c' }, { formattedValue: 'd' }] }], rowMetadata: [{ developerMetadata: [{ metadataId: 1 }] }] });
    expect([second.columnMetadata.length, more]).toEqual([26, []]);
    expect(sheets[0].merges).toEqual([{ startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 2 }]);
    const { valueRanges } = Object(await book.ok('POST', '/values:batchGetByDataFilter', { dataFilters }));
    expect(valueRanges.map((each: unknown) => [Object(each).valueRange.range, Object(each).dataFilters.length])).toEqual([['Sheet1!B4:C5', 1], ['Sheet1!A3:Z3', 2]]);
  });

  test('A62 a batch can answer with what it made', async () => {
    await using book = await TestBook.open();
    const body = {
      requests: [
        {
          updateCells: {
            start: { sheetId: 0 },
            rows: [{ values: [{ userEnteredValue: { numberValue: 7 } }] }],
            fields: 'userEnteredValue',
          },
        },
      ],
      includeSpreadsheetInResponse: true,
      responseRanges: ['Sheet1!A1:B1'],
    };
    const reply = await book.ok('POST', ':batchUpdate?fields=updatedSpreadsheet.sheets.data.rowData.values.effectiveValue', body);
    expect(reply).toEqual({
      updatedSpreadsheet: { sheets: [{ data: [{ rowData: [{ values: [{ effectiveValue: { numberValue: 7 } }] }] }] }] },
    });
    expect(await book.ok('POST', ':batchUpdate', body)).toMatchObject({ updatedSpreadsheet: { spreadsheetUrl: expect.any(String) } });
  });

  test('large replies are compressed for those who take it', async () => {
    await using book = await TestBook.open();
    const url = `${book.served.url}/v4/spreadsheets/${book.id}?includeGridData=true`;
    const encoding = async (accept: string) => (await fetch(
      url,
      { headers: { 'accept-encoding': accept } },
    )).headers.get('content-encoding');
    expect([await encoding('gzip'), await encoding('identity')]).toEqual(['gzip', null]);
  });

  test('workbook properties change by mask, and a wrong zone is refused', async () => {
    await using book = await TestBook.open();
    await book.ok('POST', ':batchUpdate', update({ title: '新', timeZone: 'Asia/Shanghai' }, 'title,timeZone'));
    expect(await book.get('properties(title,timeZone,locale)')).toEqual({
      properties: { title: '新',
      timeZone: 'Asia/Shanghai',
      locale: 'en_US' },
    });
    await book.refused(400, 'POST', ':batchUpdate', update({ timeZone: 'Mars/Olympus' }, 'timeZone'));
  });
});

describe('field masks', () => {
  const value = { a: { b: 1, c: [{ d: 2, e: 3 }] }, f: 4 };
  test.each([
    ['a.b', { a: { b: 1 } }],
    ['a/c/d,f', { a: { c: [{ d: 2 }] }, f: 4 }],
    ['a(b,c(e))', { a: { b: 1, c: [{ e: 3 }] } }],
    ['a.b,a.c.d', { a: { b: 1, c: [{ d: 2 }] } }],
    ['a.*', { a: { b: 1, c: [{ d: 2, e: 3 }] } }],
    ['*', value],
    ['g', {}],
  ])('%s', (mask, expected) => {
    expect(prune(value, parseMask(mask))).toEqual(expected);
  });
});

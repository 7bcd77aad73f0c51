import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

const rows = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex, endIndex });
const FRUIT = [
  ['Apple', '2017', 'Canada'],
  ['Banana', '2018', 'Brazil'],
  ['Canada', '2016', 'Australia'],
  ['Dinosaur', '2016', 'USA'],
  ['Elephant', '2017', 'Belize'],
  ['Fox', '2016', 'Romania'],
];
const firsts = async (book: TestBook) => Object(await book.values('A1:A6')).flat();
const changed = (properties: object, fields: string) => ({ updateSheetProperties: { properties: { sheetId: 0, ...properties }, fields } });
const freeze = (frozenRowCount: number) => changed({ gridProperties: { frozenRowCount } }, 'gridProperties.frozenRowCount');
const resize = (rowCount: number, columnCount: number) => ({
  requests: [
    {
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { rowCount, columnCount } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    },
  ],
});
const cell = (bold: boolean) => ({ userEnteredValue: { stringValue: 'x' }, userEnteredFormat: { textFormat: { bold } } });
const bold = (value: boolean) => ({ userEnteredFormat: { textFormat: { bold: value } } });
const columns = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex });
const sort = (specs: readonly (readonly [number, string])[], startRowIndex = 0) => ({
  sortRange: {
    range: { sheetId: 0, startRowIndex, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 3 },
    sortSpecs: specs.map(([dimensionIndex, sortOrder]) => ({ dimensionIndex, sortOrder })),
  },
});

describe('tabs', () => {
  test('A44 addSheet answers the properties; titles and IDs are unique', async () => {
    await using book = await TestBook.open();
    const addSheet = { properties: { title: 't2', gridProperties: { rowCount: 2, columnCount: 2 } } };
    const [reply] = await book.batch({ addSheet });
    expect(reply).toMatchObject({
      addSheet: { properties: { title: 't2',
      index: 1,
      sheetType: 'GRID',
      gridProperties: { rowCount: 2,
      columnCount: 2 } } },
    });
    expect(
      await book.refused(400, 'POST', ':batchUpdate', { requests: [{ addSheet }] }),
    ).toContain('A sheet with the name "t2" already exists.');
    expect(
      await book.refused(400, 'POST', ':batchUpdate', { requests: [{ addSheet: { properties: { sheetId: 0 } } }] }),
    ).toContain('already exists');
  });

  test('A46 the last visible tab cannot be hidden', async () => {
    await using book = await TestBook.open();
    const requests = [{ updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } }];
    expect(await book.refused(400, 'POST', ':batchUpdate', { requests })).toBe(
      "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document.",
    );
  });

  test.each([
    ['a negative ID', { addSheet: { properties: { sheetId: -4 } } }, 'addSheet: Sheet id must be non-negative.'],
    ['a title too long', { addSheet: { properties: { title: 'x'.repeat(101) } } }, 'addSheet: The sheet name cannot be greater than 100 characters.'],
    ['another case of a title', { addSheet: { properties: { title: 'SHEET1' } } }, 'addSheet: A sheet with the name "SHEET1" already exists. Please enter another name.'],
    ['a grid reset whole', changed({ gridProperties: { frozenRowCount: 1 } }, 'gridProperties'), "updateSheetProperties: You can't delete all the rows on the sheet."],
    ['no row left to scroll', changed({ gridProperties: { frozenRowCount: 1000 } }, 'gridProperties.frozenRowCount'), "updateSheetProperties: You can't freeze all visible rows on the sheet."],
    ['an unknown field', changed({ title: 'x' }, 'title,colour'), 'updateSheetProperties: Invalid field: colour'],
    ['a row past the end', { insertDimension: { range: rows(1001, 1002), inheritFromBefore: true } }, 'insertDimension: range.startIndex is larger than current grid size (1000)'],
    ['a row at the end', { insertDimension: { range: rows(1000, 1001) } }, 'insertDimension: range.startIndex must be less than the grid size (1000) if inheritFromBefore is false.'],
    ['a grid that is gone', { insertDimension: { range: { ...rows(0, 1), sheetId: 5 } } }, 'insertDimension: No grid with id: 5'],
  ])('refuses %s', async (_, request, message) => {
    await using book = await TestBook.open();
    expect(await book.refused(400, 'POST', ':batchUpdate', { requests: [request] })).toBe(`Invalid requests[0].${message}`);
  });

  test('frozen lines cannot be all that is left, nor cut through merged cells', async () => {
    await using book = await TestBook.open();
    await book.batch(freeze(2), { mergeCells: { range: { sheetId: 0, startRowIndex: 4, endRowIndex: 6, endColumnIndex: 1 } } });
    const refused = async (request: object) => (await book.refused(400, 'POST', ':batchUpdate', { requests: [request] })).replace(/^[^:]*: /, '');
    expect(await refused({ deleteDimension: { range: rows(2, 1000) } })).toBe('Sorry, it is not possible to delete all non-frozen rows.');
    expect(await refused(resize(2, 26).requests[0] ?? {})).toBe('Sorry, it is not possible to delete all non-frozen rows.');
    expect(await refused(freeze(5))).toBe("You can't freeze rows which contain only part of a merged cell.");
    await book.batch(freeze(4), { deleteDimension: { range: rows(1, 999) } });
  });

  test('masks are read in snake case too', async () => {
    await using book = await TestBook.open();
    await book.batch({ repeatCell: { range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 }, cell: { userEnteredValue: { stringValue: 's' } }, fields: 'user_entered_value' } });
    expect(await book.values('A1')).toEqual([['s']]);
  });

  test('copies are numbered from 1 once their title is taken', async () => {
    await using book = await TestBook.open();
    const copies = await book.batch({ duplicateSheet: { sourceSheetId: 0 } }, { duplicateSheet: { sourceSheetId: 0 } });
    expect(copies.map((reply) => Object(reply).duplicateSheet.properties.title)).toEqual(['Copy of Sheet1', 'Copy of Sheet1 1']);
  });

  test('a field named in the mask and absent is reset; one not named stays', async () => {
    await using book = await TestBook.open();
    await book.batch(
      changed(
        { gridProperties: { frozenRowCount: 1, frozenColumnCount: 2 }, tabColor: { red: 1 } },
        'gridProperties(frozenRowCount,frozenColumnCount),tabColor',
      ),
    );
    await book.batch(changed({}, 'gridProperties/frozenRowCount'));
    expect(await book.get('sheets.properties(gridProperties,tabColor)')).toEqual({
      sheets: [{ properties: { gridProperties: { rowCount: 1000, columnCount: 26, frozenColumnCount: 2 }, tabColor: { red: 1 } } }],
    });
  });

  test('indexes count before the move', async () => {
    await using book = await TestBook.open({ sheets: ['a', 'b', 'c', 'd'].map((title, sheetId) => ({ properties: { title, sheetId } })) });
    const order = async (index: number) => {
      await book.batch({ updateSheetProperties: { properties: { sheetId: 0, index }, fields: 'index' } });
      const { sheets } = Object(await book.get('sheets.properties.title'));
      return sheets.map((sheet: unknown) => Object(sheet).properties.title).join('');
    };
    expect([await order(1), await order(3), await order(0), await order(4)]).toEqual(['abcd', 'bcad', 'abcd', 'bcda']);
  });

  test('A59 create with sheets replaces the default tab', async () => {
    await using book = await TestBook.open({ sheets: [{ properties: { title: '甲' } }, { properties: { title: '乙' } }] });
    expect(await book.get('sheets.properties(title,index)')).toEqual({
      sheets: [{ properties: { title: '甲',
      index: 0 } }, { properties: { title: '乙',
      index: 1 } }],
    });
  });

  test('A75 a duplicate has values and rules but no row metadata', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    await book.batch(
      { setDataValidation: { range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 }, rule: { condition: { type: 'BOOLEAN' } } } },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: rows(0, 1) } },
        },
      },
      { duplicateSheet: { sourceSheetId: 0, newSheetId: 9, newSheetName: 'copy', insertSheetIndex: 1 } },
    );
    expect(await book.values('copy!A1')).toEqual([['x']]);
    const shown = await book.get('sheets.data(rowData.values.dataValidation,rowMetadata.developerMetadata.metadataKey)', '&ranges=copy!A1');
    expect(shown).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{ dataValidation: { condition: { type: 'BOOLEAN' } } }] }],
      rowMetadata: [{}] }] }],
    });
  });

  test('copyTo makes a copy in another workbook', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    const other = await TestBook.open({ properties: { title: 'other' } }, book.served);
    expect(
      await book.ok('POST', '/sheets/0:copyTo', { destinationSpreadsheetId: other.id }),
    ).toMatchObject({ title: 'Copy of Sheet1', index: 1 });
    expect(await other.values("'Copy of Sheet1'!A1")).toEqual([['x']]);
  });

  test('A55 the limits of a workbook', async () => {
    await using book = await TestBook.open();
    expect(
      await book.refused(400, 'POST', ':batchUpdate', resize(10_000_001, 1)),
    ).toContain('number of cells in the workbook above the limit of 10000000 cells');
    expect(
      await book.refused(400, 'POST', ':batchUpdate', resize(1, 18_279)),
    ).toContain('number of columns in the sheet above the limit of 18278 columns');
    await book.ok('POST', ':batchUpdate', resize(1, 18_278));
    const requests = Array.from({ length: 100_001 }, () => ({ deleteSheet: { sheetId: 1 } }));
    expect(await book.refused(400, 'POST', ':batchUpdate', { requests })).toBe('Cannot exceed 100000 requests in a single batch.');
  });
});

describe('rows and columns', () => {
  test('A47 formulas shift with an inserted row', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[1, null], [2, '=1+1'], [3, '=SUM(A1:A3)+A$2+Sheet1!A3']], 'USER_ENTERED');
    await book.batch({ insertDimension: { range: rows(0, 1), inheritFromBefore: false } });
    expect(await book.values('B3:B4', '?valueRenderOption=FORMULA')).toEqual([['=1+1'], ['=SUM(A2:A4)+A$3+Sheet1!A4']]);
    expect(await book.values('B4')).toEqual([['11']]);
    await book.refused(400, 'POST', ':batchUpdate', { requests: [{ insertDimension: { range: rows(0, 1), inheritFromBefore: true } }] });
  });

  test('A48 deleting a row takes its cells, and references to it break', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['a'], ['b'], ['c', '=A2', '=COUNTA(A1:A3)']], 'USER_ENTERED');
    await book.batch({ deleteDimension: { range: rows(1, 2) } });
    expect(await book.values('A1:C3')).toEqual([['a'], ['c', '#REF!', '2']]);
    expect(await book.get('sheets.properties.gridProperties.rowCount')).toEqual({
      sheets: [{ properties: { gridProperties: { rowCount: 999 } } }],
    });
  });

  test('a new row takes formats and rules from its neighbour, no values', async () => {
    await using book = await TestBook.open();
    await book.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell(true)] }, { values: [cell(false)] }], fields: '*' } });
    await book.batch({ insertDimension: { range: rows(1, 2), inheritFromBefore: true } }, { insertDimension: { range: rows(2, 3) } });
    const { sheets } = Object(await book.get('sheets.data.rowData.values(userEnteredFormat,formattedValue)'));
    expect(sheets[0].data[0].rowData.map((row: unknown) => Object(row).values[0])).toEqual([
      { ...bold(true), formattedValue: 'x' },
      bold(true),
      bold(false),
      { ...bold(false), formattedValue: 'x' },
    ]);
  });

  test('moveDimension counts its target before the move', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['0'], ['1'], ['2'], ['3'], ['4'], ['=A2&A5']], 'USER_ENTERED');
    await book.batch({ moveDimension: { source: rows(1, 3), destinationIndex: 4 } });
    expect(Object(await book.values('A1:A5')).flat().join('')).toBe('03124');
    expect(await book.values('A6', '?valueRenderOption=FORMULA')).toEqual([['=A3&A5']]);
  });

  test('columns are put in and taken out with what they carry', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['a', 'b', 'c']]);
    await book.batch(
      {
        updateDimensionProperties: {
          range: columns(1, 2),
          properties: { pixelSize: 240, hiddenByUser: true },
          fields: 'pixelSize,hiddenByUser',
        },
      },
      { insertDimension: { range: columns(1, 2) } },
      { moveDimension: { source: columns(0, 1), destinationIndex: 4 } },
      { deleteDimension: { range: columns(0, 1) } },
    );
    expect(await book.values('A1:D1')).toEqual([['b', 'c', 'a']]);
    const { sheets } = Object(await book.get('sheets.data.columnMetadata(pixelSize,hiddenByUser)', '&ranges=A1:B1'));
    expect(sheets[0].data[0].columnMetadata).toEqual([{ pixelSize: 240, hiddenByUser: true }, { pixelSize: 100 }]);
  });

  test('A43 appendCells goes below the last row with data and makes rows', async () => {
    await using book = await TestBook.open({
      sheets: [{ properties: { sheetId: 0,
      title: 'S',
      gridProperties: { rowCount: 3,
      columnCount: 2 } } }],
    });
    await book.put('S!A1', [['a'], ['b'], ['c']]);
    const rows = [{ values: [{ userEnteredValue: { stringValue: 'd' } }] }];
    expect(await book.batch({ appendCells: { sheetId: 0, rows, fields: 'userEnteredValue' } })).toEqual([{}]);
    expect(await book.values('S')).toEqual([['a'], ['b'], ['c'], ['d']]);
    expect(await book.get('sheets.properties.gridProperties.rowCount')).toEqual({
      sheets: [{ properties: { gridProperties: { rowCount: 4 } } }],
    });
  });

  test('updateCells clears the masked fields of what its rows do not cover', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['a', 'b'], ['c', 'd']]);
    await book.batch({
      updateCells: { range: { sheetId: 0,
      endRowIndex: 2,
      endColumnIndex: 2 },
      rows: [{ values: [{ note: 'n' }] }],
      fields: 'note' },
    });
    await book.batch({
      updateCells: {
        range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 2 },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'z' } }] }],
        fields: 'userEnteredValue',
      },
    });
    expect(await book.values('A1:B2')).toEqual([['z']]);
    expect(await book.get('sheets.data.rowData.values.note', '&ranges=A1')).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{ note: 'n' }] }] }] }],
    });
  });

  test('groups nest, collapse and follow rows', async () => {
    await using book = await TestBook.open();
    const [, inner] = await book.batch({ addDimensionGroup: { range: rows(1, 9) } }, { addDimensionGroup: { range: rows(3, 5) } });
    expect(Object(inner).addDimensionGroup.dimensionGroups.map((group: unknown) => Object(group).depth)).toEqual([1, 2]);
    await book.batch(
      { updateDimensionGroup: { dimensionGroup: { range: rows(3, 5), collapsed: true }, fields: 'collapsed' } },
      { insertDimension: { range: rows(0, 1) } },
    );
    const { sheets } = Object(await book.get('sheets.data.rowMetadata.hiddenByUser', '&ranges=A3:A8'));
    expect(sheets[0].data[0].rowMetadata).toEqual([{}, {}, { hiddenByUser: true }, { hiddenByUser: true }, {}, {}]);
    expect(await book.get('sheets.rowGroups')).toEqual({
      sheets: [{ rowGroups: [
        { range: { dimension: 'ROWS', startIndex: 2, endIndex: 10 }, depth: 1 },
        { range: { dimension: 'ROWS', startIndex: 4, endIndex: 6 }, depth: 2, collapsed: true },
      ] }],
    });
    await book.batch({ deleteDimensionGroup: { range: rows(4, 6) } });
    expect(await book.batch({ deleteDimensionGroup: { range: rows(2, 10) } })).toEqual([{ deleteDimensionGroup: {} }]);
    expect(await book.get('sheets(rowGroups,properties.gridProperties.rowGroupControlAfter)')).toEqual({
      sheets: [{ properties: { gridProperties: { rowGroupControlAfter: true } } }],
    });
  });
});

describe('sorting', () => {

  test.each([
    ['column C', sort([[2, 'ASCENDING']]), ['Canada', 'Elephant', 'Banana', 'Apple', 'Fox', 'Dinosaur']],
    ['column A backwards', sort([[0, 'DESCENDING']]), ['Fox', 'Elephant', 'Dinosaur', 'Canada', 'Banana', 'Apple']],
    ['column B, then C', sort([[1, 'ASCENDING'], [2, 'ASCENDING']]), ['Canada', 'Fox', 'Dinosaur', 'Elephant', 'Apple', 'Banana']],
    ['rows 2 to 6', sort([[2, 'ASCENDING']], 1), ['Apple', 'Canada', 'Elephant', 'Banana', 'Fox', 'Dinosaur']],
  ])('A50 by %s', async (_, request, expected) => {
    await using book = await TestBook.open();
    await book.put('A1', FRUIT);
    await book.batch(request);
    expect(await firsts(book)).toEqual(expected);
  });

  test.each([
    ['ASCENDING', ['1', '2', '10', 'a', 'B', 'FALSE', 'TRUE', undefined]],
    ['DESCENDING', ['TRUE', 'FALSE', 'B', 'a', '10', '2', '1', undefined]],
  ])('numbers, text, booleans; blanks last: %s', async (order, expected) => {
    await using book = await TestBook.open();
    await book.put('A1', [[true], ['B'], [10], [null], [2], [false], ['a'], ['1']].map(([value]) => [value === '1' ? 1 : value]));
    await book.batch({ sortRange: { range: { sheetId: 0, endRowIndex: 8 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: order }] } });
    const values = Object(await book.values('A1:A8'));
    expect(expected.map((_, index) => values[index]?.[0])).toEqual(expected);
  });

  test('row metadata, notes and relative formulas go with the row', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[3, '=A1*2'], [1, '=A2*2'], [2, '=A3*2']], 'USER_ENTERED');
    await book.batch(
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 77, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: rows(0, 1) } },
        },
      },
      { updateCells: { start: { sheetId: 0 }, rows: [{ values: [{ note: 'three' }] }], fields: 'note' } },
      { sortRange: { range: { sheetId: 0, endRowIndex: 3 }, sortSpecs: [{ dimensionIndex: 0 }] } },
    );
    expect(await book.values('A1:B3')).toEqual([['1', '2'], ['2', '4'], ['3', '6']]);
    expect(await book.ok('GET', '/developerMetadata/77')).toMatchObject({ location: { dimensionRange: { startIndex: 2, endIndex: 3 } } });
    expect(await book.get('sheets.data.rowData.values.note', '&ranges=A3')).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [{ note: 'three' }] }] }] }],
    });
  });

  test('a sort of some columns leaves metadata where it is', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[2, 'stays'], [1, 'too']]);
    await book.batch(
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 77, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: rows(0, 1) } },
        },
      },
      { sortRange: { range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 1 }, sortSpecs: [{ dimensionIndex: 0 }] } },
    );
    expect(await book.values('A1:B2')).toEqual([['1', 'stays'], ['2', 'too']]);
    expect(await book.ok('GET', '/developerMetadata/77')).toMatchObject({ location: { dimensionRange: { startIndex: 0, endIndex: 1 } } });
  });
});

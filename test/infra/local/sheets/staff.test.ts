import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  sheetId: 0,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});
const rule = (startRowIndex: number) => ({
  ranges: [{ sheetId: 0, startRowIndex, endRowIndex: startRowIndex + 1 }],
  booleanRule: { condition: { type: 'NOT_BLANK' }, format: {} },
});

describe('what staff do with a grid', () => {
  test('A52 copying repeats, cutting empties the source', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x'], ['y']]);
    expect(await book.batch({ copyPaste: { source: area(0, 2, 0, 1), destination: area(0, 4, 1, 2) } })).toEqual([{}]);
    expect(await book.values('B1:B4')).toEqual([['x'], ['y'], ['x'], ['y']]);
    await book.batch({ cutPaste: { source: area(0, 2, 0, 1), destination: { sheetId: 0, rowIndex: 0, columnIndex: 2 } } });
    expect(await book.values('A1:A2')).toBeUndefined();
    expect(await book.values('C1:C2')).toEqual([['x'], ['y']]);
  });

  test('a copied formula follows, a cut one does not; metadata stays behind', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[5, '=A1*$A$1']], 'USER_ENTERED');
    await book.batch(
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 5,
            metadataKey: 'r',
            visibility: 'DOCUMENT',
            location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } },
          },
        },
      },
      { copyPaste: { source: area(0, 1, 0, 2), destination: area(1, 2, 0, 2) } },
      { cutPaste: { source: area(1, 2, 1, 2), destination: { sheetId: 0, rowIndex: 5, columnIndex: 5 } } },
    );
    expect(await book.values('F6', '?valueRenderOption=FORMULA')).toEqual([['=A2*$A$1']]);
    expect(await book.ok('GET', '/developerMetadata/5')).toMatchObject({ location: { dimensionRange: { startIndex: 0 } } });
  });

  test.each([
    ['PASTE_VALUES', { formattedValue: 'new', note: 'old' }],
    ['PASTE_NORMAL', { formattedValue: 'new', userEnteredFormat: { textFormat: { bold: true } } }],
    ['PASTE_FORMAT', { formattedValue: 'was', note: 'old', userEnteredFormat: { textFormat: { bold: true } } }],
  ])('%s pastes its part', async (pasteType, expected) => {
    await using book = await TestBook.open();
    const source = { userEnteredValue: { stringValue: 'new' }, userEnteredFormat: { textFormat: { bold: true } } };
    await book.batch(
      {
        updateCells: {
          start: { sheetId: 0 },
          rows: [{ values: [source, { userEnteredValue: { stringValue: 'was' }, note: 'old' }] }],
          fields: '*',
        },
      },
      { copyPaste: { source: area(0, 1, 0, 1), destination: area(0, 1, 1, 2), pasteType } },
    );
    expect(
      await book.get('sheets.data.rowData.values(formattedValue,note,userEnteredFormat)', '&ranges=B1'),
    ).toEqual({ sheets: [{ data: [{ rowData: [{ values: [expected] }] }] }] });
  });

  test('pasted text is read as if typed', async () => {
    await using book = await TestBook.open();
    await book.batch({
      pasteData: {
        coordinate: { sheetId: 0, rowIndex: 1 },
        data: 'KS-2610-0001\t007\n张三\t2020-01-01\n',
        delimiter: '\t',
        type: 'PASTE_NORMAL',
      },
    });
    expect(await book.values('A2:B3', '?valueRenderOption=UNFORMATTED_VALUE')).toEqual([['KS-2610-0001', 7], ['张三', 43831]]);
  });

  test('A58 merging keeps the top left and stays on one side of the frozen edge', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x', 'y'], ['z']]);
    await book.batch({
      updateSheetProperties: {
        properties: { sheetId: 0, gridProperties: { frozenRowCount: 1 } },
        fields: 'gridProperties.frozenRowCount',
      },
    });
    expect(await book.batch({ mergeCells: { range: area(0, 1, 0, 2), mergeType: 'MERGE_ALL' } })).toEqual([{}]);
    expect(await book.values('A1:B1')).toEqual([['x']]);
    await book.refused(400, 'POST', ':batchUpdate', { requests: [{ mergeCells: { range: area(0, 2, 3, 4), mergeType: 'MERGE_ALL' } }] });
    await book.batch({ unmergeCells: { range: area(0, 1, 0, 2) } });
    expect(await book.get('sheets.merges')).toEqual({ sheets: [{}] });
  });

  test('deleteRange and insertRange tear rows apart', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['a1', 'b1'], ['a2', 'b2'], ['a3', 'b3']]);
    await book.batch({ deleteRange: { range: area(0, 1, 0, 1), shiftDimension: 'ROWS' } });
    expect(await book.values('A1:B3')).toEqual([['a2', 'b1'], ['a3', 'b2'], ['', 'b3']]);
    await book.batch({ insertRange: { range: area(0, 1, 0, 1), shiftDimension: 'ROWS' } });
    expect(await book.values('A1:B3')).toEqual([['', 'b1'], ['a2', 'b2'], ['a3', 'b3']]);
  });

  test('filling repeats text and carries formulas', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x', '=C1']], 'USER_ENTERED');
    await book.batch({ autoFill: { sourceAndDestination: { source: area(0, 1, 0, 2), dimension: 'ROWS', fillLength: 2 } } });
    expect(await book.values('A1:B3', '?valueRenderOption=FORMULA')).toEqual([['x', '=C1'], ['x', '=C2'], ['x', '=C3']]);
  });

  test('find and replace counts what it changed', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['王五 王五'], ['李四'], ['王五']]);
    const [reply] = await book.batch({ findReplace: { find: '王五', replacement: '赵六', allSheets: true } });
    expect(reply).toEqual({ findReplace: { valuesChanged: 2, occurrencesChanged: 3, rowsChanged: 2, sheetsChanged: 1 } });
    expect(await book.values('A1:A3')).toEqual([['赵六 赵六'], ['李四'], ['赵六']]);
  });

  test('A88 a filter hides rows and reads still return them', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['状态'], ['开'], ['关'], ['关'], ['开']]);
    const filterSpecs = [{ columnIndex: 0, filterCriteria: { hiddenValues: ['关'] } }];
    await book.batch({ setBasicFilter: { filter: { range: area(0, 5, 0, 1), filterSpecs } } });
    expect(await book.get('sheets.data.rowMetadata.hiddenByFilter', '&ranges=A1:A5')).toEqual({
      sheets: [{ data: [{ rowMetadata: [{}, {}, { hiddenByFilter: true }, { hiddenByFilter: true }, {}] }] }],
    });
    expect(await book.values('A1:A5')).toHaveLength(5);
    await book.batch({ clearBasicFilter: { sheetId: 0 } });
    expect(await book.get('sheets.basicFilter')).toEqual({ sheets: [{}] });
  });

  test.each([
    [{ type: 'NUMBER_GREATER', values: [{ userEnteredValue: '2' }] }, ['3', '10']],
    [{ type: 'NUMBER_BETWEEN', values: [{ userEnteredValue: '2' }, { userEnteredValue: '3' }] }, ['2', '3']],
    [{ type: 'NUMBER_NOT_EQ', values: [{ userEnteredValue: '3' }] }, ['2', '10']],
    [{ type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: '1' }] }, ['10', '1a']],
    [{ type: 'NOT_BLANK' }, ['2', '3', '10', '1a']],
  ])('a filter by the condition %j', async (condition, seen) => {
    await using book = await TestBook.open();
    const cells = [2, 3, '', 10, '1a'];
    await book.put('A1', [['n'], ...cells.map((value) => [value])]);
    await book.batch({ setBasicFilter: { filter: { range: area(0, 6, 0, 1), filterSpecs: [{ columnIndex: 0, filterCriteria: { condition } }] } } });
    const { sheets } = Object(await book.get('sheets.data.rowMetadata.hiddenByFilter', '&ranges=A2:A6'));
    expect(cells.filter((_, index) => !sheets[0].data[0].rowMetadata[index].hiddenByFilter).map(String)).toEqual(seen);
  });

  test('a condition that is not imitated is refused when the filter is set, not when it is read', async () => {
    await using book = await TestBook.open();
    const filter = { range: area(0, 6, 0, 1), criteria: { 0: { condition: { type: 'DATE_BEFORE' } } } };
    expect(await book.refused(501, 'POST', ':batchUpdate', { requests: [{ setBasicFilter: { filter } }] })).toContain('DATE_BEFORE');
  });

  test('values pasted are results, and rows pasted across become columns', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[1, '=A1+1']], 'USER_ENTERED');
    await book.batch({ copyPaste: { source: area(0, 1, 0, 2), destination: area(2, 3, 0, 2), pasteType: 'PASTE_VALUES' } });
    expect(await book.values('A3:B3', '?valueRenderOption=FORMULA')).toEqual([[1, 2]]);
    await book.batch({ copyPaste: { source: area(2, 3, 0, 2), destination: area(4, 5, 0, 1), pasteOrientation: 'TRANSPOSE' } });
    expect(await book.values('A5:B6')).toEqual([['1'], ['2']]);
  });

  test('A57 named ranges: a string ID, a proper name', async () => {
    await using book = await TestBook.open();
    expect(await book.get('namedRanges')).toEqual({});
    const [reply] = await book.batch({ addNamedRange: { namedRange: { name: 'money', range: area(0, 2, 0, 1) } } });
    const { namedRangeId, range } = Object(reply).addNamedRange.namedRange;
    expect([typeof namedRangeId, range]).toEqual(['string', { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 }]);
    await book.put('A1', [[1], [2], ['=SUM(money)']], 'USER_ENTERED');
    expect(await book.values('A3')).toEqual([['3']]);
    for (const name of ['a b', 'A1', 'R1C1', '1st', 'a.b', 'trueNorth', 'MONEY', '']) {
      await book.refused(400, 'POST', ':batchUpdate', { requests: [{ addNamedRange: { namedRange: { name, range: area(0, 1, 0, 1) } } }] });
    }
    await book.batch({ deleteNamedRange: { namedRangeId } });
    expect(await book.values('A3')).toEqual([['#NAME?']]);
  });

  test('rules of conditional format are numbered, protections have IDs, all follow rows', async () => {
    await using book = await TestBook.open();
    const [, , added] = await book.batch(
      { addConditionalFormatRule: { rule: rule(4), index: 0 } },
      { addConditionalFormatRule: { rule: rule(2), index: 0 } },
      {
        addProtectedRange: {
          protectedRange: { range: { sheetId: 0, startRowIndex: 2, endRowIndex: 4 }, warningOnly: true, description: 'd' },
        },
      },
      { addBanding: { bandedRange: { range: area(2, 9, 0, 3), rowProperties: { headerColor: { red: 1 } } } } },
      { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 2, endIndex: 3 } } },
    );
    const { protectedRangeId } = Object(added).addProtectedRange.protectedRange;
    const state = Object(await book.get('sheets(conditionalFormats.ranges,protectedRanges.range,bandedRanges.range)')).sheets[0];
    expect(state).toEqual({
      conditionalFormats: [{ ranges: [{ startRowIndex: 3, endRowIndex: 4 }] }],
      protectedRanges: [{ range: { startRowIndex: 2, endRowIndex: 3 } }],
      bandedRanges: [{ range: { startRowIndex: 2, endRowIndex: 8, startColumnIndex: 0, endColumnIndex: 3 } }],
    });
    const [, dropped] = await book.batch(
      { updateProtectedRange: { protectedRange: { protectedRangeId }, fields: 'description' } },
      { deleteConditionalFormatRule: { sheetId: 0, index: 0 } },
      { deleteProtectedRange: { protectedRangeId } },
    );
    expect(dropped).toHaveProperty('deleteConditionalFormatRule.rule');
    expect(
      await book.refused(400, 'POST', ':batchUpdate', { requests: [{ deleteProtectedRange: { protectedRangeId } }] }),
    ).toContain('No protected range with id');
  });
});

import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

const row = (index: number, sheetId = 0) => ({ dimensionRange: { sheetId, dimension: 'ROWS', startIndex: index, endIndex: index + 1 } });
const create = (location: object, more: object = {}) => ({
  createDeveloperMetadata: { developerMetadata: { metadataKey: 'r', visibility: 'DOCUMENT', location, ...more } },
});
const byId = (metadataId: number) => ({ developerMetadataLookup: { metadataId } });

/** A workbook with the tab Sheet7, whose row 7 is W-24, 74 and carries metadata 4711. */
async function sales(): Promise<TestBook> {
  const book = await TestBook.open({ sheets: [{ properties: { sheetId: 7, title: 'Sheet7' } }] });
  await book.put('A7', [['W-24', '74']]);
  await book.batch(create(row(6, 7), { metadataId: 4711 }));
  return book;
}
const write = (values: unknown[][]) => ({
  valueInputOption: 'RAW',
  data: [{ dataFilter: { developerMetadataLookup: { metadataKey: 'r' } }, values }],
});

describe('developer metadata', () => {
  test('A63 a row gets an ID and a location type', async () => {
    await using book = await TestBook.open();
    const [reply] = await book.batch(create(row(6), { metadataKey: 'Sales', metadataValue: '2022' }));
    const { developerMetadata } = Object(reply).createDeveloperMetadata;
    expect(developerMetadata).toMatchObject({
      metadataKey: 'Sales',
      metadataValue: '2022',
      location: { locationType: 'ROW', dimensionRange: { dimension: 'ROWS', startIndex: 6, endIndex: 7 } },
    });
    expect(developerMetadata.metadataId).toBeGreaterThan(0);
  });

  test('A65 it goes with its row, silently', async () => {
    await using book = await sales();
    expect(await book.batch({ deleteDimension: { range: { sheetId: 7, dimension: 'ROWS', startIndex: 6, endIndex: 7 } } })).toEqual([{}]);
    const answer = await book.call('GET', '/developerMetadata/4711');
    expect(answer).toMatchObject({
      status: 404,
      body: { error: { code: 404,
      message: 'No developer metadata with ID 4711.',
      status: 'NOT_FOUND' } },
    });
  });

  test.each([
    [
      'two rows',
      { location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 2 } } },
      'DimensionRange must represent a single row or column.',
    ],
    [
      'open rows',
      { location: { dimensionRange: { sheetId: 0, dimension: 'ROWS' } } },
      'DimensionRange must specify both a startIndex and an endIndex',
    ],
    ['no key', { metadataKey: undefined }, 'Developer metadata must always have a key specified.'],
    ['no visibility', { visibility: undefined }, 'Developer metadata must always have visibility specified.'],
    ['no location', { location: undefined }, 'Developer metadata must always have a location specified.'],
    ['an ID in use', { metadataId: 9 }, 'Developer metadata with ID 9 already exists.'],
  ])('A67 refuses %s', async (_, more, message) => {
    await using book = await TestBook.open();
    await book.batch(create(row(1), { metadataId: 9 }));
    const refused = await book.refused(400, 'POST', ':batchUpdate', { requests: [create(row(0), more)] });
    expect(refused).toBe(`Invalid requests[0].createDeveloperMetadata: ${message}`);
  });

  test('one place only, and a range deletes no more than lies in it', async () => {
    await using book = await TestBook.open();
    const message = await book.refused(400, 'POST', ':batchUpdate', { requests: [create({ spreadsheet: true, sheetId: 0 })] });
    const where = 'requests[0].create_developer_metadata.developer_metadata.location';
    expect(message).toBe(`Invalid value at '${where}' (oneof), oneof field 'location' is already set. Cannot set 'sheetId'`);
    await book.batch(create(row(0), { metadataId: 1 }), create(row(5), { metadataId: 2 }), create({ spreadsheet: true }, { metadataId: 3 }));
    const [deleted] = await book.batch({ deleteDeveloperMetadata: { dataFilter: { a1Range: 'A6:B6' } } });
    expect(deleted).toMatchObject({ deleteDeveloperMetadata: { deletedDeveloperMetadata: [{ metadataId: 2 }] } });
    expect(await book.batch({ deleteDeveloperMetadata: { dataFilter: byId(2) } })).toEqual([{ deleteDeveloperMetadata: {} }]);
    const { matchedDeveloperMetadata } = Object(await book.ok('POST', '/developerMetadata:search', { dataFilters: [{ developerMetadataLookup: {} }] }));
    expect(matchedDeveloperMetadata).toHaveLength(2);
  });

  test('an echoed range leaves its zeros out', async () => {
    await using book = await TestBook.open();
    const gridRange = { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 3 };
    expect(await book.ok('POST', '/values:batchGetByDataFilter', { dataFilters: [{ gridRange }] })).toMatchObject({
      valueRanges: [{ valueRange: { range: 'Sheet1!A1:C2' }, dataFilters: [{ gridRange: { endRowIndex: 2, endColumnIndex: 3 } }] }],
    });
  });

  test('A68 lookups', async () => {
    await using book = await TestBook.open();
    const column = { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 } };
    await book.batch(
      create(row(1), { metadataId: 1 }),
      create(column, { metadataId: 2, metadataKey: 'c', metadataValue: '客户' }),
      create({ sheetId: 0 }, { metadataId: 3 }),
      create({ spreadsheet: true }, { metadataId: 4 }),
    );
    const found = async (...lookups: object[]) => {
      const reply = Object(
        await book.ok(
          'POST',
          '/developerMetadata:search',
          { dataFilters: lookups.map((developerMetadataLookup) => ({ developerMetadataLookup })) },
        ),
      );
      return (reply.matchedDeveloperMetadata ?? []).map((each: unknown) => Object(each).developerMetadata.metadataId).toSorted();
    };
    expect(await found({})).toEqual([1, 2, 3, 4]);
    expect(await found({ locationType: 'ROW' })).toEqual([1]);
    expect(await found({ metadataKey: 'r', visibility: 'DOCUMENT' }, { metadataId: 1 })).toEqual([1, 3, 4]);
    expect(await found({ metadataKey: 'c', metadataValue: '客户' })).toEqual([2]);
    expect(await found({ metadataLocation: { spreadsheet: true } })).toEqual([4]);
    expect(await found({ metadataLocation: row(1) })).toEqual([1, 2, 3]);
    expect(await found({ metadataLocation: row(1), locationMatchingStrategy: 'EXACT_LOCATION' })).toEqual([1]);
    expect(await found({ metadataId: 99 })).toEqual([]);
    const intersecting = { metadataLocation: { spreadsheet: true }, locationMatchingStrategy: 'INTERSECTING_LOCATION' };
    const refused = await book.refused(
      400,
      'POST',
      '/developerMetadata:search',
      { dataFilters: [{ developerMetadataLookup: intersecting }] },
    );
    expect(refused).toBe('DeveloperMetadataLookup.spreadsheet is true, but locationMatchingStrategy was specified as INTERSECTING');
    expect(await book.refused(400, 'POST', '/developerMetadata:search', {})).toBe('At least one data filter must be specified.');
  });

  test('A69 a value write leaves it; a grid read lists it', async () => {
    await using book = await sales();
    await book.put('A7', [['overwritten']]);
    const shown = Object(
      await book.get(
        'sheets.data(rowMetadata.developerMetadata(metadataId,metadataKey),columnMetadata.developerMetadata)',
        '&ranges=A6:B8',
      ),
    );
    expect(shown.sheets[0].data[0].rowMetadata).toEqual([{}, { developerMetadata: [{ metadataId: 4711, metadataKey: 'r' }] }, {}]);
  });

  test('A70 values are read by it', async () => {
    await using book = await sales();
    const reply = await book.ok('POST', '/values:batchGetByDataFilter', { dataFilters: [byId(4711)] });
    expect(reply).toEqual({
      spreadsheetId: book.id,
      valueRanges: [{ valueRange: { range: 'Sheet7!A7:Z7', majorDimension: 'ROWS', values: [['W-24', '74']] }, dataFilters: [byId(4711)] }],
    });
  });

  test('A71 values are written by it, and the whole row comes back', async () => {
    await using book = await sales();
    const data = [{ dataFilter: byId(4711), majorDimension: 'ROWS', values: [[null, null, 'x']] }];
    const sent = { valueInputOption: 'RAW', includeValuesInResponse: true, data };
    expect(await book.ok('POST', '/values:batchUpdateByDataFilter', sent)).toEqual({
      spreadsheetId: book.id,
      totalUpdatedRows: 1,
      totalUpdatedColumns: 1,
      totalUpdatedCells: 1,
      totalUpdatedSheets: 1,
      responses: [
        {
          updatedRange: 'Sheet7!A7:C7',
          updatedRows: 1,
          updatedColumns: 1,
          updatedCells: 1,
          dataFilter: byId(4711),
          updatedData: { range: 'Sheet7!A7:Z7', majorDimension: 'ROWS', values: [['W-24', '74', 'x']] },
        },
      ],
    });
    const two = { valueInputOption: 'RAW', data: [{ dataFilter: byId(4711), values: [['a', 'b']] }] };
    expect(await book.ok('POST', '/values:batchUpdateByDataFilter', two)).toMatchObject({
      totalUpdatedRows: 1,
      totalUpdatedColumns: 2,
      totalUpdatedCells: 2,
      totalUpdatedSheets: 1,
    });
  });

  test('a filter that matches several rows writes all of them; too many values are refused', async () => {
    await using book = await TestBook.open();
    await book.batch(create(row(0)), create(row(3)));
    expect(await book.ok('POST', '/values:batchUpdateByDataFilter', write([['x']]))).toMatchObject({ totalUpdatedRows: 2 });
    expect(await book.values('A1:A4')).toEqual([['x'], [], [], ['x']]);
    await book.refused(400, 'POST', '/values:batchUpdateByDataFilter', write([['x'], ['y']]));
  });

  test('a filter without a match answers no response, or 400 under the fault', async () => {
    await using book = await TestBook.open();
    const body = { valueInputOption: 'RAW', data: [{ dataFilter: byId(1), values: [['x']] }] };
    expect(await book.ok('POST', '/values:batchUpdateByDataFilter', body)).toEqual({ spreadsheetId: book.id });
    book.served.sheets.faults.set({ filterMissFails: true });
    await book.refused(400, 'POST', '/values:batchUpdateByDataFilter', body);
  });

  test('A73 a renamed tab is lost to A1 notation and not to its ID', async () => {
    await using book = await sales();
    await book.batch({ updateSheetProperties: { properties: { sheetId: 7, title: '新' }, fields: 'title' } });
    await book.refused(400, 'GET', '/values/Sheet7!A1');
    const reply = await book.ok('POST', '/values:batchGetByDataFilter', { dataFilters: [{ gridRange: { sheetId: 7 } }] });
    expect(reply).toMatchObject({ valueRanges: [{ valueRange: { range: "'新'!A1:Z1000" } }] });
  });

  test('A74 each tab has room for 30,000 characters', async () => {
    await using book = await TestBook.open({
      sheets: [{ properties: { sheetId: 0,
      title: 'a' } }, { properties: { sheetId: 1,
      title: 'b' } }],
    });
    await book.batch(create(row(0), { metadataValue: 'v'.repeat(29_999) }));
    expect(await book.refused(400, 'POST', ':batchUpdate', { requests: [create(row(1))] })).toContain('limit of 30000 characters');
    expect(await book.batch(create(row(1, 1)), create({ spreadsheet: true }))).toHaveLength(2);
  });

  test('metadata can be changed, found again and deleted', async () => {
    await using book = await sales();
    const [updated] = await book.batch({
      updateDeveloperMetadata: {
        dataFilters: [byId(4711)],
        developerMetadata: { metadataValue: 'v', location: row(2, 7) },
        fields: 'metadataValue,location',
      },
    });
    expect(updated).toMatchObject({
      updateDeveloperMetadata: {
        developerMetadata: [{ metadataId: 4711, metadataKey: 'r', metadataValue: 'v', location: { dimensionRange: { startIndex: 2 } } }],
      },
    });
    const [deleted] = await book.batch({ deleteDeveloperMetadata: { dataFilter: byId(4711) } });
    expect(deleted).toMatchObject({ deleteDeveloperMetadata: { deletedDeveloperMetadata: [{ metadataId: 4711 }] } });
    await book.refused(404, 'GET', '/developerMetadata/4711');
  });

  test('without a value it is accepted, unless the fault says otherwise', async () => {
    await using book = await TestBook.open();
    expect(await book.batch(create(row(0)))).toHaveLength(1);
    book.served.sheets.faults.set({ metadataNeedsValue: true });
    expect(await book.refused(400, 'POST', ':batchUpdate', { requests: [create(row(1))] })).toContain('must always have a value specified');
  });
});

import { drive as openDrive, type drive_v3 } from '@googleapis/drive';
import { sheets as openSheetsClient, type sheets_v4 } from '@googleapis/sheets';
import { JWT, OAuth2Client } from 'google-auth-library';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serve } from '../infra/local/sheets/serve.ts';

/** One side of the contract: the vendor's own clients, pointed somewhere, and a folder to work in. */
interface Side {
  readonly sheets: sheets_v4.Sheets;
  readonly drive: drive_v3.Drive;
  readonly folder: string;
  close(): Promise<void>;
}

async function standIn(): Promise<Side> {
  const served = await serve();
  const auth = new OAuth2Client();
  auth.setCredentials({ access_token: 'any' });
  const rootUrl = `${served.url}/`;
  return {
    sheets: openSheetsClient({ version: 'v4', auth, rootUrl }),
    drive: openDrive({ version: 'v3', auth, rootUrl }),
    folder: 'folder',
    close: async () => served[Symbol.asyncDispose](),
  };
}

const { GOOGLE_CONTRACT_CREDENTIALS: credentials, GOOGLE_CONTRACT_FOLDER: folder } = process.env;

function google(key: string, folder: string): Side {
  const { client_email: email, private_key } = Object(JSON.parse(key));
  const scopes = ['https://www.googleapis.com/auth/spreadsheets', 'https://www.googleapis.com/auth/drive'];
  const auth = new JWT({ email: String(email), key: String(private_key), scopes });
  return {
    sheets: openSheetsClient({ version: 'v4', auth }),
    drive: openDrive({ version: 'v3', auth }),
    folder,
    close: () => Promise.resolve(),
  };
}

const SIDES = [
  { side: 'the stand-in', open: standIn },
  ...(credentials && folder ? [{ side: 'Google', open: () => Promise.resolve(google(credentials, folder)) }] : []),
];

const rows = (sheetId: number, startIndex: number, endIndex = startIndex + 1) => ({ sheetId, dimension: 'ROWS', startIndex, endIndex });
const byId = (metadataId: number) => ({ developerMetadataLookup: { metadataId } });
const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const tagRow = (sheetId: number, row: number, metadataId: number) => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataId, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: rows(sheetId, row) } },
  },
});
const constant = (stringValue: string) => ({ userEnteredValue: {}, effectiveValue: { stringValue } });
const refusal = (call: Promise<unknown>) =>
  call.then(
    () => ({ status: 200 }),
    (error: unknown) => ({ status: Number(Object(error).status), text: String(Object(error).message) }),
  );

describe.each(SIDES)('a workbook on $side', ({ open }) => {
  let side: Side;
  let api: sheets_v4.Resource$Spreadsheets;
  let spreadsheetId: string;
  let lastTab = 100;

  beforeAll(async () => {
    side = await open();
    api = side.sheets.spreadsheets;
    const requestBody = { name: `contract ${process.pid}`, mimeType: 'application/vnd.google-apps.spreadsheet', parents: [side.folder] };
    const made = await side.drive.files.create({ requestBody, fields: 'id,name', supportsAllDrives: true });
    spreadsheetId = made.data.id ?? '';
    const properties = { locale: 'zh_CN', timeZone: 'Asia/Shanghai' };
    await batch({ updateSpreadsheetProperties: { properties, fields: 'locale,timeZone' } });
  });

  afterAll(async () => {
    await side.drive.files.delete({ fileId: spreadsheetId, supportsAllDrives: true });
    await side.close();
  });

  const batch = async (...requests: sheets_v4.Schema$Request[]) => (await api.batchUpdate({
    spreadsheetId,
    requestBody: { requests },
  })).data.replies ?? [];
  const values = async (range: string, valueRenderOption = 'FORMATTED_VALUE') => (await api.values.get({
    spreadsheetId,
    range,
    valueRenderOption,
  })).data.values;
  const put = (range: string, array: unknown[][], valueInputOption = 'RAW') =>
    api.values.update({ spreadsheetId, range, valueInputOption, requestBody: { values: array } });

  /** A tab of its own for one test. */
  async function tab(columnCount = 5): Promise<{ sheetId: number; title: string }> {
    const sheetId = ++lastTab;
    const title = `登记 ${sheetId}`;
    await batch({ addSheet: { properties: { sheetId, title, gridProperties: { rowCount: 20, columnCount } } } });
    return { sheetId, title };
  }

  test('RAW keeps every string as it is', async () => {
    const { title } = await tab();
    const strings = ['=1+2', '007', "'0123", '2026-09-05', 'TRUE'];
    const { data } = await put(`'${title}'!A1`, [strings]);
    expect(data).toMatchObject({ spreadsheetId, updatedRows: 1, updatedColumns: 5, updatedCells: 5 });
    expect(await values(`'${title}'!A1:E1`, 'FORMULA')).toEqual([strings]);
  });

  test('what is typed becomes numbers, dates and formulas', async () => {
    const { title } = await tab();
    await put(`'${title}'!A1`, [['=4/2', '2020-01-01', '客户', 53, '']], 'USER_ENTERED');
    expect(await values(`'${title}'!A1:E1`, 'UNFORMATTED_VALUE')).toEqual([[2, 43831, '客户', 53]]);
    expect(await values(`'${title}'!A1:E1`)).toEqual([['2', '2020-01-01', '客户', '53']]);
  });

  test('nulls leave cells alone, empty strings clear them, nothing at all has no values', async () => {
    const { title } = await tab();
    await put(`'${title}'!A1`, [['a', 'b', 'c']]);
    await put(`'${title}'!A1`, [[null, '', 'd']]);
    expect(await values(`'${title}'!A1:C1`)).toEqual([['a', '', 'd']]);
    await api.values.clear({ spreadsheetId, range: `'${title}'` });
    expect(await values(`'${title}'!A1:C1`)).toBeUndefined();
  });

  test('a row, its cells and its metadata are made in one batch and written by the ID', async () => {
    const { sheetId, title } = await tab();
    await batch(
      { insertDimension: { range: rows(sheetId, 1), inheritFromBefore: false } },
      {
        updateCells: {
          start: { sheetId, rowIndex: 1, columnIndex: 0 },
          rows: [{ values: [text('KS-2610-0001'), { userEnteredValue: { numberValue: 74 } }] }],
          fields: 'userEnteredValue',
        },
      },
      tagRow(sheetId, 1, 4711),
    );
    const { data } = await api.values.batchUpdateByDataFilter({
      spreadsheetId,
      requestBody: {
        valueInputOption: 'RAW',
        includeValuesInResponse: true,
        data: [{ dataFilter: byId(4711), majorDimension: 'ROWS', values: [[null, null, 'x']] }],
      },
    });
    expect(data).toMatchObject({ totalUpdatedRows: 1, totalUpdatedColumns: 1, totalUpdatedCells: 1, totalUpdatedSheets: 1 });
    expect(data.responses?.[0]).toMatchObject({ dataFilter: byId(4711), updatedData: { values: [['KS-2610-0001', '74', 'x']] } });
    expect(await values(`'${title}'!A2:C2`)).toEqual([['KS-2610-0001', '74', 'x']]);
  });

  test('an ID in use refuses the whole batch', async () => {
    const { sheetId, title } = await tab();
    await batch(tagRow(sheetId, 0, 5001));
    const again = await refusal(
      batch(
        { updateCells: { start: { sheetId }, rows: [{ values: [text('no')] }], fields: 'userEnteredValue' } },
        tagRow(sheetId, 1, 5001),
      ),
    );
    expect(again.status).toBe(400);
    expect(await values(`'${title}'!A1`)).toBeUndefined();
  });

  test('metadata follows its row through insert and sort, and goes with it', async () => {
    const { sheetId, title } = await tab();
    await put(`'${title}'!A1`, [['c'], ['b'], ['a']]);
    await batch(
      tagRow(sheetId, 0, 6001),
      { insertDimension: { range: rows(sheetId, 0) } },
      { sortRange: { range: { sheetId, startRowIndex: 1, endRowIndex: 4 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'ASCENDING' }] } },
    );
    const { data } = await api.values.batchGetByDataFilter({ spreadsheetId, requestBody: { dataFilters: [byId(6001)] } });
    expect(data.valueRanges?.[0]?.valueRange?.values).toEqual([['c']]);
    const { data: found } = await api.developerMetadata.get({ spreadsheetId, metadataId: 6001 });
    expect(found.location).toMatchObject({ locationType: 'ROW', dimensionRange: { sheetId, startIndex: 3, endIndex: 4 } });
    await batch({ deleteDimension: { range: rows(sheetId, 3) } });
    expect(await refusal(api.developerMetadata.get({ spreadsheetId, metadataId: 6001 }))).toMatchObject({ status: 404 });
  });

  test('tabs are read by their ID, rows and columns with their metadata, in one masked read', async () => {
    const { sheetId, title } = await tab(2);
    await put(`'${title}'!A1`, [['编号', '状态'], ['KS-2610-0001', '=1+1']], 'USER_ENTERED');
    const columnTag = {
      metadataKey: 'c',
      metadataValue: 'state',
      visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } },
    };
    await batch(tagRow(sheetId, 1, 7001), { createDeveloperMetadata: { developerMetadata: columnTag } });
    const cells = 'rowData(values(userEnteredValue(formulaValue),effectiveValue))';
    const lines = 'rowMetadata(developerMetadata(metadataId)),columnMetadata(developerMetadata(metadataValue))';
    const fields = `sheets(properties(sheetId,title),data(${cells},${lines}))`;
    const { data } = await api.getByDataFilter({
      spreadsheetId,
      fields,
      requestBody: { dataFilters: [{ gridRange: { sheetId,
      endRowIndex: 2 } }] },
    });
    expect(data).toEqual({
      sheets: [
        {
          properties: { sheetId, title },
          data: [
            {
              rowData: [
                { values: [constant('编号'), constant('状态')] },
                { values: [constant('KS-2610-0001'), { userEnteredValue: { formulaValue: '=1+1' }, effectiveValue: { numberValue: 2 } }] },
              ],
              rowMetadata: [{}, { developerMetadata: [{ metadataId: 7001 }] }],
              columnMetadata: [{}, { developerMetadata: [{ metadataValue: 'state' }] }],
            },
          ],
        },
      ],
    });
  });

  test('a batch answers with the rows it changed', async () => {
    const { sheetId, title } = await tab();
    const { data } = await api.batchUpdate({
      spreadsheetId,
      fields: 'updatedSpreadsheet(sheets(properties(sheetId),data(startRow,rowData(values(effectiveValue)))))',
      requestBody: {
        requests: [{ updateCells: { start: { sheetId, rowIndex: 4 }, rows: [{ values: [text('x')] }], fields: 'userEnteredValue' } }],
        includeSpreadsheetInResponse: true,
        responseIncludeGridData: true,
        responseRanges: [`'${title}'!5:5`],
      },
    });
    expect(data.updatedSpreadsheet?.sheets).toEqual(
      [{ properties: { sheetId }, data: [{ startRow: 4, rowData: [{ values: [{ effectiveValue: { stringValue: 'x' } }] }] }] }],
    );
  });

  test('notes, rules, formats and widths are kept through value writes', async () => {
    const { sheetId, title } = await tab();
    const rule = {
      condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: '是' }, { userEnteredValue: '否' }] },
      strict: true,
      showCustomUi: true,
    };
    const numberFormat = { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm' };
    await batch(
      { setDataValidation: { range: { sheetId, startRowIndex: 1, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 1 }, rule } },
      {
        repeatCell: {
          range: { sheetId, startRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 },
          cell: { userEnteredFormat: { numberFormat } },
          fields: 'userEnteredFormat.numberFormat',
        },
      },
      { updateCells: { start: { sheetId, rowIndex: 1, columnIndex: 0 }, rows: [{ values: [{ note: '请选择' }] }], fields: 'note' } },
      {
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 },
          properties: { pixelSize: 180 },
          fields: 'pixelSize',
        },
      },
    );
    await put(`'${title}'!A2`, [['是', 46307.5]]);
    const cells = 'rowData.values(formattedValue,note,dataValidation.condition.type,userEnteredFormat.numberFormat)';
    const fields = `sheets.data(${cells},columnMetadata.pixelSize)`;
    const { data } = await api.get({ spreadsheetId, ranges: [`'${title}'!A2:B2`], fields });
    const grid = data.sheets?.[0]?.data?.[0];
    expect(grid?.rowData?.[0]?.values).toEqual([
      { formattedValue: '是', note: '请选择', dataValidation: { condition: { type: 'ONE_OF_LIST' } } },
      { formattedValue: '2026-10-12 12:00', userEnteredFormat: { numberFormat } },
    ]);
    expect(grid?.columnMetadata?.[0]).toEqual({ pixelSize: 180 });
  });

  test('warning-only protection, colours and groups are stored and stop nobody', async () => {
    const { sheetId, title } = await tab();
    const range = { sheetId, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    const [protection] = await batch(
      { addProtectedRange: { protectedRange: { range, warningOnly: true, description: '系统列' } } },
      {
        addConditionalFormatRule: {
          rule: { ranges: [range], booleanRule: { condition: { type: 'NOT_BLANK' }, format: { backgroundColor: { red: 1 } } } },
          index: 0,
        },
      },
      { addDimensionGroup: { range: { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 4 } } },
      {
        updateDimensionGroup: {
          dimensionGroup: { range: { sheetId, dimension: 'COLUMNS', startIndex: 2, endIndex: 4 }, depth: 1, collapsed: true },
          fields: 'collapsed',
        },
      },
    );
    expect(protection?.addProtectedRange?.protectedRange).toMatchObject({ warningOnly: true, description: '系统列' });
    await put(`'${title}'!A2`, [['x']]);
    const { data } = await api.get({
      spreadsheetId,
      ranges: [`'${title}'!A1`],
      fields: 'sheets(protectedRanges(warningOnly),conditionalFormats(ranges),columnGroups(range,depth,collapsed))',
    });
    expect(data.sheets?.[0]).toMatchObject({
      protectedRanges: [{ warningOnly: true }],
      conditionalFormats: [{ ranges: [{ sheetId, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 }] }],
      columnGroups: [{ range: { startIndex: 2, endIndex: 4 }, depth: 1, collapsed: true }],
    });
  });

  test('appendCells goes below the last row with data', async () => {
    const { sheetId, title } = await tab();
    await put(`'${title}'!A1`, [['a'], ['b']]);
    await batch({ appendCells: { sheetId, rows: [{ values: [text('c')] }], fields: 'userEnteredValue' } });
    expect(await values(`'${title}'!A1:A9`)).toEqual([['a'], ['b'], ['c']]);
  });

  test('sorting is stable, numbers before text, blanks last', async () => {
    const { sheetId, title } = await tab();
    await put(`'${title}'!A1`, [['b', 1], [2, 2], [null, 3], ['a', 4], [2, 5], [1, 6]]);
    await batch({
      sortRange: { range: { sheetId,
      startRowIndex: 0,
      endRowIndex: 6 },
      sortSpecs: [{ dimensionIndex: 0,
      sortOrder: 'ASCENDING' }] },
    });
    expect((await values(`'${title}'!B1:B6`))?.flat()).toEqual(['6', '2', '5', '4', '1', '3']);
  });

  test('a renamed tab is lost to A1 notation and found by its ID', async () => {
    const { sheetId, title } = await tab();
    await put(`'${title}'!A1`, [['x']]);
    await batch({ updateSheetProperties: { properties: { sheetId, title: `新 ${sheetId}` }, fields: 'title' } });
    expect(await refusal(values(`'${title}'!A1`))).toMatchObject({ status: 400, text: expect.stringContaining('Unable to parse range') });
    const { data } = await api.values.batchGetByDataFilter({ spreadsheetId, requestBody: { dataFilters: [{ gridRange: { sheetId } }] } });
    expect(data.valueRanges?.[0]?.valueRange?.values).toEqual([['x']]);
  });

  test.each([
    ['a cell of 50,001 characters', { values: [['x'.repeat(50_001)]] }, 'more than the maximum of 50000 characters'],
    ['an array larger than its range', { values: [['a'], ['b'], ['c']] }, 'tried writing to row'],
  ])('refuses %s', async (_, requestBody, message) => {
    const { title } = await tab();
    const range = requestBody.values.length > 1 ? `'${title}'!A1:A2` : `'${title}'!A1`;
    expect(
      await refusal(api.values.update({ spreadsheetId, range, valueInputOption: 'RAW', requestBody })),
    ).toMatchObject({ status: 400, text: expect.stringContaining(message) });
  });

  test('a copied file has the same metadata', async () => {
    const { sheetId } = await tab();
    await batch(tagRow(sheetId, 3, 8001));
    const copy = await side.drive.files.copy({
      fileId: spreadsheetId,
      requestBody: { name: 'copy',
      parents: [side.folder] },
      fields: 'id',
      supportsAllDrives: true,
    });
    const id = copy.data.id ?? '';
    const { data } = await api.developerMetadata.search({ spreadsheetId: id, requestBody: { dataFilters: [byId(8001)] } });
    expect(data.matchedDeveloperMetadata).toHaveLength(1);
    await side.drive.files.delete({ fileId: id, supportsAllDrives: true });
    expect(await refusal(api.get({ spreadsheetId: id, fields: 'spreadsheetId' }))).toMatchObject({ status: 404 });
  });
});

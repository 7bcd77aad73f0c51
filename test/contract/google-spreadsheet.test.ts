import { GoogleSpreadsheet } from 'google-spreadsheet';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Served, serve } from '../infra/local/sheets/serve.ts';

/* A client that knows nothing of the stand-in, unchanged: only the network between the two is turned round. */

const HOSTS = ['sheets.googleapis.com', 'www.googleapis.com'];
const AUTH = { token: 'ya29.any' };

let served: Served;
let doc: GoogleSpreadsheet;

beforeEach(async () => {
  served = await serve();
  const direct = globalThis.fetch;
  vi.stubGlobal('fetch', (input: Request | URL | string, init?: RequestInit) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    return direct(HOSTS.includes(url.hostname) ? new Request(new URL(url.pathname + url.search, served.url), request) : request);
  });
  doc = await GoogleSpreadsheet.createNewSpreadsheetDocument(AUTH, { title: '登记' });
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await served[Symbol.asyncDispose]();
});

/** The same document read afresh. */
async function again(): Promise<GoogleSpreadsheet> {
  const other = new GoogleSpreadsheet(doc.spreadsheetId, AUTH);
  await other.loadInfo();
  return other;
}

/** Rows of a tab as objects, read afresh. */
async function rowsOf(title: string): Promise<readonly object[]> {
  const sheet = (await again()).sheetsByTitle[title];
  return (await sheet?.getRows())?.map((row) => row.toObject()) ?? [];
}

const addRegister = () => doc.addSheet({ title: '投诉 登记', headerValues: ['编号', '客户', '金额'] });

describe('google-spreadsheet', () => {
  test('makes a document and reads what it is', async () => {
    const other = await again();
    expect([other.title, other.locale, other.timeZone, other.sheetCount]).toEqual(['登记', 'en_US', 'Etc/GMT', 1]);
    expect(other.sheetsByIndex[0]).toMatchObject({ title: 'Sheet1', sheetId: 0, rowCount: 1000, columnCount: 26 });
    await other.updateProperties({ title: '客服', locale: 'zh_CN', timeZone: 'Asia/Shanghai' });
    expect((await again()).title).toBe('客服');
  });

  test('adds a tab with headers, and rows below them', async () => {
    const sheet = await addRegister();
    const row = await sheet.addRow({ 编号: 'KS-1', 客户: '张三', 金额: 100 });
    expect([row.rowNumber, row.a1Range]).toEqual([2, "'投诉 登记'!A2:C2"]);
    await sheet.addRows([['KS-2', '李四', 5], { 编号: 'KS-3', 金额: 7 }]);
    expect(await rowsOf('投诉 登记')).toEqual([
      { 编号: 'KS-1', 客户: '张三', 金额: '100' },
      { 编号: 'KS-2', 客户: '李四', 金额: '5' },
      { 编号: 'KS-3', 客户: '', 金额: '7' },
    ]);
  });

  test('rows can be put in at the end, changed and taken away', async () => {
    const sheet = await addRegister();
    await sheet.addRows([['KS-1', '张三', 1], ['KS-2', '李四', 2]], { raw: true });
    await sheet.addRow(['KS-3', '王五', 3], { insert: true });
    const [first, second] = await sheet.getRows();
    first?.set('客户', '张三丰');
    await first?.save();
    await second?.delete();
    expect((await rowsOf('投诉 登记')).map((row) => Object.values(row))).toEqual([['KS-1', '张三丰', '1'], ['KS-3', '王五', '3']]);
    await sheet.clearRows();
    expect(await rowsOf('投诉 登记')).toEqual([]);
  });

  test('loads cells, and saves those that were changed', async () => {
    const sheet = await addRegister();
    await sheet.loadCells('A1:C3');
    sheet.getCell(1, 0).value = 'KS-9';
    sheet.getCellByA1('C2').value = 12.5;
    sheet.getCellByA1('C3').formula = '=C2*2';
    sheet.getCellByA1('A1').note = '唯一编号';
    sheet.getCellByA1('A1').textFormat = { bold: true };
    sheet.getCellByA1('B1').backgroundColor = { red: 1, green: 0, blue: 0.5, alpha: 1 };
    await sheet.saveUpdatedCells();
    expect([sheet.getCellByA1('C3').value, sheet.getCellByA1('C3').formattedValue]).toEqual([25, '25']);
    const fresh = (await again()).sheetsByTitle['投诉 登记'];
    await fresh?.loadCells({ startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 3 });
    expect([fresh?.getCellByA1('A2').value, fresh?.getCellByA1('C2').value, fresh?.getCellByA1('C3').formula]).toEqual(['KS-9', 12.5, '=C2*2']);
    expect([fresh?.getCellByA1('A1').note, fresh?.getCellByA1('A1').textFormat?.bold]).toEqual(['唯一编号', true]);
    expect(fresh?.getCellByA1('B1').backgroundColorStyle).toMatchObject({ rgbColor: { red: 1, blue: 0.49803922 } });
  });

  test('resizes, duplicates, copies and deletes tabs', async () => {
    const sheet = await addRegister();
    await sheet.addRow(['KS-1', '张三', 1]);
    await sheet.resize({ rowCount: 50, columnCount: 5 });
    expect([sheet.rowCount, sheet.columnCount]).toEqual([50, 5]);
    const copy = await sheet.duplicate({ title: '副本' });
    expect([copy.title, copy.rowCount, copy.index]).toEqual(['副本', 50, 0]);
    expect(await rowsOf('副本')).toHaveLength(1);
    const target = await GoogleSpreadsheet.createNewSpreadsheetDocument(AUTH, { title: '别处' });
    await sheet.copyToSpreadsheet(target.spreadsheetId);
    await target.loadInfo();
    expect(target.sheetsByIndex.map(({ title }) => title)).toEqual(['Sheet1', 'Copy of 投诉 登记']);
    await copy.delete();
    expect(Object.keys((await again()).sheetsByTitle)).toEqual(['Sheet1', '投诉 登记']);
  });

  test('what staff do from the menu', async () => {
    const sheet = await addRegister();
    const range = { sheetId: sheet.sheetId, startRowIndex: 1, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 };
    await sheet.addRows([['a  b ', 'x', 1], ['A b', 'x', 1], ['c', 'y', 2]], { raw: true });
    await sheet.trimWhitespace(range);
    await sheet.deleteDuplicates(range);
    await sheet.sortRange(range, [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }]);
    expect((await rowsOf('投诉 登记')).map((row) => Object.values(row))).toEqual([['c', 'y', '2'], ['a b', 'x', '1']]);
    await sheet.mergeCells({ ...range, endRowIndex: 2 });
    await sheet.unmergeCells({ ...range, endRowIndex: 2 });
    await sheet.insertDimension('ROWS', { startIndex: 1, endIndex: 2 });
    await sheet.deleteRows(1, 2);
    await sheet.addProtectedRange({ range, warningOnly: true });
    expect((await again()).sheetsByTitle['投诉 登记']?.protectedRanges).toHaveLength(1);
  });

  test('permissions, developer metadata, and the end of a document', async () => {
    const sheet = await addRegister();
    await doc.share('li@example.com', { role: 'reader', emailMessage: false });
    expect((await doc.listPermissions()).map(({ type, role }) => [type, role])).toEqual([['user', 'owner'], ['user', 'reader']]);
    await doc.setPublicAccessLevel('reader');
    await doc.setPublicAccessLevel(false);
    const dimensionRange = { sheetId: sheet.sheetId, dimension: 'ROWS' as const, startIndex: 0, endIndex: 1 };
    await sheet.createDeveloperMetadata({ metadataKey: 'r', metadataValue: '1', visibility: 'DOCUMENT', location: { dimensionRange } } as never);
    expect(await doc.searchDeveloperMetadata([{ developerMetadataLookup: { metadataKey: 'r' } }])).toMatchObject([{ metadataValue: '1' }]);
    await doc.delete();
    await expect(again()).rejects.toThrow('[404] Requested entity was not found.');
  });
});

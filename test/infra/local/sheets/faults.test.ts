import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../../shared/words/time.ts';
import { openSheets } from '../../../../infra/local/sheets/server.ts';
import { TestBook } from './book.ts';
import { START } from './serve.ts';

const fault = (book: TestBook, change: Record<string, boolean | number>) => book.served.sheets.faults.set(change);
const tagOf = (row: number, metadataId: number) => ({
  createDeveloperMetadata: {
    developerMetadata: {
      metadataId, metadataKey: 'r', metadataValue: 'v', visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: row, endIndex: row + 1 } },
    },
  },
});

describe('refusals before anything is done', () => {
  test.each([
    ['unavailable', 1, 503, 'UNAVAILABLE'],
    ['internalError', 1, 500, 'INTERNAL'],
    ['tokenExpired', 1, 401, 'UNAUTHENTICATED'],
    ['serviceDisabled', true, 403, 'PERMISSION_DENIED'],
  ])('%s', async (name, value, code, status) => {
    await using book = await TestBook.open();
    fault(book, { [name]: value });
    expect((await book.call('PUT', '/values/A1?valueInputOption=RAW', { values: [['x']] })).body).toMatchObject({ error: { code, status } });
    fault(book, { [name]: false });
    expect(await book.values('A1')).toBeUndefined();
  });
});

describe('replies that come wrong', () => {
  test.each([
    [1, [['a'], ['b']]],
    [2, undefined],
  ])('short reads, %d left', async (left, first) => {
    await using book = await TestBook.open();
    await book.put('A1', [['a'], ['b'], ['c'], ['d']]);
    fault(book, { short: left });
    expect(await book.values('A1:A4')).toEqual(first);
    expect(await book.values('A1:A4')).toHaveLength(left === 2 ? 2 : 4);
    expect(await book.values('A1:A4')).toHaveLength(4);
  });

  test('short grid reads lose rows and what is said of rows', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['a', 'b'], ['c', 'd'], ['e', 'f'], ['g', 'h']]);
    const read = async () => Object(await book.get('sheets.data(rowData.values.formattedValue,rowMetadata.pixelSize)', '&ranges=A1:B4')).sheets[0].data[0];
    fault(book, { short: 1 });
    expect(await read()).toEqual({
      rowData: [{ values: [{ formattedValue: 'a' }, { formattedValue: 'b' }] }, { values: [{ formattedValue: 'c' }, { formattedValue: 'd' }] }],
      rowMetadata: [{ pixelSize: 21 }, { pixelSize: 21 }],
    });
    fault(book, { short: 2 });
    expect(await read()).toEqual({});
    fault(book, { short: 1 });
    expect(await book.put('A9', [['written']])).toMatchObject({ updatedCells: 1 });
  });

  test('garbage is no JSON, and the write behind it is done', async () => {
    await using book = await TestBook.open();
    fault(book, { garbage: 1 });
    const url = `${book.served.url}/v4/spreadsheets/${book.id}/values/A1?valueInputOption=RAW`;
    const res = await fetch(url, { method: 'PUT', body: '{"values":[["x"]]}' });
    expect([res.status, res.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    await expect(res.json()).rejects.toThrow('JSON');
    expect(await book.values('A1')).toEqual([['x']]);
  });

  test('garbage and a slow reply without a socket', async () => {
    const sheets = openSheets({ now: () => START });
    sheets.faults.set({ garbage: 1 });
    const made = await sheets.fetch('https://sheets.googleapis.com/v4/spreadsheets', { method: 'POST' });
    expect(await made.text()).toContain('<html');
    sheets.faults.set({ slowMs: 60_000 });
    const aborted = new AbortController();
    const slow = sheets.fetch('https://sheets.googleapis.com/v4/spreadsheets', { method: 'POST', signal: aborted.signal });
    await expect.poll(() => sheets.books().length).toBe(2);
    aborted.abort();
    await expect(slow).rejects.toThrow('aborted');
  });

  test('A82 a refusal in another language: code, status and details stay', async () => {
    await using book = await TestBook.open();
    await book.batch({ addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 2, endColumnIndex: 2 }, editors: { users: [] } } } });
    const write = () => book.call('PUT', '/values/A1?valueInputOption=RAW', { values: [['x']] }, { 'x-local-user': 'li@example.com' });
    const english = Object((await write()).body).error;
    fault(book, { localised: true });
    const other = Object((await write()).body).error;
    expect([other.code, other.status]).toEqual([english.code, english.status]);
    expect(other.message).not.toContain('protected');
    expect(other.message).toContain('protegidos');
    const { error } = Object((await book.call('POST', ':batchUpdate', { requests: [{ deleteSheet: { sheetId: 9 } }] })).body);
    expect(error.message).toBe('Invalid requests[0].deleteSheet: La solicitud contiene un argumento no válido.');
  });
});

const shown = async (book: TestBook) => Object(await book.ok('GET', `/drive/v3/files/${book.id}?fields=version,modifiedTime`));

describe('A95 what Drive knows of a version', () => {
  test.each([0, 14, 60, 180])('moves %d seconds after the edit', async (lag) => {
    await using book = await TestBook.open();
    fault(book, { versionLagSeconds: lag });
    book.served.clock.now = instantOf(START + 600_000);
    await book.put('A1', [['x']]);
    book.served.clock.now = instantOf(START + 600_000 + Math.max(0, lag * 1000 - 1));
    const early = await shown(book);
    book.served.clock.now = instantOf(START + 600_000 + lag * 1000);
    const late = { version: '2', modifiedTime: '2026-09-06T10:10:00.000Z' };
    expect([early, await shown(book)]).toEqual([lag === 0 ? late : { version: '1', modifiedTime: '2026-09-06T10:00:00.000Z' }, late]);
  });

  test('never moves', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    const before = await shown(book);
    fault(book, { versionNeverMoves: true });
    await book.put('A1', [['y']]);
    book.served.clock.now = instantOf(START + 9_000_000);
    expect(await shown(book)).toEqual(before);
    fault(book, { versionNeverMoves: false });
    expect(await shown(book)).toMatchObject({ version: '3' });
  });
});

describe('outcomes that are not recorded, either way', () => {
  test('a data filter that names a deleted tab', async () => {
    await using book = await TestBook.open({ sheets: [{ properties: { sheetId: 0, title: '甲' } }] });
    await book.put('A1', [['x']]);
    const filters = { dataFilters: [{ gridRange: { sheetId: 0 } }, { gridRange: { sheetId: 77 } }] };
    const { valueRanges } = Object(await book.ok('POST', '/values:batchGetByDataFilter', filters));
    expect(valueRanges).toHaveLength(1);
    expect(Object(await book.ok('POST', ':getByDataFilter?fields=sheets.properties.sheetId', filters)).sheets).toHaveLength(1);
    fault(book, { goneTabFails: true });
    expect(await book.refused(400, 'POST', '/values:batchGetByDataFilter', filters)).toBe('No grid with id: 77');
    await book.refused(400, 'POST', ':getByDataFilter', filters);
  });

  test('a write by a data filter that changes nothing', async () => {
    await using book = await TestBook.open();
    await book.put('A2', [['x']]);
    await book.batch(tagOf(1, 7));
    const body = {
      valueInputOption: 'RAW', includeValuesInResponse: true,
      data: [{ dataFilter: { developerMetadataLookup: { metadataId: 7 } }, values: [[null, null]] }],
    };
    const echo = async () => Object(await book.ok('POST', '/values:batchUpdateByDataFilter', body)).responses[0].updatedData;
    expect(await echo()).toMatchObject({ range: 'Sheet1!A2:Z2', values: [['x']] });
    fault(book, { emptyUpdateUnanswered: true });
    expect(await echo()).toBeUndefined();
  });

  test('A74 no room for metadata', async () => {
    await using book = await TestBook.open();
    fault(book, { metadataFull: true });
    const { body } = await book.call('POST', ':batchUpdate', { requests: [tagOf(1, 7)] });
    expect(body).toMatchObject({ error: { code: 400, status: 'INVALID_ARGUMENT' } });
    fault(book, { metadataFull: false });
    await book.batch(tagOf(1, 7));
  });
});

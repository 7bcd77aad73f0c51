import { describe, expect, test } from 'vitest';
import { KINDS } from '../../../../infra/local/sheets/batch/apply.ts';
import { UNRECORDED } from '../../../../infra/local/sheets/batch/unrecorded.ts';
import { route } from '../../../../infra/local/sheets/router.ts';
import { instantOf } from '../../../../shared/words/time.ts';
import { DOCUMENTS } from '../../../../infra/local/sheets/schema/documents.ts';
import { TestBook } from './book.ts';

const insertRow = { insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } };

describe('refusals', () => {
  test('every request kind of the discovery document is carried out or refused by name', () => {
    const kinds = Object.keys(DOCUMENTS[0].schemas['Request']?.properties ?? {});
    expect([...KINDS.keys(), ...UNRECORDED].toSorted()).toEqual(kinds.toSorted());
    expect([KINDS.size, UNRECORDED.size]).toEqual([54, 20]);
  });

  test.each([...UNRECORDED])('%s is refused by name', async (kind) => {
    await using book = await TestBook.open();
    expect(await book.refused(501, 'POST', ':batchUpdate', { requests: [{ [kind]: {} }] })).toContain(kind);
  });

  test('every method of both discovery documents has an answer', () => {
    const addressed = DOCUMENTS.flatMap(({ servicePath, methods }) =>
      methods.map(({ id, verb, path }) => [id, route(verb, `/${servicePath}${path.replace(/\{\w+\}/g, '7')}`)?.described.id]));
    expect(addressed.filter(([id, found]) => id !== found)).toEqual([]);
  });

  test('A54 an unknown kind is 400, a known one that is not imitated 501', async () => {
    await using book = await TestBook.open();
    const unknown = await book.refused(400, 'POST', ':batchUpdate', { requests: [{ noSuchRequest: {} }] });
    expect(unknown).toBe(`Invalid JSON payload received. Unknown name "noSuchRequest" at 'requests[0]': Cannot find field.`);
    expect(await book.refused(501, 'POST', ':batchUpdate', { requests: [{ addChart: {} }] })).toContain('addChart');
  });

  test.each([
    [
      'an unknown field',
      { updateCells: { start: { sheetId: 0 }, fields: 'note', nonsense: 1 } },
      `Unknown name "nonsense" at 'requests[0].update_cells'`,
    ],
    ['a missing tab', { deleteSheet: { sheetId: 5 } }, 'No sheet with id: 5'],
    ['a wrong type', { insertDimension: { range: { sheetId: 'x' } } }, `Invalid value at 'requests[0].insert_dimension.range.sheet_id' (TYPE_INT32), "x"`],
    [
      'two values in one',
      {
        repeatCell: {
          range: { sheetId: 0, endRowIndex: 1 },
          cell: { userEnteredValue: { numberValue: 1, stringValue: '1' } },
          fields: '*',
        },
      },
      'exactly one value',
    ],
    [
      'a start past the grid',
      { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 1000, endIndex: 1001 } } },
      'range.startIndex[1000]',
    ],
    ['all rows gone', { deleteDimension: { range: { sheetId: 0, dimension: 'ROWS' } } }, "You can't delete all the rows"],
    ['a bad mask', { updateCells: { start: { sheetId: 0 }, fields: 'a(b' } }, 'Invalid field mask'],
  ])('%s', async (_, request, message) => {
    await using book = await TestBook.open();
    expect(await book.refused(400, 'POST', ':batchUpdate', { requests: [request] })).toContain(message);
  });

  test('a batch is carried out whole or not at all', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    const requests = [insertRow, { addSheet: { properties: { title: 'new' } } }, { deleteSheet: { sheetId: 99 } }];
    const message = await book.refused(400, 'POST', ':batchUpdate', { requests });
    expect(message).toBe('Invalid requests[2].deleteSheet: No sheet with id: 99');
    expect(await book.values('A1')).toEqual([['x']]);
    expect(await book.get('sheets.properties(title,gridProperties.rowCount)')).toEqual({
      sheets: [{ properties: { title: 'Sheet1',
      gridProperties: { rowCount: 1000 } } }],
    });
    expect(book.served.edits).toHaveLength(1);
  });

  test('A77 an unknown spreadsheet', async () => {
    await using book = await TestBook.open();
    const { body } = await book.call('GET', '/v4/spreadsheets/nowhere');
    expect(body).toEqual({ error: { code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' } });
  });

  test('what is no JSON and what is no method', async () => {
    await using book = await TestBook.open();
    const res = await fetch(`${book.served.url}/v4/spreadsheets`, { method: 'POST', body: '{' });
    expect([res.status, await res.json()]).toMatchObject([400, { error: { message: 'Invalid JSON payload received.' } }]);
    await book.refused(404, 'PATCH', '/values/A1', {});
    expect((await fetch(`${book.served.url}/elsewhere`)).status).toBe(404);
  });
});

describe('faults', () => {
  test('all are off at start and can be listed', async () => {
    await using book = await TestBook.open();
    const { faults } = book.served.sheets;
    const off = faults.list();
    expect(Object.values(off).every((value) => value === false || value === 0)).toBe(true);
    expect(Object.keys(off)).toEqual(expect.arrayContaining(['short', 'garbage', 'localised', 'versionLagSeconds', 'goneTabFails']));
    faults.set({ quota: true, mailDown: true });
    expect(faults.list()).toEqual({ ...off, quota: true });
  });

  test('A78 60 reads a minute and user, 300 a minute and project, writes apart', async () => {
    await using book = await TestBook.open();
    book.served.sheets.faults.set({ quota: true });
    const read = (user: string) => book.call('GET', '/values/A1', undefined, { 'x-local-user': user });
    const search = () =>
      book.call('POST', '/developerMetadata:search', { dataFilters: [{ developerMetadataLookup: {} }] }, { 'x-local-user': 'a' });
    for (let n = 0; n < 59; n++) await read('a');
    expect((await search()).status).toBe(200);
    const over = await search();
    const reason = 'RATE_LIMIT_EXCEEDED';
    expect(over).toMatchObject({
      status: 429,
      body: {
        error: {
          code: 429,
          status: 'RESOURCE_EXHAUSTED',
          details: [{ reason, metadata: { quota_limit: 'ReadRequestsPerMinutePerUser' } }],
        },
      },
    });
    expect((await book.call('PUT', '/values/A1?valueInputOption=RAW', { values: [['x']] }, { 'x-local-user': 'a' })).status).toBe(200);
    for (const user of ['b', 'c', 'd', 'e']) for (let n = 0; n < 60; n++) await read(user);
    expect((await read('f')).body).toMatchObject({
      error: { details: [{ metadata: { quota_limit: 'ReadRequestsPerMinutePerProject' } }] },
    });
    book.served.clock.now = instantOf(book.served.clock.now + 60_000);
    expect((await read('a')).status).toBe(200);
  });

  test('A79 503 first, then what it really is', async () => {
    await using book = await TestBook.open();
    book.served.sheets.faults.set({ unavailable: 1 });
    const { body } = await book.call('GET', '/v4/spreadsheets/nowhere');
    expect(body).toEqual({ error: { code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' } });
    await book.refused(404, 'GET', '/v4/spreadsheets/nowhere');
  });

  test('A83 a lost reply: the write is kept, and a blind repeat does it twice', async () => {
    await using book = await TestBook.open();
    const insert = () => book.call('POST', ':batchUpdate', { requests: [insertRow] });
    book.served.sheets.faults.set({ lostReply: 1 });
    await expect(insert()).rejects.toThrow('fetch failed');
    expect((await insert()).status).toBe(200);
    expect(await book.get('sheets.properties.gridProperties.rowCount')).toEqual({
      sheets: [{ properties: { gridProperties: { rowCount: 1002 } } }],
    });
  });

  test('A84 a slow reply: the write is applied before it comes', async () => {
    await using book = await TestBook.open();
    book.served.sheets.faults.set({ slowMs: 60_000 });
    const aborted = new AbortController();
    const slow = fetch(
      `${book.served.url}/v4/spreadsheets/${book.id}/values/A1?valueInputOption=RAW`,
      { method: 'PUT', body: '{"values":[["x"]]}', signal: aborted.signal },
    );
    await expect.poll(() => book.served.edits.length).toBe(1);
    aborted.abort();
    await expect(slow).rejects.toThrow('aborted');
    book.served.sheets.faults.set({ slowMs: 0 });
    expect(await book.values('A1')).toEqual([['x']]);
  });
});

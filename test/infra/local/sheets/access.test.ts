import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

const LI = { 'x-local-user': 'li@example.com' };
const DENIED = { error: { code: 403, message: 'The caller does not have permission', status: 'PERMISSION_DENIED' } };
const write = '/values/A1?valueInputOption=RAW';

describe('who may come in', () => {
  test('A76 nobody, under the fault', async () => {
    await using book = await TestBook.open();
    book.served.sheets.faults.set({ noAccess: true });
    for (const path of ['', '/values/A1']) expect((await book.call('GET', path)).body).toEqual(DENIED);
    expect((await book.call('PUT', write, { values: [['x']] })).body).toEqual(DENIED);
    expect((await book.call('GET', `/drive/v3/files/${book.id}`)).status).toBe(404);
  });

  test('A76 those whom no permission names, once the file is closed', async () => {
    await using book = await TestBook.open();
    expect((await book.call('PUT', write, { values: [['x']] }, LI)).status).toBe(200);
    expect((await book.call('DELETE', `/drive/v3/files/${book.id}/permissions/anyoneWithLink`)).status).toBe(204);
    expect((await book.call('GET', '/values/A1', undefined, LI)).body).toEqual(DENIED);
    expect((await book.call('GET', `/drive/v3/files/${book.id}`, undefined, LI)).status).toBe(404);
    expect((await book.call('GET', '/values/A1')).status).toBe(200);
    const permissions = `/drive/v3/files/${book.id}/permissions`;
    const { id } = Object(await book.ok('POST', permissions, { type: 'user', role: 'reader', emailAddress: 'li@example.com' }));
    expect((await book.call('GET', '/values/A1', undefined, LI)).status).toBe(200);
    expect((await book.call('PUT', write, { values: [['x']] }, LI)).body).toEqual(DENIED);
    await book.ok('PATCH', `${permissions}/${id}`, { role: 'writer' });
    expect((await book.call('PUT', write, { values: [['x']] }, LI)).status).toBe(200);
    expect(await book.ok('GET', `${permissions}/${id}`)).toMatchObject({ role: 'writer', type: 'user' });
    await book.call('DELETE', `${permissions}/${id}`);
    await book.refused(404, 'GET', `${permissions}/${id}`);
    expect((await book.call('GET', '/values/A1', undefined, LI)).body).toEqual(DENIED);
  });

  test('a file open to everybody for reading', async () => {
    await using book = await TestBook.open();
    const made = await book.ok('POST', `/drive/v3/files/${book.id}/permissions`, { type: 'anyone', role: 'reader' });
    expect(made).toEqual({ kind: 'drive#permission', id: 'anyoneWithLink', type: 'anyone', role: 'reader' });
    expect((await book.call('GET', '/values/A1', undefined, LI)).status).toBe(200);
    expect((await book.call('PUT', write, { values: [['x']] }, LI)).status).toBe(403);
    const refused = await book.call('DELETE', `/drive/v3/files/${book.id}`, undefined, LI);
    expect(refused.body).toMatchObject({ error: { code: 403, errors: [{ reason: 'forbidden', domain: 'global' }] } });
  });

  test("Drive's refusals have Drive's envelope", async () => {
    await using book = await TestBook.open();
    const message = 'File not found: nowhere.';
    expect((await book.call('GET', '/drive/v3/files/nowhere')).body).toEqual({
      error: { code: 404, message, errors: [{ message, domain: 'global', reason: 'notFound', locationType: 'parameter', location: 'fileId' }] },
    });
  });
});

describe('A80 a token of a narrow scope', () => {
  const search = { dataFilters: [{ developerMetadataLookup: {} }] };

  test.each([
    ['ya29.readonly', 'GET', '/values/A1', undefined, 200],
    ['https://www.googleapis.com/auth/spreadsheets.readonly', 'GET', '', undefined, 200],
    ['ya29.readonly', 'GET', '/values:batchGet?ranges=A1', undefined, 200],
    ['ya29.readonly', 'POST', '/values:batchGetByDataFilter', { dataFilters: [{ a1Range: 'A1' }] }, 403],
    ['ya29.readonly', 'POST', '/developerMetadata:search', search, 403],
    ['ya29.readonly', 'POST', ':getByDataFilter', { dataFilters: [{ a1Range: 'A1' }] }, 403],
    ['ya29.readonly', 'PUT', write, { values: [['x']] }, 403],
    ['ya29.readonly', 'POST', ':batchUpdate', { requests: [{ addSheet: {} }] }, 403],
    ['drive.metadata.readonly', 'GET', '/values/A1', undefined, 403],
    ['ya29.any', 'PUT', write, { values: [['x']] }, 200],
  ])('%s: %s %s', async (token, verb, path, body, status) => {
    await using book = await TestBook.open();
    const answer = await book.call(verb, path, body, { authorization: `Bearer ${token}` });
    const { error } = Object(answer.body);
    expect([answer.status, error?.status, error?.details[0].reason]).toEqual(
      status === 200 ? [200, undefined, undefined] : [403, 'PERMISSION_DENIED', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'],
    );
  });

  test('in Drive', async () => {
    await using book = await TestBook.open();
    const narrow = { authorization: 'Bearer drive.metadata.readonly' };
    expect((await book.call('GET', `/drive/v3/files/${book.id}`, undefined, narrow)).status).toBe(200);
    expect((await book.call('PATCH', `/drive/v3/files/${book.id}`, { name: 'x' }, narrow)).status).toBe(403);
  });
});

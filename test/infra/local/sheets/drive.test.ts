import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../../shared/words/time.ts';
import { TestBook } from './book.ts';

const SHEET = 'application/vnd.google-apps.spreadsheet';

describe('Drive', () => {
  test('a file made in Drive is a spreadsheet', async () => {
    await using book = await TestBook.open();
    const file = Object(await book.ok('POST', '/drive/v3/files', { name: '客服', mimeType: SHEET, parents: ['folder'] }));
    expect(file).toEqual({ kind: 'drive#file', id: file.id, name: '客服', mimeType: SHEET });
    expect(
      await book.ok('GET', `/v4/spreadsheets/${file.id}?fields=properties.title,sheets.properties.title`),
    ).toEqual({ properties: { title: '客服' }, sheets: [{ properties: { title: 'Sheet1' } }] });
    await book.refused(501, 'POST', '/drive/v3/files', { mimeType: 'text/plain' });
  });

  test('A95 version and modifiedTime move with an edit; there is no headRevisionId', async () => {
    await using book = await TestBook.open();
    const get = () => book.ok('GET', `/drive/v3/files/${book.id}?fields=version,modifiedTime,createdTime,headRevisionId`);
    expect(await get()).toEqual({ version: '1', createdTime: '2026-09-06T10:00:00.000Z', modifiedTime: '2026-09-06T10:00:00.000Z' });
    book.served.clock.now = instantOf(book.served.clock.now + 90_000);
    await book.put('A1', [['x']]);
    expect(await get()).toMatchObject({ version: '2', modifiedTime: '2026-09-06T10:01:30.000Z' });
  });

  test.each([
    ["name = '人员' and trashed = false", ['人员']],
    ["name contains '规' and mimeType = 'application/vnd.google-apps.spreadsheet'", ['规则']],
    ["'f1' in parents", ['人员']],
    ["name = 'It\\'s'", ["It's"]],
    ['trashed = true', []],
  ])('a list can be asked for: %s', async (q, names) => {
    await using book = await TestBook.open({ properties: { title: "It's" } });
    await book.ok('POST', '/drive/v3/files', { name: '人员', mimeType: SHEET, parents: ['f1'] });
    await book.ok('POST', '/drive/v3/files', { name: '规则', mimeType: SHEET });
    const { files } = Object(await book.ok('GET', `/drive/v3/files?q=${encodeURIComponent(q)}`));
    expect(files.map((file: unknown) => Object(file).name)).toEqual(names);
  });

  test('a list comes in pages; a query nobody recorded is 501', async () => {
    await using book = await TestBook.open({ properties: { title: 'a' } });
    await book.ok('POST', '/drive/v3/files', { name: 'b', mimeType: SHEET });
    const first = Object(await book.ok('GET', '/drive/v3/files?pageSize=1'));
    const second = Object(await book.ok('GET', `/drive/v3/files?pageSize=1&pageToken=${first.nextPageToken}`));
    expect([first.files.length, second.files.length, second.nextPageToken]).toEqual([1, 1, undefined]);
    await book.refused(501, 'GET', `/drive/v3/files?q=${encodeURIComponent('starred = true')}`);
  });

  test('a copy keeps cells and metadata IDs and goes its own way', async () => {
    await using book = await TestBook.open({ properties: { title: 'a' } });
    await book.put('A1', [['x']]);
    const location = { dimensionRange: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } };
    await book.batch({
      createDeveloperMetadata: { developerMetadata: { metadataId: 4711,
      metadataKey: 'r',
      visibility: 'PROJECT', location } },
    });
    const { id, name } = Object(await book.ok('POST', `/drive/v3/files/${book.id}/copy`, {}));
    expect(name).toBe('Copy of a');
    await book.put('A1', [['changed']]);
    expect(await book.ok('GET', `/v4/spreadsheets/${id}/values/A1`)).toMatchObject({ values: [['x']] });
    expect(
      await book.ok('GET', `/v4/spreadsheets/${id}/developerMetadata/4711`),
    ).toMatchObject({ location: { dimensionRange: { startIndex: 0 } } });
  });

  test('permissions are kept and listed', async () => {
    await using book = await TestBook.open();
    await book.ok(
      'POST',
      `/drive/v3/files/${book.id}/permissions?fields=id`,
      { type: 'user', role: 'writer', emailAddress: 'li@example.com' },
    );
    expect(await book.ok('GET', `/drive/v3/files/${book.id}/permissions?fields=permissions(role,emailAddress)`)).toEqual({
      permissions: [
        { role: 'owner', emailAddress: 'service@dengji.local' },
        { role: 'writer', emailAddress: 'li@example.com' },
      ],
    });
    await book.refused(404, 'GET', '/drive/v3/files/nowhere');
  });
});

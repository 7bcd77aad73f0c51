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
    ['trashed != true and not name contains "s"', ['规则', '人员']],
    [`mimeType="${SHEET}" and parents in "f1"`, ['人员']],
    ["(name = '人员' or name = '规则') and mimeType != 'text/plain'", ['规则', '人员']],
    ["'me' in owners and modifiedTime > '2026-09-06T09:59:59'", ['规则', '人员', "It's"]],
    ["createdTime < '2026-09-06'", []],
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
    await book.refused(501, 'GET', `/drive/v3/files?q=${encodeURIComponent("fullText contains 'x'")}`);
  });

  test.each([
    ['orderBy=name', ['a', 'b', 'c']],
    ['orderBy=folder,name%20desc', ['c', 'b', 'a']],
    ['orderBy=createdTime', ['b', 'a', 'c']],
  ])('a list comes in the order %s', async (query, names) => {
    await using book = await TestBook.open({ properties: { title: 'b' } });
    for (const name of ['a', 'c']) {
      book.served.clock.now = instantOf(book.served.clock.now + 1000);
      await book.ok('POST', '/drive/v3/files', { name, mimeType: SHEET });
    }
    expect(await book.ok('GET', `/drive/v3/files?fields=files(name)&${query}`)).toEqual({ files: names.map((name) => ({ name })) });
  });

  test.each([
    ['q=foo%20%3D%201', 'Invalid Value', 'q'],
    ['q=name%20%3D%20x', 'Invalid Value', 'q'],
    ['q=(name%20%3D%20%27x%27', 'Invalid Value', 'q'],
    ['orderBy=colour', 'Invalid Value', 'orderBy'],
    ['pageToken=zz', 'Invalid Value', 'pageToken'],
    ['pageSize=0', "Invalid value '0'. Values must be within the range: [1, 1000]", 'pageSize'],
  ])('a list cannot be asked for: %s', async (query, message, location) => {
    await using book = await TestBook.open();
    const { status, body } = await book.call('GET', `/drive/v3/files?${query}`);
    const error = { message, domain: 'global', reason: 'invalid', locationType: 'parameter', location };
    expect([status, body]).toEqual([400, { error: { code: 400, message, errors: [error] } }]);
  });

  test('a file in the bin still opens, and lists tell', async () => {
    await using book = await TestBook.open({ properties: { title: 'a' } });
    const names = (q: string) => book.ok('GET', `/drive/v3/files?fields=files(name,trashed)&q=${encodeURIComponent(q)}`);
    expect(await book.ok('PATCH', `/drive/v3/files/${book.id}?fields=trashed`, { trashed: true })).toEqual({ trashed: true });
    expect([await names('trashed = false'), await names('trashed = true')]).toEqual([{ files: [] }, { files: [{ name: 'a', trashed: true }] }]);
    expect(await book.get('properties.title')).toEqual({ properties: { title: 'a' } });
    await book.ok('PATCH', `/drive/v3/files/${book.id}`, { trashed: false });
    expect(await names('trashed = false')).toEqual({ files: [{ name: 'a', trashed: false }] });
  });

  test('the first tab in sight is exported as it shows', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['编号', '说明'], [7, 'a, "b"\nc'], [], ['', 0.5]]);
    const path = (type: string) => `${book.served.url}/drive/v3/files/${book.id}/export?mimeType=${encodeURIComponent(type)}`;
    const csv = await fetch(path('text/csv'));
    expect([csv.headers.get('content-type'), await csv.text()]).toEqual(['text/csv', '编号,说明\r\n7,"a, ""b""\nc"\r\n,\r\n,0.5']);
    expect(await (await fetch(path('text/tab-separated-values'))).text()).toBe('编号\t说明\r\n7\ta, "b" c\r\n\t\r\n\t0.5');
    expect(await book.refused(400, 'GET', `/drive/v3/files/${book.id}/export?mimeType=image/png`)).toBe('The requested conversion is not supported.');
    await book.refused(400, 'GET', `/drive/v3/files/${book.id}/export`);
    await book.refused(501, 'GET', `/drive/v3/files/${book.id}/export?mimeType=application/pdf`);
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

  test('Drive takes no notice of fields and parameters that it does not know', async () => {
    await using book = await TestBook.open();
    const at = `${book.served.url}/drive/v3/files/${book.id}`;
    const body = JSON.stringify({ type: 'user', role: 'writer', emailAddress: 'li@example.com', value: 'li@example.com', withLink: false });
    expect((await fetch(`${at}/permissions?supportsAllDrives=True`, { method: 'POST', body })).status).toBe(200);
    expect((await fetch(`${at}?includeItemsFromAllDrives=True&fields=id`)).status).toBe(200);
  });

  test.each([
    ['no address', { type: 'user', role: 'writer' }, 'emailAddress'],
    ['no role', { type: 'anyone' }, 'role'],
    ['a role there is not', { type: 'anyone', role: 'king' }, 'role'],
    ['no type', { role: 'reader' }, 'type'],
    ['no domain', { type: 'domain', role: 'reader' }, 'domain'],
  ])('a permission with %s is refused', async (_, body, field) => {
    await using book = await TestBook.open();
    const answer = await book.call('POST', `/drive/v3/files/${book.id}/permissions`, body);
    expect(answer).toMatchObject({ status: 400, body: { error: { errors: [{ location: `permission.${field}` }] } } });
  });
});

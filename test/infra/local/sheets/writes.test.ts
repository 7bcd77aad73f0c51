import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

const grid = (rows: number, columns: number, value: (row: number, column: number) => unknown) =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => value(r, c)));
const oneAt = (range: string) => ({ range, values: [['x']] });
const append = (book: TestBook, range: string, values: unknown, query = '') =>
  book.ok('POST', `/values/${encodeURIComponent(range)}:append?valueInputOption=RAW${query}`, { values });

describe('writing values', () => {
  test('A15 24 strings', async () => {
    await using book = await TestBook.open();
    const reply = await book.put("'Sheet1'!A1:D6", grid(6, 4, (r, c) => `${r}${c}x`));
    expect(reply).toEqual({ spreadsheetId: book.id, updatedRange: 'Sheet1!A1:D6', updatedRows: 6, updatedColumns: 4, updatedCells: 24 });
  });

  test('nulls leave cells alone and are not counted', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['old']]);
    const reply = await book.put('A1:D6', grid(6, 4, (r, c) => (r === c && r < 3 && r > 0 ? 'new' : null)));
    expect(reply).toEqual({ spreadsheetId: book.id, updatedRange: 'Sheet1!A1:D6', updatedRows: 2, updatedColumns: 2, updatedCells: 2 });
    expect(await book.values('A1:D6')).toEqual([['old'], ['', 'new'], ['', '', 'new']]);
  });

  test('A17 empty strings clear and are counted', async () => {
    await using book = await TestBook.open();
    await book.put('A1', grid(5, 5, () => 'x'));
    expect(await book.put('A1:E5', grid(5, 5, (r) => (r === 0 ? 'y' : '')))).toMatchObject({ updatedCells: 25 });
    expect(await book.values('A1:E5')).toEqual([['y', 'y', 'y', 'y', 'y']]);
  });

  test.each([
    ['A18', 'Sheet1!A1', grid(3, 2, () => 'v'), 'Sheet1!A1:B3'],
    ['A18', 'Sheet1!A:A', grid(2, 1, () => 'v'), 'Sheet1!A1:A2'],
    ['ragged', 'Sheet1!A1:B2', [['a'], ['b', 'c']], 'Sheet1!A1:B2'],
  ])('%s the array decides how much of %s is written', async (_, range, values, updatedRange) => {
    await using book = await TestBook.open();
    expect(await book.put(range, values)).toMatchObject({ updatedRange });
  });

  test('A19 a larger range touches only the rectangle of the array', async () => {
    await using book = await TestBook.open();
    await book.put('A1', grid(5, 3, () => 'old'));
    await book.put('A1:C5', grid(2, 2, () => 'new'));
    expect(await book.values('A1:C5')).toEqual([['new', 'new', 'old'], ['new', 'new', 'old'], ...grid(3, 3, () => 'old')]);
  });

  test('a smaller range refuses the array', async () => {
    await using book = await TestBook.open();
    const message = await book.refused(400, 'PUT', '/values/A1:B2?valueInputOption=RAW', { values: grid(3, 2, () => 'x') });
    expect(message).toBe('Requested writing within range [Sheet1!A1:B2], but tried writing to row [3]');
  });

  test.each(['PUT', 'POST'])('%s: a body that names another range than its address', async (verb) => {
    await using book = await TestBook.open();
    const path = (range: string) => `/values/${range}${verb === 'POST' ? ':append' : ''}?valueInputOption=RAW`;
    expect(await book.refused(400, verb, path('Sheet1'), oneAt('Sheet1!A1'))).toBe("Request range[Sheet1] does not match value's range[Sheet1!A1]");
    await book.ok(verb, path('A1:B2'), oneAt("'Sheet1'!A1:B2"));
    await book.ok(verb, path('Sheet1'), oneAt('sheet1'));
  });

  test.each([
    [['x', 1], 'list_value {\n  values {\n    string_value: "x"\n  }\n  values {\n    number_value: 1.0\n  }\n}\n'],
    [{ a: true }, 'struct_value {\n  fields {\n    key: "a"\n    value {\n      bool_value: true\n    }\n  }\n}\n'],
  ])('a cell that holds %j', async (cell, printed) => {
    await using book = await TestBook.open();
    const message = await book.refused(400, 'PUT', '/values/A1?valueInputOption=RAW', { values: [['ok'], [cell]] });
    expect(message).toBe(`Invalid values[1][0]: ${printed}`);
  });

  test('A22 values that are no list of lists', async () => {
    await using book = await TestBook.open();
    const { body, status } = await book.call('PUT', '/values/A1?valueInputOption=RAW', { values: 'X' });
    const message = `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), "X"`;
    expect(status).toBe(400);
    expect(body).toEqual({
      error: {
        code: 400,
        message,
        status: 'INVALID_ARGUMENT',
        details: [
          { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: 'data.values', description: message }] },
        ],
      },
    });
  });

  test.each(['RAW', 'USER_ENTERED'])('A23 a cell holds 50,000 characters and not one more, %s', async (option) => {
    await using book = await TestBook.open();
    await book.put('A1', [['x'.repeat(50_000)]], option);
    expect(await book.values('A1')).toEqual([['x'.repeat(50_000)]]);
    const message = await book.refused(400, 'POST', '/values:batchUpdate', {
      valueInputOption: option,
      data: [{ range: 'A2', values: [['ok']] }, { range: 'A1', values: [['x'.repeat(50_001)]] }],
    });
    expect(message).toBe('Invalid data[1]: Your input contains more than the maximum of 50000 characters in a single cell.');
    expect(await book.values('A2')).toBeUndefined();
  });

  test('A24 RAW keeps every string as it is', async () => {
    await using book = await TestBook.open();
    const strings = ['=1+2', '007', "'0123", '2026-09-05', 'TRUE'];
    await book.put('A1', [strings]);
    for (const option of ['FORMULA', 'UNFORMATTED_VALUE']) {
      expect(await book.values('A1:E1', `?valueRenderOption=${option}`)).toEqual([strings]);
    }
    expect(await book.get('sheets.data.rowData.values.userEnteredValue')).toEqual({
      sheets: [{ data: [{ rowData: [{ values: strings.map((stringValue) => ({ userEnteredValue: { stringValue } })) }] }] }],
    });
  });

  test('A28 numbers and booleans are stored as they are, whatever the option', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[46270, true]], 'USER_ENTERED');
    expect(await book.get('sheets.data.rowData.values(userEnteredValue,userEnteredFormat)')).toEqual({
      sheets: [
        { data: [{ rowData: [{ values: [{ userEnteredValue: { numberValue: 46270 } }, { userEnteredValue: { boolValue: true } }] }] }] },
      ],
    });
  });

  test('A29 totals count rows, columns and tabs once', async () => {
    await using book = await TestBook.open();
    const values = grid(1, 4, () => 'x');
    const reply = await book.ok(
      'POST',
      '/values:batchUpdate',
      { valueInputOption: 'RAW', data: [{ range: 'A1:D1', values }, { range: 'A4:D4', values }] },
    );
    expect(reply).toMatchObject({ totalUpdatedRows: 2, totalUpdatedColumns: 4, totalUpdatedCells: 8, totalUpdatedSheets: 1 });
    expect(Object(reply).responses.map((each: unknown) => Object(each).updatedCells)).toEqual([4, 4]);
  });

  test('A31 A34 clearing and writing keep notes, formats and rules', async () => {
    await using book = await TestBook.open();
    const cell = {
      userEnteredValue: { stringValue: 'a' },
      note: 'mind this',
      userEnteredFormat: { textFormat: { bold: true } },
      dataValidation: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }] }, strict: true },
    };
    await book.batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [cell] }], fields: '*' } });
    await book.put('A1', [['not in the list']]);
    expect(await book.ok('POST', "/values/'Sheet1':clear", {})).toEqual({ spreadsheetId: book.id, clearedRange: 'Sheet1!A1:Z1000' });
    const { userEnteredValue: _, ...rest } = cell;
    expect(await book.get('sheets.data.rowData.values(userEnteredValue,note,userEnteredFormat,dataValidation)')).toEqual({
      sheets: [{ data: [{ rowData: [{ values: [rest] }] }] }],
    });
  });

  test('A32 batchClear answers in order', async () => {
    await using book = await TestBook.open();
    expect(
      await book.ok('POST', '/values:batchClear', { ranges: ['B1:B2', 'A1'] }),
    ).toEqual({ spreadsheetId: book.id, clearedRanges: ['Sheet1!B1:B2', 'Sheet1!A1'] });
  });

  test('A33 protected cells are 400 for others and open to the owner and to editors', async () => {
    await using book = await TestBook.open();
    const protectedRange = {
      range: { sheetId: 0, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
      editors: { users: ['li@example.com'] },
    };
    await book.batch({ addProtectedRange: { protectedRange } });
    const put = (user: string) => book.call('PUT', '/values/A1?valueInputOption=RAW', { values: [['x']] }, { 'x-local-user': user });
    const refused = await put('wang@example.com');
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.body)).toContain('You are trying to edit a protected cell or object');
    expect([(await put('li@example.com')).status, (await put('service@dengji.local')).status]).toEqual([200, 200]);
  });

  test('only who may edit what is protected takes the protection away', async () => {
    await using book = await TestBook.open();
    const editors = { users: ['li@example.com'] };
    await book.batch({ addProtectedRange: { protectedRange: { protectedRangeId: 7, range: { sheetId: 0, endRowIndex: 2 }, editors } } });
    const as = (user: string, request: object) => book.call('POST', ':batchUpdate', { requests: [request] }, { 'x-local-user': user });
    const loosen = { updateProtectedRange: { protectedRange: { protectedRangeId: 7, warningOnly: true }, fields: 'warningOnly' } };
    for (const request of [loosen, { deleteProtectedRange: { protectedRangeId: 7 } }]) {
      expect(JSON.stringify((await as('wang@example.com', request)).body)).toContain('You are trying to edit a protected cell or object');
    }
    expect((await as('li@example.com', loosen)).status).toBe(200);
  });

  test('warning-only protection stops nobody', async () => {
    await using book = await TestBook.open();
    await book.batch({ addProtectedRange: { protectedRange: { range: { sheetId: 0 }, warningOnly: true } } });
    expect(
      (await book.call('PUT', '/values/A1?valueInputOption=RAW', { values: [['x']] }, { 'x-local-user': 'wang@example.com' })).status,
    ).toBe(200);
  });

  test('A35 the values written can come back with the reply', async () => {
    await using book = await TestBook.open();
    const put = (query: string) => book.put('A1:B1', [['=1+2', 'x']], 'USER_ENTERED', `&includeValuesInResponse=true${query}`);
    expect(await put('&responseValueRenderOption=FORMULA')).toMatchObject({ updatedData: { values: [['=1+2', 'x']] } });
    expect(await put('')).toMatchObject({ updatedData: { range: 'Sheet1!A1:B1', values: [['3', 'x']] } });
  });

  test('a write must say how its input is to be read', async () => {
    await using book = await TestBook.open();
    expect(await book.refused(400, 'PUT', '/values/A1', { values: [['x']] })).toBe("'valueInputOption' is required but not specified");
  });
});

describe('appending values', () => {

  test('A36 A38 where a row goes below one with a gap', async () => {
    await using book = await TestBook.open();
    const first = await append(book, "'Sheet1'", [['p', '', 'q']]);
    expect(first).toEqual({
      spreadsheetId: book.id,
      updates: { spreadsheetId: book.id, updatedRange: 'Sheet1!A1:C1', updatedRows: 1, updatedColumns: 3, updatedCells: 3 },
    });
    expect(await append(book, "'Sheet1'!A1", [['r', '', 's']])).toMatchObject({
      tableRange: 'Sheet1!A1',
      updates: { updatedRange: 'Sheet1!A2:C2' },
    });
  });

  test('a bare tab takes the last block, even when that shifts the columns', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x', '', 'y']]);
    expect(await append(book, 'Sheet1', [['a', 'b', 'c']])).toMatchObject({
      tableRange: 'Sheet1!C1',
      updates: { updatedRange: 'Sheet1!C2:E2' },
    });
  });

  test.each([
    ['A1', 'Sheet1!A1:B3', 'Sheet1!A4:B5'],
    ['A6', 'Sheet1!A6:B7', 'Sheet1!A8:B9'],
    ['Sheet1', 'Sheet1!A6:B7', 'Sheet1!A8:B9'],
  ])('A39 two blocks, range %s', async (range, tableRange, updatedRange) => {
    await using book = await TestBook.open();
    await book.put('A1', grid(3, 2, () => 'x'));
    await book.put('A6', grid(2, 2, () => 'x'));
    expect(await append(book, range, grid(2, 2, () => 'n'))).toMatchObject({ tableRange, updates: { updatedRange } });
  });

  test.each([
    ['Sheet1', 'B7'],
    ['B4', 'B7'],
    ['C5:D5', 'B7'],
    ['B2:D4', 'B7'],
    ['A3:G10', 'B7'],
    ['A1', 'A3'],
    ['E4', 'E4'],
    ['A4', 'A4'],
  ])("A41 the guide's two tables, range %s lands at %s", async (range, cell) => {
    await using book = await TestBook.open();
    await book.put('A1', grid(2, 3, () => 'x'));
    await book.put('B4', grid(3, 3, () => 'x'));
    expect(await append(book, range, [['n']])).toMatchObject({ updates: { updatedRange: `Sheet1!${cell}` } });
  });

  test('A42 INSERT_ROWS pushes the second block down', async () => {
    await using book = await TestBook.open();
    await book.put('A1', grid(3, 2, () => 'x'));
    await book.put('A6', grid(2, 2, () => 'y'));
    await append(book, 'A1', grid(2, 2, () => 'n'), '&insertDataOption=INSERT_ROWS');
    expect(await book.values('A1:A10')).toEqual([['x'], ['x'], ['x'], ['n'], ['n'], [], [], ['y'], ['y']]);
  });

  test.each(['A2', 'A4'])('an empty cell next to data (%s) is written itself', async (cell) => {
    await using book = await TestBook.open();
    await book.put('A1', [['x'], [null], ['y']]);
    const reply = await append(book, cell, [['n']]);
    expect(reply).toMatchObject({ updates: { updatedRange: `Sheet1!${cell}` } });
    expect(reply).not.toHaveProperty('tableRange');
  });

  test('rows below the grid are made', async () => {
    await using book = await TestBook.open({ sheets: [{ properties: { title: 'S', gridProperties: { rowCount: 1, columnCount: 1 } } }] });
    await append(book, 'S', [['a']]);
    expect(await append(book, 'S', [['b', 'c']])).toMatchObject({ updates: { updatedRange: 'S!A2:B2' } });
  });
});

import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

describe('reading values', () => {
  test('A01 an empty range has no values key', async () => {
    await using book = await TestBook.open();
    expect(await book.ok('GET', "/values/'Sheet1'!A1:D6")).toEqual({ range: 'Sheet1!A1:D6', majorDimension: 'ROWS' });
  });

  test.each([
    ['A1:C', 'Sheet1!A1:C1000'],
    ['A2:2', 'Sheet1!A2:Z2'],
    ["'Sheet1'", 'Sheet1!A1:Z1000'],
    ['Sheet1!A5:A', 'Sheet1!A5:A1000'],
    ["'Sheet1'!D4:A1", 'Sheet1!A1:D4'],
    ['Sheet1!26:25', 'Sheet1!A25:Z26'],
    ['R1C1:R2C2', 'Sheet1!A1:B2'],
    ['%27Sheet1%27%21A1%3AD6', 'Sheet1!A1:D6'],
    ['B7', 'Sheet1!B7'],
    ['R2C3', 'Sheet1!C2'],
    ['sheet1!a10:b$10', 'Sheet1!A10:B10'],
    ["'SHEET1'", 'Sheet1!A1:Z1000'],
  ])('A04 %s resolves to %s', async (asked, resolved) => {
    await using book = await TestBook.open();
    expect(await book.ok('GET', `/values/${asked}`)).toMatchObject({ range: resolved });
  });

  test.each([
    ['D3', "'D3'!A1:D1"],
    ['🌵 test', "'🌵 test'!A1:D1"],
    ["It's", "'It''s'!A1:D1"],
    ['Plain_1', 'Plain_1!A1:D1'],
    ['TRUE', 'TRUE!A1:D1'],
    ['x.y', 'x.y!A1:D1'],
    ['a-b', "'a-b'!A1:D1"],
    ['2026', "'2026'!A1:D1"],
    ['R1C1', "'R1C1'!A1:D1"],
    ['ABC1234', "'ABC1234'!A1:D1"],
    ['投诉登记', "'投诉登记'!A1:D1"],
  ])('A05 the title %s is quoted in replies only when it must be', async (title, range) => {
    await using book = await TestBook.open();
    await book.batch({ updateSheetProperties: { properties: { sheetId: 0, title }, fields: 'title' } });
    const asked = encodeURIComponent(`'${title.replaceAll("'", "''")}'!A1:D1`);
    expect(
      await book.ok('PUT', `/values/${asked}?valueInputOption=RAW`, { values: [['a', 'b', 'c', 'd']] }),
    ).toMatchObject({ updatedRange: range });
    expect(await book.ok('GET', `/values/${asked}`)).toMatchObject({ range });
  });

  test.each([
    ['UNFORMATTED_VALUE', 'SERIAL_NUMBER', [[2, 43831, 'string', 53], [1.5, 0.12, 36162]]],
    ['UNFORMATTED_VALUE', 'FORMATTED_STRING', [[2, '2020-01-01', 'string', 53], [1.5, 0.12, '1999-01-02']]],
    ['FORMATTED_VALUE', 'SERIAL_NUMBER', [['2', '2020-01-01', 'string', '53'], ['1.5', '0.12', '1999-01-02']]],
    ['FORMATTED_VALUE', 'FORMATTED_STRING', [['2', '2020-01-01', 'string', '53'], ['1.5', '0.12', '1999-01-02']]],
  ])('A06 %s with %s', async (value, dates, expected) => {
    await using book = await TestBook.open();
    await book.put('A1', [['=4/2', '2020-01-01', 'string', 53], ['=3/2', 0.12, '1999-01-02', '']], 'USER_ENTERED');
    expect(await book.values('A1:D2', `?valueRenderOption=${value}&dateTimeRenderOption=${dates}`)).toEqual(expected);
  });

  test('A07 columns may come first', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[1, 2], [3]]);
    expect(await book.values('A1:B2', '?majorDimension=COLUMNS')).toEqual([['1', '3'], ['2']]);
    expect(await book.values('A1:B2', '?majorDimension=COLUMNS&valueRenderOption=UNFORMATTED_VALUE')).toEqual([[1, 3], [2]]);
  });

  test.each([
    ['A09', 'Sheet1!A5000:B5001', 'Range (Sheet1!A5000:B5001) exceeds grid limits. Max rows: 1000, max columns: 26'],
    ['A10', "'NoSuch'!A1:B2", "Unable to parse range: 'NoSuch'!A1:B2"],
    ['A13', 'Sheet1!AAAA1', 'Unable to parse range: Sheet1!AAAA1'],
    ['A13', 'Sheet1!ZZZ1', 'Range (Sheet1!ZZZ1) exceeds grid limits. Max rows: 1000, max columns: 26'],
    ['two colons', 'A1:B2:C3', 'Unable to parse range: A1:B2:C3'],
    ['a title that looks like a cell', 'pg4!A1', 'Unable to parse range: pg4!A1'],
    ['a table reference', 'Tbl[Col]', 'Unable to parse range: Tbl[Col]'],
  ])('%s refuses %s', async (_, range, message) => {
    await using book = await TestBook.open();
    const answer = await book.call('GET', `/values/${encodeURIComponent(range)}`);
    expect(answer.body).toEqual({ error: { code: 400, message, status: 'INVALID_ARGUMENT' } });
  });

  test.each([
    ['ROWS', [['a', '', 'c'], [], ['x']]],
    ['COLUMNS', [['a', '', 'x'], [], ['c']]],
  ])('gaps are kept inside and dropped at the end, %s', async (direction, values) => {
    await using book = await TestBook.open();
    await book.put('A1', [['a', '', 'c', ''], ['', ''], ['x'], ['']]);
    expect(await book.values('A1:E6', `?majorDimension=${direction}`)).toEqual(values);
  });

  test.each([
    ['valueRenderOption=RAW', 'value_render_option', 'ValueRenderOption), "RAW"'],
    ['majorDimension=ROW', 'major_dimension', 'Dimension), "ROW"'],
  ])('%s is no option', async (query, field, said) => {
    await using book = await TestBook.open();
    const description = `Invalid value at '${field}' (type.googleapis.com/google.apps.sheets.v4.${said}`;
    expect((await book.call('GET', `/values/A1?${query}`)).body).toEqual({
      error: {
        code: 400, message: description, status: 'INVALID_ARGUMENT',
        details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field, description }] }],
      },
    });
  });

  test('A11 a bare word is a named range first; quoted or before ! it is a tab', async () => {
    await using book = await TestBook.open();
    const [added] = await book.batch({ addSheet: { properties: { title: 'Sidecar' } } });
    const { sheetId } = Object(added).addSheet.properties;
    const range = { sheetId, startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 };
    await book.batch(
      { addNamedRange: { namedRange: { name: 'Sheet1', range } } },
      { addNamedRange: { namedRange: { name: 'Solo', range } } },
    );
    const rangeOf = async (asked: string) => Object(await book.ok('GET', `/values/${encodeURIComponent(asked)}`)).range;
    expect(await rangeOf('Sheet1')).toBe('Sidecar!A1:B3');
    expect(await rangeOf("'Sheet1'")).toBe('Sheet1!A1:Z1000');
    expect(await rangeOf('Sheet1!A1:B1')).toBe('Sheet1!A1:B1');
    expect(await rangeOf('Solo')).toBe('Sidecar!A1:B3');
    expect(await rangeOf("'Sheet1'!Solo")).toBe('Sidecar!A1:B3');
    await book.refused(400, 'GET', '/values/Solo!A1:B1');
    await book.refused(400, 'GET', "/values/'Solo'");
  });

  test('A14 FORMULA gives formulas', async () => {
    await using book = await TestBook.open();
    await book.put('B3', [['=1+1']], 'USER_ENTERED');
    expect(await book.values('B3', '?valueRenderOption=FORMULA')).toEqual([['=1+1']]);
  });

  test('one bad range fails the whole batchGet, good ones come back in order', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [['x']]);
    const reply = await book.ok('GET', '/values:batchGet?ranges=B1&ranges=A1');
    expect(reply).toEqual({
      spreadsheetId: book.id,
      valueRanges: [{ range: 'Sheet1!B1', majorDimension: 'ROWS' }, { range: 'Sheet1!A1', majorDimension: 'ROWS', values: [['x']] }],
    });
    await book.refused(400, 'GET', '/values:batchGet?ranges=A1&ranges=Nowhere!A1');
    expect(await book.ok('GET', '/values:batchGet')).toEqual({ spreadsheetId: book.id });
  });
});

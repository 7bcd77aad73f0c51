import { describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';

/*
 * What Google answered to Python's gspread, in its own recordings of 2022 to 2026: each story is a list of requests as that client
 * sends them (encoded ranges, `False` in queries, nulls in bodies) with the replies, IDs put as #.
 */

const SHEET = 'application/vnd.google-apps.spreadsheet';
const white = { red: 1, green: 1, blue: 1 };
const theme = (colorType: string, rgbColor: object) => ({ colorType, color: { rgbColor } });

/** Everything a new spreadsheet says of itself. */
const whole = (title: string, sheets: readonly object[]) => ({
  spreadsheetId: '#',
  properties: {
    title,
    locale: 'en_US',
    autoRecalc: 'ON_CHANGE',
    timeZone: 'Etc/GMT',
    defaultFormat: {
      backgroundColor: white,
      padding: { top: 2, right: 3, bottom: 2, left: 3 },
      verticalAlignment: 'BOTTOM',
      wrapStrategy: 'OVERFLOW_CELL',
      textFormat: {
        foregroundColor: {},
        fontFamily: 'arial,sans,sans-serif',
        fontSize: 10,
        bold: false,
        italic: false,
        strikethrough: false,
        underline: false,
        foregroundColorStyle: { rgbColor: {} },
      },
      backgroundColorStyle: { rgbColor: white },
    },
    spreadsheetTheme: {
      primaryFontFamily: 'Arial',
      themeColors: [
        theme('TEXT', {}),
        theme('BACKGROUND', white),
        theme('ACCENT1', { red: 0.25882354, green: 0.52156866, blue: 0.95686275 }),
        theme('ACCENT2', { red: 0.91764706, green: 0.2627451, blue: 0.20784314 }),
        theme('ACCENT3', { red: 0.9843137, green: 0.7372549, blue: 0.015686275 }),
        theme('ACCENT4', { red: 0.20392157, green: 0.65882355, blue: 0.3254902 }),
        theme('ACCENT5', { red: 1, green: 0.42745098, blue: 0.003921569 }),
        theme('ACCENT6', { red: 0.27450982, green: 0.7411765, blue: 0.7764706 }),
        theme('LINK', { red: 0.06666667, green: 0.33333334, blue: 0.8 }),
      ],
    },
  },
  sheets,
  spreadsheetUrl: 'https://docs.google.com/spreadsheets/d/#/edit',
});
const tab = (gridProperties: object, more: object = {}, properties: object = {}) => ({
  properties: { sheetId: 0, title: 'Sheet1', index: 0, sheetType: 'GRID', gridProperties, ...properties },
  ...more,
});
const first = (gridProperties: object = {}, more: object = {}) => whole('t', [tab({ rowCount: 1000, columnCount: 26, ...gridProperties }, more)]);

type Step = readonly [verb: string, path: string, body: unknown, code: number, reply: unknown];
const UNMASKED = '?includeGridData=false';
const get = (reply: unknown, path = UNMASKED): Step => ['GET', path, undefined, 200, reply];
const batch = (requests: readonly object[], ...replies: readonly object[]): Step =>
  ['POST', ':batchUpdate', { requests }, 200, { spreadsheetId: '#', replies: replies.length > 0 ? replies : requests.map(() => ({})) }];
const put = (range: string, values: unknown, updated: object, option = 'RAW'): Step =>
  ['PUT', `/values/${range}?valueInputOption=${option}`, { values, majorDimension: null }, 200, { spreadsheetId: '#', ...updated }];
const values = (path: string, range: string, rows?: unknown): Step =>
  ['GET', `/values/${path}`, undefined, 200, { range, majorDimension: 'ROWS', ...(rows !== undefined && { values: rows }) }];
const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex });
const on = (...ends: Parameters<typeof area>) => ({ ...area(...ends), sheetId: 0 });
const sheet = (properties: object, fields: string): Step => batch([{ updateSheetProperties: { properties: { sheetId: 0, ...properties }, fields } }]);
const refusal = (message: string, details?: readonly object[]) => ({ error: { code: 400, message, status: 'INVALID_ARGUMENT', ...(details && { details }) } });
const note = (row: number, column: number, text: string) => ({ updateCells: { range: on(row, row + 1, column, column + 1), fields: 'note', rows: [{ values: [{ note: text }] }] } });

const COLUMNS = { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 };
const GROUP = { range: { dimension: 'COLUMNS', startIndex: 0, endIndex: 2 }, depth: 1 };
const listError = `Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), "X"`;
const notes = '?fields=sheets.data.rowData.values.note';
const wide = (pixelSize: number) => ({ sheets: [{ data: [{ columnMetadata: [{ pixelSize }, ...Array.from({ length: 25 }, () => ({ pixelSize: 100 }))] }] }] });

const STORIES: Readonly<Record<string, readonly Step[]>> = {
  'A89 a new file': [get(first())],
  'clearing and appending': [
    ['POST', '/values/%27Sheet1%27:clear', undefined, 200, { spreadsheetId: '#', clearedRange: 'Sheet1!A1:Z1000' }],
    [
      'POST', '/values/%27Sheet1%27:append?valueInputOption=RAW&includeValuesInResponse=False', { values: [['a 1', 'a 2', 'a 3']] }, 200,
      { spreadsheetId: '#', updates: { spreadsheetId: '#', updatedRange: 'Sheet1!A1:C1', updatedRows: 1, updatedColumns: 3, updatedCells: 3 } },
    ],
    values('%27Sheet1%27%21A1%3A1', 'Sheet1!A1:Z1', [['a 1', 'a 2', 'a 3']]),
  ],
  'columns put in and appended': [
    put('%27Sheet1%27%21A1%3AB2', [['a', 'b'], ['c', 'd']], { updatedRange: 'Sheet1!A1:B2', updatedRows: 2, updatedColumns: 2, updatedCells: 4 }),
    batch([{ insertDimension: { range: { ...COLUMNS, startIndex: 1, endIndex: 3 }, inheritFromBefore: false } }]),
    [
      'POST', '/values/%27Sheet1%27%21B1:append?valueInputOption=RAW', { values: [['1', '2'], ['3', '4']], majorDimension: 'COLUMNS' }, 200,
      { spreadsheetId: '#', updates: { spreadsheetId: '#', updatedRange: 'Sheet1!B1:C2', updatedRows: 2, updatedColumns: 2, updatedCells: 4 } },
    ],
    values('%27Sheet1%27%21A1%3AD2', 'Sheet1!A1:D2', [['a', '1', '3', 'b'], ['c', '2', '4', 'd']]),
  ],
  'a tab colour': [
    get({ sheets: [{ properties: {} }] }, '?fields=sheets.properties.tabColorStyle'),
    sheet({ tabColorStyle: { rgbColor: { red: 1, green: 0, blue: 0.5 } } }, 'tabColorStyle'),
    get({ sheets: [{ properties: { tabColorStyle: { rgbColor: { red: 1, blue: 0.49803922 } } } }] }, '?fields=sheets.properties.tabColorStyle'),
    sheet({ tabColorStyle: { rgbColor: null } }, 'tabColorStyle'),
    get({ sheets: [{ properties: {} }] }, '?fields=sheets.properties.tabColorStyle'),
  ],
  'A46 a tab that must stay in sight': [
    [
      'POST', ':batchUpdate', { requests: [{ updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } }] }, 400,
      refusal("Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document."),
    ],
  ],
  'frozen edges and gridlines': [
    sheet({ gridProperties: { frozenRowCount: 2 } }, 'gridProperties/frozenRowCount'),
    sheet({ gridProperties: { frozenColumnCount: 1, hideGridlines: true } }, 'gridProperties/frozenColumnCount,gridProperties.hideGridlines'),
    get(first({ frozenRowCount: 2, frozenColumnCount: 1, hideGridlines: true })),
    sheet({ gridProperties: { frozenRowCount: 0, frozenColumnCount: 0, hideGridlines: false } }, 'gridProperties(frozenRowCount,frozenColumnCount,hideGridlines)'),
    get(first()),
  ],
  'a group of columns': [
    batch([{ addDimensionGroup: { range: COLUMNS } }], { addDimensionGroup: { dimensionGroups: [GROUP] } }),
    get(first({ columnGroupControlAfter: true }, { columnGroups: [GROUP] })),
    batch([{ deleteDimensionGroup: { range: COLUMNS } }], { deleteDimensionGroup: {} }),
    get(first({ columnGroupControlAfter: true })),
  ],
  'a filter over the whole tab': [
    sheet({ gridProperties: { rowCount: 20, columnCount: 20 } }, 'gridProperties/rowCount,gridProperties/columnCount'),
    batch([{ setBasicFilter: { filter: { range: { sheetId: 0 } } } }]),
    get(first({ rowCount: 20, columnCount: 20 }, { basicFilter: { range: area(0, 20, 0, 20) } })),
    batch([{ setBasicFilter: { filter: { range: on(0, 2, 1, 3) } } }]),
    get(first({ rowCount: 20, columnCount: 20 }, { basicFilter: { range: area(0, 2, 1, 3) } })),
    batch([{ clearBasicFilter: { sheetId: 0 } }]),
    get(first({ rowCount: 20, columnCount: 20 })),
  ],
  'A22 values that are no list': [
    batch([{ setDataValidation: { range: on(0, 1, 0, 1), rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'y' }] }, showCustomUi: false, strict: true, inputMessage: null } } }]),
    [
      'PUT', '/values/%27Sheet1%27%21A1?valueInputOption=RAW', { values: 'X', majorDimension: null }, 400,
      refusal(listError, [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: [{ field: 'data.values', description: listError }] }]),
    ],
  ],
  'notes': [
    get({ sheets: [{ data: [{}] }] }, notes),
    batch([note(0, 0, 'read my note'), note(1, 1, "Or don't")]),
    get({ sheets: [{ data: [{ rowData: [{ values: [{ note: 'read my note' }] }, { values: [{}, { note: "Or don't" }] }] }] }] }, notes),
    batch([note(0, 0, ''), note(1, 1, '')]),
    get({ sheets: [{ data: [{}] }] }, notes),
  ],
  'merged cells': [
    sheet({ gridProperties: { rowCount: 4, columnCount: 4 } }, 'gridProperties/rowCount,gridProperties/columnCount'),
    put('%27Sheet1%27%21A1%3AD4', [['1', '', '2', '3'], ['', '', '', ''], ['', '4', '', ''], ['', '5', '', '']], { updatedRange: 'Sheet1!A1:D4', updatedRows: 4, updatedColumns: 4, updatedCells: 16 }),
    batch([{ mergeCells: { mergeType: 'MERGE_ALL', range: on(0, 2, 0, 2) } }]),
    batch([{ mergeCells: { mergeType: 'MERGE_COLUMNS', range: on(0, 2, 2, 4) } }]),
    batch([{ mergeCells: { mergeType: 'MERGE_ROWS', range: on(2, 4, 1, 3) } }]),
    values('%27Sheet1%27%21A1%3AD4', 'Sheet1!A1:D4', [['1', '', '2', '3'], [], ['', '4'], ['', '5']]),
    get(first({ rowCount: 4, columnCount: 4 }, { merges: [area(0, 2, 0, 2), area(0, 2, 2, 3), area(0, 2, 3, 4), area(2, 3, 1, 3), area(3, 4, 1, 3)] })),
    batch([{ unmergeCells: { range: on(0, 4, 0, 4) } }]),
    get(first({ rowCount: 4, columnCount: 4 })),
  ],
  'the width of a column that fits its text': [
    put('%27Sheet1%27%21A1', [['A'.repeat(1024)]], { updatedRange: 'Sheet1!A1', updatedRows: 1, updatedColumns: 1, updatedCells: 1 }, 'USER_ENTERED'),
    get(wide(100), '?fields=sheets.data.columnMetadata'),
    batch([{ autoResizeDimensions: { dimensions: { ...COLUMNS, endIndex: 1 } } }]),
    get(wide(9483), '?fields=sheets.data.columnMetadata'),
  ],
  'a format keeps its colours twice': [
    batch([{
      repeatCell: {
        range: on(1, 2, 0, 2),
        cell: { userEnteredFormat: { backgroundColor: { green: 1, blue: 1 }, horizontalAlignment: 'CENTER', textFormat: { foregroundColor: { red: 1, green: 1 }, fontSize: 12, bold: true } } },
        fields: 'userEnteredFormat(backgroundColor,horizontalAlignment,textFormat)',
      },
    }]),
    get({
      sheets: [{ data: [{ rowData: [{ values: [{ userEnteredFormat: {
        backgroundColor: { green: 1, blue: 1 },
        horizontalAlignment: 'CENTER',
        textFormat: { foregroundColor: { red: 1, green: 1 }, fontSize: 12, bold: true, foregroundColorStyle: { rgbColor: { red: 1, green: 1 } } },
        backgroundColorStyle: { rgbColor: { green: 1, blue: 1 } },
      } }] }] }] }],
    }, '?includeGridData=False&ranges=Sheet1%21A2&fields=sheets.data.rowData.values.userEnteredFormat'),
  ],
  'cells copied and cut': [
    put('%27Sheet1%27%21A1%3AA2', [['A1'], ['A2']], { updatedRange: 'Sheet1!A1:A2', updatedRows: 2, updatedColumns: 1, updatedCells: 2 }),
    batch([{ copyPaste: { source: on(0, 2, 0, 1), destination: on(0, 2, 1, 2), pasteType: 'PASTE_NORMAL', pasteOrientation: 'NORMAL' } }]),
    batch([{ cutPaste: { source: on(0, 2, 0, 1), destination: { sheetId: 0, rowIndex: 0, columnIndex: 2 }, pasteType: 'PASTE_NORMAL' } }]),
    values('%27Sheet1%27%21A1%3AA2', 'Sheet1!A1:A2'),
    values('%27Sheet1%27%21B1%3AC2', 'Sheet1!B1:C2', [['A1', 'A1'], ['A2', 'A2']]),
  ],
  'typed numbers and formulas': [
    put('%27Sheet1%27%21A1', [['= 1 / 1024']], { updatedRange: 'Sheet1!A1', updatedRows: 1, updatedColumns: 1, updatedCells: 1 }, 'USER_ENTERED'),
    values('%27Sheet1%27%21A1?valueRenderOption=FORMATTED_VALUE', 'Sheet1!A1', [['0.0009765625']]),
    put('%27Sheet1%27%21B1', [['0042']], { updatedRange: 'Sheet1!B1', updatedRows: 1, updatedColumns: 1, updatedCells: 1 }, 'USER_ENTERED'),
    values('%27Sheet1%27%21B1', 'Sheet1!B1', [['42']]),
    put('%27Sheet1%27%21B1', [[42.01]], { updatedRange: 'Sheet1!B1', updatedRows: 1, updatedColumns: 1, updatedCells: 1 }, 'USER_ENTERED'),
    values('%27Sheet1%27%21B1', 'Sheet1!B1', [['42.01']]),
  ],
};

/** A reply with the IDs that differ from run to run put as #. */
const plain = (reply: unknown, id: string): unknown => JSON.parse((JSON.stringify(reply) ?? 'null').replaceAll(id, '#'));

async function file(title = 't') {
  const book = await TestBook.open();
  const reply = Object(await book.ok('POST', '/drive/v3/files?supportsAllDrives=True', { name: title, mimeType: SHEET }));
  const id = String(reply.id);
  expect(reply).toEqual({ kind: 'drive#file', id, name: title, mimeType: SHEET });
  return { book, id, [Symbol.asyncDispose]: () => book[Symbol.asyncDispose]() };
}

describe('what was recorded', () => {
  test.each(Object.entries(STORIES))('%s', async (_, steps) => {
    await using made = await file();
    const { book, id } = made;
    for (const [verb, path, body, code, reply] of steps) {
      const answer = await book.call(verb, `/v4/spreadsheets/${id}${path}`, body);
      expect([path, answer.status, plain(answer.body, id)]).toEqual([path, code, reply]);
    }
  });

  test.each([
    ['for some', { description: null, warningOnly: false, requestingUserCanEdit: false, editors: { users: [], groups: [] } }, {}],
    ['with a warning', { description: null, warningOnly: true, requestingUserCanEdit: false, editors: null }, { warningOnly: true }],
  ])('a protected range %s: its maker is an editor from the next read on', async (_, given, shown) => {
    await using made = await file();
    const { book, id } = made;
    const at = `/v4/spreadsheets/${id}`;
    const { replies } = Object(await book.ok('POST', `${at}:batchUpdate`, { requests: [{ addProtectedRange: { protectedRange: { range: on(0, 2, 0, 2), ...given } } }] }));
    const { protectedRange } = replies[0].addProtectedRange;
    const { protectedRangeId } = protectedRange;
    const told = { protectedRangeId, range: area(0, 2, 0, 2), ...shown, requestingUserCanEdit: true };
    expect(protectedRange).toEqual({ ...told, editors: {} });
    const { sheets } = Object(await book.ok('GET', `${at}${UNMASKED}`));
    expect(sheets[0].protectedRanges).toEqual([{ ...told, editors: { users: ['service@dengji.local'] } }]);
    await book.ok('POST', `${at}:batchUpdate`, { requests: [{ deleteProtectedRange: { protectedRangeId } }] });
    expect(Object(await book.ok('GET', `${at}${UNMASKED}`)).sheets[0]).not.toHaveProperty('protectedRanges');
  });

  test('a named range: its ID is a number in a string, and name and range change apart', async () => {
    await using made = await file();
    const { book, id } = made;
    const at = `/v4/spreadsheets/${id}`;
    const send = async (request: object) => Object(await book.ok('POST', `${at}:batchUpdate`, { requests: [request] })).replies[0];
    const { namedRange } = (await send({ addNamedRange: { namedRange: { name: 'TestUpdateNamedRange', range: on(0, 2, 0, 2) } } })).addNamedRange;
    const { namedRangeId } = namedRange;
    expect(namedRange).toEqual({ namedRangeId, name: 'TestUpdateNamedRange', range: area(0, 2, 0, 2) });
    expect(namedRangeId).toMatch(/^\d+$/);
    expect(await send({ updateNamedRange: { namedRange: { namedRangeId, name: 'UpdatedName' }, fields: 'name' } })).toEqual({});
    expect(await send({ updateNamedRange: { namedRange: { namedRangeId, range: on(2, 4, 2, 4) }, fields: 'range' } })).toEqual({});
    const read = () => book.ok('GET', `${at}?fields=namedRanges`);
    expect(await read()).toEqual({ namedRanges: [{ namedRangeId, name: 'UpdatedName', range: area(2, 4, 2, 4) }] });
    expect(await send({ deleteNamedRange: { namedRangeId } })).toEqual({});
    expect(await read()).toEqual({});
  });

  test('a copy without a name, a list with quotes, and what an added tab answers', async () => {
    await using made = await file('Original');
    const { book, id } = made;
    const copy = Object(await book.ok('POST', `/drive/v3/files/${id}/copy?supportsAllDrives=True`, { name: null, mimeType: SHEET }));
    expect(copy).toEqual({ kind: 'drive#file', id: copy.id, name: 'Copy of Original', mimeType: SHEET });
    expect(await book.ok('GET', `/drive/v3/files/${id}/comments?fields=comments%2Fcontent%2Ccomments%2Fanchor%2CnextPageToken&includeDeleted=False&pageSize=100&pageToken=`)).toEqual({ comments: [] });
    const query = new URLSearchParams({
      q: `mimeType="${SHEET}" and name = "Original"`, pageSize: '1000', supportsAllDrives: 'True', includeItemsFromAllDrives: 'True',
      fields: 'kind,nextPageToken,files(id,name,createdTime,modifiedTime)',
    });
    const time = '2026-09-06T10:00:00.000Z';
    expect(await book.ok('GET', `/drive/v3/files?${query.toString()}`)).toEqual({ kind: 'drive#fileList', files: [{ id, name: 'Original', createdTime: time, modifiedTime: time }] });
    const requests = [{ addSheet: { properties: { title: 'you cannot see me', sheetType: 'GRID', gridProperties: { rowCount: 2, columnCount: 2 } } } }];
    const { replies } = Object(await book.ok('POST', `/v4/spreadsheets/${id}:batchUpdate`, { requests }));
    const { sheetId } = replies[0].addSheet.properties;
    expect(replies).toEqual([{ addSheet: tab({ rowCount: 2, columnCount: 2 }, {}, { sheetId, title: 'you cannot see me', index: 1 }) }]);
    expect((await book.call('DELETE', `/drive/v3/files/${id}?supportsAllDrives=True`)).status).toBe(204);
  });
});

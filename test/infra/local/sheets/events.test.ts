import { array, assert, asyncProperty, boolean, constantFrom, nat, oneof, record, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Event } from '../../../../infra/local/sheets/events.ts';
import { TestBook } from './book.ts';
import { eventsOf, Page } from './page.ts';

const range = (dimension: string, startIndex: number, endIndex: number) => ({ sheetId: 0, dimension, startIndex, endIndex });
const area = (startRowIndex: number, endRowIndex: number) => ({ sheetId: 0, startRowIndex, endRowIndex });
const value = (text: string) =>
  (text.startsWith('=') ? { formulaValue: text } : /^\d+$/.test(text) ? { numberValue: Number(text) } : { stringValue: text });

const at = nat(6);
const typed = constantFrom('a', 'b', '7', '12', '=A1+B2', '=SUM(A1:C3)', '=$C$2');
const request = oneof(
  record({ row: at, column: nat(4), text: typed }).map(({ row, column, text }) => ({
    updateCells: {
      start: { sheetId: 0, rowIndex: row, columnIndex: column },
      rows: [{ values: [{ userEnteredValue: value(text), note: text }] }],
      fields: 'userEnteredValue,note',
    },
  })),
  tuple(at, constantFrom('ROWS', 'COLUMNS')).map(
    ([start, dimension]) => ({ insertDimension: { range: range(dimension, start, start + 2) } }),
  ),
  tuple(at, constantFrom('ROWS', 'COLUMNS')).map(
    ([start, dimension]) => ({ deleteDimension: { range: range(dimension, start, start + 1) } }),
  ),
  tuple(at, at).map(([start, to]) => ({ moveDimension: { source: range('ROWS', start, start + 2), destinationIndex: to } })),
  tuple(nat(3), boolean()).map(([column, up]) => ({
    sortRange: { range: area(0, 8), sortSpecs: [{ dimensionIndex: column, sortOrder: up ? 'ASCENDING' : 'DESCENDING' }] },
  })),
  tuple(at, at).map(([from, to]) => ({ copyPaste: { source: area(from, from + 1), destination: area(to, to + 1) } })),
  tuple(at).map(
    ([row]) => ({
      repeatCell: { range: { ...area(row, row + 3), startColumnIndex: 1, endColumnIndex: 3 }, cell: { note: 'n' }, fields: 'note' },
    }),
  ),
);

/** The grid as a fresh page would load it, in the shape of `Page.grid()`. */
async function loaded(book: TestBook): Promise<unknown> {
  const page = new Page();
  const { sheets } = Object(await book.get('sheets.data.rowData.values(userEnteredValue,effectiveValue,formattedValue,note)'));
  const rows = (sheets[0].data[0].rowData ?? []).map((row: unknown) => Object(row).values ?? []);
  page.rows.push(...rows);
  return page.grid();
}

const listen = (book: TestBook, headers: Record<string, string> = {}) => fetch(
  `${book.served.url}/events?spreadsheetId=${book.id}`,
  { headers },
);

async function next(events: AsyncGenerator<Event>): Promise<Event> {
  const { value, done } = await events.next();
  if (done) throw new Error('the stream ended');
  return value;
}
const cell = (userEnteredValue: object, formattedValue: string) => ({ userEnteredValue, effectiveValue: userEnteredValue, formattedValue });

describe('events of a workbook', () => {
  test('each change comes with its revision, its client and the new state of its cells', async () => {
    await using book = await TestBook.open();
    const response = await listen(book);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=UTF-8');
    const events = eventsOf(response);
    await book.call(
      'PUT',
      '/values/B2?valueInputOption=RAW',
      { values: [['x', null, 5]] },
      { 'x-local-client': 'page-1', 'x-local-user': 'li@example.com' },
    );
    expect(await next(events)).toEqual({
      rev: 2,
      spreadsheetId: book.id,
      client: 'page-1',
      ops: [
        {
          op: 'cells',
          sheetId: 0,
          startRow: 1,
          startColumn: 1,
          rows: [[cell({ stringValue: 'x' }, 'x'), null, cell({ numberValue: 5 }, '5')]],
        },
      ],
    });
    expect(book.served.edits).toEqual([{ spreadsheetId: book.id, user: 'li@example.com', rev: 2 }]);
    await book.batch({ insertDimension: { range: range('ROWS', 0, 2) } });
    expect(await next(events)).toMatchObject({
      rev: 3,
      client: null,
      ops: [{ op: 'insert',
      sheetId: 0,
      dimension: 'ROWS',
      start: 0,
      end: 2 }],
    });
    await book.batch({ addSheet: {} });
    expect(await next(events)).toMatchObject({ rev: 4, ops: [{ op: 'reload' }] });
  });

  test('formulas that a change moves come along', async () => {
    await using book = await TestBook.open();
    await book.put('A1', [[1, '=A1*2']], 'USER_ENTERED');
    const events = eventsOf(await listen(book));
    await book.values('A1:B1');
    await book.put('A1', [[4]]);
    expect(await next(events)).toMatchObject({
      ops: [{ rows: [[{ formattedValue: '4' }, { formattedValue: '8',
      userEnteredValue: { formulaValue: '=A1*2' } }]] }],
    });
  });

  test('a page that comes back gets what it missed, or a reload', async () => {
    await using book = await TestBook.open();
    for (const text of ['a', 'b', 'c']) await book.put('A1', [[text]]);
    const missed = eventsOf(await listen(book, { 'last-event-id': '2' }));
    expect([(await next(missed)).rev, (await next(missed)).rev]).toEqual([3, 4]);
    const ancient = eventsOf(await listen(book, { 'last-event-id': '0' }));
    expect(await next(ancient)).toEqual({ rev: 4, spreadsheetId: book.id, client: null, ops: [{ op: 'reload' }] });
  });

  test('a workbook that is not there has no events', async () => {
    await using book = await TestBook.open();
    expect((await fetch(`${book.served.url}/events?spreadsheetId=none`)).status).toBe(404);
  });

  test('a page that applies events shows what a page that loads afresh shows', async () => {
    await using first = await TestBook.open();
    const { served } = first;
    await assert(
      asyncProperty(array(array(request, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }), async (batches) => {
        const book = await TestBook.open(
          { sheets: [{ properties: { sheetId: 0, gridProperties: { rowCount: 30, columnCount: 30 } } }] },
          served,
        );
        const page = new Page();
        const aborted = new AbortController();
        const events = eventsOf(await fetch(`${served.url}/events?spreadsheetId=${book.id}`, { signal: aborted.signal }));
        for (const requests of batches) {
          const { status } = await book.call('POST', ':batchUpdate', { requests });
          if (status === 200) page.take(await next(events));
        }
        aborted.abort();
        expect(page.reloads).toBe(0);
        expect(page.grid()).toEqual(await loaded(book));
      }),
      { numRuns: 100 },
    );
  });
});

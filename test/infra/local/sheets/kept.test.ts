import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestBook } from './book.ts';
import { serve } from './serve.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sheets-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const open = () => new DatabaseSync(join(dir, 'local.db'));
const row = (index: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex: index, endIndex: index + 1 });
const everything = async (book: TestBook, id: string) => Object(await book.ok('GET', `/v4/spreadsheets/${id}?includeGridData=true`));

describe('what is kept', () => {
  test('a reopened database gives the same workbooks, to the last field', async () => {
    await using book = await TestBook.open({ properties: { title: '登记', locale: 'zh_CN' } }, await serve(open()));
    await book.put('A1', [['a', 'b', '=1+1'], [1, true, '2020-01-01'], ['x']], 'USER_ENTERED');
    await book.batch(
      {
        setDataValidation: {
          range: { sheetId: 0, startRowIndex: 1, startColumnIndex: 3, endColumnIndex: 5 },
          rule: { condition: { type: 'BOOLEAN' }, strict: true },
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataId: 4711, metadataKey: 'r', visibility: 'DOCUMENT', location: { dimensionRange: row(2) } },
        },
      },
      { updateDimensionProperties: { range: row(1), properties: { pixelSize: 40 }, fields: 'pixelSize' } },
      {
        updateDimensionProperties: {
          range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 },
          properties: { pixelSize: 40 },
          fields: 'pixelSize',
        },
      },
      { insertDimension: { range: row(1) } },
      { addSheet: { properties: { title: '乙', sheetId: 5 } } },
      { addNamedRange: { namedRange: { name: 'n', range: { sheetId: 0, endRowIndex: 2 } } } },
    );
    await book.batch(
      { deleteDimension: { range: row(0) } },
      { sortRange: { range: { sheetId: 0 }, sortSpecs: [{ dimensionIndex: 0, sortOrder: 'DESCENDING' }] } },
    );
    const before = await everything(book, book.id);
    await using again = await TestBook.open({}, await serve(open()));
    expect(await everything(again, book.id)).toEqual(before);
    expect(again.id).not.toBe(book.id);
    await again.ok('PUT', `/v4/spreadsheets/${book.id}/values/A9?valueInputOption=RAW`, { values: [['more']] });
    expect(again.served.edits.at(-1)?.rev).toBe(5);
  });

  test('what was acknowledged outlives a kill', async () => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('child.ts', import.meta.url)), join(dir, 'local.db')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
    });
    const [line] = await once(child.stdout, 'data');
    const call = async (verb: string, path: string, body: object) => {
      const response = await fetch(`${String(line).trim()}/v4/spreadsheets${path}`, { method: verb, body: JSON.stringify(body) });
      return Object(await response.json());
    };
    const { spreadsheetId } = await call('POST', '', {});
    for (let n = 1; n <= 30; n++) await call('PUT', `/${spreadsheetId}/values/A${n}?valueInputOption=RAW`, { values: [[n]] });
    child.kill('SIGKILL');
    await once(child, 'exit');
    await using again = await TestBook.open({}, await serve(open()));
    const { values } = Object(await again.ok('GET', `/v4/spreadsheets/${spreadsheetId}/values/A1:A99?valueRenderOption=UNFORMATTED_VALUE`));
    expect(values.flat()).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  test('an edit of one cell writes one row of the tab, whatever the size of the tab', async () => {
    const db = open();
    await using book = await TestBook.open({}, await serve(db));
    await book.put('A1', Array.from({ length: 900 }, (_, row) => Array.from({ length: 20 }, (_, column) => `${row}-${column}`)));
    const changes = () => Number(db.prepare('SELECT total_changes() AS n').get()?.['n']);
    const before = changes();
    await book.put('C500', [['changed']]);
    expect(changes() - before).toBe(2);
  });

  test('what is deleted is gone from the database', async () => {
    const db = open();
    await using book = await TestBook.open({}, await serve(db));
    await book.batch({ addSheet: { properties: { sheetId: 1, title: 'b' } } });
    await book.put('A1', [['x'], ['y'], ['z']]);
    await book.put('b!A1', [['x']]);
    const rows = () => Number(db.prepare('SELECT count(*) AS n FROM sheets_row').get()?.['n']);
    expect(rows()).toBe(4);
    await book.batch({ deleteDimension: { range: row(1) } });
    expect(rows()).toBe(3);
    await book.batch({ deleteSheet: { sheetId: 1 } });
    expect(rows()).toBe(2);
    await book.ok('DELETE', `/drive/v3/files/${book.id}`);
    expect(rows()).toBe(0);
    await book.refused(404, 'GET', '');
  });

  test('a refused batch leaves nothing in the database', async () => {
    await using book = await TestBook.open({}, await serve(open()));
    await book.put('A1', [['x']]);
    await book.refused(
      400,
      'POST',
      ':batchUpdate',
      { requests: [{ deleteDimension: { range: row(0) } }, { deleteSheet: { sheetId: 9 } }] },
    );
    await using again = await TestBook.open({}, await serve(open()));
    expect(await again.ok('GET', `/v4/spreadsheets/${book.id}/values/A1`)).toMatchObject({ values: [['x']] });
  });
});

import { sheets as openClient } from '@googleapis/sheets';
import { describe, expect, test } from 'vitest';
import { openSheets } from '../../../../infra/local/sheets/server.ts';
import { START } from './serve.ts';

const open = () => openSheets({ now: () => START });
const at = 'https://sheets.googleapis.com/v4/spreadsheets';
const made = async (fetch: typeof globalThis.fetch) => String(Object(await (await fetch(at, { method: 'POST' })).json()).spreadsheetId);

describe('the door without a socket', () => {
  test('answers a fetch as the socket would', async () => {
    const { fetch } = open();
    const id = await made(fetch);
    const written = await fetch(`${at}/${id}/values/${encodeURIComponent("'Sheet1'!A1")}?valueInputOption=RAW`, { method: 'PUT', body: '{"values":[["甲"]]}' });
    expect([written.status, written.headers.get('content-type')]).toEqual([200, 'application/json; charset=UTF-8']);
    const read = await fetch(new Request(`${at}/${id}/values/A1:B2`));
    expect(await read.json()).toEqual({ range: 'Sheet1!A1:B2', majorDimension: 'ROWS', values: [['甲']] });
    expect((await fetch(`${at}/nowhere`)).status).toBe(404);
    expect((await fetch(`${at}/${id}/values/A1?valueInputOption=RAW`, { method: 'PUT', body: '{' })).status).toBe(400);
    expect((await fetch(`https://www.googleapis.com/drive/v3/files/${id}`, { method: 'DELETE' })).status).toBe(204);
  });

  test("serves the vendor's own client", async () => {
    const { fetch } = open();
    const { spreadsheets } = openClient({ version: 'v4', auth: 'any', fetchImplementation: fetch });
    const { data } = await spreadsheets.create({ requestBody: { properties: { title: '登记' } } });
    const spreadsheetId = data.spreadsheetId ?? '';
    await spreadsheets.values.update({ spreadsheetId, range: 'A1', valueInputOption: 'RAW', requestBody: { values: [[1, null, 'x']] } });
    expect((await spreadsheets.values.get({ spreadsheetId, range: 'A1:C1', valueRenderOption: 'UNFORMATTED_VALUE' })).data.values).toEqual([[1, '', 'x']]);
  });

  test('has the same faults: a lost reply is a broken connection after the write', async () => {
    const { fetch, faults } = open();
    const id = await made(fetch);
    faults.set({ lostReply: 1 });
    await expect(fetch(`${at}/${id}/values/A1?valueInputOption=RAW`, { method: 'PUT', body: '{"values":[["x"]]}' })).rejects.toThrow('terminated');
    expect(await (await fetch(`${at}/${id}/values/A1`)).json()).toMatchObject({ values: [['x']] });
  });

  test('can be asked at once, by whom one likes', () => {
    const edits: string[] = [];
    const sheets = openSheets({ now: () => START, onEdit: ({ user }) => edits.push(user) });
    const { spreadsheetId } = Object(sheets.ask({ verb: 'POST', path: '/v4/spreadsheets', body: { properties: { title: '甲' } } }).body);
    const path = `/v4/spreadsheets/${spreadsheetId}/values/A1`;
    const query = new URLSearchParams({ valueInputOption: 'RAW' });
    expect(sheets.ask({ verb: 'PUT', path, query, body: { values: [['x']] }, user: 'li@example.com' })).toMatchObject({ code: 200 });
    expect(edits).toEqual(['li@example.com']);
    expect(sheets.ask({ verb: 'GET', path: '/v4/nothing' }).code).toBe(404);
  });

  test('a server may begin with the books of another, and leaves those alone', async () => {
    const first = open();
    const id = await made(first.fetch);
    const second = openSheets({ now: () => START, books: first.books() });
    const write = { verb: 'PUT', path: `/v4/spreadsheets/${id}/values/A1`, query: new URLSearchParams({ valueInputOption: 'RAW' }), body: { values: [['x']] } };
    expect(second.ask(write).code).toBe(200);
    expect(first.ask({ verb: 'GET', path: `/v4/spreadsheets/${id}/values/A1` }).body).not.toHaveProperty('values');
    expect(await made(second.fetch)).not.toBe(id);
  });
});

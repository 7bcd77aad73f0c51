import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../../../shared/words/time.ts';
import { TestBook } from './book.ts';
import { Postbox } from './postbox.ts';
import { serve, START } from './serve.ts';

const ADDRESS = 'https://dengji.example.com/push';
const HOUR = 3_600_000;

async function watched(body: object = {}) {
  const box = new Postbox();
  const served = await serve(new DatabaseSync(':memory:'), { delivery: box });
  const book = await TestBook.open({}, served);
  const watch = (more: object = {}) => book.call('POST', `/drive/v3/files/${book.id}/watch`, { id: 'c1', type: 'web_hook', address: ADDRESS, ...more });
  const reply = Object((await watch(body)).body);
  const settle = () => served.sheets.notified();
  await settle();
  return { box, served, book, watch, reply, settle, [Symbol.asyncDispose]: () => book[Symbol.asyncDispose]() };
}

describe('push notifications of Drive', () => {
  test('A90 a channel is opened and its sync message comes', async () => {
    await using it = await watched({ token: 'secret' });
    expect(it.reply).toEqual({
      kind: 'api#channel',
      id: 'c1',
      resourceId: it.reply.resourceId,
      resourceUri: `https://www.googleapis.com/drive/v3/files/${it.book.id}?alt=json`,
      token: 'secret',
      expiration: String(START + HOUR),
    });
    expect(it.box.arrived).toEqual([
      {
        'user-agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
        'x-goog-channel-id': 'c1',
        'x-goog-message-number': '1',
        'x-goog-resource-id': it.reply.resourceId,
        'x-goog-resource-state': 'sync',
        'x-goog-resource-uri': it.reply.resourceUri,
        'x-goog-channel-expiration': 'Sun, 06 Sep 2026 11:00:00 GMT',
        'x-goog-channel-token': 'secret',
      },
    ]);
  });

  test('A90 the sync message may overtake the reply', async () => {
    await using it = await watched();
    it.served.sheets.faults.set({ syncFirst: true });
    const order: string[] = [];
    it.box.hear = () => void order.push('sync');
    await it.watch({ id: 'c2' });
    order.push('reply');
    expect(order).toEqual(['sync', 'reply']);
  });

  test.each([
    ['files, nothing said', '/drive/v3/files/ID/watch', {}, HOUR],
    ['files, two hours', '/drive/v3/files/ID/watch', { expiration: String(START + 2 * HOUR) }, 2 * HOUR],
    ['files, more than a day', '/drive/v3/files/ID/watch', { expiration: String(START + 100 * HOUR) }, 24 * HOUR],
    ['changes, nothing said', '/drive/v3/changes/watch?pageToken=1', {}, HOUR],
    ['changes, more than a week', '/drive/v3/changes/watch?pageToken=1', { expiration: String(START + 1000 * HOUR) }, 168 * HOUR],
  ])('A91 how long a channel lives: %s', async (_, path, body, lives) => {
    await using it = await watched();
    const reply = await it.book.ok('POST', path.replace('ID', it.book.id), { id: 'c2', type: 'web_hook', address: ADDRESS, ...body });
    expect(Object(reply).expiration).toBe(String(START + lives));
  });

  test.each([
    ['a second channel of one id', {}, 'not unique'],
    ['an address on plain HTTP', { id: 'c2', address: 'http://dengji.example.com/push' }, 'must be HTTPS'],
    ['an address that is none', { id: 'c2', address: 'dengji' }, 'not a URL'],
    ['an expiration that is past', { id: 'c2', expiration: String(START - 1) }, 'Invalid expiration'],
  ])('%s is refused', async (_, body, text) => {
    await using it = await watched();
    const answer = await it.watch(body);
    expect([answer.status, Object(answer.body).error.message]).toEqual([400, expect.stringContaining(text)]);
  });

  test('A92 an old channel and its successor both deliver an edit', async () => {
    await using it = await watched();
    await it.watch({ id: 'c2' });
    await it.book.put('A1', [['x']]);
    await it.settle();
    expect(it.box.arrived.slice(2).map((headers) => [headers['x-goog-channel-id'], headers['x-goog-resource-state'], headers['x-goog-changed']])).toEqual([
      ['c1', 'update', 'content,properties'],
      ['c2', 'update', 'content,properties'],
    ]);
  });

  test('a channel ends with its time', async () => {
    await using it = await watched();
    it.served.clock.now = instantOf(START + HOUR);
    await it.book.put('A1', [['x']]);
    await it.settle();
    expect(it.box.each('resource-state')).toEqual(['sync']);
  });

  test('A93 stopping asks for the right resource', async () => {
    await using it = await watched();
    const stop = (resourceId: string) => it.book.call('POST', '/drive/v3/channels/stop', { id: 'c1', resourceId });
    expect((await stop('wrong')).status).toBe(404);
    expect((await stop(it.reply.resourceId)).status).toBe(204);
    await it.book.put('A1', [['x']]);
    await it.settle();
    expect(it.box.each('resource-state')).toEqual(['sync']);
    expect((await stop(it.reply.resourceId)).status).toBe(404);
  });

  test.each([
    [503, [2000, 4000]],
    [500, [2000, 4000]],
    [404, []],
  ])('A94 an answer %d to a notification', async (status, pauses) => {
    await using it = await watched();
    it.box.statuses = [status, status];
    await it.book.put('A1', [['x']]);
    await it.settle();
    expect(it.box.pauses).toEqual(pauses);
    expect(it.box.each('resource-state')).toEqual(pauses.length > 0 ? ['sync', 'update'] : ['sync']);
  });

  test('A96 edits that pile up are told once, under numbers that leave gaps', async () => {
    await using it = await watched();
    const { spreadsheetId } = { spreadsheetId: it.book.id };
    for (let n = 0; n < 10; n++) {
      const path = `/v4/spreadsheets/${spreadsheetId}/values/A1`;
      it.served.sheets.ask({ verb: 'PUT', path, query: new URLSearchParams({ valueInputOption: 'RAW' }), body: { values: [[`x${n}`]] } });
      if (n % 3 === 0) await it.settle();
    }
    await it.settle();
    const numbers = it.box.each('message-number').map(Number);
    expect(numbers.length - 1).toBeGreaterThanOrEqual(1);
    expect(numbers.length - 1).toBeLessThan(10);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers.at(-1)).toBeGreaterThan(numbers.length);
  });

  test('A97 a notification can be lost; the list of changes still has the edit', async () => {
    await using it = await watched();
    const { startPageToken } = Object(await it.book.ok('GET', '/drive/v3/changes/startPageToken'));
    it.served.sheets.faults.set({ dropNotifications: 1 });
    await it.book.put('A1', [['x']]);
    await it.settle();
    expect(it.box.each('resource-state')).toEqual(['sync']);
    const { changes, newStartPageToken } = Object(await it.book.ok('GET', `/drive/v3/changes?pageToken=${startPageToken}`));
    expect(changes).toMatchObject([{ fileId: it.book.id, removed: false, file: { id: it.book.id } }]);
    expect(Object(await it.book.ok('GET', `/drive/v3/changes?pageToken=${newStartPageToken}`)).changes).toEqual([]);
    await it.book.put('A1', [['y']]);
    await it.settle();
    expect(it.box.each('resource-state')).toEqual(['sync', 'update']);
  });

  test('every change and removal goes to a channel about changes', async () => {
    await using it = await watched();
    await it.book.ok('POST', '/drive/v3/changes/watch?pageToken=1', { id: 'all', type: 'web_hook', address: ADDRESS });
    const other = await TestBook.open({}, it.served);
    await it.settle();
    await it.book.call('DELETE', `/drive/v3/files/${other.id}`);
    await it.settle();
    expect(it.box.arrived.flatMap((headers) => (headers['x-goog-channel-id'] === 'all' ? [headers['x-goog-resource-state']] : []))).toEqual(['sync', 'change', 'change']);
    const { changes } = Object(await it.book.ok('GET', '/drive/v3/changes?pageToken=1'));
    expect(changes).toMatchObject([{ fileId: it.book.id }, { fileId: other.id, removed: true }]);
  });

  test('by default they go out over HTTP', async () => {
    await using book = await TestBook.open();
    const heard = Promise.withResolvers<string | undefined>();
    const server = createServer((req, res) => {
      heard.resolve(`${req.method} ${String(req.headers['x-goog-resource-state'])}`);
      res.writeHead(204).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    await book.ok('POST', `/drive/v3/files/${book.id}/watch`, { id: 'c1', type: 'web_hook', address: `http://127.0.0.1:${port}/hook` });
    expect(await heard.promise).toBe('POST sync');
    await book.served.sheets.notified();
    server.close();
  });
});

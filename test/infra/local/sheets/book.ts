import assert from 'node:assert/strict';
import { exchangeFaults } from '../../../kit/google/shape.ts';
import { type Served, serve } from './serve.ts';

/** An answer of the server. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A spreadsheet to test with; every exchange is held against Google's discovery document. */
export class TestBook implements AsyncDisposable {
  readonly served: Served;
  readonly id: string;

  private constructor(served: Served, id: string) {
    this.served = served;
    this.id = id;
  }

  /** A server with one new spreadsheet: en_US, Etc/GMT, one tab Sheet1 of 1000 x 26. */
  static async open(body: object = {}, served?: Served): Promise<TestBook> {
    const on = served ?? (await serve());
    const made = new TestBook(on, '');
    const { spreadsheetId } = Object(await made.ok('POST', '/v4/spreadsheets', body));
    return new TestBook(on, String(spreadsheetId));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.served[Symbol.asyncDispose]();
  }

  /** Calls a path below this spreadsheet (one that starts with `:`, `/` or `?`), or an absolute one. */
  async call(verb: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const url = new URL(/^\/(v4|drive)\//.test(path) ? path : `/v4/spreadsheets/${this.id}${path}`, this.served.url);
    const res = await fetch(url, {
      method: verb,
      headers: { authorization: 'Bearer any', 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await res.text();
    const reply: unknown = text === '' ? undefined : JSON.parse(text);
    assert.equal(res.headers.get('etag'), null);
    if (text !== '') assert.equal(res.headers.get('content-type'), 'application/json; charset=UTF-8');
    if (res.status === 200) assert.deepEqual(exchangeFaults(verb, url, body, reply), []);
    return { status: res.status, headers: res.headers, body: reply };
  }

  /** The body of a call that must succeed. */
  async ok(verb: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<unknown> {
    const answer = await this.call(verb, path, body, headers);
    assert.ok(answer.status < 300, JSON.stringify(answer.body));
    return answer.body;
  }

  /** The message of a call that must be refused with this status. */
  async refused(status: number, verb: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.call(verb, path, body);
    assert.equal(answer.status, status, JSON.stringify(answer.body));
    const { error } = Object(answer.body);
    return String(error?.message);
  }

  /** `spreadsheets.batchUpdate`; the replies. */
  async batch(...requests: readonly object[]): Promise<readonly unknown[]> {
    const { replies } = Object(await this.ok('POST', ':batchUpdate', { requests }));
    return replies;
  }

  /** Writes an array; the reply. */
  async put(range: string, values: unknown, option = 'RAW', query = ''): Promise<unknown> {
    return this.ok('PUT', `/values/${encodeURIComponent(range)}?valueInputOption=${option}${query}`, { values });
  }

  /** Reads values; undefined where the reply has none. */
  async values(range: string, query = ''): Promise<unknown> {
    const { values } = Object(await this.ok('GET', `/values/${encodeURIComponent(range)}${query}`));
    return values;
  }

  /** The masked spreadsheet. */
  async get(fields: string, query = ''): Promise<unknown> {
    return this.ok('GET', `?fields=${encodeURIComponent(fields)}${query}`);
  }
}

import { notImitated } from '../failure.ts';
import type { Book } from '../model.ts';
import { driveInvalid } from './refusal.ts';

/** The MIME type of a spreadsheet in Drive. */
export const SHEET = 'application/vnd.google-apps.spreadsheet';

type Test = (book: Book) => boolean;

/** Words, operators, brackets and quoted texts. */
const TOKENS = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|[()]|[<>!]?=|[<>]|[^\s()<>=!'"]+/gs;

const MOMENTS: Readonly<Record<string, (book: Book) => number>> = {
  createdTime: ({ file }) => file.createdAt,
  modifiedTime: ({ file }) => file.modifiedAt,
};
const TEXTS: Readonly<Record<string, (book: Book) => string>> = { name: ({ properties }) => properties.title, mimeType: () => SHEET };
const FLAGS: Readonly<Record<string, (book: Book) => boolean>> = {
  trashed: ({ file }) => file.trashed === true,
  starred: () => false,
  sharedWithMe: () => false,
};
/** Lists that a value may be in. `me` is the service account, which owns what it makes. */
const LISTS: Readonly<Record<string, (book: Book) => readonly unknown[]>> = {
  parents: ({ file }) => file.parents,
  owners: ({ file }) => [file.owner, 'me'],
  writers: ({ file }) => ['me', ...who(file.permissions, ['owner', 'writer'])],
  readers: ({ file }) => ['me', ...who(file.permissions, ['owner', 'writer', 'commenter', 'reader'])],
};
const UNKNOWN: readonly string[] = ['fullText', 'properties', 'appProperties', 'visibility', 'viewedByMeTime', 'shortcutDetails.targetId'];

const who = (permissions: Book['file']['permissions'], roles: readonly unknown[]): readonly unknown[] =>
  permissions.filter(({ role }) => roles.includes(role)).map(({ emailAddress }) => emailAddress);

const ORDERS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

const bad = () => driveInvalid('q');
const isQuoted = (token: string): boolean => /^['"]/.test(token);

function unquoted(token: string | undefined): string {
  if (token === undefined || !isQuoted(token)) throw bad();
  return token.slice(1, -1).replace(/\\(.)/g, '$1');
}

function onText(read: (book: Book) => string, operator: string, wanted: string): Test {
  if (operator === 'contains') return (book) => read(book).toLowerCase().includes(wanted.toLowerCase());
  const test = operator === '=' || operator === '!=' ? operator === '=' : undefined;
  if (test === undefined) throw bad();
  return (book) => (read(book) === wanted) === test;
}

function onFlag(read: (book: Book) => boolean, operator: string, wanted: string | undefined): Test {
  if (!/^!?=$/.test(operator) || (wanted !== 'true' && wanted !== 'false')) throw bad();
  return (book) => (read(book) === (wanted === 'true')) === (operator === '=');
}

function onMoment(read: (book: Book) => number, operator: string, wanted: string): Test {
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(wanted) ? wanted : `${wanted}${wanted.includes('T') ? 'Z' : 'T00:00:00Z'}`);
  const test = ORDERS[operator];
  if (!test || Number.isNaN(at)) throw bad();
  return (book) => test(read(book), at);
}

/** Reads a query from its first token on. */
class Reader {
  readonly #tokens: readonly string[];
  #next = 0;

  constructor(query: string) {
    this.#tokens = query.match(TOKENS) ?? [];
  }

  all(): Test {
    const test = this.#either();
    if (this.#next < this.#tokens.length) throw bad();
    return test;
  }

  #either(): Test {
    const tests = [this.#both()];
    while (this.#skip('or')) tests.push(this.#both());
    return (book) => tests.some((test) => test(book));
  }

  #both(): Test {
    const tests = [this.#one()];
    while (this.#skip('and')) tests.push(this.#one());
    return (book) => tests.every((test) => test(book));
  }

  #one(): Test {
    if (this.#skip('not')) {
      const test = this.#one();
      return (book) => !test(book);
    }
    if (!this.#skip('(')) return this.#clause();
    const test = this.#either();
    if (!this.#skip(')')) throw bad();
    return test;
  }

  #clause(): Test {
    const [first = '', operator = '', last] = [this.#take(), this.#take(), this.#take()];
    if (operator === 'in') return isQuoted(first) ? this.#within(last, first) : this.#within(first, last);
    if (UNKNOWN.includes(first)) throw notImitated(`the Drive query ${JSON.stringify([first, operator, last].join(' '))}`);
    const [text, moment, flag] = [TEXTS[first], MOMENTS[first], FLAGS[first]];
    if (text) return onText(text, operator, unquoted(last));
    if (moment) return onMoment(moment, operator, unquoted(last));
    if (flag) return onFlag(flag, operator, last);
    throw bad();
  }

  #within(field: string | undefined, quoted: string | undefined): Test {
    const list = LISTS[field ?? ''];
    if (!list) throw bad();
    const wanted = unquoted(quoted);
    return (book) => list(book).includes(wanted);
  }

  #take(): string | undefined {
    return this.#tokens[this.#next++];
  }

  #skip(token: string): boolean {
    const found = this.#tokens[this.#next]?.toLowerCase() === token;
    if (found) this.#next += 1;
    return found;
  }
}

/** Reads a search query; throws Drive's 400 when it cannot be read. https://developers.google.com/workspace/drive/api/guides/ref-search-terms */
export const matcher = (query: string): Test => (query.trim() === '' ? () => true : new Reader(query).all());

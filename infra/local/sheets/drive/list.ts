import type { Call } from '../call.ts';
import type { Book } from '../model.ts';
import { matcher } from './query.ts';
import { driveInvalid } from './refusal.ts';
import { viewFile } from './view.ts';

const PAGE = 100;
const MOST = 1000;

const byName = new Intl.Collator('zh-CN', { numeric: true });
type Order = (a: Book, b: Book) => number;
const modified: Order = (a, b) => a.file.modifiedAt - b.file.modifiedAt;

/** By what a list can be ordered; where nothing tells two files apart, they stay as they are. */
const KEYS: Readonly<Record<string, Order>> = {
  name: (a, b) => byName.compare(a.properties.title, b.properties.title),
  name_natural: (a, b) => byName.compare(a.properties.title, b.properties.title),
  createdTime: (a, b) => a.file.createdAt - b.file.createdAt,
  modifiedTime: modified,
  modifiedByMeTime: modified,
  recency: modified,
  folder: () => 0,
  quotaBytesUsed: () => 0,
  sharedWithMeTime: () => 0,
  starred: () => 0,
  viewedByMeTime: () => 0,
};

function orderOf(text: string): Order {
  const keys = text.split(',').map((part): Order => {
    const [, key = '', backwards] = /^\s*(\w+)(\s+desc)?\s*$/.exec(part) ?? [];
    const order = KEYS[key];
    if (!order) throw driveInvalid('orderBy');
    return backwards ? (a, b) => order(b, a) : order;
  });
  return (a, b) => keys.reduce((found, order) => found || order(a, b), 0);
}

function sizeOf(text: string | null): number {
  const size = text === null ? PAGE : Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= MOST) return size;
  throw driveInvalid('pageSize', `Invalid value '${text ?? ''}'. Values must be within the range: [1, ${MOST}]`);
}

function startOf(token: string | null): number {
  if (token !== null && token !== '' && !/^~\d+$/.test(token)) throw driveInvalid('pageToken');
  return token ? Number(token.slice(1)) : 0;
}

/** `files.list`: the latest made first, unless an order is asked for. https://developers.google.com/workspace/drive/api/reference/rest/v3/files/list */
export function list(call: Call): object {
  const { shelf, query } = call;
  const [start, end] = [startOf(query.get('pageToken')), startOf(query.get('pageToken')) + sizeOf(query.get('pageSize'))];
  const order = query.get('orderBy');
  const found = shelf.books().toReversed().filter(matcher(query.get('q') ?? ''));
  const sorted = order ? found.toSorted(orderOf(order)) : found;
  return {
    kind: 'drive#fileList',
    incompleteSearch: false,
    files: sorted.slice(start, end).map((book) => viewFile(call, book)),
    ...(end < sorted.length && { nextPageToken: `~${end}` }),
  };
}

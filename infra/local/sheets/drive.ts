import * as z from 'zod';
import { addFirstTab, newBook } from './book/create.ts';
import type { Call, Method } from './call.ts';
import { Draft } from './draft.ts';
import { notFound, notImitated } from './failure.ts';
import type { Book } from './model.ts';
import { read } from './payload.ts';

const SHEET = 'application/vnd.google-apps.spreadsheet';
const PAGE = 100;
const DEFAULT_FIELDS = { one: 'kind,id,name,mimeType', many: 'kind,incompleteSearch,nextPageToken,files(kind,id,name,mimeType)' } as const;

const fileBody = z.looseObject({
  name: z.string().exactOptional(),
  mimeType: z.string().exactOptional(),
  parents: z.array(z.string()).exactOptional(),
});
const permission = z.looseObject({ type: z.string(), role: z.string(), emailAddress: z.string().exactOptional() });

const iso = (ms: number): string => new Date(ms).toISOString();

/** A workbook as Drive shows it. There is no headRevisionId: Drive gives one for binary files only. */
const viewFile = ({ spreadsheetId, properties, file, rev }: Book) => ({
  kind: 'drive#file',
  id: spreadsheetId,
  name: properties.title,
  mimeType: SHEET,
  ...(file.parents.length > 0 && { parents: file.parents }),
  createdTime: iso(file.createdAt),
  modifiedTime: iso(file.modifiedAt),
  version: String(rev),
  trashed: false,
  webViewLink: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
  owners: [{ kind: 'drive#user', emailAddress: file.owner, displayName: file.owner }],
});

function bookOf({ shelf, path: [id = ''], author }: Call): Book {
  try {
    return shelf.state(id, author.at).book;
  } catch {
    throw notFound(`File not found: ${id}.`);
  }
}

function create(call: Call): object {
  const { name, mimeType, parents } = read(fileBody, call.body ?? {});
  if (mimeType !== SHEET) throw notImitated(`files of type ${mimeType ?? '(none)'}`);
  const draft = newBook(call, name === undefined ? undefined : { title: name }, parents);
  addFirstTab(draft);
  return viewFile(call.shelf.add(draft).book);
}

/** A copy keeps tabs, cells and developer metadata with the same IDs; it belongs to whoever copies. */
function copy(call: Call): object {
  const source = structuredClone(bookOf(call));
  const { name = `Copy of ${source.properties.title}`, parents = source.file.parents } = read(fileBody, call.body ?? {});
  const made = newBook(call, { ...source.properties, title: name }, parents).book;
  const draft = new Draft(
    { ...source, spreadsheetId: made.spreadsheetId, properties: made.properties, file: made.file },
    call.author.user,
    call.author.at,
  );
  for (const tab of draft.book.tabs) draft.tab(tab.properties.sheetId);
  return viewFile(call.shelf.add(draft).book);
}

const unquoted = (quoted: string): string => quoted.replace(/\\(.)/g, '$1');

const CLAUSES: readonly (readonly [RegExp, (match: RegExpExecArray) => (book: Book) => boolean])[] = [
  [/^name\s*=\s*'((?:[^'\\]|\\.)*)'$/, ([, name = '']) => ({ properties }) => properties.title === unquoted(name)],
  [/^name\s+contains\s+'((?:[^'\\]|\\.)*)'$/, ([, name = '']) => ({ properties }) => properties.title.includes(unquoted(name))],
  [/^mimeType\s*=\s*'([^']*)'$/, ([, type]) => () => type === SHEET],
  [/^trashed\s*=\s*(true|false)$/, ([, trashed]) => () => trashed === 'false'],
  [/^'([^']*)'\s+in\s+parents$/, ([, parent = '']) => ({ file }) => file.parents.includes(parent)],
];

/** Reads a search query of clauses joined by `and`. https://developers.google.com/workspace/drive/api/guides/search-files */
function matcher(query: string): (book: Book) => boolean {
  const tests = (query.match(/(?:'(?:[^'\\]|\\.)*'|(?!\s+and\s)[^'])+/gi) ?? []).map((part) => {
    const clause = part.trim().replace(/^and\s+/i, '');
    for (const [shape, make] of CLAUSES) {
      const match = shape.exec(clause);
      if (match) return make(match);
    }
    throw notImitated(`the Drive query ${JSON.stringify(clause)}`);
  });
  return (book) => tests.every((test) => test(book));
}

function list({ shelf, query }: Call): object {
  const found = shelf.books().toReversed().filter(matcher(query.get('q') ?? ''));
  const start = Number(query.get('pageToken') ?? 0);
  const end = start + Number(query.get('pageSize') ?? PAGE);
  return {
    kind: 'drive#fileList',
    incompleteSearch: false,
    files: found.slice(start, end).map(viewFile),
    ...(end < found.length && { nextPageToken: String(end) }),
  };
}

function permit(call: Call): object {
  const given = read(permission, call.body);
  const { file, spreadsheetId } = bookOf(call);
  const added = { kind: 'drive#permission', id: String(file.permissions.length + 1), ...given };
  call.shelf.change(spreadsheetId, call.author, (draft) => {
    draft.book.file = { ...draft.book.file, permissions: [...draft.book.file.permissions, added] };
  });
  return added;
}

const plain = (answer: (call: Call) => object, fields?: string): Method => ({ quota: 'none', answer, ...(fields && { fields }) });

/** The part of Drive v3 that a spreadsheet needs. */
export const driveMethods = {
  create: plain(create, DEFAULT_FIELDS.one),
  copy: plain(copy, DEFAULT_FIELDS.one),
  get: plain((call) => viewFile(bookOf(call)), DEFAULT_FIELDS.one),
  list: plain(list, DEFAULT_FIELDS.many),
  delete: plain((call) => {
    call.shelf.drop(bookOf(call));
    return {};
  }),
  permit: plain(permit, 'kind,id,type,role'),
  permissions: plain(
    (call) => ({ kind: 'drive#permissionList', permissions: bookOf(call).file.permissions }),
    'kind,permissions(id,type,role)',
  ),
} as const satisfies Record<string, Method>;

import * as z from 'zod';
import { addFirstTab, newBook } from '../book/create.ts';
import type { Call, Method } from '../call.ts';
import { Draft } from '../draft.ts';
import { notFound, notImitated } from '../failure.ts';
import type { Book } from '../model.ts';
import { read } from '../payload.ts';
import { matcher, SHEET } from './query.ts';

const PAGE = 100;

const fileBody = z.looseObject({
  name: z.string().exactOptional(),
  mimeType: z.string().exactOptional(),
  parents: z.array(z.string()).exactOptional(),
});

const iso = (ms: number): string => new Date(ms).toISOString();

/** A workbook as Drive shows it at the moment of the call. There is no headRevisionId: Drive gives one for binary files only. */
export function viewFile({ shelf, faults, author }: Call, book: Book): object {
  const { spreadsheetId, properties, file } = book;
  const { rev, at } = shelf.versions.shown(book, author.at, faults.level('versionLagSeconds') * 1000);
  return {
    kind: 'drive#file',
    id: spreadsheetId,
    name: properties.title,
    mimeType: SHEET,
    ...(file.parents.length > 0 && { parents: file.parents }),
    createdTime: iso(file.createdAt),
    modifiedTime: iso(at),
    version: String(rev),
    trashed: false,
    webViewLink: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
    owners: [{ kind: 'drive#user', emailAddress: file.owner, displayName: file.owner }],
  };
}

/** The workbook a call names; throws Drive's 404. */
export function bookOf({ shelf, path: [id = ''], author }: Call): Book {
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
  return viewFile(call, call.shelf.add(draft).book);
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
  return viewFile(call, call.shelf.add(draft).book);
}

/** Another name or other folders. */
function update(call: Call): object {
  const { name } = read(fileBody, call.body ?? {});
  const listed = (field: string) => call.query.get(field)?.split(',') ?? [];
  const { state } = call.shelf.change(bookOf(call).spreadsheetId, call.author, ({ book, changes }) => {
    const gone = listed('removeParents');
    const parents = [...book.file.parents.filter((parent) => !gone.includes(parent)), ...listed('addParents')];
    if (name !== undefined) book.properties = { ...book.properties, title: name };
    book.file = { ...book.file, parents };
    changes.reload();
  });
  return viewFile(call, state.book);
}

function list(call: Call): object {
  const { shelf, query } = call;
  const found = shelf.books().toReversed().filter(matcher(query.get('q') ?? ''));
  const start = Number(query.get('pageToken') ?? 0);
  const end = start + Number(query.get('pageSize') ?? PAGE);
  return {
    kind: 'drive#fileList',
    incompleteSearch: false,
    files: found.slice(start, end).map((book) => viewFile(call, book)),
    ...(end < found.length && { nextPageToken: String(end) }),
  };
}

function drop(call: Call): object {
  call.shelf.drop(bookOf(call), call.author.at);
  return {};
}

const ONE = 'kind,id,name,mimeType';

/** Files of Drive v3 as far as spreadsheets need them. */
export const fileMethods = {
  create: { quota: 'none', fields: ONE, answer: create },
  copy: { quota: 'none', needs: 'read', fields: ONE, answer: copy },
  get: { quota: 'none', needs: 'read', fields: ONE, answer: (call) => viewFile(call, bookOf(call)) },
  update: { quota: 'none', needs: 'write', fields: ONE, answer: update },
  list: { quota: 'none', fields: `kind,incompleteSearch,nextPageToken,files(${ONE})`, answer: list },
  /** Nobody comments here; a client that copies a file asks all the same. */
  comments: {
    quota: 'none',
    needs: 'read',
    answer: (call) => {
      bookOf(call);
      return { kind: 'drive#commentList', comments: [] };
    },
  },
  delete: { quota: 'none', needs: 'write', empty: true, answer: drop },
} as const satisfies Record<string, Method>;

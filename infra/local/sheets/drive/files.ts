import * as z from 'zod';
import { addFirstTab, newBook } from '../book/create.ts';
import type { Call, Method } from '../call.ts';
import { Draft } from '../draft.ts';
import { notImitated } from '../failure.ts';
import { read } from '../payload.ts';
import { exported } from './export.ts';
import { list } from './list.ts';
import { SHEET } from './query.ts';
import { bookOf, viewFile } from './view.ts';

const fileBody = z.looseObject({
  name: z.string().exactOptional(),
  trashed: z.boolean().exactOptional(),
  mimeType: z.string().exactOptional(),
  parents: z.array(z.string()).exactOptional(),
});

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

/** Another name, other folders, into the bin or out of it. */
function update(call: Call): object {
  const { name, trashed } = read(fileBody, call.body ?? {});
  const listed = (field: string) => call.query.get(field)?.split(',') ?? [];
  const { state } = call.shelf.change(bookOf(call).spreadsheetId, call.author, ({ book, changes }) => {
    const gone = listed('removeParents');
    const parents = [...book.file.parents.filter((parent) => !gone.includes(parent)), ...listed('addParents')];
    if (name !== undefined) book.properties = { ...book.properties, title: name };
    book.file = { ...book.file, parents, ...(trashed !== undefined && { trashed }) };
    changes.reload();
  });
  return viewFile(call, state.book);
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
  export: { quota: 'none', needs: 'read', answer: exported },
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

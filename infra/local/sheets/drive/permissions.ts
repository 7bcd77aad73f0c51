import type { Call, Method } from '../call.ts';
import { notFound } from '../failure.ts';
import type { DriveFile } from '../model.ts';
import { read } from '../payload.ts';
import { bookOf } from './view.ts';
import { ANYONE, checkedPermission, checkRole, permission, permissionBody } from './permission.ts';

function change(call: Call, edit: (file: DriveFile) => DriveFile): void {
  call.shelf.change(bookOf(call).spreadsheetId, call.author, ({ book }) => {
    book.file = edit(book.file);
  });
}

function find(call: Call): DriveFile['permissions'][number] {
  const { file } = bookOf(call);
  const id = call.path[1] ?? '';
  const found = file.permissions.find((each) => each['id'] === id);
  if (!found) throw notFound(`Permission not found: ${id}.`);
  return found;
}

function create(call: Call): object {
  const added = permission(checkedPermission(read(permissionBody, call.body ?? {})));
  change(call, (file) => ({ ...file, permissions: [...file.permissions.filter(({ id }) => id !== added['id']), added] }));
  return added;
}

function update(call: Call): object {
  const { id } = find(call);
  const { role } = read(permissionBody, call.body ?? {});
  checkRole(role);
  const next = { ...find(call), ...(role !== undefined && { role }) };
  change(call, (file) => ({ ...file, permissions: file.permissions.map((each) => (each['id'] === id ? next : each)) }));
  return next;
}

function remove(call: Call): object {
  const id = call.path[1] ?? '';
  if (id !== ANYONE) find(call);
  change(call, (file) => ({
    ...file,
    permissions: file.permissions.filter((each) => each['id'] !== id),
    ...(id === ANYONE && { closed: true }),
  }));
  return {};
}

const ONE = 'kind,id,type,role';

/** Who may see and edit a file. */
export const permissionMethods = {
  create: { quota: 'none', needs: 'write', fields: ONE, answer: create },
  get: { quota: 'none', needs: 'read', fields: ONE, answer: find },
  update: { quota: 'none', needs: 'write', fields: ONE, answer: update },
  delete: { quota: 'none', needs: 'write', empty: true, answer: remove },
  list: {
    quota: 'none',
    needs: 'read',
    fields: `kind,permissions(${ONE})`,
    answer: (call) => ({ kind: 'drive#permissionList', permissions: bookOf(call).file.permissions }),
  },
} as const satisfies Record<string, Method>;

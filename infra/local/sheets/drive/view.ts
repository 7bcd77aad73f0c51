import type { Call } from '../call.ts';
import { notFound } from '../failure.ts';
import type { Book } from '../model.ts';
import { SHEET } from './query.ts';

/** The workbook a call names; throws Drive's 404. */
export function bookOf({ shelf, path: [id = ''], author }: Call): Book {
  try {
    return shelf.state(id, author.at).book;
  } catch {
    throw notFound(`File not found: ${id}.`);
  }
}

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
    trashed: file.trashed === true,
    webViewLink: `https://docs.google.com/spreadsheets/d/${spreadsheetId}/edit`,
    owners: [{ kind: 'drive#user', emailAddress: file.owner, displayName: file.owner }],
  };
}

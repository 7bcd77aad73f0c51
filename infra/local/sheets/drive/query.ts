import { notImitated } from '../failure.ts';
import type { Book } from '../model.ts';

/** The MIME type of a spreadsheet in Drive. */
export const SHEET = 'application/vnd.google-apps.spreadsheet';

const TEXT = String.raw`(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")`;
const PARTS = /(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|(?!\s+and\s)[^'"])+/gi;

type Test = (book: Book) => boolean;
const clause = (shape: string, make: (text: string) => Test) => [new RegExp(`^${shape}$`), make] as const;

const CLAUSES: readonly (readonly [RegExp, (text: string) => Test])[] = [
  clause(String.raw`name\s*=\s*${TEXT}`, (name) => ({ properties }) => properties.title === name),
  clause(String.raw`name\s+contains\s+${TEXT}`, (name) => ({ properties }) => properties.title.includes(name)),
  clause(String.raw`mimeType\s*=\s*${TEXT}`, (type) => () => type === SHEET),
  clause(String.raw`trashed\s*=\s*(true|false)`, (trashed) => () => trashed === 'false'),
  clause(String.raw`${TEXT}\s+in\s+parents`, (parent) => ({ file }) => file.parents.includes(parent)),
  clause(String.raw`parents\s+in\s+${TEXT}`, (parent) => ({ file }) => file.parents.includes(parent)),
];

const unquoted = (quoted: string): string => quoted.replace(/\\(.)/g, '$1');

/** Reads a search query of clauses joined by `and`. https://developers.google.com/workspace/drive/api/guides/search-files */
export function matcher(query: string): Test {
  const tests = (query.match(PARTS) ?? []).map((part) => {
    const wanted = part.trim().replace(/^and\s+/i, '');
    for (const [shape, make] of CLAUSES) {
      const match = shape.exec(wanted);
      if (match) return make(unquoted(match.slice(1).find((text) => text !== undefined) ?? ''));
    }
    throw notImitated(`the Drive query ${JSON.stringify(wanted)}`);
  });
  return (book) => tests.every((test) => test(book));
}

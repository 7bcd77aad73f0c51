import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** One file of the tree, with its path from the root. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The text without comments and without what stands in quotes; lines stay where they are. */
  readonly code: string;
  readonly lines: number;
}

/** One import: where it leads from the root, or the package it names. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly vendor: boolean;
  /** It brings types alone, so nothing is loaded. */
  readonly typeOnly: boolean;
}

const LEFT_OUT = ['node_modules', 'coverage'];
const QUIET = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;
const IMPORT = /^(?:import|export)\s+(type\s)?[^;'"]*?\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm;

const blank = (text: string): string => text.replace(/[^\n]+/g, "''");

/** Every file with such an ending below a folder of the tree; folders that start with a dot are nobody's source. */
export function filesBelow(folder: string, ending: RegExp): readonly SourceFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry): readonly SourceFile[] => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name.startsWith('.') || LEFT_OUT.includes(entry.name) || entry.name === 'cdk.out' ? [] : filesBelow(path, ending);
    return entry.isFile() && ending.test(entry.name) ? [readSource(path)] : [];
  });
}

function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return { path, text, code: text.replace(QUIET, blank), lines: text.split('\n').length - 1 };
}

/** What a file imports and exports again, as written at the beginning of a line. */
export const importsOf = ({ path, text }: SourceFile): readonly Import[] =>
  [...text.matchAll(IMPORT)].map((found) => {
    const name = found[2] ?? found[3] ?? '';
    const vendor = !name.startsWith('.');
    const to = vendor ? name : relative(ROOT, resolve(ROOT, dirname(path), name));
    return { from: path, to, vendor, typeOnly: found[1] !== undefined };
  });

/** `path:line` of everything a pattern finds, in the code or in the whole text. */
export function findings(files: readonly SourceFile[], pattern: RegExp, where: 'code' | 'text' = 'code'): readonly string[] {
  const global = new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''));
  return files.flatMap((file) => [...file[where].matchAll(global)].map((found) => `${file.path}:${file[where].slice(0, found.index).split('\n').length}`));
}

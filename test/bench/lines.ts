import { filesBelow, findings, type SourceFile } from '../kit/tree.ts';
import type { Measured } from './figures.ts';

const FOLDERS = ['functions', 'shared', 'infra', 'test'];
const COMMENT = /^\s*(?:\/\/|\/\*|\*)/;
const CAST = /(?<![*{,]\s*|\bimport\s.*)\bas\s+(?!const\b)[A-Za-z{[(]/;
const HOW = '.ts only; code = neither blank nor comment; casts = `as` but not `as const`';

/** How much is written in each top-level folder, and how it is cut; the tests stand apart from the product. */
export function measureLines(): readonly Measured[] {
  const folders = FOLDERS.map((folder) => ({ what: folder, files: filesBelow(folder, /\.ts$/) }));
  const product = folders.filter(({ what }) => what !== 'test').flatMap(({ files }) => files);
  return [...folders, { what: 'product (without test)', files: product }].map(({ what, files }) => ({ what, figures: figuresOf(files), how: HOW }));
}

function figuresOf(files: readonly SourceFile[]): Measured['figures'] {
  const filled = files.flatMap(({ text }) => text.split('\n').filter((line) => line.trim() !== ''));
  const comments = filled.filter((line) => COMMENT.test(line)).length;
  const lengths = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
  return {
    files: files.length,
    code: filled.length - comments,
    'lines/file p50': percentile(lengths, 0.5),
    'lines/file p95': percentile(lengths, 0.95),
    'comments %': (100 * comments) / filled.length,
    'casts/1,000': (1_000 * findings(files, CAST).length) / filled.length,
  };
}

/** The smallest of sorted numbers that so large a share does not exceed. */
const percentile = (sorted: readonly number[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
